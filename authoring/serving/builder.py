"""The builder: makes the site again, and tells those who look at it."""

import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NoReturn

import msgspec

from authoring.serving.server import Server
from plugins.core import adapter
from plugins.core.build import Draft, draft_of, made_first, write
from plugins.core.feature import Feature
from plugins.core.now import Now
from plugins.core.problems import Problem, has_errors, tally
from plugins.core.progress import progress_bar
from plugins.core.publish import Published, PublishError
from plugins.core.render import RenderError
from plugins.core.settings import Settings


class Builder:
    """Builds the site, and tells those who look at it."""

    def __init__(self, server: Server, settings: Settings, features: Iterable[Feature], *, is_now: bool) -> None:
        self._server = server
        self._settings = settings
        self._features = tuple(features)
        self._is_now = is_now
        self._warned: frozenset[Problem] | None = None  # of what the last build did

    def build(self) -> None:
        """Build once; nothing is raised for what can be wrong with a site."""
        start = time.perf_counter()
        visitors = self._server.visitors
        try:
            draft = draft_of(self._at_present(), self._features)
            if has_errors(draft.problems):
                published = None
            else:
                self._show_open_pages(draft)
                published = write(draft, progress_bar(sys.stderr, "files made"))
        except (PublishError, RenderError) as error:
            say(str(error))
            visitors.tell_problems((str(error),))
            return
        finally:
            self._server.fresh = {}
        lines = tuple(self._news_of(draft.problems))
        visitors.tell_problems(lines if published is None else ())
        if published:
            visitors.reload(frozenset((*published.written, *published.removed)))
        _report(lines, published, time.perf_counter() - start)

    def _news_of(self, problems: Iterable[Problem]) -> Iterator[str]:
        """All errors, and the warnings that were not there before: among old ones, nobody sees what is new."""
        errors = [problem for problem in problems if problem.level == "error"]
        warnings = frozenset(problems) - frozenset(errors)
        before = warnings if self._warned is None else self._warned
        self._warned = warnings
        yield from map(str, [*errors, *sorted(warnings - before)])
        if old := tally(warnings & before):
            yield f"{old} from before: 'python3 run.py check' lists them."

    def start_again(self, code: Iterable[str]) -> None:
        """Begin anew with the code as it is now, unless it cannot be read; open pages come back by themselves."""
        for path in map(Path, code):
            try:
                compile(path.read_bytes(), path.name, "exec")
            except SyntaxError as error:
                self._server.visitors.tell_problems((f"{path.name}:{error.lineno}: {error.msg}",))
                return
            except OSError:
                continue  # it was removed
        _restart()

    def _at_present(self) -> Settings:
        local = adapter.local_time(self._settings.timezone) if self._is_now else self._settings.now.local
        return msgspec.structs.replace(self._settings, now=Now(local, self._settings.timezone))

    def _show_open_pages(self, draft: Draft) -> None:
        """Show what is looked at before all else is made."""
        fresh = made_first(draft, self._server.visitors.paths)
        changed = {path for path, data in fresh.items() if data != self._server.read(path)}
        self._server.fresh = fresh
        if changed:
            self._server.visitors.tell_problems(())
            self._server.visitors.reload(frozenset(changed))


def _report(lines: Iterable[str], published: Published | None, seconds: float) -> None:
    say(*lines)
    if published is None:
        say("Nothing was changed: the last good site stays.")
    else:
        say(f"{len(published.written)} written, {len(published.removed)} removed ({seconds:.2f} s)")


def say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def _restart() -> NoReturn:
    say("The code has changed: beginning anew.")
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # the same command once more
