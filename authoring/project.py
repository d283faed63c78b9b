"""The project as the writers' commands see it: its settings, its features, its files."""

import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec

from plugins.core.entry import Kind
from plugins.core.features.feature import Feature
from plugins.core.problems import did_you_mean
from plugins.core.settings import Settings


class CommandError(Exception):
    """Why a command cannot do what it was asked; the message says it in one sentence."""


class Project(msgspec.Struct, frozen=True):
    """Settings and features, which is all that a site is made of besides its files."""

    settings: Settings
    features: tuple[Feature, ...]

    @property
    def root(self) -> Path:
        """The folder that holds content/."""
        return self.settings.content.parent

    @property
    def kinds(self) -> dict[str, Kind]:
        """The kinds of content by name."""
        return {kind.name: kind for feature in self.features for kind in feature.kinds}

    def named(self, path: Path) -> str:
        """A path as problems name it."""
        return path.relative_to(self.root).as_posix()

    def selected(self, names: Iterable[str]) -> tuple[str, ...]:
        """The files or folders that were named, as problems name them. Raises CommandError for one that is not there.

        They are taken as seen from the folder that holds content/.
        """
        return tuple(self._selected(name) for name in names)

    def _selected(self, name: str) -> str:
        path = Path(self.root, name).resolve()
        if not path.exists():
            beside = (each.name for each in path.parent.iterdir()) if path.parent.is_dir() else ()
            raise CommandError(f"there is no file '{name}'.{did_you_mean(path.name, beside)}")
        if not path.is_relative_to(self.root.resolve()):
            raise CommandError(f"'{name}' is no file of this site")
        return path.relative_to(self.root.resolve()).as_posix()


def read_project() -> Project:
    """The project in this folder. Raises CommandError if its settings cannot be used."""
    from plugins.core import adapter  # imported where used: it loads Pelican
    from plugins.core.pelican_log import BuildError

    try:
        settings, features = adapter.read_project("publishconf.py")
    except BuildError as error:
        raise CommandError(str(error)) from error
    return Project(settings, tuple(features))


def refused(command: str, reason: CommandError) -> int:
    """Say why a command did nothing; its status."""
    sys.stderr.write(f"run.py {command}: {reason}\n")
    return 1
