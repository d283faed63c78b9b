"""The words of the interface: the same keys in each language, none missing and none left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.core.data.words import WordError, Words, read_words
from plugins.core.languages import LANGUAGES
from tests.support import ROOT

ENGLISH = Words(
    "en", {"hello": "Hello {name}", "plain": "Plain", "text.one": "{number} text", "text.other": "{number} texts"}
)


def test_a_word_is_filled() -> None:
    assert ENGLISH("hello", name="Ana") == "Hello Ana"


def test_a_word_that_is_not_there_is_named() -> None:
    with pytest.raises(WordError, match=r"there is no word 'no\.such' in i18n/"):
        ENGLISH("no.such")


def test_a_place_without_a_value_is_named() -> None:
    """A reader never sees `{name}`."""
    with pytest.raises(WordError, match=r"the word 'hello' was given no value for its place \{name\}"):
        ENGLISH("hello")


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 texts"), (1, "1 text"), (2, "2 texts"), (1_000_000, "1000000 texts")]
)
def test_a_number_decides_the_form(number: int, text: str) -> None:
    assert ENGLISH.counted("text", number) == text


def test_french_counts_nothing_in_the_singular() -> None:
    """The rule is the language's own (CLDR)."""
    french = Words("fr", {"text.one": "{number} texte", "text.other": "{number} textes"})
    assert [french.counted("text", number) for number in (0, 1, 2)] == ["0 texte", "1 texte", "2 textes"]


def found(tmp_path: Path, **files: str) -> list[str]:
    """The problems of three files of words."""
    folder = tmp_path / "i18n"
    folder.mkdir()
    for lang, text in files.items():
        (folder / f"{lang}.yaml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in read_words(folder)[1]]


def test_a_key_that_another_language_has_is_missing(tmp_path: Path) -> None:
    """So is a word that is left empty."""
    assert found(tmp_path, en="a: A\nb: B", fr="a: A\nb:", es="b: B\nc: C") == [
        "i18n/en.yaml:1: the word 'c' is missing",
        "i18n/fr.yaml:1: the word 'b' is missing",
        "i18n/fr.yaml:1: the word 'c' is missing",
        "i18n/es.yaml:1: the word 'a' is missing",
    ]


def test_a_missing_file_is_one_problem(tmp_path: Path) -> None:
    """Not one a word."""
    assert found(tmp_path, en="a: A\nb: B", es="a: A\nb: B") == [
        "i18n/fr.yaml:1: the file is missing: it holds the words of the interface in this language"
    ]


@pytest.mark.parametrize("word", ["{name", "name}", "{}", "{0}", "{a.b}", "{a!r}", "{a:>9}", "{ a }"])
def test_braces_hold_a_name_and_nothing_else(tmp_path: Path, word: str) -> None:
    """Whatever a translator's keyboard did, it is a problem with a line and no exception."""
    problems = found(tmp_path, en="a: 'A {name}'", fr=f"# words\na: '{word}'", es="a: A")
    assert problems == ["i18n/fr.yaml:2: the word 'a' has a brace too many: a place is written {name}"]


def test_a_place_that_english_has_not_gets_no_value(tmp_path: Path) -> None:
    """A place may be left out of a translation, and none may be added."""
    assert found(tmp_path, en="a: 'A {date}'", fr="a: 'A {jour}'", es="a: A") == [
        "i18n/fr.yaml:1: the word 'a' has a place {jour} that en.yaml does not give it"
    ]


def test_words_are_set_as_their_language_wants_it(tmp_path: Path) -> None:
    """A translator types plain quotes and blanks; readers see curly ones, and French colons that keep to their word."""
    for lang in LANGUAGES:
        (tmp_path / f"{lang}.yaml").write_text('a: "l\'image de \\"{name}\\" :"', encoding="utf-8")
    words = read_words(tmp_path)[0]
    assert words["fr"]("a", name="X") == "l’image de «\u202fX\u202f»\u00a0:"
    assert words["en"]("a", name="X") == "l’image de “X” :"


def test_a_damaged_file_is_a_problem(tmp_path: Path) -> None:
    problems = found(tmp_path, en="a: A", fr="a: [", es="a: A\na: B")
    assert [problem.partition(":")[0] for problem in problems] == ["i18n/fr.yaml", "i18n/es.yaml"]


WORDS = read_words(ROOT / "i18n")[0]
CALL = re.compile(r"""\b(?:t|tn)\((["'])([^"']+)\1\s*(~)?""")
MARKUP = re.compile(r"""\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<script.*?</script>|<[^>]*>|&\w+;|[\w-]+="[^"]*\"""", re.DOTALL)


def asked_by_templates() -> Iterator[str]:
    """The keys that templates ask for; one that is put together ends in a dot, as `kind.`."""
    for path in sorted((ROOT / "theme" / "templates").rglob("*.html")):
        yield from (match[2] for match in CALL.finditer(path.read_text("utf-8")))


def strings_of_plugins() -> Iterator[str]:
    """Every string of the code, of one put together its beginning: a key is among them if anything asks for it."""
    for path in sorted((ROOT / "plugins").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_all_languages_have_the_same_words() -> None:
    assert not read_words(ROOT / "i18n")[1]
    assert WORDS["en"].words.keys() == WORDS["fr"].words.keys() == WORDS["es"].words.keys()


def test_every_word_is_used() -> None:
    """A word that nobody asks for is work for translators that nobody sees."""
    asked = {*asked_by_templates(), *strings_of_plugins()}
    stems = tuple(each for each in asked if re.fullmatch(r"[a-z_.]+\.", each))
    plain = {re.sub(r"\.(?:zero|one|two|few|many|other)$", "", key): key for key in WORDS["en"].words}
    assert sorted(key for stem, key in plain.items() if not {stem, key} & asked and not key.startswith(stems)) == []


@pytest.mark.parametrize("key", sorted(set(asked_by_templates())))
def test_every_word_that_a_template_asks_for_is_there(key: str) -> None:
    words = WORDS["en"].words
    assert (
        key in words or f"{key}.other" in words or (key.endswith(".") and any(word.startswith(key) for word in words))
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_ends_as_it_began(lang: str) -> None:
    """No blank at an end, none doubled."""
    assert not [key for key, word in WORDS[lang].words.items() if word != word.strip() or "  " in word]


@pytest.mark.parametrize("path", sorted((ROOT / "theme" / "templates").rglob("*.html")), ids=lambda path: path.name)
def test_a_template_holds_no_words_of_its_own(path: Path) -> None:
    """All that a reader reads comes from i18n/ or the content; only names of products and norms are alike."""
    alike = {"Google", "Calendar", "Outlook", "BibTeX", "RIS", "DOI", "ISBN"}
    assert set(re.findall(r"\w+", MARKUP.sub(" ", path.read_text("utf-8")))) <= alike
