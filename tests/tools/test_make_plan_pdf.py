"""How the summary of the plan is made from its tree."""

from pathlib import Path

import pypdfium2
import pytest
import yaml

from plugins.core.media.pdf import Pdf, read_pdf
from tools import make_plan_pdf
from tools.make_plan_pdf import WORDS, make, tree

OUTCOMES = yaml.safe_load(
    """
L1: {label: {en: Speak up, fr: Parler, es: Hablar}}
L1A1: {label: {en: A story, fr: Un récit, es: Un relato}}
L1A1D1: {label: {en: Debates, fr: Débats, es: Debates}}
L1A1D3: {label: {en: "Equality & <more>", fr: Égalité, es: Igualdad}}
L1A1D4: {}
L1A2: {}
L2: {label: {en: Build up, fr: Bâtir, es: Construir}}
L10: {label: {en: Far off, fr: Loin, es: Lejos}}
L10A1: {label: {en: Further, fr: Plus loin, es: Más lejos}}
"""
)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return " ".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_tree_holds_what_has_a_name() -> None:
    """What is without a label in the data is without one in print, and left out."""
    (first, second, tenth) = tree(OUTCOMES, "fr")
    assert [axis["code"] for axis in first["axes"]] == ["L1A1"]
    assert first["axes"][0]["outcomes"] == [
        {"code": "L1A1D1", "label": "Débats"},
        {"code": "L1A1D3", "label": "Égalité"},
    ]
    assert second == {"number": "2", "label": "Bâtir", "axes": []}
    assert tenth["axes"][0]["label"] == "Plus loin"


@pytest.mark.parametrize("lang", WORDS)
def test_it_says_what_it_is(lang: str) -> None:
    """On its first page, in its own language: a summary, and not the original."""
    said = " ".join(text_of(make(OUTCOMES, lang)).split())
    assert WORDS[lang]["title"] in said
    assert {"en": "not the original document", "fr": "non le document original", "es": "no el documento original"}[
        lang
    ] in said.replace("- ", "")


def test_labels_are_text_and_not_markup() -> None:
    assert "Equality & <more>" in text_of(make(OUTCOMES, "en"))


def test_the_same_tree_gives_the_same_bytes() -> None:
    assert make(OUTCOMES, "es") == make(OUTCOMES, "es")


def test_the_files_are_written_where_the_site_finds_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each declares its language, for those to whom it is read aloud."""
    monkeypatch.setattr(make_plan_pdf, "FOLDER", tmp_path)
    make_plan_pdf.main()
    facts = {path.stem[-2:]: read_pdf(path) for path in tmp_path.iterdir()}
    assert {lang: fact.language for lang, fact in facts.items() if isinstance(fact, Pdf)} == {
        lang: lang for lang in WORDS
    }


def test_the_committed_files_are_those_of_the_data() -> None:
    """Whoever changes data/outcomes.yaml makes them anew: `.venv/bin/python tools/make_plan_pdf.py`."""
    outcomes = yaml.safe_load(make_plan_pdf.TREE.read_text("utf-8"))
    for lang in WORDS:
        path = make_plan_pdf.FOLDER / f"strategic-action-plan-2021-2023-summary-{lang}.pdf"
        assert text_of(path.read_bytes()) == text_of(make(outcomes, lang)), f"{path.name} is of another tree"
