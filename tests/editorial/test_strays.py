"""Texts that are no Markdown: they would be left out without a word."""

from pathlib import Path

from tests.documents import archive
from tests.support import news_item, problems_of

Files = dict[str, str | bytes]
X = "content/news/x.md"
WORD = archive({"word/document.xml": ""})
ADVICE = (
    "warning: it is no page, and no page offers it: begin a page with 'python3 run.py new' and put its text there, or"
    " name it under 'documents:' of one"
)


def test_a_word_file_is_told_of(tmp_path: Path) -> None:
    files: Files = {
        "content/news/My news.docx": WORD,
        "content/notes.txt": "Do not forget.",
        "content/~$x.docx": b"lock",
    }
    assert problems_of(tmp_path, files) == [f"content/news/My news.docx:1: {ADVICE}", f"content/notes.txt:1: {ADVICE}"]


def test_a_page_that_a_program_named_as_a_text_is_told_of(tmp_path: Path) -> None:
    """Some editors add '.txt' and hide it."""
    said = "content/news/x.md.txt:1: warning: its name ends with '.txt', so it is no page: rename it to 'x.md'"
    assert problems_of(tmp_path, {f"{X}.txt": news_item()}) == [said]


def test_a_document_that_a_page_offers_is_none(tmp_path: Path) -> None:
    """By a field or by a link in a text, be it that of a draft."""
    files: Files = {
        X: news_item("See [the form](form.docx).", documents="[{label: Form, file: ../a.docx}]"),
        "content/news/draft.md": news_item(status="draft", documents="[{label: Form, file: b.docx}]"),
        **dict.fromkeys(("content/a.docx", "content/news/b.docx", "content/news/form.docx"), WORD),
    }
    assert not problems_of(tmp_path, files)
