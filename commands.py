"""What the tasks share: the project as it is set up, its build, the tools that check it."""

import datetime
import shlex
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from invoke import Exit

ROOT = Path(__file__).parent


def checked_day(day: str) -> str:
    """The day as given, if it is one."""
    try:
        return datetime.date.fromisoformat(day).isoformat()
    except ValueError:
        raise Exit(f"run.py: --today {day}: that is not a day; write it as 2022-04-25.") from None


def published_build(*options: str, search: bool = True) -> None:
    """The build of all that is published. It ends the task if the site or its index cannot be made."""
    pelican("--settings", "publishconf.py", *options)
    if status := index(Path("output"), search):
        raise Exit(code=status)


def siteurl() -> str:
    """The address of the published site."""
    import publishconf

    return publishconf.SITEURL


def pelican(*options: str) -> None:
    """Run Pelican in this process: a new one would load everything again.

    Pelican's own last words count its articles, of which this site has none; the core says what was written.
    """
    from pelican import main, signals
    from pelican.log import console

    def loaded(instance: Any) -> None:
        if "plugins.core" not in instance.settings["PLUGINS"]:
            raise SystemExit("run.py: nothing was built, since plugins.core is not loaded: is it first in PLUGINS?")
        console.quiet = True

    signals.initialized.connect(loaded)
    main(["content", *options])


def index(output: Path, wanted: bool) -> int:
    """Index what was built, or only see to it that no index names what is gone; the exit status."""
    from plugins.search.indexing import main

    return main(output, Path(".cache", "search", output.name), wanted)


def project(settings_file: str = "publishconf.py") -> tuple[Any, Any]:
    """The settings and the features of the site: those of what is published, unless another file is named."""
    from plugins.core.adapter import read_project
    from plugins.core.pelican_log import BuildError

    try:
        return read_project(settings_file)
    except BuildError as error:
        raise Exit(f"run.py: {error}") from None


@contextmanager
def profiled() -> Iterator[None]:
    """Say at the end in which functions of ours the time of a block went; what forks do is not seen."""
    import cProfile
    import pstats

    profile = cProfile.Profile()
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        pstats.Stats(profile, stream=sys.stderr).sort_stats("cumulative").print_stats("(plugins|theme)/", 40)


def tools(*commands: str) -> None:
    """Run Python tools one after the other, and fail at the end if any did."""
    failed = [command for command in commands if not passes(command)]
    if failed:
        raise Exit("run.py: failed: " + "; ".join(failed))


def tools_together(*commands: str) -> None:
    """Run Python tools at the same time, each with what it says shown when it has ended, and fail if any did."""
    with ExitStack() as files:
        said = [files.enter_context(TemporaryFile()) for _ in commands]
        running = [
            subprocess.Popen([sys.executable, "-m", *shlex.split(command)], stdout=file, stderr=subprocess.STDOUT)
            for command, file in zip(commands, said, strict=True)
        ]
        failed = []
        for command, file, process in zip(commands, said, running, strict=True):
            sys.stdout.write(f"# {command}\n")
            sys.stdout.flush()
            if process.wait() != 0:
                failed.append(command)
            file.seek(0)
            sys.stdout.write(file.read().decode(errors="replace"))
            sys.stdout.flush()
    if failed:
        raise Exit("run.py: failed: " + "; ".join(failed))


def passes(command: str) -> bool:
    """Run one tool of this environment on the real terminal, so that it keeps its colours."""
    sys.stdout.write(f"# {command}\n")
    sys.stdout.flush()
    return subprocess.call([sys.executable, "-m", *command.split()]) == 0
