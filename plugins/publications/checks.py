"""What is wrong with publications beyond a single field: editions that clash, successions that cannot be."""

from collections.abc import Iterator, Mapping

from plugins.core.data.organisation import is_language
from plugins.core.features.checks import Finding
from plugins.core.folding import repeated
from plugins.core.problems import did_you_mean, quoted
from plugins.core.site import Site
from plugins.publications.publication import PUBLICATION, Publication


def check_publications(site: Site) -> Iterator[Finding]:
    """All findings, also of publications whose moment to appear has not come."""
    entries = (each.entry for each in site.items if each.kind.name == PUBLICATION.name)
    publications = {entry.slug: entry for entry in entries if isinstance(entry, Publication)}
    for publication in publications.values():
        if publication.status != "draft":
            yield from _editions(site, publication)
            yield from _authors(publication)
            yield from _succession(publication, publications)
    yield from _rivals(publications)


def _editions(site: Site, publication: Publication) -> Iterator[Finding]:
    seen: set[str] = set()
    for number, edition in enumerate(publication.editions):
        field = f"editions.{number}.language"
        if not is_language(edition.language):
            message = f"unknown language {quoted(edition.language)}: write a code such as ar or pt"
            yield Finding(publication.path, field, message)
        if edition.language in seen:
            message = f"there are two editions in '{edition.language}': take one away, or name it under 'documents:'"
            yield Finding(publication.path, field, message)
        seen.add(edition.language)
        file = site.media.get((publication.path, edition.file))
        if file and file.language not in ("", edition.language):
            message = (
                f"the edition is in '{edition.language}', but the PDF declares '{file.language}', as which it is read"
                " aloud: one of the two is wrong"
            )
            yield Finding(publication.path, field, message, "warning")


def _authors(publication: Publication) -> Iterator[Finding]:
    signatures = [author.name or author.organisation for author in publication.authors]
    for number, name in repeated(signatures):
        yield Finding(publication.path, f"authors.{number}", f"{quoted(name)} stands among the authors twice")


def _succession(publication: Publication, publications: Mapping[str, Publication]) -> Iterator[Finding]:
    wanted = publication.supersedes
    if wanted and wanted not in publications:
        hint = did_you_mean(wanted, publications)
        yield Finding(publication.path, "supersedes", f"there is no publication {quoted(wanted)}.{hint}")
        return
    passed: set[str] = set()
    while wanted and wanted not in passed:
        if wanted == publication.slug:
            yield Finding(publication.path, "supersedes", "it would replace itself in the end")
        passed.add(wanted)
        wanted = publications[wanted].supersedes if wanted in publications else ""


def _rivals(publications: Mapping[str, Publication]) -> Iterator[Finding]:
    """A publication has one successor; one that readers do not see, or no more, does not count."""
    successors: dict[str, Publication] = {}
    for publication in sorted(publications.values(), key=lambda each: each.path):
        older = publication.supersedes
        if older not in publications or publication.status in ("draft", "withdrawn"):
            continue
        first = successors.setdefault(older, publication)
        if first is not publication:
            message = f"{quoted(older)} is replaced by {first.path} already: take one of the two away"
            yield Finding(publication.path, "supersedes", message)
