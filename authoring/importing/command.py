"""`run.py import`: saved pages become drafts, each with the list of what a person must check."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from authoring.importing.draft import Draft, write
from authoring.importing.facts import Facts, facts_of
from authoring.importing.page import Surroundings, draft_of, path_of
from authoring.importing.saved import ImportRefusal, SavedPage, read_page
from plugins.core.build import prepare
from plugins.core.entry import Kinds
from plugins.core.features.feature import Feature
from plugins.core.languages import DEFAULT
from plugins.core.problems import Problem, unknown
from plugins.core.settings import Settings
from plugins.core.site import Site

KINDS = ("article", "event", "news", "page", "publication")


class _Read(msgspec.Struct, frozen=True):
    """A page that can become a draft at `path`, below content/; it `waits` if it translates what is on the site."""

    page: SavedPage
    facts: Facts
    path: str
    waits: bool


def main(settings: Settings, features: list[Feature], files: Iterable[str], kind: str = "") -> int:
    """Write a draft for each file; status 1 if one of them could not become a draft."""
    paths = [Path(file) for file in files]
    if not paths:
        return _refuse("name the saved pages to import: python3 run.py import page.html")
    if kind and kind not in KINDS:
        return _refuse(f"--kind: {unknown('kind', kind, KINDS)}")
    site = prepare(settings, features).gathered.site
    if site is None:
        return _refuse("the site cannot be read: mend what 'python3 run.py build' tells first")
    kinds = {each.name: each for feature in features for each in feature.kinds}
    drafts = _drafts(list(_readable(paths, kind)), kinds, site)
    written = [draft for draft in drafts if _written(draft)]
    problems = prepare(settings, features).problems if written else ()
    for draft in written:
        _tell(draft, settings.content.parent, problems)
    return 0 if len(written) == len(paths) else 1


def _readable(paths: Iterable[Path], kind: str) -> Iterator[tuple[SavedPage, Facts]]:
    for path in paths:
        try:
            page = read_page(path)
            yield page, facts_of(page, kind)
        except ImportRefusal as reason:
            _refuse(f"{path.as_posix()}: {reason}")


def _drafts(read: list[tuple[SavedPage, Facts]], kinds: Kinds, site: Site) -> list[Draft]:
    """The drafts of all pages, whose links find each other."""
    there = _entries(site)
    placed = _placed(read, kinds, there)
    around = Surroundings(site, kinds, {**there, **{each.facts.address: each.path for each in placed}}, {})
    return [draft_of(each.page, each.facts, each.path, _addresses(each, placed), around) for each in placed]


def _placed(read: list[tuple[SavedPage, Facts]], kinds: Kinds, there: Mapping[str, str]) -> list[_Read]:
    """Each page with its place: a page that names another of this import as its original is its translation.

    One whose original is on the site already becomes a draft of its own: as a translation it would be out at once.
    """
    originals = {facts.address: path_of(facts, kinds) for _, facts in read if facts.lang == DEFAULT and facts.address}
    placed = []
    for page, facts in read:
        english = "" if facts.lang == DEFAULT else facts.versions.get(DEFAULT, "")
        waits = english not in originals and english in there
        if waits:
            name = f"{there[english].removesuffix('.md')}.{facts.lang}.md"
            note = (
                f"its original is on the site: once it is right, rename it to {name}, with title and summary alone,"
                f" and see that the original has its old address {facts.address} or leads it on under 'aliases:'"
            )
            slug = f"{facts.slug}-{facts.lang}"
            facts = msgspec.structs.replace(facts, slug=slug, notes=(*facts.notes, note))
        path = path_of(facts, kinds, originals.get(english, ""))
        placed.append(_Read(page, facts, path, waits))
    return placed


def _addresses(read: _Read, placed: list[_Read]) -> tuple[str, ...]:
    """The old addresses that a draft says: an original says those of its translations too, since they say none."""
    stem = read.path.removesuffix(".md")
    translations = [each.facts.address for each in placed if each.path == f"{stem}.{each.facts.lang}.md"]
    return () if read.waits else (read.facts.address, *translations)


def _entries(site: Site) -> Mapping[str, str]:
    """The entries of the site by each address that they have or had, as paths below content/."""
    found: dict[str, str] = {}
    for item in site.items:
        if item.kind.address is not None:
            name = item.entry.path.partition("/")[2]
            for address in (item.address(DEFAULT), *item.entry.aliases):
                found[f"/{address.rstrip('/')}"] = name
    return found


def _written(draft: Draft) -> bool:
    name = draft.path.as_posix()
    try:
        write(draft)
    except FileExistsError as error:
        _refuse(f"{Path(error.filename).as_posix()} is there already: nothing was written")
        return False
    except OSError as error:
        _refuse(f"{name} cannot be written: {error.strerror}")
        return False
    return True


def _tell(draft: Draft, project: Path, problems: Iterable[Problem]) -> None:
    name = draft.path.relative_to(project).as_posix()
    sys.stdout.write(f"{name}: written as a draft, from {draft.source}\n")
    for place in draft.copies:
        sys.stdout.write(f"  + {place.relative_to(project).as_posix()}\n")
    for note in draft.notes:
        sys.stdout.write(f"  - {note}\n")
    for problem in problems:
        if problem.path == name:
            sys.stdout.write(f"  ! {problem}\n")


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
