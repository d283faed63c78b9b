"""The mutation gate: a site is changed at random, built again, and compared with what is built of it from nothing."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec

from plugins.core.build import build
from plugins.core.features.feature import Feature
from plugins.core.now import Now
from plugins.core.problems import Problem
from plugins.core.settings import Settings
from tests.playground import Playground, begun
from tests.support import FEATURES, tree

# What shows everything that a site has, but for some that is made of the same parts again.
_NAMES = {"home", "calendar", "news", "pages", "members", "challenges", "feeds", "sitemap", "not_found", "translations"}
_FEATURES = tuple(feature for feature in FEATURES if feature.name in _NAMES)


class Builder(msgspec.Struct, frozen=True):
    """How the gate builds: with which features, and what is done with the output after each build."""

    features: tuple[Feature, ...] = _FEATURES
    finish: Callable[[Settings], None] = lambda _settings: None

    def built(self, settings: Settings) -> tuple[tuple[Problem, ...], bool]:
        """The problems, and whether anything was published."""
        problems, published = build(settings, self.features)
        if published is not None:
            self.finish(settings)
        return problems, published is not None


def run_gate(
    root: Path,
    chance: random.Random,
    count: int,
    builder: Builder = Builder(),  # noqa: B008  # a frozen value
    told: Callable[[str], None] = lambda _line: None,
) -> list[str]:
    """What is different after each of `count` mutations, as sentences that name it; none if the gate holds."""
    playground = begun(root / "site", chance)
    builder.built(playground.settings)
    wrong: list[str] = []
    waiting: list[str] = []
    for number in range(count):
        if not waiting:
            waiting = sorted(playground.mutations())
            chance.shuffle(waiting)
        name = waiting.pop()
        found = _difference(root, playground, name, builder)
        told(f"{number + 1} of {count}: {name}{': ' + found if found else ''}")
        if found:
            wrong.append(f"after {name} (number {number + 1}): {found}")
    return wrong


def _difference(root: Path, playground: Playground, name: str, builder: Builder) -> str:
    """Mutate and build, beside a build from nothing. A change that makes an error is taken back."""
    before, settings = root / "before", playground.settings
    shutil.copytree(playground.root, before, symlinks=True)
    try:
        playground.mutations()[name]()
        problems, is_published = builder.built(_fresh(playground.settings))
        clean = msgspec.structs.replace(
            _fresh(playground.settings), output=root / "clean" / "output", cache=root / "clean" / "cache"
        )
        expected, _ = builder.built(clean)
        if problems != expected:
            return f"the problems are {list(map(str, problems))} instead of {list(map(str, expected))}"
        if not is_published:
            _take_back(playground, before, settings)
            return ""
        return _differing(tree(playground.settings.output), tree(clean.output))
    finally:
        shutil.rmtree(before)
        shutil.rmtree(root / "clean", ignore_errors=True)


def _fresh(settings: Settings) -> Settings:
    """The settings of a new build: what the last one asked of the moment is not known to it."""
    now = Now(settings.now.local, settings.timezone)
    return msgspec.structs.replace(settings, now=now)


def _take_back(playground: Playground, before: Path, settings: Settings) -> None:
    for folder in ("content", "data", "theme", "i18n"):
        shutil.rmtree(playground.root / folder)
        shutil.copytree(before / folder, playground.root / folder)
    playground.settings = settings


def _differing(found: dict[str, bytes], expected: dict[str, bytes]) -> str:
    gone, odd = expected.keys() - found.keys(), found.keys() - expected.keys()
    other = {path for path in found.keys() & expected.keys() if found[path] != expected[path]}
    parts = (("missing", gone), ("left over", odd), ("different", other))
    return "; ".join(f"{len(paths)} {what}, such as {min(paths)}" for what, paths in parts if paths)
