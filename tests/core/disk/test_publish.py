"""Publishing: the output folder becomes what was rendered, and nothing else in it is touched."""

import errno
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import pytest

from plugins.core.disk import tree as tree_module
from plugins.core.disk.publish import Published, PublishError, Release
from plugins.core.disk.tree import Kind, Tree


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def publish(output: Path, files: Mapping[str, str]) -> Published:
    with Release(output, wait=0.1) as release:
        for path, text in files.items():
            release.add(path, text.encode())
        return release.commit()


def put(output: Path, files: Mapping[str, str]) -> None:
    """Write files as somebody else would."""
    for path, text in files.items():
        place = output / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())


def files_in(output: Path) -> dict[str, str]:
    return {
        place.relative_to(output).as_posix(): place.read_text(encoding="utf-8")
        for place in output.rglob("*")
        if place.is_file()
    }


def folders_in(output: Path) -> set[str]:
    return {place.relative_to(output).as_posix() for place in output.rglob("*") if place.is_dir()}


def list_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.state") / "owned.json"


def owned(output: Path) -> list[str]:
    paths: list[str] = json.loads(list_of(output).read_text(encoding="utf-8"))
    return paths


def link(place: Path, target: Path) -> None:
    try:
        place.symlink_to(target, target_is_directory=target.is_dir())
    except OSError:
        pytest.skip("this system makes no symbolic links")


@contextmanager
def refused(output: Path, *words: str) -> Iterator[None]:
    """The block raises one PublishError with these words, and neither the output nor the list has changed."""
    before = files_in(output), folders_in(output), list_of(output).read_bytes()
    with pytest.raises(PublishError) as caught:
        yield
    assert all(word in str(caught.value) for word in words), caught.value
    assert (files_in(output), folders_in(output), list_of(output).read_bytes()) == before


# --- What a release does ------------------------------------------------------------------------------------


def test_first_release_writes_everything(output: Path) -> None:
    """All files are written, with their folders, and an output that was empty before needs no note."""
    done = publish(output, {"index.html": "home", "fr/news/index.html": "nouvelles"})
    assert done == Published(("fr/news/index.html", "index.html"), (), 0, None)
    assert files_in(output) == {"index.html": "home", "fr/news/index.html": "nouvelles"}


def test_next_release_changes_what_differs(output: Path) -> None:
    """What changed is written, what is gone is removed, the rest is counted."""
    publish(output, {"a.html": "a", "b.html": "b", "c.html": "c"})
    done = publish(output, {"a.html": "a", "b.html": "B", "d.html": "d"})
    assert done == Published(("b.html", "d.html"), ("c.html",), 1, None)
    assert files_in(output) == {"a.html": "a", "b.html": "B", "d.html": "d"}


def test_unchanged_file_is_not_touched(output: Path) -> None:
    """An unchanged file keeps its time and its inode, so that servers and synchronisers see no change."""
    publish(output, {"a.html": "a", "b.html": "b"})
    before = (output / "a.html").stat()
    publish(output, {"a.html": "a", "b.html": "B"})
    after = (output / "a.html").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_list_is_not_written_when_it_stays_the_same(output: Path) -> None:
    """A release that adds and removes no file leaves the list alone: an edit costs no flush to the disk."""
    publish(output, {"a.html": "a"})
    before = list_of(output).stat()
    publish(output, {"a.html": "A"})
    assert (list_of(output).stat().st_mtime_ns, list_of(output).stat().st_ino) == (
        before.st_mtime_ns,
        before.st_ino,
    )


@pytest.mark.parametrize("tampered", ["A", "", "aa"])
def test_file_changed_by_others_is_mended(output: Path, tampered: str) -> None:
    """Bytes are compared, so a file of ours that somebody changed is written again."""
    publish(output, {"a.html": "a"})
    put(output, {"a.html": tampered})
    assert publish(output, {"a.html": "a"}).written == ("a.html",)
    assert files_in(output) == {"a.html": "a"}


