"""The directory: every organisation with what the site tells of it."""

from collections import Counter

import msgspec

from plugins.core.data.terms import TermKey
from plugins.core.data.vocabulary import Term
from plugins.core.network.meetings import held
from plugins.core.network.mentions import months
from plugins.core.pages.dossier import listed
from plugins.core.prose import typeset
from plugins.core.site import Item, Site

VOCABULARY = "organisations"
ADDRESS = "organisations/"


class Organisation(msgspec.Struct, frozen=True):
    """A term of the vocabulary, with the items that refer to it.

    `encounters` are the bilateral meetings with it and its mentions of the network, counted.
    """

    term: Term
    items: tuple[Item, ...]
    encounters: int

    @property
    def has_page(self) -> bool:
        """Whether there is something to show."""
        return bool(self.items or self.encounters)

    @property
    def address(self) -> str:
        """Where its page is, in the default language."""
        return f"{ADDRESS}{self.term.code}/"

    def name(self, lang: str) -> str:
        """What it is called."""
        return typeset(self.term.label.in_(lang) or self.term.code, lang)

    def other_names(self, lang: str) -> tuple[str, ...]:
        """The other names and spellings under which it is known."""
        names = dict.fromkeys((*self.term.label.texts.values(), *self.term.also))
        return tuple(typeset(each, lang) for each in names if each != self.term.label.in_(lang))


def directory(site: Site) -> tuple[Organisation, ...]:
    """Every organisation, in the order of the list."""
    met = [each.meeting.organisation for each in held(site)]
    told = [mention.outlet for month in months(site) for mention in month.mentions]
    encounters = Counter((*met, *told))
    return tuple(
        Organisation(term, listed(site.about(VOCABULARY, term.code)), encounters[term.code])
        for term in site.vocabularies[VOCABULARY].terms
    )


def term_pages(site: Site) -> dict[TermKey, str]:
    """Where the organisations lie of which there is something to show."""
    return {(VOCABULARY, each.term.code): each.address for each in directory(site) if each.has_page}
