"""Media mentions: who told of the network, by month, as a page and as a table."""

from collections.abc import Iterator

import msgspec

from plugins.core.features import signals
from plugins.core.features.artifacts import Artifact, File, Page, View
from plugins.core.features.checks import Finding
from plugins.core.features.feature import Feature, NavigationEntry
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.network.mentions import MENTIONS, Mention, Mentions, MentionView, mention_view, months
from plugins.core.pages.making import page_head
from plugins.core.rendering.tables import table
from plugins.core.site import Site
from plugins.core.times import dates
from plugins.core.urls import in_language, of_data

_ADDRESS = "mentions/"
_TABLE = of_data(_ADDRESS, "csv")
_ORIGIN = "plugins/mentions.py"


class Month(msgspec.Struct, frozen=True):
    """The mentions of a month; `key` is its year and number, `name` its name in words."""

    key: str
    name: str
    mentions: tuple[MentionView, ...]


class MentionsView(View, frozen=True, kw_only=True):
    """Every mention, the latest month first; without any there is no `table`."""

    title: str
    table: str
    months: tuple[Month, ...]


def pages(site: Site) -> Iterator[Artifact]:
    """The page in every language, and the table."""
    entries = months(site)
    if entries:
        yield File(_TABLE, _table(site, entries), _ORIGIN)
    for lang in LANGUAGES:
        words = site.words[lang]
        yield Page(
            address=in_language(_ADDRESS, lang),
            lang=lang,
            template="mentions/list.html",
            head=page_head(site, lang, _ADDRESS, words("mentions.title"), words("mentions.description")),
            view=MentionsView(
                title=words("mentions.title"),
                table=site.settings.urls.link(_TABLE) if entries else "",
                months=tuple(_month(site, entry, lang) for entry in entries),
            ),
            origin=_ORIGIN,
            files=(_TABLE,) if entries else (),
        )


def check_months(site: Site) -> Iterator[Finding]:
    """A file holds the mentions of the month that it is named by."""
    for item in site.items:
        entry = item.entry
        if not isinstance(entry, Mentions):
            continue
        if entry.slug != entry.month:
            message = f"the month is {entry.month}, and the file is named '{entry.slug}': both must say the same"
            yield Finding(entry.path, "month", message)
        for index, mention in enumerate(entry.mentions):
            if mention.date and mention.date.replace(day=1) != entry.first:
                message = f"{mention.date} is no day of {entry.month}: it belongs in the file of its month"
                yield Finding(entry.path, f"mentions.{index}.date", message)


def _month(site: Site, entry: Mentions, lang: str) -> Month:
    name = dates.month(entry.first, lang)
    mentions = tuple(mention_view(site, each, lang) for each in entry.mentions)
    return Month(entry.month, name[:1].upper() + name[1:], mentions)


def _table(site: Site, entries: tuple[Mentions, ...]) -> bytes:
    """A row for each mention; what it tells of in all languages."""
    items = tuple(f"item_{lang}" for lang in LANGUAGES)
    columns = ("month", "date", "outlet", "outlet_name", *items, "about", "url")
    return table(columns, (_row(site, entry.month, each) for entry in entries for each in entry.mentions))


def _row(site: Site, month: str, mention: Mention) -> dict[str, str]:
    return {
        "month": month,
        "date": mention.date.isoformat() if mention.date else "",
        "outlet": mention.outlet,
        "outlet_name": site.label("organisations", mention.outlet, DEFAULT),
        **{f"item_{lang}": _said(site, mention, lang) for lang in LANGUAGES},
        "about": "; ".join(mention.about),
        "url": mention.url,
    }


def _said(site: Site, mention: Mention, lang: str) -> str:
    """What it tells of: in its own words, or else by the names of what it is about."""
    if mention.item:
        return mention.item.in_(lang)
    return "; ".join(site.label("projects", code, lang) for code in mention.about)


def feature(_sender: object) -> Feature:
    """The mentions and their checks."""
    return Feature(
        name="mentions",
        kinds=(MENTIONS,),
        checks=(check_months,),
        outputs=(pages,),
        navigation=(NavigationEntry("mentions.title", _ADDRESS, 7, "footer"),),
    )


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
