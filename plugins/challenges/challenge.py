"""The kind of content that a metropolitan challenge is."""

from typing import Annotated

from plugins.core import fields
from plugins.core.entry import Entry, Kind
from plugins.core.values import Localised
from plugins.core.vocabulary import Term


class Challenge(Entry, frozen=True, kw_only=True):
    """A metropolitan challenge. Authors write its code, which never changes; its title in each language may."""

    code: Annotated[str, fields.Pattern("Its code.", r"[1-9]\.[1-9]", "a code such as 2.3")]
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other names that authors use.", fields.Text("A name."))
    ] = ()

    def as_term(self, titles: Localised) -> Term:
        """What `challenges:` may name."""
        return Term(code=self.code, label=titles, also=self.also_known_as)


CHALLENGE = Kind(
    name="challenge",
    folder="challenges",
    entry=Challenge,
    address="challenges/{slug}/",
    schema_type="DefinedTerm",
    vocabulary="challenges",
)
