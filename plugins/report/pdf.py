"""The report in print: an accessible PDF (PDF/UA-1), of the same bytes whenever it is made of the same data."""

import datetime as dt
import json
import re
from typing import Any

import msgspec

from plugins.core.data.words import Words
from plugins.core.entries.parse import chunks_at
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.report.model import Report
from plugins.report.note import blocks
from plugins.report.telling import tell
from plugins.report.views import Told

# The words of the template, by what they are called there.
_WORDS = {
    "report": "kind.report",
    "contents": "report.index",
    "note": "report.note",
    "unsigned": "report.unsigned",
    "activities": "report.activities",
    "noActivities": "report.activities.none",
    "members": "relation.members",
    "guests": "relation.guests",
    "outcomes": "report.outcomes",
    "challenges": "report.challenges",
    "challengesText": "report.challenges.text",
    "challenge": "report.column.challenge",
    "outcome": "report.column.outcome",
    "alliances": "report.alliances",
    "alliance": "report.alliance",
    "with": "relation.alliances",
    "crossing": "report.crossing",
    "crossingText": "report.crossing.text",
    "before": "report.before",
    "beforeText": "report.before.text",
    "media": "report.media",
    "none": "report.none",
    "engagement": "report.engagement",
    "map": "report.engagement.map",
    "member": "report.member",
    "region": "dossier.region",
    "meetings": "report.meetings",
    "results": "report.results",
    "byLine": "report.by.line",
    "byMonth": "report.by.month",
    "byKind": "report.by.kind",
    "line": "report.column.line",
    "month": "report.column.month",
    "kind": "report.column.kind",
    "plan": "report.plan",
    "planText": "report.plan.text",
    "planNothing": "report.plan.nothing",
    "unnamed": "plan.unnamed",
    "undone": "report.plan.undone",
    "who": "report.who",
    "board": "people.board",
    "secretaries": "people.secretaries",
    "secretariat": "people.secretariat",
    "interns": "people.interns",
    "colophon": "report.colophon",
    "colophonText": "report.colophon.text",
    "credit": "report.credit",
}
_HUES = ("#a34e00", "#b3164f", "#1450b4", "#0b6e4f", "#6b3fa0")  # of the regions, as tokens.css has them


def pdf(site: Site, item: Item, report: Report, lang: str) -> bytes:
    """The PDF in a language. Its fonts are those of the theme, its date is the last day of the report."""
    import typst  # imported where used: only this command needs it

    made = typst.compile(
        str(site.settings.theme / "print" / "report.typ"),
        font_paths=[str(site.settings.theme / "print" / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(content(site, item, report, lang), ensure_ascii=False)},
        pdf_standards="ua-1",
        timestamp=0,  # the document has its own date
    )
    assert isinstance(made, bytes), "a PDF is one file"
    return made


def content(site: Site, item: Item, report: Report, lang: str) -> dict[str, Any]:
    """All that the template sets."""
    words, text, told, end = site.words[lang], item.text(lang), tell(site, item, report, lang), report.period.end
    network, land = site.network, (site.settings.theme / "static" / "map" / "land.svg").read_text("utf-8")
    return {
        "lang": lang,
        "words": {name: words(key) for name, key in _WORDS.items()},
        "title": typeset(text.title, text.lang),
        "note": [
            msgspec.to_builtins(each) for each in blocks(chunks_at(site.settings.content.parent / text.path, text.lang))
        ],
        "told": msgspec.to_builtins(told),
        "numbered": [words("report.line", number=line.code) for line in told.lines],
        "figures": [[figure.number, words(figure.word)] for figure in told.figures],
        "engagement": _engagement(words, told),
        "shares": [words("report.engagement.of", count=each.count, total=each.total) for each in told.regions],
        "whoText": words("report.who.text", date=_day(end, lang)),
        "address": f"{site.settings.siteurl}{item.address(lang) and '/'}{item.address(lang)}",
        "origin": _origin(site),
        "date": [end.year, end.month, end.day],
        "network": {"name": network.name, "site": network.website, "email": network.email},
        "map": _map(land, told, "#c3cfdf", _HUES),
        "cover": _map(land, told, "#1f57bd", ("#ffffff",)),
    }


def _day(day: dt.date, lang: str) -> str:
    from plugins.core.times import dates  # reading its data takes longer than a small build

    return dates.day(day, lang)


def _engagement(words: Words, told: Told) -> str:
    engaged = sum(each.count for each in told.regions)
    return words("report.engagement.text", engaged=engaged, total=sum(each.total for each in told.regions))


def _origin(site: Site) -> str:
    """What makes a link from the root of the host absolute."""
    home = site.settings.urls.link("")
    return site.settings.urls.absolute("").removesuffix(home)


def _map(land: str, told: Told, colour: str, hues: tuple[str, ...]) -> str:
    """The world with a dot for each member that took part, the regions in these hues, as a drawing."""
    coast = re.findall(r'<path\b[^>]*\bd="([^"]+)"', land)[0]
    dots = "".join(
        f'<circle cx="{x}" cy="{y}" r="5" fill="{hues[index % len(hues)]}"/>'
        for index, region in enumerate(told.regions)
        for x, y in re.findall(r"M(\S+) (\S+?)h0", region.dots)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 436">'
        f'<path fill="{colour}" transform="scale(.1)" d="{coast}"/>{dots}</svg>'
    )
