"""The kind of content that a metropolitan challenge is, and what belongs to one."""

from typing import Annotated, cast

from plugins.core.data.vocabulary import Term
from plugins.core.entry import Entry, Kind
from plugins.core.features.head import Drawn
from plugins.core.frontmatter import fields
from plugins.core.frontmatter.values import Localised
from plugins.core.languages import DEFAULT
from plugins.core.pages.dossier import listed
from plugins.core.pages.making import Listing
from plugins.core.prose import typeset
from plugins.core.site import Item, Site

ADDRESS = "challenges/"
ABOVE = (Listing("challenges.title", ADDRESS),)
_GROUPS = "challenge-groups"


class Challenge(Entry, frozen=True, kw_only=True):
    """A metropolitan challenge. Authors write its code, which never changes; its title in each language may."""

    code: Annotated[str, fields.Pattern("Its code.", r"[1-9]\.[1-9]", "a code such as 2.3")]
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other names that authors use.", fields.Text("A name."))
    ] = ()

    @property
    def group(self) -> str:
        """The code of its group: the first digit."""
        return self.code[0]

    def as_term(self, titles: Localised) -> Term:
        """What `challenges:` may name."""
        return Term(code=self.code, label=titles, also=self.also_known_as)


CHALLENGE = Kind(
    name="challenge",
    folder="challenges",
    entry=Challenge,
    address=ADDRESS + "{slug}/",
    template="challenges/challenge.html",
    schema_type="DefinedTerm",
    vocabulary="challenges",
)


def challenge_of(item: Item) -> Challenge:
    """The facts of a challenge."""
    return cast(Challenge, item.entry)


def challenges(site: Site) -> tuple[Item, ...]:
    """All challenges, by code."""
    return tuple(sorted(site.of(CHALLENGE.name), key=lambda item: challenge_of(item).code))


def belonging(site: Site, item: Item) -> tuple[Item, ...]:
    """What counts as done about a challenge, newest first."""
    return listed(site.about(CHALLENGE.vocabulary, challenge_of(item).code))


def challenge_card(site: Site, item: Item, lang: str) -> Drawn:
    """The card that the pages of a challenge are shared with: which members worked on it."""
    code, text = challenge_of(item).code, item.text(lang)
    label = f"{site.words[lang]('challenges.title')} · {code}"
    return Drawn(item.address(DEFAULT), lang, typeset(text.title, text.lang), label, (CHALLENGE.vocabulary, code))


def group_name(site: Site, group: str, lang: str) -> str:
    """What a group of challenges is called; '' as long as data/ does not say."""
    groups = site.vocabularies[_GROUPS]
    return typeset(groups[group].label.in_(lang), lang) if group in groups else ""
