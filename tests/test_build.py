"""The whole way, from files to output/."""

from pathlib import Path

import msgspec

from plugins.core.build import build
from tests.support import FEATURES, built, news_item, project, tree

TWO = {
    "content/news/one.md": news_item(title="One", challenges="[2.3]"),
    "content/news/one.fr.md": "---\ntitle: Un\n---\nTexte.\n",
    "content/news/two.md": news_item(title="Two", challenges="[2.3]", date="2021-03-01"),
}


def test_every_entry_has_its_page_in_every_language(tmp_path: Path) -> None:
    """A reader of one language never meets a 404 for what another language has."""
    output = built(tmp_path, TWO)
    for lang in ("", "fr/", "es/"):
        for slug in ("one", "two"):
            assert f"{lang}news/{slug}/index.html" in output


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two builds from two places on the disk, the files written in another order."""
    first = built(tmp_path / "a", TWO)
    second = built(tmp_path / "b" / "deeper", dict(reversed(TWO.items())))
    assert first == second


def test_a_second_build_writes_nothing(tmp_path: Path) -> None:
    """Unchanged files are left alone, so that a host uploads only what changed."""
    settings = project(tmp_path, TWO)
    build(settings, FEATURES)
    _, published = build(settings, FEATURES)
    assert published is not None and (published.written, published.removed) == ((), ())


def test_with_one_error_the_last_good_site_stays(tmp_path: Path) -> None:
    """Nothing is written when anything is wrong."""
    settings = project(tmp_path, TWO)
    build(settings, FEATURES)
    before = tree(settings.output)
    project(tmp_path, {"content/news/two.md": news_item(title="Changed", challenges="[9.9]")})
    problems, published = build(settings, FEATURES)
    assert published is None
    assert [str(problem) for problem in problems] == [
        "content/news/two.md:4: unknown challenge '9.9'. Allowed: 1.1, 2.1, 2.3."
    ]
    assert tree(settings.output) == before


def test_a_title_edit_changes_no_address(tmp_path: Path) -> None:
    """The slug is the file's name, whatever the title says."""
    before = built(tmp_path, TWO)
    after = built(tmp_path, {"content/news/one.md": news_item(title="Something else", challenges="[2.3]")})
    assert before.keys() == after.keys()


def test_a_feature_that_is_taken_off_takes_its_pages_with_it(tmp_path: Path) -> None:
    """Features are independent: the site builds without any one of them, except for links that lead to it."""
    settings = project(tmp_path, TWO)
    build(settings, FEATURES)
    without = [feature for feature in FEATURES if feature.name != "translations"]
    _, published = build(settings, without)
    assert published is not None and published.removed == ("translations/index.html",)


def test_features_may_come_in_any_order(tmp_path: Path) -> None:
    """The order of PLUGINS changes no byte."""
    settings = project(tmp_path, TWO)
    build(settings, FEATURES)
    before = tree(settings.output)
    build(msgspec.structs.replace(settings, output=tmp_path / "other"), FEATURES[::-1])
    assert tree(tmp_path / "other") == before
