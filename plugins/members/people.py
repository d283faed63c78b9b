"""Who holds which seat on a day: the board, the regional secretaries and officers, the secretariat."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import cast

import msgspec

from plugins.core.checks import Finding
from plugins.core.pages import picture, picture_lang
from plugins.core.prose import typeset
from plugins.core.site import Item, Picture, Site
from plugins.core.views import Tag
from plugins.members.directory import sorted_as
from plugins.members.member import PERSON, ROLES, Ended, Person, Seat

# The board has one of each; whoever acts for the presidency sits in its seat.
_PRESIDENCY = frozenset({"presidency", "acting-presidency"})
_REGIONAL = frozenset({"regional-secretary", "regional-officer"})


class Holder(msgspec.Struct, frozen=True):
    """A person in a seat, which is the one with that index among the person's."""

    item: Item
    seat: Seat
    index: int

    @property
    def name(self) -> str:
        """As it is written everywhere."""
        return self.item.original.title


class HolderView(msgspec.Struct, frozen=True, kw_only=True):
    """A person in a list: without a portrait the initial stands in for it; days are set where they are known.

    `role` says what the person is on the board, or in which body; `ended` that it is over since nobody knows when;
    `portrait_lang` is the language of the portrait's alternative text.
    """

    name: str
    initial: str
    portrait: Picture | None
    portrait_lang: str
    credit: str
    role: str
    office: str
    members: tuple[Tag, ...]
    start: dt.date | None = None
    until: dt.date | None = None
    ended: bool = False


def holders(site: Site) -> tuple[Holder, ...]:
    """Every seat of every person, by role and then by name."""
    found = (
        Holder(item, seat, index)
        for item in site.of(PERSON.name)
        for index, seat in enumerate(cast(Person, item.entry).terms)
    )
    return tuple(sorted(found, key=lambda each: (_rank(each.seat), sorted_as(each.name), each.item.entry.slug)))


def on(seats: Iterable[Holder], day: dt.date) -> tuple[Holder, ...]:
    """Those of the seats that are held on a day."""
    return tuple(each for each in seats if each.seat.held_on(day))


def holder_view(site: Site, holder: Holder, lang: str) -> HolderView:
    """A person in a seat, in words."""
    seat, image = holder.seat, holder.item.entry.image
    office = typeset(seat.office.in_(lang), lang) if seat.office else seat.organisation
    return HolderView(
        name=holder.name,
        initial=holder.name[:1].upper(),
        portrait=picture(site, holder.item, lang),
        portrait_lang=picture_lang(holder.item, lang),
        credit=image.credit if image else "",
        role=_role(site, seat, lang),
        office=office,
        members=tuple(_member(site, code, lang) for code in seat.members),
        start=seat.start,
        until=seat.until.day if seat.until else None,
        ended=seat.until == Ended(),
    )


def _member(site: Site, code: str, lang: str) -> Tag:
    return Tag(typeset(site.label("members", code, lang), lang), site.term_page("members", code, lang))


def _role(site: Site, seat: Seat, lang: str) -> str:
    """What someone is: on the board the role; elsewhere, unless the office says it, the body, with its region."""
    words = site.words[lang]
    if seat.body == "board":
        return words(f"people.role.{seat.role}")
    if seat.office or seat.organisation:
        return ""
    word = words(f"people.body.{seat.body}")
    region = typeset(site.label("regions", seat.region, lang), lang) if seat.region else ""
    return words("people.role.of", role=word, region=region) if region else word


def check_people(site: Site) -> Iterator[Finding]:
    """A term that ends before it begins; a seat without its role; two people in a single seat at one time."""
    seats = holders(site)
    for holder in seats:
        yield from _misfits(holder)
    for position, holder in enumerate(seats):
        for other in seats[:position]:
            if holder.item != other.item and _is_one_seat(holder.seat, other.seat) and holder.seat.overlaps(other.seat):
                message = f"'{other.name}' ({other.item.entry.path}) holds this seat at the same time"
                yield _finding(holder, "", f"{message}: set 'from' and 'until'")


def _misfits(holder: Holder) -> Iterator[Finding]:
    seat = holder.seat
    if seat.until and seat.until.day and seat.start and seat.until.day <= seat.start:
        message = f"the term ends ({seat.until.day}) before it begins ({seat.start}); 'until' is the first day after it"
        yield _finding(holder, "until", message)
    if seat.body == "board" and not seat.role:
        yield _finding(holder, "", f"a seat on the board has a role. Allowed: {', '.join(ROLES)}.")
    if seat.body != "board" and seat.role:
        yield _finding(holder, "role", "only a seat on the board has a role: take it away, or write 'office'")
    if seat.body in _REGIONAL and not seat.region:
        yield _finding(holder, "", f"a {seat.body.replace('-', ' ')} has a region: write it")


def _finding(holder: Holder, field: str, message: str) -> Finding:
    place = f"terms.{holder.index}.{field}" if field else f"terms.{holder.index}"
    return Finding(holder.item.entry.path, place, message)


def _is_one_seat(seat: Seat, other: Seat) -> bool:
    """Whether two people can hold these in turn only: one presidency, one treasury, one of a role for a member."""
    if seat.body != other.body:
        return False
    if seat.body in _REGIONAL:
        return seat.region == other.region
    if seat.body != "board":
        return False
    if {seat.role, other.role} <= _PRESIDENCY:
        return True
    same_member = not set(seat.members).isdisjoint(other.members)
    return seat.role == other.role and (seat.role == "treasury" or same_member)


def _rank(seat: Seat) -> int:
    return ROLES.index(seat.role) if seat.role else len(ROLES)
