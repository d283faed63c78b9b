"""The fixtures themselves: a page opens a served folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_page_opens_a_served_folder(page: "Page", serve: Callable[[Path], str], tmp_path: Path) -> None:
    """A folder is served as a web server would: its address shows its index.html."""
    (tmp_path / "index.html").write_text("<!doctype html><title>Villes</title>", encoding="utf-8")
    page.goto(serve(tmp_path) + "/")
    assert page.title() == "Villes"