def test_file_larger_than_one_read_is_compared_whole(output: Path) -> None:
    """A difference in the last byte of a large file is seen, and no difference too."""
    large = "x" * 200_000
    publish(output, {"large": large})
    assert publish(output, {"large": large}).unchanged == 1
    assert publish(output, {"large": large[:-1] + "y"}).written == ("large",)


def test_keep_needs_no_bytes(output: Path) -> None:
    """A kept file stays, is still ours, and counts as unchanged."""
    publish(output, {"a.html": "a", "b.html": "b"})
    with Release(output) as release:
        release.keep("a.html")
        assert release.commit() == Published((), ("b.html",), 1, None)
    assert files_in(output) == {"a.html": "a"}
    assert owned(output) == ["a.html"]


def test_leaving_without_commit_changes_nothing(output: Path) -> None:
    """Staged files are dropped when the block ends early, by an error too."""
    publish(output, {"a.html": "a"})
    with Release(output) as release:
        release.add("a.html", b"A")

    def interrupted() -> None:
        with Release(output) as release:
            release.add("a.html", b"A")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert files_in(output) == {"a.html": "a"}
    assert not (list_of(output).parent / "staging").exists()


def test_leftover_staging_is_cleared(output: Path) -> None:
    """What a killed build staged does not reach the output."""
    put(list_of(output).parent / "staging", {"0": "stale", "7": "stale"})
    publish(output, {"a.html": "a"})
    assert files_in(output) == {"a.html": "a"}
    assert not (list_of(output).parent / "staging").exists()


def test_long_names(output: Path) -> None:
    """A name of 200 bytes works: staged files are numbered, so no name grows on the way."""
    name = "é" * 97 + ".html"
    publish(output, {f"{name}/{name}": "a"})
    assert publish(output, {f"{name}/{name}": "b"}).written == (f"{name}/{name}",)


# --- The list of what is ours -------------------------------------------------------------------------------


def test_list_is_sorted_one_a_line(output: Path) -> None:
    """The list is JSON that a person can read and compare."""
    publish(output, {"b.html": "b", "é/a.html": "a", "a.html": "a"})
    assert list_of(output).read_text(encoding="utf-8") == '[\n"a.html",\n"b.html",\n"é/a.html"\n]\n'


