"""Stamps: whether a translation is of the original as it is."""

from pathlib import Path

import pytest

from plugins.core.entries.stamp import StampError, main, stamp
from plugins.core.entries.translations import standing
from tests.support import item_of, news_item, project, site_of

X, FR = "content/news/x.md", "content/news/x.fr.md"
FRENCH = "---\ntitle: Titre\n---\nTexte.\n"


def standing_of(root: Path, files: dict[str, str]) -> str:
    return standing(item_of(site_of(root, files), "news/x"), "fr")


def stamped(root: Path, original: str) -> str:
    project(root, {X: original, FR: FRENCH})
    stamp(root / FR)
    return (root / FR).read_text()


@pytest.mark.parametrize(
    "original",
    [
        news_item(),
        news_item(title="'  Two\n  lines '", summary="Say more"),
        news_item("Text.  \r\n\r\nMore.\r\n"),
        news_item(updated="{date: 2022-04-26, note: A figure}"),
    ],
)
def test_a_stamped_translation_is_current(tmp_path: Path, original: str) -> None:
    """The stamp is that of the same text as the build reads."""
    assert standing_of(tmp_path, {X: original, FR: stamped(tmp_path, original)}) == "current"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (news_item("Another text."), "changed"),
        (news_item(title="Another"), "changed"),
        (news_item(summary="Another"), "changed"),
        (news_item(challenges="[2.3]"), "current"),
        (news_item("Text.   \n\n"), "current"),
    ],
)
def test_a_change_of_words_is_noticed(tmp_path: Path, changed: str, expected: str) -> None:
    """One of facts or of blanks is nothing to translate."""
    french = stamped(tmp_path, news_item())
    assert standing_of(tmp_path, {X: changed, FR: french}) == expected


def test_a_translation_is_unstamped_until_someone_says(tmp_path: Path) -> None:
    assert standing_of(tmp_path / "a", {X: news_item(), FR: FRENCH}) == "unstamped"
    assert standing_of(tmp_path / "b", {X: news_item()}) == "missing"


def test_a_new_stamp_replaces_the_old(tmp_path: Path) -> None:
    """All other lines stay as they are, comments too."""
    project(tmp_path, {X: news_item(), FR: f"---\n# By Ana\ntitle: T\nsource: {'0' * 16}\n---\n\nTexte.\n"})
    stamp(tmp_path / FR)
    lines = (tmp_path / FR).read_text().split("\n")
    assert lines[:3] == ["---", "# By Ana", "title: T"] and lines[4:] == ["---", "", "Texte.", ""]
    assert lines[3].startswith("source: ") and "0" * 16 not in lines[3]


@pytest.mark.parametrize(
    ("files", "name", "reason"),
    [
        ({X: news_item()}, X, "only a translation is stamped"),
        ({FR: FRENCH}, FR, "its original x.md does not exist"),
        ({X: "no front matter", FR: FRENCH}, FR, "its original has problems"),
        ({X: b"\xff", FR: FRENCH}, FR, "x.md cannot be read: the file is not UTF-8"),
        ({X: news_item(), FR: "Texte."}, FR, "the file lacks its fields"),
        ({X: news_item()}, FR, "x.fr.md cannot be read: No such file"),
    ],
)
def test_what_cannot_be_stamped_says_why(tmp_path: Path, files: dict[str, str | bytes], name: str, reason: str) -> None:
    project(tmp_path, files)
    with pytest.raises(StampError, match=f"^{reason}"):
        stamp(tmp_path / name)


def test_the_command_stops_at_the_first_that_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(tmp_path, {X: news_item(), FR: FRENCH})
    assert main([]) == 1
    assert main([str(tmp_path / FR), str(tmp_path / X)]) == 1
    out, err = capsys.readouterr()
    assert "x.fr.md: stamped" in out and "x.md:1: only a translation" in err
