"""The progress bar."""

import io
import threading

import pytest
from rich.console import Console

from plugins.core.progress import clear_line, counted, progress_bar, without_spinner


class Terminal(io.StringIO):
    """A stream that a person watches."""

    def isatty(self) -> bool:
        return True


def drawn(stream: io.StringIO, total: int) -> str:
    for _ in counted(range(total), "files made", progress_bar(stream)):
        pass
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
    assert text.endswith("12345 of 12345 files made\r\033[K")


def test_a_number_grows_where_the_end_is_not_known() -> None:
    """It goes too, once the end is told."""
    stream = Terminal()
    draw = progress_bar(stream)
    for done in range(1, 701):
        draw("files planned", done, None)
    assert stream.getvalue() == "\r200 files planned\r400 files planned\r600 files planned"
    draw("files planned", 700, 700)
    assert stream.getvalue().endswith("700 of 700 files planned\r\033[K")


def test_the_bar_of_failed_work_can_be_taken_away() -> None:
    """So that what is said of it begins on a line of its own; a file holds no trace."""
    terminal, file = Terminal(), io.StringIO()
    for stream in (terminal, file):
        progress_bar(stream)("files made", 500, 1000)
        clear_line(stream)
    assert terminal.getvalue().endswith("500 of 1000 files made\r\033[K")
    assert file.getvalue() == ""


def test_a_spinner_has_no_thread() -> None:
    """However many builds there are in a process; when it stops, the console is as before."""
    console, before = Console(file=io.StringIO()), threading.active_count()
    without_spinner(console)
    without_spinner(console)
    with console.status("Generating..."):
        assert threading.active_count() == before
    console.print("the end")
    assert console.file.getvalue() == "the end\n"  # type: ignore[attr-defined]  # a StringIO