def test_list_is_written_ahead(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first change the list names old and new files, so that a kill leaves none unknown."""
    publish(output, {"old.html": "old"})
    seen: list[list[str]] = []
    put_in_place = Tree.put

    def watch(self: Tree, source: Path, path: str) -> None:
        seen.append(owned(output))
        put_in_place(self, source, path)

    monkeypatch.setattr(Tree, "put", watch)
    publish(output, {"new.html": "new"})
    assert seen == [["new.html", "old.html"]]
    assert owned(output) == ["new.html"]


def test_list_is_flushed_before_the_first_change(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list survives a power cut: it is on the disk before it replaces the last one, and before any change."""
    steps: list[str] = []
    flush, replace = os.fsync, os.replace

    def seen_flush(handle: int) -> None:
        steps.append("flush")
        flush(handle)

    def seen_replace(source: Path, target: Path) -> None:
        steps.append(target.name)
        replace(source, target)

    monkeypatch.setattr(os, "fsync", seen_flush)
    monkeypatch.setattr(os, "replace", seen_replace)
    publish(output, {"a.html": "a"})
    assert steps[:2] == ["flush", "owned.json"]
    assert steps[-1] == "a.html"


@pytest.mark.parametrize("content", [None, b"", b"[1]", b'["../x"]', b'["a.html"', b"\xff", b'{"a": 1}'])
def test_lost_list_removes_nothing(output: Path, content: bytes | None) -> None:
    """Without a list that can be trusted nothing is removed, and one sentence says so and what to do."""
    publish(output, {"a.html": "a", "b.html": "b"})
    if content is None:
        list_of(output).unlink()
    else:
        list_of(output).write_bytes(content)
    done = publish(output, {"a.html": "A", "c.html": "c"})
    assert done.removed == ()
    assert done.note is not None and "empty that folder and build again" in done.note
    assert files_in(output) == {"a.html": "A", "b.html": "b", "c.html": "c"}
    assert owned(output) == ["a.html", "c.html"]
    assert publish(output, {"a.html": "A"}).note is None


def test_list_that_is_gone_with_the_output_needs_no_note(output: Path) -> None:
    """An empty output holds nothing that could be stale."""
    output.mkdir()
    assert publish(output, {"a.html": "a"}).note is None


# --- The files of others ------------------------------------------------------------------------------------


def test_files_of_others_stay(output: Path) -> None:
    """What others put into the output stays, and so does the folder it is in."""
    publish(output, {"news/a.html": "a"})
    put(output, {"CNAME": "example.org", "news/theirs.txt": "theirs"})
    publish(output, {})
    assert files_in(output) == {"CNAME": "example.org", "news/theirs.txt": "theirs"}


def test_empty_folders_are_pruned_only_where_a_file_of_ours_was(output: Path) -> None:
    """Folders that our removed files leave empty go; an empty folder of others and the output itself stay."""
    publish(output, {"news/2026/a.html": "a", "kept/a.html": "a"})
    (output / "theirs" / "empty").mkdir(parents=True)
    publish(output, {"kept/a.html": "a"})
    assert folders_in(output) == {"kept", "theirs", "theirs/empty"}
    publish(output, {})
    assert folders_in(output) == {"theirs", "theirs/empty"}


def test_file_of_others_is_not_overwritten(output: Path) -> None:
    """A file of others where one of ours must go is an error, unless it has the same bytes."""
    publish(output, {"a.html": "a"})
    put(output, {"robots.txt": "theirs"})
    with refused(output, "output/robots.txt", "move it away"):
        publish(output, {"a.html": "A", "robots.txt": "ours"})
    assert publish(output, {"a.html": "a", "robots.txt": "theirs"}).unchanged == 2


def test_folder_of_others_in_the_way(output: Path) -> None:
    """A folder of others where a file of ours must go is an error before anything changes, even if empty."""
    publish(output, {"a.html": "a"})
    (output / "x").mkdir()
    with refused(output, "output/x"):
        publish(output, {"a.html": "A", "x": "ours"})


def test_folder_of_ours_with_a_file_of_others_in_the_way(output: Path) -> None:
    """A folder we made cannot become a file while others have something in it; the sentence names that."""
    publish(output, {"x/y/a.html": "a"})
    put(output, {"x/y/theirs.txt": "theirs"})
    with refused(output, "output/x/y/theirs.txt", "output/x "):
        publish(output, {"x": "ours"})
    (output / "x/y/theirs.txt").unlink()
    (output / "x/y/empty").mkdir()
    with refused(output, "output/x/y/empty"):
        publish(output, {"x": "ours"})


@pytest.mark.parametrize("is_lost", [False, True])
def test_file_of_others_where_a_folder_must_go(output: Path, is_lost: bool) -> None:
    """A file of others where a folder of ours must go is an error, whether or not the list was lost."""
    publish(output, {"a.html": "a"})
    put(output, {"x": "theirs"})
    if is_lost:
        list_of(output).write_bytes(b"")
    with refused(output, "output/x ", "output/x/y/index.html"):
        publish(output, {"a.html": "A", "x/y/index.html": "ours"})


@pytest.mark.parametrize("path", ["x", "x/index.html"])
def test_pipe_in_the_way(output: Path, path: str) -> None:
    """What is neither file nor folder is never ours, and is not read."""
    if sys.platform == "win32":
        pytest.skip("Windows has no pipes in folders")
    publish(output, {"x": "ours", "y/z": "ours"})
    for place in (output / "x", output / "y/z"):
        place.unlink()
        os.mkfifo(place)
    with refused(output, "output/x "):
        publish(output, {path: "new"})
    with refused(output, "output/y/z ", "output/y "):
        publish(output, {"y": "new"})
    publish(output, {})
    assert (output / "x").is_fifo()
    assert (output / "y/z").is_fifo()


# --- Files and folders that change places -------------------------------------------------------------------


def test_file_becomes_folder_and_back(output: Path) -> None:
    """A file of ours can become a folder, and a folder of ours a file."""
    publish(output, {"x": "file", "y/a/index.html": "a", "y/b.html": "b"})
    done = publish(output, {"x/a/index.html": "a", "x/b.html": "b", "y": "file"})
    assert done.removed == ("x", "y/a/index.html", "y/b.html")
    assert files_in(output) == {"x/a/index.html": "a", "x/b.html": "b", "y": "file"}
    publish(output, {"x": "file", "y/a/index.html": "a"})
    assert files_in(output) == {"x": "file", "y/a/index.html": "a"}


def test_capitals_can_change(output: Path) -> None:
    """A page can change its capitals, in its own name or in that of its folder, whatever the filesystem."""
    publish(output, {"About/index.html": "a", "Logo.SVG": "logo"})
    publish(output, {"about/index.html": "a", "logo.svg": "logo"})
    assert files_in(output) == {"about/index.html": "a", "logo.svg": "logo"}
    assert folders_in(output) == {"about"}


def disregard_case(output: Path, first: str, second: str) -> None:
    """Two names of one file stand in for a disk on which case does not count; such a disk has them already."""
    with suppress(FileExistsError):
        os.link(output / first, output / second)


def test_capitals_change_where_case_does_not_count(output: Path) -> None:
    """A file found by another spelling is ours but not as it should be: it is written with its new name."""
    publish(output, {"About.html": "a", "Logo.svg": "a"})
    disregard_case(output, "About.html", "about.html")
    disregard_case(output, "Logo.svg", "logo.svg")
    done = publish(output, {"about.html": "a", "logo.svg": "b"})
    assert done.written == ("about.html", "logo.svg")
    assert files_in(output) == {"about.html": "a", "logo.svg": "b"}


def test_kept_file_survives_its_other_spelling(output: Path) -> None:
    """Where case does not count, an old spelling of a kept file is that file, and is not removed."""
    publish(output, {"About.html": "a"})
    disregard_case(output, "About.html", "about.html")
    with Release(output) as release:
        release.keep("about.html")
        assert release.commit().removed == ()
    assert (output / "about.html").read_bytes() == b"a"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("About.html", "about.html"),
        ("Straße", "STRASSE"),
        ("caf\u00e9", "cafe\u0301"),
        ("News/a.html", "news/b.html"),
        ("x", "x/index.html"),
        ("X/index.html", "x"),
    ],
)
def test_names_that_meet_on_some_system(output: Path, first: str, second: str) -> None:
    """Two paths that some system takes for one cannot be published together; the sentence names both.

    So it is with capitals, with the coding of accents, and with a name needed as a file and as a folder.
    """
    publish(output, {"a.html": "a"})
    for pair in ((first, second), (second, first)):
        with refused(output, first, second):
            publish(output, dict.fromkeys(pair, "text"))


