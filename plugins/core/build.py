"""The build: gather all, then write. Everything is read, related, planned and rendered before output/ changes."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from plugins.core import urls
from plugins.core.artifacts import Artifact, Composition, File, Made, Page
from plugins.core.assets import read_assets
from plugins.core.checks import run_checks
from plugins.core.feature import Feature
from plugins.core.frame import Frame, frames
from plugins.core.gather import Gathered, gather
from plugins.core.kept import Kept
from plugins.core.places import placed
from plugins.core.problems import Problem, has_errors
from plugins.core.publish import Published, PublishError, Release
from plugins.core.render import Renderer, renderers
from plugins.core.settings import Settings
from plugins.core.site import Site
from plugins.core.words import WordError

Progress = Callable[[int, int], None]

NO_HOME = "the site has no home page, to which every page links: it is made by the feature 'home' from content/home/"


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """All that a build will write, not rendered yet. With an error among the problems there is nothing to write."""

    problems: tuple[Problem, ...]
    gathered: Gathered
    artifacts: tuple[Artifact, ...] = ()
    frames: Mapping[str, Frame] = {}


def build(settings: Settings, features: Iterable[Feature]) -> tuple[tuple[Problem, ...], Published | None]:
    """The problems of the site and, if none of them is an error, what was published into its output folder.

    Raises what `write` raises.
    """
    prepared = prepare(settings, features)
    if has_errors(prepared.problems):
        return prepared.problems, None
    return prepared.problems, write(prepared)


def prepare(settings: Settings, features: Iterable[Feature]) -> Prepared:
    """Read, relate and plan the site of `settings` with `features`; output/ is not looked at."""
    ordered = sorted(features, key=lambda feature: feature.name)
    gathered = gather(settings, ordered)
    site, problems = gathered.site, list(gathered.problems)
    if site is not None:
        site = placed(site, ordered)
        gathered = msgspec.structs.replace(gathered, site=site)
        problems.extend(run_checks(site, (check for feature in ordered for check in feature.checks)))
    if site is None or has_errors(problems):
        return Prepared(problems=tuple(sorted(problems)), gathered=gathered)
    assets = read_assets(settings.theme / "static", settings.urls)
    try:
        artifacts = _plan(site, ordered, [*assets.files, *gathered.media_files])
        addresses = {artifact.address for artifact in artifacts}
        framed = frames(site, ordered, assets.links, addresses)
    except WordError as error:  # of a feature, for the words themselves were checked
        return Prepared(problems=(*sorted(problems), Problem("i18n", 1, str(error))), gathered=gathered)
    problems.extend(_collisions(artifacts))
    problems.extend(found for each in ordered for audit in each.audits for found in audit(site, _pages(artifacts)))
    if urls.HOME not in addresses:
        problems.append(Problem("content", 1, NO_HOME))
    return Prepared(problems=tuple(sorted(problems)), gathered=gathered, artifacts=artifacts, frames=framed)


def write(prepared: Prepared, progress: Progress = lambda _done, _all: None) -> Published:
    """Render everything, then publish it.

    Raises RenderError for a template that cannot be rendered and PublishError for an output folder that cannot be
    written. The first leaves output/ as it was; so does the second, if it can be known before the first change.
    """
    site = prepared.gathered.site
    assert site is not None, "a site with errors is not written"
    by_lang = renderers(site, prepared.frames, prepared.gathered.prose)
    kept = Kept(site.settings.cache / "made")
    sizes: dict[str, int] = {}
    with Release(site.settings.output) as release:
        compositions_last = sorted(prepared.artifacts, key=lambda artifact: isinstance(artifact, Composition))
        for done, artifact in enumerate(compositions_last, start=1):
            data = _bytes(artifact, by_lang, kept, sizes)
            release.add(urls.save_as(artifact.address), data)
            sizes[artifact.address] = len(data)
            progress(done, len(prepared.artifacts))
        published = release.commit()
    kept.sweep()
    return published


def _plan(site: Site, features: Iterable[Feature], files: Iterable[File | Made]) -> tuple[Artifact, ...]:
    """Every artifact of the site, by address: the files, what the outputs make, what surveys and indexes make of it."""
    features = tuple(features)
    planned: list[Artifact] = [*files]
    for output in (output for feature in features for output in feature.outputs):
        planned.extend(output(site))
    pages = _pages(planned)
    for survey in (survey for feature in features for survey in feature.surveys):
        planned.extend(survey(site, pages))
    pages = _pages(planned)
    for index in (index for feature in features for index in feature.indexes):
        planned.extend(index(site, pages))
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


def _bytes(artifact: Artifact, by_lang: Mapping[str, Renderer], kept: Kept, sizes: Mapping[str, int]) -> bytes:
    if isinstance(artifact, Page):
        return by_lang[artifact.lang].render(artifact)
    if isinstance(artifact, Composition):
        return by_lang[artifact.lang].compose(artifact, sizes)
    try:
        if isinstance(artifact, Made):
            return kept.get(artifact.key, artifact.make)
        return artifact.data if isinstance(artifact.data, bytes) else artifact.data.read_bytes()
    except OSError as error:
        raise PublishError(f"{artifact.origin} cannot be read: {error.strerror}. Nothing was changed.") from error
