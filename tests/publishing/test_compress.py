"""Compressed copies beside the files of a release."""

import gzip
from pathlib import Path

import brotli
import pytest

from publishing import compress as module
from publishing.compress import compress
from publishing.policy import Policy, read_policy

POLICY = read_policy(Path(__file__).parents[2] / "headers.toml")
TEXT = b"<p>The same words, again and again.</p>\n" * 100


def release(folder: Path, **files: bytes) -> Path:
    """A folder with these files, a low line in a name being its dot."""
    for name, data in files.items():
        path = folder / "release" / name.replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    return folder / "release"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def run(folder: Path, policy: Policy = POLICY) -> int:
    return compress(folder, policy, folder.with_name("kept"))


def test_copies_hold_what_the_file_holds(tmp_path: Path) -> None:
    folder = release(tmp_path, index_html=TEXT)
    assert run(folder) == 2
    assert gzip.decompress((folder / "index.html.gz").read_bytes()) == TEXT
    assert brotli.decompress((folder / "index.html.br").read_bytes()) == TEXT
    assert (folder / "index.html").read_bytes() == TEXT


def test_only_text_of_some_length_gets_copies(tmp_path: Path) -> None:
    """A picture is compressed already; a short file goes in one packet anyway."""
    folder = release(tmp_path, a_webp=TEXT, b_html=b"<p>Short</p>", c_pdf=TEXT)
    assert run(folder) == 0
    assert names(folder) == ["a.webp", "b.html", "c.pdf"]


def test_a_copy_that_saves_nothing_is_left_out(tmp_path: Path) -> None:
    folder = release(tmp_path, noise_csv=brotli.compress(bytes(hash((i, i * i)) % 251 for i in range(9000))))
    assert run(folder) == 0


def test_a_copy_whose_file_is_gone_goes_too(tmp_path: Path) -> None:
    """A server would send it still. So does one whose file became too short for one."""
    folder = release(tmp_path, a_html=TEXT, b_html=TEXT)
    run(folder)
    (folder / "a.html").unlink()
    (folder / "b.html").write_bytes(b"short")
    assert run(folder) == 0
    assert names(folder) == ["b.html"]


def test_what_did_not_change_is_not_compressed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Under whatever name it lies."""
    folder = release(tmp_path, a_html=TEXT)
    run(folder)
    first = (folder / "a.html.br").read_bytes()

    def never(_data: bytes) -> bytes:
        raise AssertionError("compressed again")

    monkeypatch.setattr(module, "_MAKERS", {"br": never, "gz": never})
    (folder / "a.html").rename(folder / "b.html")
    assert run(folder) == 2
    assert (folder / "b.html.br").read_bytes() == first


def test_the_same_file_gives_the_same_copy_at_any_hour(tmp_path: Path) -> None:
    folder = release(tmp_path, a_html=TEXT)
    run(folder)
    assert (folder / "a.html.gz").read_bytes()[4:8] == bytes(4), "a time stands in the copy"
