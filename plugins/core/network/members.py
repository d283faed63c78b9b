"""The kinds of content that say who the network is: metropolises, regions, people."""

import datetime as dt
from typing import Annotated, Any

import msgspec

from plugins.core.data.vocabulary import Term
from plugins.core.entry import Entry, Kind
from plugins.core.frontmatter import fields, records
from plugins.core.frontmatter.syntax import Node, Scalar
from plugins.core.frontmatter.values import Localised
from plugins.core.frontmatter.web_address import WebAddress
from plugins.core.languages import DEFAULT, LANGUAGES

STATES = ("member", "applicant", "former")
BODIES = ("board", "regional-secretary", "regional-officer", "secretariat", "intern")
ROLES = ("presidency", "acting-presidency", "co-presidency", "vice-presidency", "treasury", "member")


class Member(Entry, frozen=True, kw_only=True):
    """A metropolis. Country and place may be unknown. Its region is the folder that its file lies in."""

    names: Annotated[
        Localised | None, fields.PerLanguage("Established names in the other languages, where they differ.")
    ] = None
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other spellings that authors use.", fields.Text("A spelling."))
    ] = ()
    country: Annotated[str, fields.Pattern("Its country.", r"[A-Z]{2}", "a country code such as BE")] = ""
    latitude: Annotated[float | None, fields.Decimal("Degrees north of the equator.", -90, 90)] = None
    longitude: Annotated[float | None, fields.Decimal("Degrees east of Greenwich.", -180, 180)] = None
    website: Annotated[str, WebAddress("Its own site.")] = ""
    since: Annotated[dt.date | None, fields.Day("The day it joined.")] = None
    until: Annotated[dt.date | None, fields.Day("The first day on which it is a member no more.")] = None
    state: Annotated[str, fields.Choice("How it stands to the network.", "state", STATES)] = "member"

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it is."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude

    def title_in(self, lang: str, title: str) -> str:
        """Its name in a language."""
        return (self.names.texts.get(lang) if self.names else None) or title

    def standing_on(self, day: dt.date) -> str:
        """How it stands to the network on a day: once the day has come that it left, it is a former member."""
        return "former" if self.state == "member" and self.until and self.until <= day else self.state

    def belonged_on(self, day: dt.date) -> bool:
        """Whether it was a member on a day, as far as the days are known."""
        return self.standing_on(day) == "member" and (self.since is None or self.since <= day)

    def as_term(self, titles: Localised) -> Term | None:
        """What `members:` may name. An applicant is no member yet: it goes under `guests:`."""
        if self.state == "applicant":
            return None
        title = titles.in_(DEFAULT)
        label = Localised({lang: titles.texts.get(lang) or self.title_in(lang, title) for lang in LANGUAGES})
        return Term(code=self.slug, label=label, also=self.also_known_as)


class Standing(msgspec.Struct, frozen=True):
    """How a metropolis stands to the network on the day of the build, for those who read it as data."""

    region: Annotated[str, fields.Term("Its region.", "regions")]
    standing: Annotated[str, fields.Choice("Whether it is a member now.", "state", STATES)]


class Region(Entry, frozen=True, kw_only=True):
    """A region of the network; its file is named as the region's code."""


class Ended(msgspec.Struct, frozen=True):
    """The first day on which something is so no more; None if it is over and nobody knows since when."""

    day: dt.date | None = None

    def __str__(self) -> str:
        """As it is written in a file."""
        return self.day.isoformat() if self.day else "unknown"


class EndDay(msgspec.Struct, frozen=True):
    """A day, or the word `unknown` for what is over since a day that nobody knows."""

    help: str

    def read(self, node: Node, faults: fields.Faults) -> Ended | None:
        if isinstance(node, Scalar) and node.value.strip() == "unknown":
            return Ended()
        day = fields.Day(self.help).read(node, faults)
        return Ended(day) if day else None

    def schema(self) -> dict[str, Any]:
        return {"anyOf": [{"const": "unknown"}, fields.Day(self.help).schema()]}


class Seat(msgspec.Struct, frozen=True, rename={"start": "from"}):
    """What a person is, for whom, and from when until when."""

    body: Annotated[str, fields.Choice("Where.", "body", BODIES)]
    role: Annotated[str, fields.Choice("What, for the board.", "role", ROLES)] = ""
    members: Annotated[tuple[str, ...], fields.Terms("The members spoken for.", "members")] = ()
    region: Annotated[str, fields.Term("The region.", "regions")] = ""
    office: Annotated[Localised | None, fields.PerLanguage("The office held.")] = None
    organisation: Annotated[str, fields.Text("Where from, for an intern.")] = ""
    start: Annotated[dt.date | None, fields.Day("The first day.")] = None
    until: Annotated[Ended | None, EndDay("The first day on which it is so no more.")] = None

    def held_on(self, day: dt.date) -> bool:
        """Whether it is held on a day. Without a first or last day it is open on that side."""
        begun = self.start is None or self.start <= day
        over = self.until is not None and (self.until.day is None or self.until.day <= day)
        return begun and not over

    def overlaps(self, other: "Seat") -> bool:
        """Whether there is a day on which both are held, as far as the days are known."""
        return not (self._over_before(other) or other._over_before(self))

    def _over_before(self, other: "Seat") -> bool:
        if self.until is None:
            return False
        return self.until.day is None or (other.start is not None and self.until.day <= other.start)


class Person(Entry, frozen=True, kw_only=True):
    """Someone who speaks or works for the network, with all seats held in turn."""

    terms: Annotated[tuple[Seat, ...], fields.ListOf("What the person is.", records.Group("A seat.", Seat))]

    def title_in(self, lang: str, title: str) -> str:
        """The name, which is one in every language."""
        return title


MEMBER = Kind(
    name="member",
    folder="members/*",
    entry=Member,
    address="members/{slug}/",
    template="members/member.html",
    schema_type="AdministrativeArea",
    vocabulary="members",
)
REGION = Kind(name="region", folder="members", entry=Region, address="members/{slug}/", template="members/region.html")
PERSON = Kind(name="person", folder="people", entry=Person, address=None)
