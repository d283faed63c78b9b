"""Drawings: nothing in a picture may run in a reader's browser."""

import pytest

from plugins.core.media.svg import read_svg

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def drawing(inside: str) -> bytes:
    return f"{OPEN}{inside}</svg>".encode()


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (drawing('<path d="M0 0"/>'), (40, 20)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="30px" height="10.4"/>', (30, 10)),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="100%"/>', (0, 0)),
    ],
)
def test_a_drawing_says_its_size(data: bytes, size: tuple[int, int]) -> None:
    """In pixels, or by its view box; a drawing may leave it to the page."""
    assert read_svg(data) == size


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        ("<script>x()</script>", "<script>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<handler/>", "<handler>"),
        ('<a href="#x"/>', "<a>"),
        ('<set attributeName="href" to="javascript:x()"/>', "<set>"),
        ("<style>@import url(https://x.org)</style>", "<style>"),
        ('<form xmlns="http://www.w3.org/1999/xhtml"/>', "<form>"),
        ('<rect fill="url(https://x.org/a)"/>', "'fill'"),
        ('<rect style="background: u\\72l(x)"/>', "'style'"),
        ('<image href="data:image/svg+xml,x"/>', "'href'"),
        ('<image href="data:text/html,x"/>', "'href'"),
        ('<path onload="x()"/>', "'onload'"),
        ('<use href="javascript:x()"/>', "'href'"),
        ('<use xlink:href=" java&#10;script:x()"/>', "'href'"),
        ('<image href="https://x.org/a.png"/>', "'href'"),
    ],
)
def test_what_could_run_or_fetch_is_refused(inside: str, named: str) -> None:
    """The message names what is to be taken out."""
    reason = read_svg(drawing(inside))
    assert isinstance(reason, str) and named in reason


@pytest.mark.parametrize("encoding", ["foo", "shift_jis"])
def test_an_encoding_that_nobody_reads_is_no_accident(encoding: str) -> None:
    assert isinstance(read_svg(f'<?xml version="1.0" encoding="{encoding}"?><svg/>'.encode()), str)


def test_a_size_beyond_all_measure_is_left_to_the_page() -> None:
    assert read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" width="{"9" * 400}" height="1"/>'.encode()) == (0, 0)


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html/>", b"\x89PNG", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'])
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    """Entities could make a small file endless."""
    assert isinstance(read_svg(data), str)


@pytest.mark.parametrize("target", ["#part", "data:image/png;base64,AA=="])
def test_a_drawing_may_refer_to_itself(target: str) -> None:
    """Parts are used again, and pictures may be inside."""
    assert read_svg(drawing(f'<image href="{target}"/>')) == (40, 20)
