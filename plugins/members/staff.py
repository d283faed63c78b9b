"""The pages of the people: who is who on the day of the build, and the board as it was before each of its changes."""

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.features.artifacts import Page, View
from plugins.core.languages import LANGUAGES
from plugins.core.network.people import Holder, HolderView, holder_view, holders, on
from plugins.core.pages.making import Listing, page_head
from plugins.core.site import Site
from plugins.core.times import dates
from plugins.core.urls import in_language

_ADDRESS = "people/"
_ABOVE = (Listing("people.title", _ADDRESS),)
_ORIGIN = "plugins/members/staff.py"
_ONE_DAY = dt.timedelta(days=1)


class EarlierBoard(msgspec.Struct, frozen=True):
    """The board that sat until its `last` day, and its page."""

    last: dt.date
    url: str


class PeopleView(View, frozen=True, kw_only=True):
    """Who is who on `as_of`, each body in the order of its roles and names; the `earlier` boards, the latest first."""

    title: str
    as_of: dt.date
    board: tuple[HolderView, ...]
    secretaries: tuple[HolderView, ...]
    secretariat: tuple[HolderView, ...]
    interns: tuple[HolderView, ...]
    earlier: tuple[EarlierBoard, ...]


class BoardView(View, frozen=True, kw_only=True):
    """The board as it was on a day."""

    title: str
    as_of: dt.date
    board: tuple[HolderView, ...]


def contact_pages(_site: Site) -> dict[TermKey, str]:
    """Whose mailbox it is: the people of the secretariat stand on this page."""
    return {("contacts", "secretariat"): _ADDRESS}


def people(site: Site) -> Iterator[Page]:
    """The page of the people and those of the earlier boards, in every language."""
    seats, today = holders(site), site.settings.today
    last_days = _last_days(seats, today)
    for lang in LANGUAGES:
        yield _people(site, lang, seats, last_days)
        yield from (_board(site, lang, seats, day) for day in last_days)


def _last_days(seats: Iterable[Holder], today: dt.date) -> tuple[dt.date, ...]:
    """The last day of each board before that of today, the latest first: the day before someone came or went."""
    board = tuple(_of(seats, "board"))
    changes = {each.seat.start for each in board} | {each.seat.until.day for each in board if each.seat.until}
    days = sorted((day - _ONE_DAY for day in changes if day and day <= today), reverse=True)
    return tuple(day for day in days if on(board, day))


def _people(site: Site, lang: str, seats: Iterable[Holder], last_days: Iterable[dt.date]) -> Page:
    words, today = site.words[lang], site.settings.today
    held = on(seats, today)

    def of(body: str) -> tuple[HolderView, ...]:
        return tuple(holder_view(site, each, lang) for each in _of(held, body))

    return Page(
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
            earlier=tuple(
                EarlierBoard(day, site.settings.urls.link(in_language(_board_of(day), lang))) for day in last_days
            ),
        ),
        origin=_ORIGIN,
    )


def _board(site: Site, lang: str, seats: Iterable[Holder], day: dt.date) -> Page:
    words, written = site.words[lang], dates.day(day, lang)
    title = words("people.board.on", date=written)
    description = words("people.board.description", date=written)
    return Page(
        address=in_language(_board_of(day), lang),
        lang=lang,
        template="members/board.html",
        head=page_head(site, lang, _board_of(day), title, description, above=_ABOVE),
        view=BoardView(
            title=title,
            as_of=day,
            board=tuple(holder_view(site, each, lang) for each in _of(on(seats, day), "board")),
        ),
        origin=_ORIGIN,
    )


def _of(seats: Iterable[Holder], body: str) -> Iterator[Holder]:
    return (each for each in seats if each.seat.body == body)


def _board_of(day: dt.date) -> str:
    return f"{_ADDRESS}board/{day.isoformat()}/"