# --- Links --------------------------------------------------------------------------------------------------


def test_link_at_the_place_of_a_file_is_replaced(output: Path, tmp_path: Path) -> None:
    """A link where a file of ours goes is replaced itself, even if its target has the same bytes."""
    outside = tmp_path / "outside.html"
    text = "a" * len(str(outside))  # so that the link itself has the size of the file that is wanted
    put(tmp_path, {"outside.html": text})
    publish(output, {"b.html": "b"})
    link(output / "a.html", outside)
    publish(output, {"a.html": text, "b.html": "b"})
    assert not (output / "a.html").is_symlink()
    publish(output, {"a.html": "changed"})
    assert outside.read_text(encoding="utf-8") == text


def test_link_where_a_folder_must_go(output: Path, tmp_path: Path) -> None:
    """Nothing is written through a linked folder, even if the target has the same bytes already."""
    put(tmp_path / "outside", {"x.html": "x"})
    publish(output, {"news/a.html": "a", "b.html": "b"})
    (output / "news/a.html").rename(tmp_path / "a.html")
    (output / "news").rmdir()
    link(output / "news", tmp_path / "outside")
    for path in ("news/x.html", "news/y.html", "news/deep/y.html"):
        with refused(output, "output/news is a link"):
            publish(output, {path: "x"})
    assert files_in(tmp_path / "outside") == {"x.html": "x"}


