"""The kind of content that a project, platform, initiative or series is."""

from typing import Annotated

from plugins.core import fields
from plugins.core.entry import Entry, Kind
from plugins.core.values import Localised
from plugins.core.vocabulary import Term

SORTS = ("platform", "database", "initiative", "project", "course", "contest", "campaign", "series", "community")


class Project(Entry, frozen=True, kw_only=True):
    """Something that the network runs, alone or with others, and that events, news and publications belong to."""

    sort: Annotated[str, fields.Choice("What it is.", "sort", SORTS)] = "project"
    names: Annotated[
        Localised | None, fields.PerLanguage("What it is called in the other languages, where that differs.")
    ] = None
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other spellings that authors use.", fields.Text("A spelling."))
    ] = ()

    def title_in(self, lang: str, title: str) -> str:
        """Its name in a language."""
        return (self.names.texts.get(lang) if self.names else None) or title

    def as_term(self, titles: Localised) -> Term:
        """What `projects:` and `series:` may name."""
        return Term(code=self.slug, label=titles, also=self.also_known_as, kind=self.sort)


PROJECT = Kind(
    name="project",
    folder="projects",
    entry=Project,
    address="projects/{slug}/",
    schema_type="Project",
    vocabulary="projects",
)
