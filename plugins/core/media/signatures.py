"""Signatures: what a file is by its bytes, for a name can lie and a transfer can stop halfway."""

import re
import zipfile
from pathlib import Path

_OLD_OFFICE = "an old or locked Office file"
# How the bytes of a sort of file begin, and what it is called in a message.
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"PK\x03\x04", "ZIP"),
    (b"PK\x05\x06", "ZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"{\\rtf", "RTF"),
    (b"ID3", "MP3"),
    (b"OggS", "Ogg"),
    (b"\x1aE\xdf\xa3", "WebM"),
    (b"WEBVTT", "subtitles"),
    (b"BEGIN:VCALENDAR", "a calendar"),
)
# What the bytes of a document must be, by its name.
DOCUMENTS = {
    ".csv": "text",
    ".doc": _OLD_OFFICE,
    ".docx": "DOCX",
    ".epub": "EPUB",
    ".ics": "a calendar",
    ".m4a": "MP4",
    ".mp3": "MP3",
    ".mp4": "MP4",
    ".odp": "ODP",
    ".ods": "ODS",
    ".odt": "ODT",
    ".ogg": "Ogg",
    ".opus": "Ogg",
    ".pdf": "PDF",
    ".ppt": _OLD_OFFICE,
    ".pptx": "PPTX",
    ".rtf": "RTF",
    ".txt": "text",
    ".vtt": "subtitles",
    ".webm": "WebM",
    ".xls": _OLD_OFFICE,
    ".xlsx": "XLSX",
    ".zip": "ZIP",
}
_MARKUP = re.compile(rb"\s*<(!doctype\s+html|html|head|body|script)\b", re.IGNORECASE)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_HEAD = 2048
# Readers look for the end of a PDF in its last kilobyte.
_TAIL = 1024
_FOLDERS = {"word/": "DOCX", "xl/": "XLSX", "ppt/": "PPTX"}
_MIMETYPES = {
    b"application/epub+zip": "EPUB",
    b"application/vnd.oasis.opendocument.presentation": "ODP",
    b"application/vnd.oasis.opendocument.spreadsheet": "ODS",
    b"application/vnd.oasis.opendocument.text": "ODT",
}
_CUT_SHORT = "is cut short: its end is missing. Copy or download it again"


def misfit(path: Path) -> str:
    """What is wrong with a document, to follow its name in a message: no such thing as it is called, or only a part.

    '' if nothing is. Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        file.seek(max(path.stat().st_size - _TAIL, 0))
        tail = file.read(_TAIL)
    promised, found = DOCUMENTS[path.suffix.lower()], _told(head)
    if found == "ZIP":
        inside = _told_by_contents(path)
        if not inside:
            return _CUT_SHORT
        found = "ZIP" if promised == "ZIP" else inside
    if found != promised:
        return f"is not what its name says: its bytes are {found}. Name it as what it is, or put the right file here"
    whole = b"%%EOF" in tail if found == "PDF" else found != "MP4" or _is_whole_mp4(path)
    return "" if whole else _CUT_SHORT


def _told(head: bytes) -> str:
    """What a file is by its first bytes."""
    head = head.removeprefix(_BYTE_ORDER_MARK)
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return name
    if _MARKUP.match(head):
        return "HTML"
    if b"%PDF-" in head[:1024]:
        return "PDF"
    if head[4:8] == b"ftyp":
        return "MP4"
    if head[:1] == b"\xff" and head[1:2] and head[1] & 0xE6 == 0xE2:  # a frame of layer III, without a title before it
        return "MP3"
    return "of an unknown type" if b"\0" in head else "text"


def _told_by_contents(path: Path) -> str:
    """What a ZIP archive holds: a document of an office program, an e-book, or just files; '' if it is not whole."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "mimetype" in names:
                with archive.open("mimetype") as file:
                    return _MIMETYPES.get(file.read(100).strip(), "ZIP")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""
    return next((kind for folder, kind in _FOLDERS.items() for name in names if name.startswith(folder)), "ZIP")


def _is_whole_mp4(path: Path) -> bool:
    """Whether the boxes that it is made of end where the file does (ISO 14496-12, 4.2)."""
    end, place = path.stat().st_size, 0
    with path.open("rb") as file:
        while place < end:
            file.seek(place)
            box = file.read(16)
            size = int.from_bytes(box[:4], "big")
            if size == 1:
                size = int.from_bytes(box[8:16], "big")
            if size == 0:  # the last box, up to the end
                return True
            if size < 8:
                return False
            place += size
    return place == end
