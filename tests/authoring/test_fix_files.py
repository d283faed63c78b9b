"""Mending files: which are touched, and how."""

from pathlib import Path

from authoring.fix import fix
from plugins.core.entries.parse import text_digest
from tests.authoring.conftest import Make
from tests.support import news_item

X, FR = "content/news/x.md", "content/news/x.fr.md"
FINE = news_item()


def test_only_what_was_chosen_is_mended(make: Make) -> None:
    wrong = "---\ndate: 2022-04-25\ntitle: A\n---\n"
    made = make({X: wrong, "content/news/y.md": wrong})
    assert list(fix(made, [X])) == [f"{X}: mended: order of fields"]
    assert (made.root / "content/news/y.md").read_text("utf-8") == wrong
    assert list(fix(made, ["content/news"])) == ["content/news/y.md: mended: order of fields"]
    assert not list(fix(made, ["content/news"]))


def test_line_ends_and_marks_of_other_systems_go(make: Make) -> None:
    made = make({X: b"\xef\xbb\xbf" + FINE.replace("\n", "\r\n").encode() + b"\r\n\r\n"})
    assert list(fix(made, [X])) == [f"{X}: mended: line ends"]
    assert (made.root / X).read_bytes() == FINE.encode()


def test_a_translation_that_nobody_stamped_is_stamped(make: Make) -> None:
    """An old stamp stays: what became of the original since is for a person to see."""
    made = make({X: FINE, FR: "---\ntitle: Un titre\n---\nTexte.\n"})
    assert list(fix(made, [FR])) == [f"{FR}: mended: stamp"]
    stamped = (made.root / FR).read_text("utf-8")
    assert f"source: {text_digest('A title', '', '', 'Text.')}\n" in stamped
    (made.root / X).write_text(FINE + "More.\n", encoding="utf-8")
    assert not list(fix(made, [FR])) and (made.root / FR).read_text("utf-8") == stamped


def test_a_file_without_anything_to_mend_is_not_written(make: Make) -> None:
    made = make({X: FINE})
    before = (made.root / X).stat().st_mtime_ns
    assert not list(fix(made, [X])) and (made.root / X).stat().st_mtime_ns == before


def test_names_are_those_of_the_site(make: Make) -> None:
    made = make({X: news_item(members="[Bruxelles]", alliances="UCLG-MEWA")})
    assert list(fix(made, [X])) == [f"{X}: mended: names"]
    text = Path(made.root / X).read_text("utf-8")
    assert "members: [Brussels]" in text and "alliances: UCLG MEWA" in text


def test_a_file_that_is_wrong_is_left_to_its_author(make: Make) -> None:
    for number, wrong in enumerate(("No front matter\n", "---\ntitle: 'A\n---\n", "---\ndate: 2022-04-25\n")):
        made = make({f"content/news/x{number}.md": wrong})
        assert not list(fix(made, [f"content/news/x{number}.md"]))
