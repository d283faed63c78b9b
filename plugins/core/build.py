"""The build: prepare, then write. Everything is read, related, planned and made before output/ changes."""

from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from plugins.core import urls
from plugins.core.data.words import WordError
from plugins.core.disk.publish import Published, PublishError
from plugins.core.entries.gather import Gathered, gather
from plugins.core.features.artifacts import Artifact, File, Made, Page
from plugins.core.features.checks import run_checks
from plugins.core.features.feature import Feature
from plugins.core.features.places import placed
from plugins.core.folding import slugify
from plugins.core.frontmatter.source import Source, read_source, read_sources
from plugins.core.incremental.carrying_out import LackingError, carry_out, make_some
from plugins.core.incremental.inputs import Inputs, read_inputs
from plugins.core.incremental.plan import Plan, plan_of
from plugins.core.incremental.standing import last_plan, plan_after, remember, standing_plan
from plugins.core.incremental.store import Store
from plugins.core.incremental.texts import Texts, read_texts
from plugins.core.languages import LANGUAGES
from plugins.core.pages.cards import drawn_cards
from plugins.core.problems import Problem, has_errors
from plugins.core.progress import Progress, counted, silent
from plugins.core.rendering.assets import Assets, read_assets
from plugins.core.rendering.frame import Frame, frames
from plugins.core.rendering.templates import Compiled
from plugins.core.settings import Settings
from plugins.core.site import Site

