"""Vocabularies: what an author types is found, or what may be typed is said."""

from pathlib import Path

import pytest

from plugins.core.data.vocabulary import Term, Vocabulary, read_vocabularies
from plugins.core.frontmatter.values import Localised
from plugins.core.problems import Fault
from tests.support import problems_of

CITIES = Vocabulary(
    "member",
    (
        Term(
            code="brussels", label=Localised({"en": "Brussels", "fr": "Bruxelles"}), also=("Brussels-Capital Region",)
        ),
        Term(code="barcelona-city", label=Localised({"en": "Barcelona (city)"})),
        Term(code="barcelona-metropolitan-area", label=Localised({"en": "Barcelona (metropolitan area)"})),
        Term(code="victoria-seychelles", label=Localised({"en": "Victoria"})),
        Term(code="victoria-canada", label=Localised({"en": "Victoria"})),
    ),
)


@pytest.mark.parametrize("name", ["brussels", "Brussels", "BRUXELLES", "Brussels Capital Region"])
def test_a_term_is_found_by_all_its_names(name: str) -> None:
    """Its code, its label in each language and the spellings it is also known by."""
    assert CITIES.find(name) == "brussels"


def test_a_bare_name_is_never_enough() -> None:
    """`Barcelona` is two members: the choice is the author's, and no hint blurs it."""
    assert CITIES.find("Barcelona", " A hint.") == Fault(
        1, "'Barcelona' could be more than one member: write 'Barcelona (city)' or 'Barcelona (metropolitan area)'"
    )


def test_terms_that_look_the_same_are_offered_by_code() -> None:
    assert CITIES.find("Victoria") == Fault(
        1, "'Victoria' could be more than one member: write 'victoria-seychelles' or 'victoria-canada'"
    )


def test_a_hint_follows_what_is_unknown() -> None:
    assert CITIES.find("Bruxells", " A hint.") == Fault(
        1, "unknown member 'Bruxells'. Did you mean 'Brussels'? A hint."
    )


def test_a_term_without_a_label_has_its_code(tmp_path: Path) -> None:
    """Documents use codes whose meaning nobody has written down yet."""
    (tmp_path / "outcomes.yaml").write_text("L1:\nL2: {}\nL3: {label: Three}\n")
    vocabularies, problems = read_vocabularies(tmp_path)
    assert not problems
    assert [(term.code, term.label.in_("en")) for term in vocabularies["outcomes"].terms] == [
        ("L1", ""),
        ("L2", ""),
        ("L3", "Three"),
    ]


def test_a_list_that_could_not_be_read_knows_that_it_is_incomplete(tmp_path: Path) -> None:
    (tmp_path / "organisations.yaml").write_text("a: {label: A, kind: alliance}\nb: {lable: B}\n")
    vocabularies, problems = read_vocabularies(tmp_path)
    assert [problem.line for problem in problems] == [2]
    assert not vocabularies["organisations"].complete and not vocabularies["alliances"].complete
    assert vocabularies["outcomes"].complete


def test_alliances_are_organisations_of_that_kind(tmp_path: Path) -> None:
    (tmp_path / "organisations.yaml").write_text("a: {label: A, kind: alliance}\nb: {label: B}\n")
    vocabularies, _ = read_vocabularies(tmp_path)
    assert [term.code for term in vocabularies["alliances"].terms] == ["a"]


@pytest.mark.parametrize("code", ["..", "../evil", "a b", "a/b", "<b>", "a:b"])
def test_a_code_becomes_part_of_addresses(tmp_path: Path, code: str) -> None:
    """So it holds nothing that an address gives a meaning, and is refused at its line."""
    problems = problems_of(tmp_path, {"data/regions.yaml": f"ok: {{label: A}}\n'{code}': {{label: B}}\n"})
    said = f"data/regions.yaml:2: '{code}' is no code: it becomes part of addresses."
    assert [problem.startswith(said) for problem in problems] == [True], problems
