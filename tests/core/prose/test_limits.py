"""Bounds: no text stops the build, however strange."""

import pytest

from plugins.core.prose import ProseRenderer
from plugins.core.prose.limits import MAX_TEXT
from tests.core.prose.html_reading import messages, rendered

MANY = 5_000

HOSTILE = {
    "quotes": "> " * MANY + "x",
    "bullets": "- " * MANY + "x",
    "numbers": "1. " * MANY + "x",
    "stairs": "\n".join("    " * depth + "- x" for depth in range(300)),
    "quote stairs": "\n".join(">" * depth + " x" for depth in range(300)),
    "brackets": "[" * MANY,
    "pairs": "[" * MANY + "]" * MANY,
    "lines of brackets": "[\n" * MANY,
    "half links": "[a](" * MANY,
    "half pictures": "![" * MANY,
    "stars": "*" * MANY,
    "emphasis": "**a *b " * MANY,
    "ticks": " ".join("`" * count for count in range(150)),
    "tags": "<a " * MANY,
    "divs": "<div>" * 999,
    "spans": "<b>" * 999 + "</b>" * 999,
    "cdata": "<![CDATA[" * 1_000,
    "declarations": "<!" * 1_000,
    "comments": "<!--" * 1_000,
    "instructions": "<?" * 1_000,
    "backslashes": "\\" * MANY,
    "footnotes": "\n".join(f"[^{number}]: x" for number in range(900)),
    "footnote in itself": "[^1]\n\n[^1]: [^1] [^2]\n[^2]: [^1]",
    "quotation marks": "\"'" * MANY,
    "spaces": "a" + " " * MANY + "! " * MANY,
    "entities": "&#" * MANY + "&amp;" * MANY,
    "braces": "a {: " * MANY,
    "pipes": "|" * MANY + "\n" + "|-" * MANY,
    "one line": "word " * 5_000,
    "book": "word\n\n" * (MAX_TEXT // 6 + 1),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_ends_without_a_trace(name: str) -> None:
    """Nesting and repetition that would recurse or take minutes end in a fault, or in HTML."""
    prose, faults = ProseRenderer("en").render(HOSTILE[name])
    assert faults or any(prose.chunks), f"{name} was neither read nor refused"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("quotes", "nested more than 20 deep"),
        ("bullets", "nested more than 20 deep"),
        ("stairs", "nested more than 20 deep"),
        ("brackets", "more than 1000 '['"),
        ("tags", "more than 1000 '<'"),
        ("one line", "longer than 20000 characters"),
        ("book", "divide it into several pages"),
    ],
)
def test_a_broken_bound_is_a_fault(name: str, words: str) -> None:
    found = messages(HOSTILE[name])
    assert any(words in message for message in found), found


def test_nesting_that_people_write_is_within_bounds() -> None:
    quotes = "> " * 5 + "x"
    steps = "\n".join("    " * depth + "- x" for depth in range(8))
    code = "```\n" + " " * 200 + "x\n```"
    assert messages(f"{quotes}\n\n{steps}\n\n{code}\n\n- - - -\n") == []


@pytest.mark.parametrize(
    "character", ["\x00", "\x02", "\x03", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\uffff", "\r"]
)
def test_an_invisible_character_is_named_with_its_line(character: str) -> None:
    expected = f"2: the invisible character U+{ord(character):04X} does not belong in a text: delete it"
    assert messages(f"a\nb{character}c") == [expected]


def test_line_ends_of_windows_are_line_ends() -> None:
    assert messages("a\r\n\r\n<font>b</font>\r\n")[0].startswith("3: ")


def test_the_private_marks_of_markdown_do_nothing() -> None:
    """STX and ETX in a text cannot call up what Python-Markdown has put aside."""
    whole, _ = rendered("<b>secret</b> \x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03")
    assert whole.count("secret") == 1
    assert "\x02" not in whole and "\x03" not in whole