NO_HOME = "the site has no home page, to which every page links: it is made by the feature 'home' from content/home/"
_PLANNED = "files planned"


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """All that a build will write, not rendered yet. With an error among the problems there is nothing to write."""

    problems: tuple[Problem, ...]
    inputs: Inputs
    texts: Texts
    gathered: Gathered
    artifacts: tuple[Artifact, ...] = ()
    frames: Mapping[str, Frame] = {}


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A build that is ready to be written; with an error among the problems there is no plan."""

    problems: tuple[Problem, ...]
    settings: Settings
    features: tuple[Feature, ...]
    plan: Plan | None


def build(settings: Settings, features: Iterable[Feature]) -> tuple[tuple[Problem, ...], Published | None]:
    """The problems of the site and, if none of them is an error, what was published into its output folder.

    Raises what `write` raises.
    """
    draft = draft_of(settings, features)
    return draft.problems, write(draft) if draft.plan else None


def draft_of(settings: Settings, features: Iterable[Feature], progress: Progress = silent) -> Draft:
    """Plan the site of `settings` with `features`, or find that the last plan still stands.

    `progress` is told of texts and files.
    """
    features = tuple(sorted(features, key=lambda feature: feature.name))
    with Store(store_of(settings)) as store:
        standing = standing_plan(store, settings, features)
    if standing is None:
        return _anew(settings, features, progress)
    problems, plan = standing
    return Draft(problems=problems, settings=settings, features=features, plan=plan)


def write(draft: Draft, progress: Progress = silent) -> Published:
    """Make everything that is not there yet, then publish it.

    Raises RenderError for a template that cannot be rendered and PublishError for an output folder that cannot be
    written. The first leaves output/ as it was; so does the second, if it can be known before the first change.
    """
    assert draft.plan is not None, "a site with errors is not written"
    settings = draft.settings
    with Store(store_of(settings)) as store:
        try:
            published = carry_out(draft.plan, settings, store, progress)
        except LackingError:
            store.discard()  # what is left of it would be lacking again
            published = None
        else:
            remember(store, draft.plan, draft.problems, settings.now)
    return write(_anew(settings, draft.features, silent), progress) if published is None else published


def last_draft(settings: Settings, features: Iterable[Feature]) -> Draft | None:
    """What was written last, without its problems; nothing is looked at."""
    with Store(store_of(settings)) as store:
        plan = last_plan(store)
    return None if plan is None else Draft(problems=(), settings=settings, features=tuple(features), plan=plan)


def draft_after(draft: Draft, changed: Iterable[Path]) -> Draft | None:
    """A draft that was written, with some of its texts as they are now; None if more than their HTML may have changed.

    Nothing else is looked at and nothing is kept: it is for what is shown until the site is built.
    """
    kinds = {kind.folder: kind for feature in draft.features for kind in feature.kinds}
    settings = draft.settings
    sources = [read_source(path, settings.content, frozenset(kinds), LANGUAGES) for path in changed]
    known = [source for source in sources if isinstance(source, Source)]
    if draft.plan is None or len(known) < len(sources):
        return None
    plan = plan_after(draft.plan, known, kinds, settings.default_lang)
    return None if plan is None else msgspec.structs.replace(draft, plan=plan)


def made_first(draft: Draft, paths: Container[str], compiled: Compiled | None = None) -> dict[str, bytes]:
    """Some of the files of a draft, by path, before anything is published; what is `compiled` is used again.

    Raises RenderError.
    """
    if draft.plan is None:
        return {}
    with Store(store_of(draft.settings)) as store:
        try:
            return make_some(draft.plan, draft.settings, store, paths, compiled)
        except LackingError:
            return {}


def prepare(settings: Settings, features: Iterable[Feature], progress: Progress = silent) -> Prepared:
    """Read, relate and plan the site of `settings` with `features`; output/ is not looked at."""
    ordered = tuple(sorted(features, key=lambda feature: feature.name))
    prepared = examine(settings, ordered, progress)
    site = prepared.gathered.site
    return prepared if site is None or has_errors(prepared.problems) else _planned(prepared, site, ordered, progress)


def examine(settings: Settings, features: Iterable[Feature], progress: Progress = silent) -> Prepared:
    """Read and relate the site and run the checks of all features: all problems but those of pages that are made.

    Those are two pages at one address, and old addresses that lead nowhere; to find them, every page is planned.
    """
    ordered = tuple(sorted(features, key=lambda feature: feature.name))
    kinds = {kind.folder: kind for feature in ordered for kind in feature.kinds}
    inputs = read_inputs(settings, ordered)
    sources, unread = read_sources(settings.content, kinds, LANGUAGES)
    with Store(store_of(settings)) as store:
        texts = read_texts(sources, kinds, settings.default_lang, store, inputs.reading, progress)
    gathered = gather(settings, kinds.values(), texts.parsed, unread)
    problems = list(gathered.problems)
    if gathered.site is not None:
        site = placed(gathered.site, ordered)
        gathered = msgspec.structs.replace(gathered, site=site)
        problems.extend(run_checks(site, (check for feature in ordered for check in feature.checks)))
    return Prepared(problems=tuple(sorted(problems)), inputs=inputs, texts=texts, gathered=gathered)


def store_of(settings: Settings) -> Path:
    """The file in which what was read and planned is kept, apart for each address that the site is built for."""
    return settings.cache / f"site-{slugify(settings.siteurl) or 'local'}.db"


def _anew(settings: Settings, features: tuple[Feature, ...], progress: Progress) -> Draft:
    prepared = prepare(settings, features, progress)
    site, plan = prepared.gathered.site, None
    if site is not None and not has_errors(prepared.problems):
        try:
            plan = plan_of(
                counted(prepared.artifacts, "files prepared", progress),
                prepared.inputs,
                site.words,
                prepared.frames,
                prepared.texts.rows,
                prepared.texts.chunks,
            )
        except OSError as error:
            raise PublishError(f"{error.filename} cannot be read: {error.strerror}. Nothing was changed.") from error
    return Draft(problems=prepared.problems, settings=settings, features=features, plan=plan)


def _planned(prepared: Prepared, site: Site, features: tuple[Feature, ...], progress: Progress) -> Prepared:
    """What is to be written of a site without errors, and what only that shows to be wrong."""
    assets = read_assets(site.settings.theme / "static", site.settings.urls)
    problems = list(prepared.problems)
    try:
        artifacts = _plan(site, features, assets, prepared.gathered.media_files, progress)
        addresses = {artifact.address for artifact in artifacts}
        framed = frames(site, features, assets.links, addresses)
    except WordError as error:  # of a feature, for the words themselves were checked
        return msgspec.structs.replace(prepared, problems=(*problems, Problem("i18n", 1, str(error))))
    problems.extend(_collisions(artifacts))
    problems.extend(found for each in features for audit in each.audits for found in audit(site, _pages(artifacts)))
    if urls.HOME not in addresses:
        problems.append(Problem("content", 1, NO_HOME))
    return msgspec.structs.replace(prepared, problems=tuple(sorted(problems)), artifacts=artifacts, frames=framed)


def _plan(
    site: Site, features: Iterable[Feature], assets: Assets, files: Iterable[File | Made], progress: Progress
) -> tuple[Artifact, ...]:
    """Every artifact of the site, by address: the files, what the outputs make, what surveys and indexes make of it,
    and the cards that pages are shared with.
    """
    features = tuple(features)
    planned: list[Artifact] = [*assets.files, *files]

    def add(artifacts: Iterable[Artifact]) -> None:
        for artifact in artifacts:
            planned.append(artifact)
            progress(_PLANNED, len(planned), None)

    try:
        for output in (output for feature in features for output in feature.outputs):
            add(output(site))
        pages = _pages(planned)
        for survey in (survey for feature in features for survey in feature.surveys):
            add(survey(site, pages))
        pages = _pages(planned)
        for index in (index for feature in features for index in feature.indexes):
            add(index(site, pages))
        add(tuple(drawn_cards(site, planned, assets.links)))
    finally:  # whatever is said next does not stand behind the number
        progress(_PLANNED, len(planned), len(planned))
    return tuple(sorted(planned, key=lambda artifact: (artifact.address, artifact.origin)))


def _pages(artifacts: Iterable[Artifact]) -> tuple[Page, ...]:
    return tuple(artifact for artifact in artifacts if isinstance(artifact, Page))


def _collisions(artifacts: Iterable[Artifact]) -> Iterator[Problem]:
    """A problem for each address at which two artifacts would lie; it is the author's, if one of them is."""
    first: dict[str, Artifact] = {}
    for artifact in artifacts:
        place = urls.save_as(artifact.address)
        other = first.setdefault(place, artifact)
        if other is not artifact:
            ours, theirs = (artifact, other) if artifact.origin.startswith("content/") else (other, artifact)
            yield Problem(ours.origin, 1, f"its address '/{ours.address}' is already that of '{theirs.origin}'")
