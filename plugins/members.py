"""Members: the metropolises of the network, and the names by which content may call them."""

from typing import Annotated

from plugins.core import fields, signals
from plugins.core.entry import Entry, Kind
from plugins.core.feature import Feature
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.values import Localised
from plugins.core.vocabulary import Term


class Member(Entry, frozen=True, kw_only=True):
    """A metropolis. Country and place may be unknown."""

    names: Annotated[
        Localised | None, fields.PerLanguage("Established names in the other languages, where they differ.")
    ] = None
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other spellings that authors use.", fields.Text("A spelling."))
    ] = ()
    country: Annotated[str, fields.Pattern("Its country.", r"[A-Z]{2}", "a country code such as BE")] = ""
    latitude: Annotated[float | None, fields.Decimal("Degrees north of the equator.", -90, 90)] = None
    longitude: Annotated[float | None, fields.Decimal("Degrees east of Greenwich.", -180, 180)] = None
    state: Annotated[
        str, fields.Choice("How it stands to the network.", "state", ("member", "applicant", "former"))
    ] = "member"

    def as_term(self, title: str) -> Term | None:
        """What `members:` may name. An applicant is no member yet: it goes under `guests:`."""
        if self.state == "applicant":
            return None
        names = dict(self.names.texts) if self.names else {}
        label = Localised({DEFAULT: title} | {lang: names.get(lang, title) for lang in LANGUAGES if lang != DEFAULT})
        return Term(code=self.slug, label=label, also=self.also_known_as)


MEMBERS = Kind(name="member", folder="members", entry=Member, address=None, vocabulary="members")


def feature(_sender: object) -> Feature:
    """The members as a vocabulary."""
    return Feature(name="members", kinds=(MEMBERS,))


def register() -> None:
    """Called by Pelican."""
    signals.features.connect(feature)
