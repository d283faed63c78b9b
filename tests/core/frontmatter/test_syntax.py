"""Front matter: plain values that know their line."""

import pytest

from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.syntax import Mapping, Parts, Scalar, Sequence
from plugins.core.problems import Fault


def read(block: str) -> Mapping:
    mapping = syntax.read(block)
    assert isinstance(mapping, Mapping), mapping
    return mapping


@pytest.mark.parametrize("value", ["1.10", "NO", "08002", "2022-04-25", "~", "0x1F", "1e3", "12:30"])
def test_a_value_is_what_was_typed(value: str) -> None:
    """YAML makes `1.10` a number and `NO` a falsehood: a code or a country would be another."""
    assert read(f"a: {value}").get("a") == Scalar(value, 2)


def test_lines_are_those_of_the_file() -> None:
    """The first line of the block is the second of the file, after the fence."""
    assert read("a:\n  - b\n\n  - {c: d}") == Mapping(
        ((Scalar("a", 2), Sequence((Scalar("b", 3), Mapping(((Scalar("c", 5), Scalar("d", 5)),), 5)), 3)),), 2
    )


def test_a_file_is_split_at_its_fences() -> None:
    """A later `---` is a line of the text; `body_line` and a line of the text make a line of the file."""
    assert syntax.split("---  \na: b\n---\nText.\n---\n") == Parts("a: b", "Text.\n---\n", 3)
    assert syntax.split("---\n---") == Parts("", "", 2)


def test_an_empty_block_has_no_fields() -> None:
    assert read("").items == ()
    assert read("# only a comment").items == ()


def test_a_key_written_twice_is_found_at_any_depth() -> None:
    mapping = read("a: [{b: 1, b: 2}]\nc: 1\nc: 2")
    assert [fault.line for fault in syntax.duplicate_keys(mapping)] == [2, 4]


def test_depth_costs_no_stack() -> None:
    """A hundred thousand brackets are a fault, not a crash."""
    assert syntax.read("a: " + "[" * 100_000) == Fault(2, "values are nested more than 12 deep")


def test_references_do_not_multiply() -> None:
    """A few lines of references to references would become gigabytes."""
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]"
    assert isinstance(syntax.read(bomb), Fault)
