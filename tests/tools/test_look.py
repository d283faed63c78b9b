"""The pictures for review: which pages are looked at, and what is said where none can be taken."""

import io
import itertools
from pathlib import Path

import pytest

from plugins.core.features.artifacts import Page, View
from plugins.core.features.head import Head, Shared
from tests.support import FEATURES, built, news_item, project
from tools.look import Sight, counted, index, main, richest, sights

HEAD = Head(title="T", description="D", canonical="", image=Shared("", "", 0, 0))


def a_page(address: str, template: str = "entry.html", lang: str = "en") -> Page:
    return Page(address=address, lang=lang, template=template, head=HEAD, view=View(), origin="x")


def test_the_largest_page_of_a_template_shows_it_in_every_language() -> None:
    """Among equals the first by address, whatever the order; what was not built is not there."""
    pages = [
        a_page("news/a/"),
        a_page("news/b/"),
        a_page("news/c/"),
        a_page("fr/news/b/", lang="fr"),
        a_page("es/news/b/", lang="es"),
        a_page("404.html", "not_found.html"),
        a_page("gone/", "gone.html"),
    ]
    sizes = {page.address: 10 for page in pages} | {"news/b/": 20, "news/c/": 20, "es/news/b/": 0, "gone/": 0}
    expected = [
        Sight("entry.html", "en", "news/b/"),
        Sight("entry.html", "fr", "fr/news/b/"),
        Sight("not_found.html", "en", "404.html"),
    ]
    for order in itertools.islice(itertools.permutations(pages), 0, 5040, 500):
        assert list(richest(order, sizes)) == expected


def test_the_pages_are_those_of_the_built_site(tmp_path: Path) -> None:
    files = {"content/news/x.md": news_item()}
    built(tmp_path, files)
    found = sights(project(tmp_path, files), FEATURES)
    assert Sight("home.html", "fr", "fr/") in found and Sight("entry.html", "es", "es/news/x/") in found


def test_without_a_built_site_it_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project(tmp_path, {})
    assert main(settings, FEATURES, tmp_path / "look", "") == 1
    assert capsys.readouterr().err == f"look: there is no site in {settings.output}: build it first (run.py build)\n"
    assert not (tmp_path / "look").exists()


def test_without_chromium_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    built(tmp_path, {})
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", "")
    assert main(project(tmp_path, {}), FEATURES, tmp_path / "look") == 1
    assert capsys.readouterr().err == "look: no Chromium found (install it, or set CHROMIUM)\n"


def test_a_name_that_no_template_has_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built(tmp_path, {})
    assert main(project(tmp_path, {}), FEATURES, tmp_path / "look", "nosuch") == 1
    assert capsys.readouterr().err == "look: no template's name holds 'nosuch'\n"


def test_the_index_shows_every_picture() -> None:
    """Of each page three widths in two schemes."""
    text = index([Sight("calendar/month.html", "fr", "fr/calendar/2022/04/")])
    assert text.count("<img ") == 6 and 'src="calendar-month.fr.320.dark.jpg"' in text
    assert "calendar/month.html, fr: /fr/calendar/2022/04/" in text


def test_the_last_picture_is_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """With it the bar is full, and goes."""
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    progress = counted(300)
    for _ in range(300):
        next(progress)
    assert terminal.getvalue().endswith("300 of 300 pictures taken\r\033[K")
