"""run.py serve: what is built and shown at a save, what the terminal says, and when search is indexed."""

import json
import subprocess
import sys
from collections.abc import Callable, Collection, Iterator
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import cast

import pytest

from authoring.serving.builder import Builder
from authoring.serving.main import follow
from authoring.serving.search import Indexer, command
from authoring.serving.server import Server
from authoring.serving.visitors import Visitors
from authoring.serving.work import work
from plugins.core.build import build
from plugins.core.settings import Settings
from tests.authoring.conftest import Make
from tests.support import FEATURES, news_item

X, Y = "content/news/x.md", "content/news/y.md"
PAGE = "news/x/index.html"
PATIENCE = 60.0


class NoServer:
    """What a builder needs of a server that nobody asks over the web."""

    def __init__(self, folder: Path) -> None:
        self.visitors = Visitors()
        self.fresh: dict[str, bytes] = {}
        self._folder = folder

    def read(self, path: str) -> bytes | None:
        file = self._folder / path
        return self.fresh.get(path) or (file.read_bytes() if file.exists() else None)


class Desk:
    """A builder with a worker behind it, and an open page."""

    def __init__(self, settings: Settings, line: Connection) -> None:
        self.settings = settings
        self.server = NoServer(settings.output)
        self.builder = Builder(cast(Server, self.server), settings, FEATURES, line)
        self.builder.begin()
        self.visitor = self.server.visitors.enter(PAGE)

    def save(self, name: str, text: str) -> None:
        """Save a file and have it built, until the end of that."""
        self.save_alone(name, text)
        with self.builder._changing:
            assert self.builder._changing.wait_for(lambda: self.builder.is_idle, PATIENCE)

    def save_alone(self, name: str, text: str) -> None:
        path = self.settings.content.parent / name
        path.write_text(text, "utf-8")
        self.builder.save([path])

    def told(self) -> list[str]:
        """The names of what the open page was told since it was last asked."""
        names = []
        while not self.visitor.events.empty():
            names.append(self.visitor.events.get()[0])
        return names


@pytest.fixture
def desk(make: Make) -> Iterator[Callable[..., Desk]]:
    """Sits a writer down at a project of files."""
    ends: list[Callable[[], None]] = []

    def sat(**files: str) -> Desk:
        settings = make({f"content/news/{name}.md": text for name, text in files.items()}).settings
        ours, theirs = Pipe()
        worker = Thread(target=work, args=(theirs, settings, FEATURES), kwargs={"is_now": False}, daemon=True)
        worker.start()
        here = Desk(settings, ours)
        ends.extend((here.builder.close, worker.join))
        return here

    yield sat
    for end in ends:
        end()


def test_a_build_tells_of_errors_and_of_new_warnings(
    desk: Callable[..., Desk], capsys: pytest.CaptureFixture[str]
) -> None:
    """A writer's own slip may not stand among those of everybody else."""
    here = desk(x=news_item(summary="Old. " * 40))
    assert capsys.readouterr().out.startswith("1 warning from before: 'python3 run.py check' lists them.\n")
    here.save(Y, news_item(summary="New. " * 40))
    second = capsys.readouterr().out
    assert second.startswith(f"{Y}:4: warning: ") and X not in second
    here.save(Y, news_item(titel="T"))
    third = capsys.readouterr().out
    assert third.startswith(f"{Y}:4: unknown field 'titel'. Did you mean 'title'?\n1 warning from before")
    assert third.endswith("Nothing was changed: the last good site stays.\n")


def test_an_open_page_is_shown_before_the_site_is_built(desk: Callable[..., Desk]) -> None:
    """At the save itself; and what is published then is the same, so it is loaded again once."""
    here = desk(x=news_item("First.\n\nOld.", summary="Said."))
    here.builder._is_busy = True  # a long build goes on
    here.save_alone(X, news_item("First.\n\nNew.", summary="Said."))
    assert b"New." in here.server.fresh[PAGE] and here.told() == ["reload"]
    assert b"New." not in (here.settings.output / PAGE).read_bytes()
    here.builder._is_busy = False
    here.save(X, news_item("First.\n\nNew.", summary="Said."))
    assert here.server.fresh == {} and b"New." in (here.settings.output / PAGE).read_bytes()
    assert here.told() == []


def test_what_changes_other_pages_is_built_first(desk: Callable[..., Desk]) -> None:
    """A title stands in lists too."""
    here = desk(x=news_item("Old.", summary="Said."))
    here.builder._is_busy = True
    here.save_alone(X, news_item("Old.", summary="Said.", title="Another"))
    assert here.server.fresh == {} and here.told() == []
    here.builder._is_busy = False
    here.save(X, news_item("Old.", summary="Said.", title="Another"))
    assert here.told() == ["reload"]


