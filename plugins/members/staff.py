"""The page of the people: the board as of the day of the build, and the secretariat."""

import datetime as dt
from collections.abc import Iterator

from plugins.core.artifacts import Page, View
from plugins.core.languages import LANGUAGES
from plugins.core.pages import page_head
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.members.people import HolderView, holder_view, holders, on

_ADDRESS = "people/"
_ORIGIN = "plugins/members/staff.py"


class PeopleView(View, frozen=True, kw_only=True):
    """Who is who on `as_of`, each body in the order of its roles and names."""

    title: str
    as_of: dt.date
    board: tuple[HolderView, ...]
    secretaries: tuple[HolderView, ...]
    secretariat: tuple[HolderView, ...]
    interns: tuple[HolderView, ...]


def people(site: Site) -> Iterator[Page]:
    """The page, in every language."""
    today = site.settings.today
    held = on(holders(site), today)
    for lang in LANGUAGES:
        words = site.words[lang]

        def of(body: str, lang: str = lang) -> tuple[HolderView, ...]:
            return tuple(holder_view(site, each, lang) for each in held if each.seat.body == body)

        yield Page(
            address=in_language(_ADDRESS, lang),
            lang=lang,
            template="members/people.html",
            head=page_head(site, lang, _ADDRESS, words("people.title"), words("people.description")),
            view=PeopleView(
                title=words("people.title"),
                as_of=today,
                board=of("board"),
                secretaries=of("regional-secretary"),
                secretariat=of("secretariat"),
                interns=of("intern"),
            ),
            origin=_ORIGIN,
        )
