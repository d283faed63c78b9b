"""Publishing under stress: any sequence of releases, a kill at any moment, several builds at once."""

import itertools
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from plugins.core.disk.publish import PublishError, Release

ROOT = Path(__file__).parents[3]
Files = Mapping[str, bytes]


def publish(output: Path, files: Files) -> str | None:
    """Publish the files; the note, if there was one."""
    with Release(output) as release:
        for path, data in files.items():
            release.add(path, data)
        return release.commit().note


def files_in(output: Path) -> dict[str, bytes]:
    return {place.relative_to(output).as_posix(): place.read_bytes() for place in output.rglob("*") if place.is_file()}


def empty_folders_in(output: Path) -> list[Path]:
    return [place for place in output.rglob("*") if place.is_dir() and not any(place.iterdir())]


def owned(output: Path) -> set[str] | None:
    """What the list of our files says; None without a list."""
    file = output.with_name(f".{output.name}.state") / "owned.json"
    return set(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


# --- A kill at any moment --------------------------------------------------------------------------------


class Killed(BaseException):
    """Stands in for the end of the process: no `except Exception` sees it."""


@contextmanager
def killed_after(operations: int) -> Iterator[None]:
    """Let so many operations change the disk; those after them do not happen."""
    left = itertools.count(operations, -1)
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace", "unlink", "rmdir", "mkdir", "fsync"):
            patch.setattr(os, name, _counted(name, left))
        yield


def _counted(name: str, left: Iterator[int]) -> object:
    original = getattr(os, name)

    def operation(*args: object, **options: object) -> object:
        if next(left) <= 0:
            raise Killed
        return original(*args, **options)

    return operation


OLD = {
    "same.html": b"same",
    "changed.html": b"old",
    "gone/deep/index.html": b"gone",
    "file-to-folder": b"file",
    "folder-to-file/a/index.html": b"a",
    "folder-to-file/b.html": b"b",
    "Capitals.html": b"capitals",
}
NEW = {
    "same.html": b"same",
    "changed.html": b"new",
    "added/deep/index.html": b"added",
    "file-to-folder/a/index.html": b"a",
    "folder-to-file": b"file",
    "capitals.html": b"capitals",
}
MIXED = {
    "changed.html": b"third",
    "file-to-folder/b.html": b"b",
    "gone/other.html": b"other",
    "added": b"file",
}
THEIRS = {"CNAME": b"example.org", "gone/theirs.txt": b"theirs"}


@pytest.mark.parametrize("third", [OLD, NEW, MIXED, {}], ids=["old", "new", "mixed", "nothing"])
def test_kill_at_every_operation(tmp_path: Path, third: Files) -> None:
    """Wherever a release is killed, each file is old or new, and the next release equals a clean one."""
    for operations in itertools.count():
        output = tmp_path / str(operations)
        publish(output, OLD)
        for path, data in THEIRS.items():
            (output / path).write_bytes(data)
        try:
            with killed_after(operations):
                publish(output, NEW)
        except Killed:
            found = files_in(output)
            assert all(found.get(path) in (OLD.get(path), NEW.get(path)) for path in OLD | NEW), operations
            assert THEIRS.items() <= found.items()
            publish(output, third)
            assert files_in(output) == {**third, **THEIRS}
            assert empty_folders_in(output) == []
            assert owned(output) == set(third)
        else:
            assert operations > 20
            return


# --- Any sequence ----------------------------------------------------------------------------------------


def _without_clashes(files: Files) -> Files:
    """The files without those that stand where another needs a folder."""
    return {path: files[path] for path in files if not any(other.startswith(f"{path}/") for other in files)}


PATHS = st.lists(st.sampled_from(["a", "b", "é"]), min_size=1, max_size=3).map("/".join)
DATA = st.sampled_from([b"", b"1", b"2", b"22"])
FILES = st.dictionaries(PATHS, DATA, max_size=6).map(_without_clashes)


class Releases(RuleBasedStateMachine):
    """Whatever came before, a release makes the output what is wanted beside the files of others."""

    def __init__(self) -> None:
        super().__init__()
        self.room = tempfile.TemporaryDirectory()
        self.output = Path(self.room.name, "output")
        self.ours: set[str] | None = None  # None: there is no list
        self.theirs: dict[str, bytes] = {}

    def teardown(self) -> None:
        self.room.cleanup()

    def is_blocked(self, files: Files) -> bool:
        return any(
            (path == other and data != theirs and self.ours is not None)
            or path.startswith(f"{other}/")
            or other.startswith(f"{path}/")
            for path, data in files.items()
            for other, theirs in self.theirs.items()
        )

    @rule(files=FILES)
    def release(self, files: Files) -> None:
        before = files_in(self.output)
        if self.is_blocked(files):
            with pytest.raises(PublishError):
                publish(self.output, files)
            assert files_in(self.output) == before
            assert owned(self.output) == self.ours
            return
        note = publish(self.output, files)
        assert (note is not None) == (self.ours is None and before != {})
        self.ours = set(files)
        self.theirs = {path: data for path, data in self.theirs.items() if path not in files}
        assert files_in(self.output) == {**self.theirs, **files}
        assert empty_folders_in(self.output) == []
        assert owned(self.output) == self.ours

    @rule(files=FILES)
    def abandoned_release(self, files: Files) -> None:
        before = files_in(self.output)
        with Release(self.output) as release:
            for path, data in files.items():
                release.add(path, data)
        assert files_in(self.output) == before
        assert owned(self.output) == self.ours

    @rule(files=FILES, operations=st.integers(0, 30))
    def killed_release(self, files: Files, operations: int) -> None:
        before = files_in(self.output)
        with suppress(Killed, PublishError), killed_after(operations):
            publish(self.output, files)
        found = files_in(self.output)
        assert all(found.get(path) in (before.get(path), files.get(path)) for path in {**before, **files})
        self.ours = owned(self.output)
        self.theirs = {path: data for path, data in self.theirs.items() if path not in (self.ours or ())}
        assert self.theirs.items() <= found.items()

    @rule(path=PATHS, data=DATA)
    def file_of_others(self, path: str, data: bytes) -> None:
        place = self.output / path
        if place.exists() or path in (self.ours or ()):
            return
        with suppress(FileExistsError, NotADirectoryError):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
            self.theirs[path] = data

    @rule()
    def lost_list(self) -> None:
        if self.ours is not None:
            self.output.with_name(".output.state").joinpath("owned.json").unlink()
        self.ours = None
        self.theirs = files_in(self.output)
        while folders := empty_folders_in(self.output):  # without a list these too would be of others
            for folder in folders:
                folder.rmdir()


TestReleases = Releases.TestCase
TestReleases.settings = settings(max_examples=60, stateful_step_count=12, deadline=None)

# --- Several builds --------------------------------------------------------------------------------------

PUBLISHER = """
import sys
from pathlib import Path
from plugins.core.disk.publish import Release
output, text, rounds = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for _ in range(rounds):
    with Release(output) as release:
        for number in range(100):
            release.add(f"{number % 7}/{number}.html", text.encode())
        release.add(f"only-{text}.html", text.encode())
        release.commit()
"""

HOLDER = """
import sys, time
from pathlib import Path
from plugins.core.disk.publish import Release
with Release(Path(sys.argv[1])) as release:
    release.add("half.html", b"half")
    print("inside", flush=True)
    time.sleep(60)
"""


def run(script: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_two_builds_at_once(tmp_path: Path) -> None:
    """Builds that publish at the same time take turns: the output is the whole of one, never a mix."""
    output = tmp_path / "output"
    with run(PUBLISHER, output, "a", 5) as first, run(PUBLISHER, output, "b", 5) as second:
        pass
    assert (first.returncode, second.returncode) == (0, 0)
    texts = set(files_in(output).values())
    assert texts in ({b"a"}, {b"b"})
    assert len(files_in(output)) == 101
    assert owned(output) == set(files_in(output))


def test_lock_of_a_killed_build_is_free(tmp_path: Path) -> None:
    """The system frees the lock of a build that was killed; what it had staged is dropped."""
    output = tmp_path / "output"
    with run(HOLDER, output) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "inside\n"
        with pytest.raises(PublishError, match="another build is publishing"), Release(output, wait=0):
            pass
        holder.kill()
    publish(output, {"a.html": b"a"})
    assert files_in(output) == {"a.html": b"a"}