def test_folder_that_becomes_a_link_during_the_build(output: Path, tmp_path: Path) -> None:
    """Folders are looked at again when all is rendered: a link made since the start is not followed."""
    (tmp_path / "outside").mkdir()
    publish(output, {"news/a.html": "a"})
    with Release(output) as release:
        release.add("news/a.html", b"a")
        release.add("news/b.html", b"b")
        (output / "news").rename(tmp_path / "moved")
        link(output / "news", tmp_path / "outside")
        with pytest.raises(PublishError, match="output/news is a link"):
            release.commit()
    assert files_in(tmp_path / "outside") == {}


def test_nothing_is_removed_through_a_link(output: Path, tmp_path: Path) -> None:
    """A file that is gone from the site is not removed where a link now leads."""
    put(tmp_path / "outside", {"a.html": "theirs"})
    publish(output, {"news/a.html": "a"})
    (output / "news/a.html").unlink()
    (output / "news").rmdir()
    link(output / "news", tmp_path / "outside")
    assert publish(output, {}).removed == ()
    assert (output / "news").is_symlink()
    assert files_in(tmp_path / "outside") == {"a.html": "theirs"}


def test_link_in_the_place_of_a_gone_file_is_removed_itself(output: Path, tmp_path: Path) -> None:
    """A link put in the place of a file of ours goes with it; what it leads to stays."""
    put(tmp_path, {"outside.html": "theirs"})
    publish(output, {"a.html": "a"})
    (output / "a.html").unlink()
    link(output / "a.html", tmp_path / "outside.html")
    assert publish(output, {}).removed == ("a.html",)
    assert (tmp_path / "outside.html").read_bytes() == b"theirs"


# --- Paths --------------------------------------------------------------------------------------------------

UNFIT = ["", ".", "..", "/a", "a/", "a//b", "./a", "a/.", "../a", "a/../b", "a/..", "C:/a", "C:a", "a:b"]
UNFIT += ["a\\b", "\\a", "a\nb", "a\0", "\x7f", "a\x85", "\ud800"]


@pytest.mark.parametrize("path", UNFIT)
def test_unfit_paths(output: Path, path: str) -> None:
    """A path is relative and normalised, with nothing in it that some system reads as something else."""
    with Release(output) as release:
        with pytest.raises(ValueError, match="cannot be a path"):
            release.add(path, b"")
        with pytest.raises(ValueError, match="cannot be a path"):
            release.keep(path)


@pytest.mark.parametrize("path", [".nojekyll", "..a", "a..", ".well-known/x", "a b", "ñ", "...", "%2F"])
def test_fit_paths(output: Path, path: str) -> None:
    """Dots, spaces and accents in a name are fine."""
    publish(output, {path: "x"})
    assert files_in(output) == {path: "x"}


def test_same_path_twice(output: Path) -> None:
    """One path has one content: the second time is an error of the program, however it was given first."""
    publish(output, {"b.html": "b"})
    with Release(output) as release:
        release.add("a.html", b"a")
        release.add("b.html", b"b")
        release.keep("c.html")
        for path in ("a.html", "b.html", "c.html"):
            with pytest.raises(ValueError, match="twice"):
                release.add(path, b"")
            with pytest.raises(ValueError, match="twice"):
                release.keep(path)


# --- What goes wrong outside --------------------------------------------------------------------------------


def failing(error: OSError, times: int = 10**6) -> Callable[..., Any]:
    """A stand-in that raises `error` so many times, then does nothing."""
    left = iter(range(times))

    def fail(*_args: object, **_options: object) -> None:
        if next(left, None) is not None:
            raise error

    return fail


