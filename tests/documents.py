"""For tests: documents that are small and real, and some that are not what they say."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image


def png() -> bytes:
    """A picture of four times three pixels."""
    out = io.BytesIO()
    Image.new("RGB", (4, 3)).save(out, "PNG")
    return out.getvalue()


def pdf(pages: int = 1, language: str = "", size: tuple[int, int] = (300, 400), *, locked: bool = False) -> bytes:
    """A PDF of blue pages (ISO 32000-1). A `locked` one opens with a password only, which nobody knows."""
    catalog = f"/Lang ({language}) " if language else ""
    kids = " ".join(f"{number} 0 R" for number in range(4, 4 + pages))
    paint = b"0.08 0.31 0.7 rg 0 0 5000 5000 re f"
    bodies = [
        f"<< /Type /Catalog {catalog}/Pages 2 0 R >>".encode(),
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} /MediaBox [0 0 {size[0]} {size[1]}] >>".encode(),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(paint), paint),
        *[b"<< /Type /Page /Parent 2 0 R /Contents 3 0 R >>"] * pages,
    ]
    # A key that was made of no password: what stands in /O and /U fits none (7.6.3.3).
    lock = f" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>" if locked else ""
    identity = f" /ID [<{'43' * 16}> <{'43' * 16}>]" if locked else ""
    out = io.BytesIO(b"%PDF-1.7\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = f"<< /Size {len(bodies) + 1} /Root 1 0 R{identity}{lock} >>"
    out.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def archive(files: Mapping[str, str]) -> bytes:
    """A ZIP archive, as office programs and e-books are made of."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return out.getvalue()
