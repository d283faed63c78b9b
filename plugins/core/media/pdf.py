"""PDF files: what readers are told of them, and the picture of their first page."""

import ctypes
import io
import math
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from plugins.core.disk.kept import key_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

# The picture of a first page fits into this many pixels: twice what the widest cover takes on a page.
_WIDTH, _HEIGHT = 480, 720
_QUALITY = 80
_EFFORT = 1  # of 6: a cover is a few kB larger, and made three times as fast
_RECIPE = "first page 1"  # to be raised when something in this module changes the picture


class Pdf(msgspec.Struct, frozen=True):
    """A readable PDF: its pages, the language it declares ('' if none), the size of the picture of its first page."""

    pages: int
    language: str
    width: int
    height: int


def read_pdf(path: Path) -> Pdf | str:
    """The facts of a PDF, or what is wrong with it, to follow its name in a message. No page is drawn."""
    import pypdfium2  # imported where used, as everywhere here: most builds of a small change need none of it

    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            size = document.get_page_size(0)  # a page that is opened is read whole
            scale = _scale(size)
            width, height = (math.ceil(side * scale) for side in size)
            return Pdf(len(document), _language(document), width, height)
    except (pypdfium2.PdfiumError, IndexError, ZeroDivisionError) as error:
        if "password" in str(error).lower():
            return "asks for a password, so readers could not open it: save it without one"
        return "cannot be opened: it may be damaged. Export it again"


def first_page(data: bytes) -> bytes:
    """The first page of a PDF as a WebP picture, of the size that `read_pdf` gives. Raises ValueError."""
    import pypdfium2

    try:
        with closing(pypdfium2.PdfDocument(data)) as document, closing(document[0]) as page:
            picture = page.render(scale=_scale(page.get_size())).to_pil()
    except (pypdfium2.PdfiumError, IndexError) as error:
        raise ValueError("its first page cannot be drawn") from error
    written = io.BytesIO()
    picture.save(written, "WEBP", quality=_QUALITY, method=_EFFORT)
    return written.getvalue()


def first_page_key(data: bytes) -> str:
    """Names all that the picture of a first page is made from, for those who keep it."""
    import PIL
    import pypdfium2

    return key_of(_RECIPE, str(pypdfium2.PYPDFIUM_INFO), str(pypdfium2.PDFIUM_INFO), PIL.__version__, data)


def _scale(size: tuple[float, float]) -> float:
    return min(_WIDTH / size[0], _HEIGHT / size[1])


def _language(document: "PdfDocument") -> str:
    """The language in the catalogue of a PDF, without its region: `fr` for `fr-CA`; '' if none is declared."""
    from pypdfium2 import raw

    length = raw.FPDFCatalog_GetLanguage(document, None, 0)  # in bytes, of UTF-16 with a zero at the end
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document, buffer, length)
    return bytes(buffer).decode("utf-16-le", "replace").partition("\0")[0].partition("-")[0].lower()
