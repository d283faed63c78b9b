"""What templates see of calls: a row of the list, and the facts of a call's own page."""

import datetime as dt

import msgspec

from plugins.calls.call import Call, Signatory
from plugins.calls.times import Times
from plugins.core.frontmatter.values import Localised
from plugins.core.pages.views import EntryView, name_of
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.times import dates
from plugins.core.times.when import Span
from plugins.core.times.zones import city_of


class StageView(msgspec.Struct, frozen=True):
    """A state of the call, and between which moments (ISO 8601, UTC) it is in it; '' where there is no bound."""

    state: str
    since: str
    until: str


class Standing(msgspec.Struct, frozen=True):
    """What the call was on the day of the build, and what it is when."""

    state: str
    as_of: dt.date
    stages: tuple[StageView, ...]


class Point(msgspec.Struct, frozen=True):
    """A day or an hour of the call, in words and in ISO 8601; `clock` is the city whose clocks are meant."""

    text: str
    iso: str
    clock: str
    whole_day: bool


class CallRow(msgspec.Struct, frozen=True, kw_only=True):
    """A call in a list. `day` orders it; `over_by` is the moment from which it is closed, '' if that is not known."""

    title: str
    url: str
    lang: str
    when: str
    day: str
    over_by: str
    standing: Standing
    summary: str
    tags: tuple[str, ...]


class SignatoryView(msgspec.Struct, frozen=True):
    """Who has signed; `url` is empty where there is no page."""

    name: str
    url: str
    role: str


class CallView(EntryView, frozen=True, kw_only=True):
    """A call on its page."""

    standing: Standing
    opens: Point | None
    deadline: Point | None
    offers: str
    eligible: str
    signatories: tuple[SignatoryView, ...]
    signatories_note: str


def call_row(site: Site, item: Item, call: Call, lang: str) -> CallRow:
    """The call as a row of a list in `lang`."""
    text, found = item.text(lang), call.times
    return CallRow(
        title=typeset(text.title, text.lang),
        url=site.settings.urls.link(item.address(lang)),
        lang=text.lang,
        when=_when(site, found, lang),
        day=call.dated.iso(site.settings.timezone) if call.dated else "",
        over_by=_utc(found.closing),
        standing=_standing(site, found),
        summary=typeset(text.summary, text.lang),
        tags=tuple(name_of(site, "challenges", code, lang) for code in call.challenges),
    )


def call_view(site: Site, call: Call, lang: str, view: EntryView) -> CallView:
    """The view of an entry's page, with what a call adds to it."""
    found = call.times
    return CallView(
        **msgspec.structs.asdict(view),
        standing=_standing(site, found),
        opens=_point(found, found.opens, lang),
        deadline=_point(found, found.deadline, lang),
        offers=_said(call.offers, lang),
        eligible=_said(call.eligible, lang),
        signatories=tuple(_signatory(site, each, lang) for each in call.signatories),
        signatories_note=_said(call.signatories_note, lang),
    )


def _standing(site: Site, found: Times) -> Standing:
    stages = tuple(StageView(each.state, _utc(each.since), _utc(each.until)) for each in found.stages)
    return Standing(found.state(site.settings.now), site.settings.today, stages)


def _utc(moment: dt.datetime | None) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if moment else ""


def _when(site: Site, found: Times, lang: str) -> str:
    """`3 March – 11 May 2022`, or as much of it as is known; '' for nothing."""
    words, opens, deadline = site.words[lang], found.opens, found.deadline
    if opens and deadline:
        if opens.all_day and deadline.all_day:
            return dates.day_range(opens.first, deadline.first, lang)
        return f"{_in_words(opens, lang)} – {_in_words(deadline, lang)}"
    if deadline:
        return words("calls.until", when=_in_words(deadline, lang))
    return words("calls.from", when=_in_words(opens, lang)) if opens else ""


def _in_words(span: Span, lang: str) -> str:
    return dates.point(span.start, lang) if span.start else dates.day(span.first, lang)


def _point(found: Times, span: Span | None, lang: str) -> Point | None:
    if span is None or found.zone is None:
        return None
    return Point(_in_words(span, lang), span.iso_start(), city_of(found.zone, lang), span.all_day)


def _said(text: Localised | None, lang: str) -> str:
    return typeset(text.in_(lang), lang) if text else ""


def _signatory(site: Site, signatory: Signatory, lang: str) -> SignatoryView:
    vocabulary, code = ("members", signatory.member) if signatory.member else ("organisations", signatory.organisation)
    url = site.term_page(vocabulary, code, lang) if code else ""
    return SignatoryView(signatory.name, url, _said(signatory.role, lang))
