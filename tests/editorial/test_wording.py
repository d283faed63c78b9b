"""What a careful editor would say: warnings, one sentence each, at the line to mend."""

from pathlib import Path

import pytest

from tests.support import news_item, problems_of

Files = dict[str, str | bytes]
X = "content/news/x.md"
FR = "content/news/x.fr.md"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"></svg>'
SHOWN = "is the name of a file: say what the picture shows, for those who do not see it"


@pytest.mark.parametrize(
    ("length", "said"),
    [(120, []), (121, [f"{X}:2: warning: the title has 121 characters: with more than 120, it is cut in many places"])],
)
def test_a_title_is_not_a_sentence(tmp_path: Path, length: int, said: list[str]) -> None:
    assert problems_of(tmp_path, {X: news_item(title="a" * length)}) == said


@pytest.mark.parametrize(
    ("length", "said"),
    [(160, []), (161, [f"{X}:4: warning: the summary has 161 characters: search engines cut it after 160"])],
)
def test_a_summary_is_shown_whole(tmp_path: Path, length: int, said: list[str]) -> None:
    assert problems_of(tmp_path, {X: news_item(summary="a" * length)}) == said


def test_a_translation_is_read_as_carefully(tmp_path: Path) -> None:
    translation = f"---\ntitle: {'a' * 121}\nalt: IMG_2041.jpg\n---\n"
    image = "{file: a.svg, alt: A harbour.}"
    assert problems_of(tmp_path, {X: news_item(image=image), FR: translation, "content/news/a.svg": PICTURE}) == [
        f"{FR}:2: warning: the title has 121 characters: with more than 120, it is cut in many places",
        f"{FR}:3: warning: 'IMG_2041.jpg' {SHOWN}",
    ]


def test_a_picture_is_described(tmp_path: Path) -> None:
    files: Files = {
        X: news_item(image="\n  file: a-harbour.svg\n  alt: a-harbour.svg"),
        "content/news/a-harbour.svg": PICTURE,
    }
    assert problems_of(tmp_path, files) == [f"{X}:6: warning: 'a-harbour.svg' {SHOWN}"]


def test_a_heading_that_skips_a_level_is_refused(tmp_path: Path) -> None:
    """The core says it, as an error: a list of headings would have a hole."""
    said = [f"{X}:8: the heading 'Deep' skips a level: begin it with ###"]
    assert problems_of(tmp_path, {X: news_item("## High\n\n#### Deep")}) == said


def test_a_draft_may_have_what_it_likes_and_a_scheduled_item_not(tmp_path: Path) -> None:
    files = {X: news_item(status="draft", summary="a" * 200), FR: f"---\ntitle: {'a' * 121}\n---\n"}
    assert not problems_of(tmp_path / "draft", files)
    assert len(problems_of(tmp_path / "later", {X: news_item(date="2022-06-01", summary="a" * 200)})) == 1
