"""What YAML says, in plain words: the same ones whether its fast parser is installed or not."""

import pytest
import yaml

from plugins.core.yaml_errors import in_plain_words

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


@pytest.mark.parametrize("block", ["title: “Care: for all”", "title: « Care : for all »: 2"])
def test_quotation_marks_of_word_processors_are_none(block: str) -> None:
    """Their writer would take them for the quotes that the message asks for."""
    with pytest.raises(yaml.MarkedYAMLError) as raised:
        list(yaml.parse(block, Loader=yaml.SafeLoader))
    assert in_plain_words(raised.value, block).message.endswith('(straight ones, as in "this")')
