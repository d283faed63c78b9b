"""What YAML says, in plain words: the same ones whether its fast parser is installed or not."""

import pytest
import yaml

from plugins.core.frontmatter.yaml_errors import in_plain_words, in_quotes

PARSERS = [yaml.BaseLoader, *([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])]
# Not understood by YAML, with the line that a writer has to mend.
BLOCKS = {
    "title: Cities: a view": 1,
    'a: b\ntitle: "Cities\nc: d': 2,
    "title: 'L'Europe'": 1,
    "title: [Draft] a": 1,
    "a: b\ntitle: [a, b\nc: d": 2,
    "a: b\ntitle: {a: b\nc: d": 2,
    "title: @a": 1,
    "title: %a": 1,
    "%title: a": 1,
    "title: `a`": 1,
    "title: | a": 1,
    "title: > a": 1,
    "title: - a": 1,
    "title: ? a": 1,
    "title: ] a": 1,
    "title: , a": 1,
    'title: "a\\qb"': 1,
    'title: "\\xZZ"': 1,
    "title: !<a b": 1,
    "title: * a": 1,
    "title: & a": 1,
    "a: b\nc d\ne: f": 2,
    "a: b\nc d": 2,
    "a: b\n  c: d": 2,
    "  a: b\nc: d": 2,
    "a:\n  - b\n - c": 3,
    "a:\n\tb: c": 2,
    "\ta: b": 1,
}


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("block", BLOCKS)
def test_an_error_is_told_in_plain_words(parser: type[yaml.BaseLoader], block: str) -> None:
    """At the line to mend, which may be before the one where the parser gave up."""
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(block, Loader=parser))
    fault = in_plain_words(raised.value, block)
    assert fault.line == BLOCKS[block], fault
    assert "not understood as YAML" not in fault.message
    assert ("a tab stands" in fault.message) == ("\t" in block)


def test_what_no_words_were_found_for_is_told_as_it_is() -> None:
    """An error that nobody has met yet still has its line."""
    error = yaml.MarkedYAMLError(problem="found something odd")
    assert in_plain_words(error, "a").message == "this is not understood as YAML (found something odd)"


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("title: Cities: a view", 'title: "Cities: a view"'),
        ("  title: It's here: now", '  title: "It\'s here: now"'),
        ('- name: He said "x": y', "- name: 'He said \"x\": y'"),
        ("title: “Care: for all”", 'title: "Care: for all"'),
        ("title: « Soins : pour tous »: 2", 'title: "« Soins : pour tous »: 2"'),
        ("title: Ends with:", 'title: "Ends with:"'),
    ],
)
def test_a_value_with_a_colon_is_shown_as_it_must_be(line: str, mended: str) -> None:
    """Nobody has to know what YAML is; quotation marks of word processors around it were meant to be such."""
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(line, Loader=yaml.SafeLoader))
    assert in_plain_words(raised.value, line).message.endswith(f"put in quotes: write {mended.strip()}")
    assert in_quotes(line) == mended and list(yaml.parse(mended, Loader=yaml.SafeLoader))


@pytest.mark.parametrize(
    "line", ["title: Fine", 'title: "Fine: too"', "title: [a, b: c]", "  indented", "a: 'It's: \"x\"'"]
)
def test_other_lines_are_left_as_they_are(line: str) -> None:
    assert in_quotes(line) is None


def test_quotation_marks_of_word_processors_are_none() -> None:
    """Their writer would take them for the quotes that the message asks for."""
    block = "title: @home “Care”"
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(block, Loader=yaml.SafeLoader))
    assert in_plain_words(raised.value, block).message.endswith('(straight ones, as in "this")')
