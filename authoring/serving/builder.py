"""The builder: has the site made again at each save, and tells those who look at it."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Condition, Thread

from authoring.serving.server import Server
from authoring.serving.work import Built, Failed, First, Told
from plugins.core.build import Draft, draft_after, last_draft, made_first
from plugins.core.disk.publish import Published
from plugins.core.features.feature import Feature
from plugins.core.problems import Problem, tally
from plugins.core.rendering.templates import RenderError, nothing_compiled
from plugins.core.settings import Settings

_ENDED = "what makes the site has ended by itself: stop with Ctrl+C, and begin again."
_PATIENCE = 0.5


class Builder:
    """Orders builds over a line, one after the other, and shows what comes of them.

    A text or a template that was saved is shown at once, before all is built, in the pages that are open.
    """

    def __init__(self, server: Server, settings: Settings, features: Iterable[Feature], line: Connection) -> None:
        self._server = server
        self._settings = settings
        self._features = tuple(features)
        self._line = line
        self._changing = Condition()  # of what follows
        self._is_busy = False
        self._is_due = False  # something was saved since the build that goes on began
        self._last: Draft | None = None  # what the site was built of, unless something is wrong with it now
        self._is_closed = False
        self._warned: frozenset[Problem] | None = None  # of what the last build did
        self._compiled = nothing_compiled()

    def begin(self) -> None:
        """Build for the first time, and wait for that."""
        Thread(target=self._listen, daemon=True).start()
        self.save(())
        with self._changing:
            while not self.is_idle:
                self._changing.wait(_PATIENCE)  # not for ever, which on Windows nobody can interrupt

    @property
    def is_idle(self) -> bool:
        """Whether all that was saved is built."""
        with self._changing:
            return not (self._is_busy or self._is_due)

    def save(self, changed: Collection[Path]) -> None:
        """These files were saved: show what can be shown at once, and build."""
        with self._changing:
            self._show_soon(changed)
            self._is_due = True
            self._order()

    def tell(self, reason: str) -> None:
        """Show why nothing can be built."""
        say(reason)
        self._server.visitors.tell_problems((reason,))

    def close(self) -> None:
        """Order nothing more."""
        self._is_closed = True
        with suppress(OSError):  # nobody is there
            self._line.send(None)

    def _order(self) -> None:
        if self._is_due and not self._is_busy:
            self._is_busy, self._is_due = True, False
            self._line.send(self._server.visitors.paths)

    def _listen(self) -> None:
        while True:
            try:
                told = self._line.recv()
            except (EOFError, OSError):
                break
            self._take(told)
        if not self._is_closed:
            self.tell(_ENDED)

    def _take(self, told: Told) -> None:
        """Show what a build tells; nothing can be wrong with a site that is not told so."""
        is_whole = isinstance(told, Built) and told.published is not None
        last = last_draft(self._settings, self._features) if is_whole else None
        with self._changing:
            if isinstance(told, First):
                newer = self._server.fresh if self._is_due else {}
                self._show({path: data for path, data in told.pages.items() if path not in newer})
                return
            self._is_busy, self._last = False, last
            if isinstance(told, Failed):
                self._end((told.reason,), None)
            else:
                self._end(tuple(self._news_of(told.problems)), told.published)
                _report(told)
            self._order()
            self._changing.notify_all()

    def _end(self, lines: tuple[str, ...], published: Published | None) -> None:
        """From now on what was published is shown, but for what was saved since."""
        say(*lines)
        shown, self._server.fresh = self._server.fresh, {}
        on_disk = {path: self._server.read(path) for path in shown}
        if self._is_due:
            self._server.fresh = {path: data for path, data in shown.items() if data != on_disk[path]}
        visitors = self._server.visitors
        visitors.tell_problems(() if published else lines)
        if published:
            different = {*published.written, *published.removed} - self._server.fresh.keys()
            visitors.reload(frozenset(path for path in different if path not in shown or shown[path] != on_disk[path]))

    def _news_of(self, problems: Iterable[Problem]) -> Iterator[str]:
        """All errors, and the warnings that were not there before: among old ones, nobody sees what is new."""
        errors = [problem for problem in problems if problem.level == "error"]
        warnings = frozenset(problems) - frozenset(errors)
        before = warnings if self._warned is None else self._warned
        self._warned = warnings
        yield from map(str, [*errors, *sorted(warnings - before)])
        if old := tally(warnings & before):
            yield f"{old} from before: 'python3 run.py check' lists them."

    def _show_soon(self, changed: Collection[Path]) -> None:
        texts, templates = self._settings.content, self._settings.theme / "templates"
        written = [path for path in changed if path.suffix == ".md" and path.is_relative_to(texts)]
        drawn = [path for path in changed if path.is_relative_to(templates)]
        if self._last is None or len(written) + len(drawn) < len(changed):
            return
        draft = draft_after(self._last, written)
        if draft is None:
            return
        self._last = draft
        try:
            self._show(made_first(draft, self._server.visitors.paths, self._compiled))
        except RenderError:
            return  # the build tells of it

    def _show(self, pages: Mapping[str, bytes]) -> None:
        """Show these pages before what lies in the folder."""
        changed = {path for path, data in pages.items() if data != self._server.read(path)}
        self._server.fresh = {**self._server.fresh, **pages}
        if changed:
            self._server.visitors.tell_problems(())
            self._server.visitors.reload(frozenset(changed))


def _report(built: Built) -> None:
    if built.published is None:
        say("Nothing was changed: the last good site stays.")
    else:
        counts = f"{len(built.published.written)} written, {len(built.published.removed)} removed"
        say(f"{counts} ({built.seconds:.2f} s)")


def say(*lines: str) -> None:
    """Print lines at once."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()
