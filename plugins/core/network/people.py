"""Who holds which seat on a day, of which more than one feature tells: the board, the secretaries, the secretariat."""

import datetime as dt
from collections.abc import Iterable
from typing import cast

import msgspec

from plugins.core.folding import sorted_as
from plugins.core.network.members import PERSON, ROLES, Ended, Person, Seat
from plugins.core.pages.making import picture, picture_lang
from plugins.core.pages.views import Tag, name_of, tag_of
from plugins.core.prose import typeset
from plugins.core.site import Item, Picture, Site


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
        members=tuple(tag_of(site, "members", code, lang) for code in seat.members),
        start=seat.start,
        until=seat.until.day if seat.until else None,
        ended=seat.until == Ended(),
    )


def _role(site: Site, seat: Seat, lang: str) -> str:
    """What someone is: on the board the role; elsewhere, unless the office says it, the body, with its region."""
    words = site.words[lang]
    if seat.body == "board":
        return words(f"people.role.{seat.role}")
    if seat.office or seat.organisation:
        return ""
    word = words(f"people.body.{seat.body}")
    region = name_of(site, "regions", seat.region, lang) if seat.region else ""
    return words("people.role.of", role=word, region=region) if region else word


def _rank(seat: Seat) -> int:
    return ROLES.index(seat.role) if seat.role else len(ROLES)