def test_with_errors_the_last_good_page_stays(desk: Callable[..., Desk]) -> None:
    """Until they are mended, also where another text is saved meanwhile."""
    here = desk(x=news_item("First.\n\nOld.", summary="Said."), y=news_item())
    here.save(Y, news_item(titel="T"))
    assert here.told() == ["problems"]
    here.save(X, news_item("First.\n\nNew.", summary="Said."))
    assert here.server.fresh == {} and here.told() == ["problems"]
    here.save(Y, news_item())
    assert here.told() == ["problems", "reload"] and b"New." in (here.settings.output / PAGE).read_bytes()


def test_what_is_saved_during_a_build_is_built_after_it(desk: Callable[..., Desk]) -> None:
    """However often; the page that is shown is never an older one."""
    here = desk(x=news_item("First.\n\nOld.", summary="Said."))
    for number in range(3):
        here.save_alone(X, news_item(f"First.\n\nNumber {number}.", summary="Said."))
    here.save(X, news_item("First.\n\nThe last.", summary="Said."))
    assert here.server.fresh == {} and b"The last." in (here.settings.output / PAGE).read_bytes()


def test_who_builds_may_not_vanish_in_silence(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    ours, theirs = Pipe()
    server = NoServer(Path())
    visitor = server.visitors.enter(PAGE)
    builder = Builder(cast(Server, server), make({}).settings, FEATURES, ours)
    theirs.close()
    builder._listen()
    assert "has ended by itself" in capsys.readouterr().out
    assert "has ended by itself" in json.loads(visitor.events.get()[1])[0]


class Listed:
    """Notes what it is asked to do, for a builder and an indexer."""

    is_idle = True

    def __init__(self) -> None:
        self.calls: list[str] = []

    def save(self, _changed: Collection[Path]) -> None:
        self.calls.append("save")

    def tell(self, reason: str) -> None:
        self.calls.append(reason)

    def look(self) -> None:
        self.calls.append("look")

    def stop(self) -> None:
        self.calls.append("stop")


def followed(*saves: Collection[Path]) -> tuple[bool, list[str]]:
    listed = Listed()
    return follow(saves, cast(Builder, listed), cast(Indexer, listed)), listed.calls


def test_search_is_indexed_when_nobody_saves(tmp_path: Path) -> None:
    """A save is never kept waiting: the indexing is given up first."""
    assert followed([], [tmp_path / "x.md"], []) == (False, ["look", "stop", "save", "look"])


def test_new_code_begins_anew_once_it_can_be_read(tmp_path: Path) -> None:
    """Code that is being written is told of, and nothing is built with it."""
    good, bad = tmp_path / "good.py", tmp_path / "bad.py"
    good.write_text("x = 1\n")
    bad.write_text("x = \n")
    assert followed([bad], [good], []) == (True, ["stop", "bad.py:1: invalid syntax", "stop"])


COUNTS = "import pathlib, sys; file = pathlib.Path(sys.argv[1]); file.write_text(file.read_text() + 'x')"
COMPLAINS = "import sys; sys.exit('no index')"
LASTS = "import time; print('begun', flush=True); time.sleep(600)"


def until_done(indexer: Indexer) -> None:
    """Look until it has ended."""
    indexer.look()
    assert indexer._process is not None
    indexer._process.wait(PATIENCE)
    indexer.look()


def test_search_is_indexed_once_for_a_save(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.write_text("")
    indexer = Indexer([sys.executable, "-c", COUNTS, str(notes)])
    until_done(indexer)
    indexer.look()
    assert indexer._process is None and notes.read_text() == "x"
    indexer.stop()
    until_done(indexer)
    assert notes.read_text() == "xx"


def test_what_search_lacks_is_said_once(capsys: pytest.CaptureFixture[str]) -> None:
    indexer = Indexer([sys.executable, "-c", COMPLAINS])
    for _ in range(3):
        until_done(indexer)
        indexer.stop()
    assert capsys.readouterr().out == "no index\n"


def test_what_was_given_up_is_done_again_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    indexer = Indexer([sys.executable, "-c", LASTS])
    indexer.look()
    first = indexer._process
    assert first is not None and first.poll() is None
    indexer.stop()
    first.wait(PATIENCE)
    indexer.look()  # sees that it has ended
    indexer.look()
    assert indexer._process not in (None, first)
    indexer.close()
    assert capsys.readouterr().out == ""


def test_the_index_is_that_of_the_site(make: Make) -> None:
    """The command that serve runs brings what the page of search asks for."""
    settings = make({X: news_item()}).settings
    build(settings, FEATURES)
    done = subprocess.run(command(settings.output, settings.cache), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert (settings.output / "pagefind/en/pagefind-entry.json").is_file()
