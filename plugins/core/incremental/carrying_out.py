"""Carrying out a plan: what is not in the output as it should be is made, and all is published."""

from collections.abc import Callable, Container, Mapping, Sequence
from pathlib import Path

import msgspec

from plugins.core.disk.kept import Kept
from plugins.core.disk.publish import Published, Release
from plugins.core.incremental.hashes import digest
from plugins.core.incremental.making import Maker
from plugins.core.incremental.plan import Plan
from plugins.core.incremental.receipts import Receipt, is_intact, look, read_receipts, write_receipts
from plugins.core.incremental.recipes import Step
from plugins.core.incremental.store import Store
from plugins.core.incremental.texts import read_chunks
from plugins.core.incremental.workers import in_forks
from plugins.core.progress import Progress
from plugins.core.rendering.templates import Compiled, RenderError, renderers
from plugins.core.settings import Settings

# Files that take longer to make than a process to start.
_WORTH = 500


class LackingError(Exception):
    """Something that a plan needs is lost: the site has to be planned anew."""


class _Result(msgspec.Struct, frozen=True):
    """A file that was made: what was staged for it ('' if it was there already), the hash and the size of its bytes."""

    path: str
    staged: str
    digest: bytes
    size: int


def carry_out(plan: Plan, settings: Settings, store: Store, progress: Progress) -> Published:
    """Make what has to be made, then publish it.

    Raises LackingError, RenderError or PublishError; until all is made, the output is left as it was.
    """
    with Release(settings.output) as release:
        notes = release.state / "receipts"
        receipts = read_receipts(notes)
        due = [step for step in plan.steps if not _is_there(step, plan, receipts, settings.output)]
        due_paths = {step.path for step in due}
        for step in plan.steps:
            if step.path not in due_paths:
                release.keep(step.path)
        results = _made(due, plan, settings, store, release, receipts, progress)
        for result in results:
            release.take(result.path, Path(result.staged) if result.staged else None)
        published = release.commit()
        if results or published.removed:
            kept = {step.path: receipts[step.path] for step in plan.steps if step.path not in due_paths}
            write_receipts(notes, kept | _receipts(results, plan, settings.output))
    if plan.recipes:  # all of them, and with them the keys of what is made
        Kept(settings.cache / "made").sweep(plan.makers)
    return published


def make_some(
    plan: Plan, settings: Settings, store: Store, paths: Container[str], compiled: Compiled | None
) -> dict[str, bytes]:
    """The pages of a plan that lie at some paths; nothing is published. Raises LackingError or RenderError."""
    workshop = _Workshop(plan, settings, store, compiled)
    steps = (step for step in plan.steps if step.sort == "page" and step.path in paths)
    return {step.path: workshop.make(step, dict[str, int]().__getitem__) for step in steps}


def _is_there(step: Step, plan: Plan, receipts: Mapping[str, Receipt], output: Path) -> bool:
    receipt = receipts.get(step.path)
    return receipt is not None and receipt.key == plan.keys[step.path] and is_intact(receipt, f"{output}/{step.path}")


def _made(
    due: Sequence[Step],
    plan: Plan,
    settings: Settings,
    store: Store,
    release: Release,
    receipts: Mapping[str, Receipt],
    progress: Progress,
) -> list[_Result]:
    """Every due file, made and staged; those that tell sizes come last."""
    workshop = _Workshop(plan, settings, store)
    sizes = {path: receipt.size for path, receipt in receipts.items()}
    results: list[_Result] = []

    def work(step: Step) -> _Result:
        data = workshop.make(step, sizes.__getitem__)
        staged = release.stage(step.path, data)
        return _Result(step.path, str(staged or ""), digest(data), len(data))

    for telling_sizes in (False, True):
        for result in in_forks(work, [step for step in due if bool(step.sizes) is telling_sizes], _WORTH):
            results.append(result)
            sizes[result.path] = result.size
            progress("files made", len(results), len(due))
    return results


def _receipts(results: Sequence[_Result], plan: Plan, output: Path) -> dict[str, Receipt]:
    seen = ((result, look(f"{output}/{result.path}")) for result in results)
    return {
        result.path: Receipt(plan.keys[result.path], result.digest, *as_it_is)
        for result, as_it_is in seen
        if as_it_is is not None
    }


class _Workshop:
    """Makes the files of a plan of what it holds and what the store holds."""

    def __init__(self, plan: Plan, settings: Settings, store: Store, compiled: Compiled | None = None) -> None:
        self._plan = plan
        self._texts = {row.path: row.chunks for row in plan.rows}
        self._store = store
        self._kept = Kept(settings.cache / "made")
        self._maker = Maker(renderers(settings, plan.words, plan.frames, self._chunks, compiled))

    def make(self, step: Step, size_of: Callable[[str], int]) -> bytes:
        """The bytes of a file. Raises LackingError or RenderError."""
        recipe = self._recipe(step)
        if step.sort == "file":
            return recipe
        if step.sort == "made":
            return self._kept.get(recipe.decode(), self._plan.makers.get(recipe.decode(), _lost))
        try:
            return self._maker.make(step, recipe, size_of)
        except RenderError as error:
            if isinstance(error.__cause__, LackingError):  # of a text, in the midst of its page
                raise error.__cause__ from error
            raise

    def _recipe(self, step: Step) -> bytes:
        recipe = self._plan.recipes.get(step.path)
        if recipe is None:
            recipe = self._store.get("recipes", step.path)
        if recipe is None or digest(recipe) != step.digest:
            raise LackingError
        return recipe

    def _chunks(self, path: str) -> Sequence[str]:
        chunks = read_chunks(path, self._texts[path], self._plan.chunks, self._store)
        if chunks is None:
            raise LackingError
        return chunks


def _lost() -> bytes:
    raise LackingError
