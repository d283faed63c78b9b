"""The progress bar."""

import io

import pytest

from plugins.core.progress import progress_bar


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def drawn(stream: io.StringIO, total: int) -> str:
    draw = progress_bar(stream)
    for done in range(1, total + 1):
        draw(done, total)
    return stream.getvalue()


@pytest.mark.parametrize(("stream", "total"), [(io.StringIO(), 1000), (Terminal(), 199)], ids=["a file", "little work"])
def test_nothing_is_drawn(stream: io.StringIO, total: int) -> None:
    """Into a file or a pipe, or for work that is done at once."""
    assert drawn(stream, total) == ""


def test_a_bar_grows_and_goes() -> None:
    """About a hundred times, whatever the work; when all is done the line is empty again."""
    text = drawn(Terminal(), 12_345)
    assert text.count("\r[") <= 102
    assert f"[{'#' * 15}{'.' * 15}]" in text
    assert text.endswith("12345 of 12345\r\033[K")
