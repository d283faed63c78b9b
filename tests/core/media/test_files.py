"""Media: the file that an author means, by the path that was typed."""

import struct
import zlib
from pathlib import Path

import pytest

from plugins.core.media.files import MediaFile, find_media, is_picture, resolve
from plugins.core.problems import Fault
from tests.documents import pdf
from tests.support import news_item, problems_of


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("a.png", "news/2022/a.png"),
        ("./a.png", "news/2022/a.png"),
        ("../a.png", "news/a.png"),
        ("../../pages/a%20b.png", "pages/a b.png"),
        ("../../../a.png", None),
        ("/a.png", None),
        ("..%2F..%2F..%2Fa.png", None),
    ],
)
def test_a_target_is_seen_from_its_file(target: str, found: str | None) -> None:
    """As code hosts and editors see it; what leads out of content/ is nothing."""
    assert resolve("news/2022/x.md", target) == found


def test_a_file_tells_its_size_its_type_and_its_pages(tmp_path: Path) -> None:
    data = pdf(3, "fr")
    (tmp_path / "Report 2022.PDF").write_bytes(data)
    found = find_media(tmp_path).find("x.md", "Report%202022.PDF")
    assert isinstance(found, MediaFile)
    assert (found.path, found.address, found.extension) == ("Report 2022.PDF", "files/report-2022.pdf", "pdf")
    assert (found.size, found.pages, found.language) == (len(data), 3, "fr")


def test_a_file_is_read_once(tmp_path: Path) -> None:
    """However many pages lead to it."""
    (tmp_path / "a.pdf").write_bytes(pdf())
    media = find_media(tmp_path)
    assert media.find("x.md", "a.pdf") is media.find("y.md", "./a.pdf")


def test_bytes_that_are_not_what_the_name_says_are_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("<html>")
    said = "is not what its name says: its bytes are HTML. Name it as what it is, or put the right file here"
    assert find_media(tmp_path).find("x.md", "a.pdf") == Fault(1, f"'a.pdf' {said}")


def test_hidden_files_and_texts_are_no_media(tmp_path: Path) -> None:
    for name in (".secret/a.pdf", ".a.pdf", "a.md", "b/c.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("a")
    assert list(find_media(tmp_path).paths) == ["b/c.pdf"]


def test_an_empty_file_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    assert find_media(tmp_path).find("x.md", "a.pdf") == Fault(1, "the file 'a.pdf' is empty")


def test_a_picture_that_would_fill_the_memory_is_a_fault(tmp_path: Path) -> None:
    """A few bytes can claim to be a picture of gigabytes."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    data = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + data)
    assert isinstance(find_media(tmp_path).find("x.md", "a.png"), Fault)


def test_names_tell_pictures() -> None:
    assert is_picture("IMG 2041.JPG") and is_picture("a.webp") and not is_picture("a.pdf") and not is_picture("png")


@pytest.mark.parametrize("name", ["evil.html", "page.XHTML", "run.js", "feed.xml", "minutes.12:30", "noending"])
def test_what_a_browser_could_run_is_not_published(tmp_path: Path, name: str) -> None:
    """On the site's own address it could act in the site's name."""
    files: dict[str, str | bytes] = {"content/news/x.md": news_item(documents=f"[{{label: a, file: '{name}'}}]")}
    problems = problems_of(tmp_path, {**files, f"content/news/{name}": b"<script>x()</script>"})
    said = f"content/news/x.md:4: '{name}' is of a type that is not published. Allowed: avif, csv"
    assert [problem.startswith(said) for problem in problems] == [True], problems


def test_a_file_behind_a_link_out_of_content_is_not_there(tmp_path: Path) -> None:
    """Or a link could publish any file of the machine."""
    (tmp_path / "secret.pdf").write_bytes(b"%PDF")
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "a.pdf").symlink_to(tmp_path / "secret.pdf")
    assert not find_media(tmp_path / "content").paths
