"""The work: a process of its own makes the site, so that nobody who saves or looks at it waits for that.

It is sent the paths of the open pages for each build, and tells what came of it. It ends when it is sent None, or when
nobody listens.
"""

import signal
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec

from plugins.core import adapter
from plugins.core.build import draft_of, made_first, write
from plugins.core.disk.publish import Published, PublishError
from plugins.core.features.feature import Feature
from plugins.core.now import Now
from plugins.core.problems import Problem, has_errors
from plugins.core.progress import clear_line, progress_bar
from plugins.core.rendering.templates import Compiled, RenderError, nothing_compiled
from plugins.core.settings import Settings


class First(msgspec.Struct, frozen=True):
    """The open pages, made before all else."""

    pages: Mapping[str, bytes]


class Built(msgspec.Struct, frozen=True):
    """How a build ended: with an error among the problems, nothing was published."""

    problems: tuple[Problem, ...]
    published: Published | None
    seconds: float


class Failed(msgspec.Struct, frozen=True):
    """Why a site without errors could not be made or published."""

    reason: str


Told = First | Built | Failed


def started(overrides: Mapping[str, Any], *, is_now: bool) -> tuple[BaseProcess, Connection]:
    """The process, and the line to it."""
    context = get_context("spawn")  # a fork would take along the threads' locks
    ours, theirs = context.Pipe()
    process = context.Process(target=_main, args=(theirs, dict(overrides), is_now))
    process.start()
    theirs.close()
    return process, ours


def work(line: Connection, settings: Settings, features: Iterable[Feature], *, is_now: bool) -> None:
    """Build whenever that is asked for, as long as someone is there."""
    features, compiled = tuple(features), nothing_compiled()
    with line, suppress(EOFError, OSError):
        while (open_pages := line.recv()) is not None:
            for told in _built(_at_present(settings) if is_now else settings, features, open_pages, compiled):
                line.send(told)


def _main(line: Connection, overrides: Mapping[str, Any], is_now: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the server, which ends this
    settings, features = adapter.read_project("pelicanconf.py", overrides)
    work(line, settings, features, is_now=is_now)


def _built(
    settings: Settings, features: tuple[Feature, ...], open_pages: frozenset[str], compiled: Compiled
) -> Iterator[Told]:
    start = time.perf_counter()
    try:
        draft = draft_of(settings, features, progress_bar(sys.stderr))
        published = None
        if not has_errors(draft.problems):
            yield First(made_first(draft, open_pages, compiled))
            published = write(draft, progress_bar(sys.stderr))
    except (PublishError, RenderError) as error:
        clear_line(sys.stderr)
        yield Failed(str(error))
    else:
        yield Built(draft.problems, published, time.perf_counter() - start)


def _at_present(settings: Settings) -> Settings:
    return msgspec.structs.replace(settings, now=Now(adapter.local_time(settings.timezone), settings.timezone))