def test_second_build_waits_then_says_so(output: Path) -> None:
    """While one build publishes, another waits as long as it was told to, and then says why it stops."""
    with (
        Release(output),
        pytest.raises(PublishError, match=r"another build is publishing to output/ .* 0\.1 seconds"),
        Release(output, wait=0.1),
    ):
        pass
    publish(output, {"a.html": "a"})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EXDEV, "on another filesystem"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_system_errors_become_one_sentence(
    output: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    """An error of the system becomes the path and the reason; the next release mends the rest."""
    publish(output, {"a.html": "a"})
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(OSError(code, os.strerror(code)), times=1))
        with pytest.raises(PublishError, match=f"^output/a.html could not be published: .*{words}"):
            publish(output, {"a.html": "A"})
    assert files_in(output) == {"a.html": "a"}
    assert publish(output, {"a.html": "A"}).written == ("a.html",)


def test_disk_full_while_staging(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full is noticed while staging, before anything has changed."""
    publish(output, {"a.html": "a"})
    open_at = Path.open

    def full(place: Path, mode: str = "r", **options: Any) -> IO[Any]:
        if mode == "xb":
            raise OSError(errno.ENOSPC, "No space left on device")
        return open_at(place, mode, **options)

    monkeypatch.setattr(Path, "open", full)
    with refused(output, "output/b.html", "the disk is full"):
        publish(output, {"a.html": "a", "b.html": "b"})


def test_file_held_open_for_a_moment(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file that is held open cannot be replaced, the release tries again for a bounded time."""
    publish(output, {"a.html": "a", "b.html": "b"})
    pauses: list[float] = []
    monkeypatch.setattr(tree_module, "sleep", pauses.append)
    held = failing(PermissionError(errno.EACCES, "Permission denied"), times=3)
    unlink = Path.unlink

    def unlink_later(place: Path) -> None:
        held()
        unlink(place)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", unlink_later)
        assert publish(output, {"a.html": "a"}).removed == ("b.html",)
    assert len(pauses) == 3

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(PermissionError(errno.EACCES, "Permission denied")))
        with pytest.raises(PublishError, match=r"output/a\.html .* permission"):
            publish(output, {"a.html": "A"})
    assert sum(pauses) < 2
    assert publish(output, {"a.html": "A"}).written == ("a.html",)


def test_output_that_is_a_file(output: Path) -> None:
    """A file in the place of the output folder is named, and the lock is free again."""
    output.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(PublishError, match=r"^output/ could not be published"):
            publish(output, {"a.html": "a"})


def test_output_on_another_filesystem(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If renaming cannot put files in place whole, the release stops at once and names the cure."""
    publish(output, {"a.html": "a"})
    stat_of = Path.stat

    def moved(place: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        found = stat_of(place, follow_symlinks=follow_symlinks)
        if place != output:
            return found
        return os.stat_result((found.st_mode, found.st_ino, found.st_dev + 1, *found[3:]))

    with (
        monkeypatch.context() as patch,
        refused(output, "output/ is on another filesystem", "set the output to"),
    ):
        patch.setattr(Path, "stat", moved)
        publish(output, {"a.html": "A"})


def test_folder_on_another_filesystem_is_a_mount(tmp_path: Path) -> None:
    """A folder of another filesystem in the output is told apart: nothing can be renamed into it."""
    (tmp_path / "folder").mkdir()
    device = tmp_path.stat().st_dev
    assert Tree(tmp_path, device).kind("folder") is Kind.FOLDER
    assert Tree(tmp_path, device + 1).kind("folder") is Kind.MOUNT


def test_pruned_folder_is_not_taken_for_a_real_one(tmp_path: Path) -> None:
    """What is remembered of a folder ends with it."""
    (tmp_path / "folder").mkdir()
    tree = Tree(tmp_path, tmp_path.stat().st_dev)
    assert tree.is_solid("folder/a.html")
    tree.prune("folder")
    assert not tree.is_solid("folder/a.html")


def test_mount_in_the_way(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something mounted where a folder or a file of ours must go is an error before anything changes."""
    publish(output, {"a.html": "a", "x/b.html": "b"})
    kind_of = Tree.kind
    monkeypatch.setattr(Tree, "kind", lambda tree, path: Kind.MOUNT if path == "x" else kind_of(tree, path))
    for path in ("x", "x/c.html"):
        with refused(output, "output/x "):
            publish(output, {"a.html": "A", path: "c"})
