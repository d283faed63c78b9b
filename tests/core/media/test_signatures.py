"""What a document is by its bytes."""

from pathlib import Path

import pytest

from plugins.core.media.signatures import DOCUMENTS, misfit
from tests.documents import archive, pdf

MP4 = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x08free"
# A document of every name that may be published, as small as it can be.
REAL = {
    ".csv": "name,year\r\nÉté,2022\r\n".encode(),
    ".doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    ".docx": archive({"[Content_Types].xml": "", "word/document.xml": ""}),
    ".epub": archive({"mimetype": "application/epub+zip"}),
    ".ics": b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
    ".m4a": MP4,
    ".mp3": b"\xff\xfb\x90\x64" + b"\0" * 100,
    ".mp4": MP4,
    ".odp": archive({"mimetype": "application/vnd.oasis.opendocument.presentation"}),
    ".ods": archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
    ".odt": archive({"mimetype": "application/vnd.oasis.opendocument.text"}),
    ".ogg": b"OggS" + b"\0" * 24,
    ".opus": b"OggS" + b"\0" * 24,
    ".pdf": pdf(),
    ".ppt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    ".pptx": archive({"ppt/presentation.xml": ""}),
    ".rtf": b"{\\rtf1 Text}",
    ".txt": b"\xef\xbb\xbfText",
    ".vtt": b"\xef\xbb\xbfWEBVTT\n\n",
    ".webm": b"\x1aE\xdf\xa3" + b"\0" * 20,
    ".xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504,
    ".xlsx": archive({"xl/workbook.xml": ""}),
    ".zip": archive({"a.txt": "a"}),
}
CUT = "is cut short: its end is missing. Copy or download it again"


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_there_is_a_sample_of_every_name() -> None:
    assert REAL.keys() == DOCUMENTS.keys()


@pytest.mark.parametrize("suffix", REAL)
def test_what_is_what_it_is_called_is_fine(tmp_path: Path, suffix: str) -> None:
    """However the name is written."""
    assert misfit(written(tmp_path, f"x{suffix.upper()}", REAL[suffix])) == ""


@pytest.mark.parametrize("suffix", REAL)
def test_a_page_of_a_website_is_no_document(tmp_path: Path, suffix: str) -> None:
    """What a server sends instead of a file that is gone, saved under the name of the file."""
    said = misfit(written(tmp_path, f"x{suffix}", b"\r\n<!doctype HTML>\n<title>404</title>"))
    assert said.startswith("is not what its name says: its bytes are HTML. ")


@pytest.mark.parametrize("suffix", sorted(set(REAL) - {".csv", ".txt"}))
def test_bytes_of_another_sort_are_told(tmp_path: Path, suffix: str) -> None:
    for other, data in REAL.items():
        if DOCUMENTS[other] != DOCUMENTS[suffix] and suffix != ".zip":
            assert misfit(written(tmp_path, f"x{suffix}", data)).startswith("is not what its name says"), other


def test_a_document_of_an_office_program_is_an_archive_too(tmp_path: Path) -> None:
    assert misfit(written(tmp_path, "x.zip", REAL[".docx"])) == ""


def test_bytes_of_no_known_sort(tmp_path: Path) -> None:
    assert "its bytes are of an unknown type" in misfit(written(tmp_path, "x.txt", b"a\0b"))
    assert "its bytes are JPEG" in misfit(written(tmp_path, "x.pdf", b"\xff\xd8\xff\xe0"))


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".epub", ".zip", ".mp4"])
def test_half_a_file_is_told(tmp_path: Path, suffix: str) -> None:
    """By its last kilobyte, its list of contents, or the sizes of its boxes."""
    whole = REAL[suffix] if suffix != ".pdf" else pdf(40)
    assert misfit(written(tmp_path, f"x{suffix}", whole[:-4] if suffix == ".mp4" else whole[:-30])) == CUT


def test_a_box_may_be_large_or_reach_to_the_end(tmp_path: Path) -> None:
    """ISO 14496-12: a size of 1 is followed by one of 64 bits, a size of 0 means all the rest."""
    large = MP4 + b"\0\0\0\x01mdat" + (24).to_bytes(8, "big") + b"12345678"
    assert misfit(written(tmp_path, "x.mp4", large)) == ""
    assert misfit(written(tmp_path, "y.mp4", MP4 + b"\0\0\0\0mdat123")) == ""
    assert misfit(written(tmp_path, "z.mp4", MP4 + b"\0\0\0\x03mdat")) == CUT
