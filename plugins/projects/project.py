"""The kind of content that a project, platform, initiative or series is."""

from typing import Annotated

from plugins.core.data.vocabulary import Term
from plugins.core.entry import Entry, Kind
from plugins.core.frontmatter import fields
from plugins.core.frontmatter.values import Localised
from plugins.core.frontmatter.web_address import WebAddress

SORTS = ("platform", "database", "initiative", "project", "course", "contest", "campaign", "series", "community")

_YEAR = (r"[12][0-9]{3}", "a year such as 2022")


class Project(Entry, frozen=True, kw_only=True):
    """Something that the network runs, alone or with others, and that events, news and publications belong to."""

    sort: Annotated[str, fields.Choice("What it is.", "sort", SORTS)] = "project"
    also_known_as: Annotated[
        tuple[str, ...], fields.ListOf("Other spellings that authors use.", fields.Text("A spelling."))
    ] = ()
    partners: Annotated[tuple[str, ...], fields.Terms("Who runs it with us.", "organisations")] = ()
    since: Annotated[str, fields.Pattern("The year it began, if known.", *_YEAR)] = ""
    until: Annotated[str, fields.Pattern("Its last year, if it has one.", *_YEAR)] = ""
    website: Annotated[str, WebAddress("Its own site.")] = ""

    def title_in(self, lang: str, title: str) -> str:
        """Its name, which is one in every language until a text gives it another."""
        return title

    def as_term(self, titles: Localised) -> Term:
        """What `projects:` and `series:` may name."""
        return Term(code=self.slug, label=titles, also=self.also_known_as)


PROJECT = Kind(
    name="project",
    folder="projects",
    entry=Project,
    address="projects/{slug}/",
    template="projects/project.html",
    schema_type="Project",
    vocabulary="projects",
    rank=60,
)
