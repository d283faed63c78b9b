"""run.py new translation: the words to write over, with the stamp of what is translated."""

import pytest

from authoring.new import main
from plugins.core.entries.parse import text_digest
from tests.authoring.conftest import Make
from tests.support import news_item, problems_of

X, FR = "content/news/x.md", "content/news/x.fr.md"
Said = pytest.CaptureFixture[str]


def test_it_begins_with_the_words_of_the_original(make: Make, capsys: Said) -> None:
    image = "{file: a.svg, alt: 'A harbour: by night'}"
    made = make({X: news_item("First.\n\nSecond.", summary="One.", image=image, members="[Berlin]")})
    assert main(["translation", X, "fr", "--title", "Un titre"]) == 0
    digest = text_digest("A title", "One.", "A harbour: by night", "First.\n\nSecond.")
    assert (made.root / FR).read_text("utf-8") == (
        f'---\ntitle: Un titre\nsummary: One.\nalt: "A harbour: by night"\nsource: {digest}\n---\n\nFirst.\n\nSecond.\n'
    )
    assert capsys.readouterr().out.startswith(f"{FR}: begun\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([X, "de", "--title", "T"], "unknown language 'de'. Allowed: en, es, fr."),
        ([X, "en", "--title", "T"], "'content/news/x.md' is in this language already"),
        ([X, "fr"], "a translation needs --title"),
        ([X, "es", "--title", "T"], "x.es.md is there already: it was not touched"),
        (["content/news/x.es.md", "fr", "--title", "T"], "'content/news/x.es.md' is a translation: name the original,"),
        (["content/news/y.md", "fr", "--title", "T"], "there is no file 'content/news/y.md'. Did you mean 'x.md'?"),
        (["content/news/a.txt", "fr", "--title", "T"], "'content/news/a.txt' is no page: name a file such as"),
        (["content/news/bad.md", "fr", "--title", "T"], "bad.md has problems: mend those first,"),
    ],
)
def test_what_cannot_be_is_said(make: Make, capsys: Said, arguments: list[str], said: str) -> None:
    made = make(
        {X: news_item(), "content/news/x.es.md": "Mine.", "content/news/a.txt": "", "content/news/bad.md": "No."}
    )
    before = sorted((made.root / "content").rglob("*"))
    assert main(["translation", *arguments]) == 1
    assert capsys.readouterr().err.startswith(f"run.py new: {said}")
    assert (
        sorted((made.root / "content").rglob("*")) == before
        and (made.root / "content/news/x.es.md").read_text() == "Mine."
    )


def test_a_text_that_nobody_translated_is_told_of(make: Make) -> None:
    """It would be shown as French."""
    made = make({X: news_item("Many words.")})
    main(["translation", X, "fr", "--title", "Un titre"])
    begun = (made.root / FR).read_text("utf-8")
    said = f"{FR}:1: warning: its text begins as that of the original: translate it"
    assert problems_of(made.root, {X: news_item("Many words."), FR: begun}) == [said]
    done = begun.replace("Many words", "Des mots")
    assert not problems_of(made.root, {X: news_item("Many words."), FR: done})
