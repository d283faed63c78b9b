"""The plan: every file of the site as a step, with all that is needed to carry it out."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import msgspec

from plugins.core.data.words import Words
from plugins.core.features.artifacts import Artifact, Made
from plugins.core.incremental.hashes import digest_of
from plugins.core.incremental.inputs import Inputs
from plugins.core.incremental.recipes import Recipes, Step
from plugins.core.incremental.spool import Spool
from plugins.core.incremental.texts import Row
from plugins.core.rendering.frame import Frame

_encode = msgspec.msgpack.Encoder().encode


class Plan(msgspec.Struct, frozen=True, dict=True, kw_only=True):
    """What is to be published. `recipes` and `chunks` hold what is not in the store; `makers` what makes a key."""

    inputs: Inputs
    words: Mapping[str, Words]
    frames: Mapping[str, Frame]
    rows: tuple[Row, ...]
    steps: tuple[Step, ...]
    recipes: Mapping[str, bytes] = {}
    chunks: Mapping[str, bytes] = {}
    makers: Mapping[str, Callable[[], bytes]] = {}

    @cached_property
    def keys(self) -> Mapping[str, bytes]:
        """The hash of all that each file is made from, by its path."""
        seeds = {lang: digest_of((self.inputs.rendering, _encode(frame))) for lang, frame in self.frames.items()}
        texts = {row.path: row.chunks for row in self.rows}
        keys: dict[str, bytes] = {}
        for step in sorted(self.steps, key=lambda step: bool(step.sizes)):
            if step.sort in ("file", "made"):
                keys[step.path] = step.digest
            else:
                shown, sizes = (texts[path] for path in step.texts), (keys[path] for path in step.sizes)
                keys[step.path] = digest_of((seeds[step.lang], step.digest, *shown, *sizes))
        return keys


def plan_of(
    artifacts: Iterable[Artifact],
    inputs: Inputs,
    words: Mapping[str, Words],
    frames: Mapping[str, Frame],
    rows: tuple[Row, ...],
    chunks: Mapping[str, bytes],
) -> Plan:
    """The plan of a site's artifacts. OSError if a file of it cannot be read."""
    of = Recipes().of
    steps: list[Step] = []
    recipes = Spool()
    makers: dict[str, Callable[[], bytes]] = {}
    for artifact in artifacts:
        step, recipe = of(artifact)
        steps.append(step)
        recipes.add(step.path, recipe)
        if isinstance(artifact, Made):
            makers[artifact.key] = artifact.make
    return Plan(
        inputs=inputs,
        words=words,
        frames=frames,
        rows=rows,
        steps=tuple(steps),
        recipes=recipes,
        chunks=chunks,
        makers=makers,
    )
