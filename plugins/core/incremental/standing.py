"""The standing plan: the last one, as long as nothing has changed that a plan depends on.

A plan is made of everything but the HTML of the texts: of what others can notice of them (the facts of their entries,
titles, links, anchors), of the data, the settings, the code, and the moment as far as it was asked for. While all of
that is as it was, the plan stands, and only the pages that show a changed text are made again; all, if a template is
another.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from plugins.core.data.words import Words
from plugins.core.entries.translations import is_outdated
from plugins.core.entry import Kind
from plugins.core.features.feature import Feature
from plugins.core.frontmatter.source import Source, read_sources
from plugins.core.incremental.inputs import Inputs, read_inputs
from plugins.core.incremental.plan import Plan
from plugins.core.incremental.recipes import Step
from plugins.core.incremental.store import Store
from plugins.core.incremental.texts import Row, key_of, read_again, read_alone
from plugins.core.languages import LANGUAGES
from plugins.core.now import Now
from plugins.core.problems import Problem
from plugins.core.rendering.frame import Frame
from plugins.core.settings import Settings

_NAME = "plan"
# More texts than these are read faster by all processors, on the long way.
_MANY = 100


class _Standing(msgspec.Struct, frozen=True, array_like=True):
    """A plan, the problems that were found with it, and the moments between which it holds."""

    inputs: Inputs
    since: dt.datetime
    until: dt.datetime
    problems: tuple[Problem, ...]
    words: dict[str, Words]
    frames: dict[str, Frame]
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_Standing)


def remember(store: Store, plan: Plan, problems: Iterable[Problem], now: Now) -> None:
    """Keep a plan that was carried out, with the recipes of its steps."""
    last = _read(store)
    before = {step.path: step.digest for step in last.steps} if last else {}
    changed = (step.path for step in plan.steps if before.get(step.path) != step.digest)
    store.put("recipes", ((path, plan.recipes[path]) for path in changed if path in plan.recipes))
    store.drop("recipes", before.keys() - {step.path for step in plan.steps})
    standing = _Standing(
        inputs=plan.inputs,
        since=now.instant,
        until=now.until,
        problems=tuple(problems),
        words=dict(plan.words),
        frames=dict(plan.frames),
        rows=plan.rows,
        steps=plan.steps,
    )
    store.put("states", [(_NAME, _encoder.encode(standing))])
    store.keep()


def standing_plan(
    store: Store, settings: Settings, features: Sequence[Feature]
) -> tuple[tuple[Problem, ...], Plan] | None:
    """The last plan and its problems, if it still stands; None if the site has to be planned anew."""
    last = _read(store)
    if last is None or settings.now.instant < last.since or not settings.now.holds(last.until):
        return None
    inputs = read_inputs(settings, features)
    if (inputs.reading, inputs.planning) != (last.inputs.reading, last.inputs.planning):
        return None
    kinds = {kind.folder: kind for feature in features for kind in feature.kinds}
    sources, problems = read_sources(settings.content, kinds, LANGUAGES)
    if problems or [row.path for row in last.rows] != [source.path for source in sources]:
        return None

    def read(source: Source) -> Row:
        return read_again(source, kinds, settings.default_lang, store, inputs.reading)

    rows = _rows(last.rows, enumerate(sources), read, inputs.reading)
    if rows is None or _are_told_of(last, rows):
        return None
    return last.problems, _plan(last, inputs, rows)


def _are_told_of(last: _Standing, rows: tuple[Row, ...]) -> bool:
    """Whether a problem names a text that has changed: the problem may be in another line of it now."""
    changed = {after.path for before, after in zip(last.rows, rows, strict=True) if before.key != after.key}
    return any(problem.path in changed for problem in last.problems)


def last_plan(store: Store) -> Plan | None:
    """The last plan, whether or not it still stands."""
    last = _read(store)
    return None if last is None else _plan(last, last.inputs, last.rows)


def plan_after(plan: Plan, changed: Iterable[Source], kinds: Mapping[str, Kind], default_lang: str) -> Plan | None:
    """A plan that was carried out, with some of its texts as they are now, if it stands; nothing else is looked at."""
    numbers = {row.path: number for number, row in enumerate(plan.rows)}
    found = [(numbers.get(source.path, -1), source) for source in changed]
    if any(number < 0 for number, _ in found):
        return None
    chunks = dict(plan.chunks)

    def read(source: Source) -> Row:
        row, chunks[source.path] = read_alone(source, kinds, default_lang, plan.inputs.reading)
        return row

    rows = _rows(plan.rows, found, read, plan.inputs.reading)
    if rows is None:
        return None
    return Plan(inputs=plan.inputs, words=plan.words, frames=plan.frames, rows=rows, steps=plan.steps, chunks=chunks)


def _plan(last: _Standing, inputs: Inputs, rows: tuple[Row, ...]) -> Plan:
    return Plan(inputs=inputs, words=last.words, frames=last.frames, rows=rows, steps=last.steps)


def _read(store: Store) -> _Standing | None:
    data = store.get("states", _NAME)
    try:
        return _decoder.decode(data) if data else None
    except msgspec.MsgspecError:  # kept by another version of this code
        return None


def _rows(
    before: Sequence[Row], sources: Iterable[tuple[int, Source]], read: Callable[[Source], Row], seed: bytes
) -> tuple[Row, ...] | None:
    """The rows with these sources, by their numbers, as they are now.

    None if others can notice what has changed, or a reader of problems.
    """
    rows = list(before)
    changed = {number: source for number, source in sources if key_of(source, seed) != before[number].key}
    if len(changed) > _MANY:
        return None
    for number, source in changed.items():
        rows[number] = read(source)
        if rows[number].facts != before[number].facts or rows[number].has_problems or before[number].has_problems:
            return None
    stamps = {row.path: row.stamp for row in before if row.stamp} if changed else {}
    if any(_makes_outdated(before[number], rows[number], stamps) for number in changed):
        return None
    return tuple(rows)


def _makes_outdated(before: Row, after: Row, stamps: Mapping[str, str]) -> bool:
    """Whether a translation of a changed original stands to it in another way than before."""
    original = before.path.removesuffix(".md")
    of_translations = [stamps.get(f"{original}.{lang}.md", "") for lang in LANGUAGES]
    return any(is_outdated(stamp, before.digest) != is_outdated(stamp, after.digest) for stamp in of_translations)
