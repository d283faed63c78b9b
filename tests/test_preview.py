"""The preview for reviewers: everything is in it, says so, and keeps out of search engines."""

import datetime as dt
from pathlib import Path

import pytest

from plugins.core.adapter import read_settings
from plugins.core.pelican_log import BuildError
from tests.core.test_adapter import SETTINGS, at_noon
from tests.markup import page, texts
from tests.support import built, news_item

FILES = {
    "content/news/draft.md": news_item(title="Half done", status="draft"),
    "content/news/draft.fr.md": "---\ntitle: À moitié\n---\nTexte.\n",
    "content/news/later.md": news_item(title="Embargoed", date="2022-06-01"),
    "content/news/out.md": news_item("See [that](draft.md).", title="Told", aliases="[/old]"),
    "content/news/gone.md": news_item(title="Gone", status="withdrawn"),
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("preview"), FILES, preview="spring-news", siteurl="")


def test_what_readers_do_not_see_yet_stands_in_its_place_with_a_label(preview: dict[str, bytes]) -> None:
    titles = texts(page(preview, "news/index.html"), "main h2, main h3")
    assert titles == ["[From 1 June 2022] Embargoed", "[Draft] Half done", "Told"]
    assert texts(page(preview, "fr/news/draft/index.html"), "h1") == ["[Brouillon] À moitié"]
    assert texts(page(preview, "news/later/index.html"), "h1") == ["[From 1 June 2022] Embargoed"]
    assert b'href="/news/draft/"' in preview["news/out/index.html"]


def test_every_page_says_what_it_is(preview: dict[str, bytes]) -> None:
    said = "Preview of “spring-news”, made on 1 May 2022. It is not published: please do not pass it on."
    assert texts(page(preview, "news/draft/index.html"), ".preview") == [said]
    bare = [name for name in preview if name.endswith(".html") and b'class="preview"' not in preview[name]]
    assert set(bare) == {f"{lang}old/index.html" for lang in ("", "fr/", "es/")}  # they lead on at once


def test_search_engines_are_kept_out(preview: dict[str, bytes]) -> None:
    assert preview["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert not [name for name in preview if "sitemap" in name]
    asked = b'<meta name="robots" content="noindex">'
    assert not [name for name, data in preview.items() if name.endswith(".html") and data.count(asked) != 1]


def test_what_is_published_knows_nothing_of_it(tmp_path: Path) -> None:
    output = built(tmp_path, FILES)
    assert not {"news/draft/index.html", "news/later/index.html"} & output.keys()
    assert not [name for name, data in output.items() if b"Half done" in data or b'class="preview"' in data]
    assert b"Allow: /" in output["robots.txt"] and b"noindex" not in output["news/out/index.html"]


def test_it_never_goes_where_the_site_is_published_from() -> None:
    """Whoever asks for both is told of it before anything is read."""
    with pytest.raises(
        BuildError, match="a preview goes into a folder of its own, such as output-preview, not into output"
    ):
        read_settings(SETTINGS | {"PREVIEW": "main"}, at_noon)
    found = read_settings(SETTINGS | {"PREVIEW": "main", "OUTPUT_PATH": "/site/output-preview"}, at_noon)
    assert found.preview == "main" and found.today == dt.date(2022, 5, 1)
    assert not read_settings(SETTINGS, at_noon).preview
