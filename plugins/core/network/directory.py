"""The directory: every metropolis with its region."""

from collections.abc import Iterable
from typing import cast

import msgspec
from babel import Locale

from plugins.core.folding import sorted_as
from plugins.core.network.members import MEMBER, Member
from plugins.core.prose import typeset
from plugins.core.site import Item, Site


class Metropolis(msgspec.Struct, frozen=True):
    """A member's entry; its region is the folder that its file lies in."""

    item: Item
    member: Member

    @property
    def region(self) -> str:
        """The code of its region."""
        return self.member.folder

    def name(self, lang: str) -> str:
        """What it is called in a language, whether or not its text is translated."""
        text = self.item.texts.get(lang)
        return typeset(text.title if text else self.member.title_in(lang, self.item.original.title), lang)


def directory(site: Site) -> tuple[Metropolis, ...]:
    """Every metropolis that has a page: members, applicants and former members."""
    return tuple(Metropolis(item, cast(Member, item.entry)) for item in site.of(MEMBER.name))


def standing(site: Site, state: str) -> tuple[Metropolis, ...]:
    """Those that are members, applicants or former members on the day of the build."""
    return tuple(each for each in directory(site) if each.member.standing_on(site.settings.today) == state)


def by_name(metropolises: Iterable[Metropolis], lang: str) -> tuple[Metropolis, ...]:
    """In the order of their names in a language: accents and case do not part them."""
    return tuple(sorted(metropolises, key=lambda each: (sorted_as(each.name(lang)), each.member.slug)))


def country(member: Member, lang: str) -> str:
    """The name of its country in a language (CLDR); '' if it is not known."""
    return Locale(lang).territories[member.country] if member.country else ""
