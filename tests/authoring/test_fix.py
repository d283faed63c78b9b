"""Mending what needs no decision: what a file says is the same before and after."""

from collections import Counter
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.fix import mend
from authoring.scalars import written
from plugins.calendar.event import EVENTS
from plugins.core.data.vocabulary import Term, Vocabulary
from plugins.core.entry import Kind
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from plugins.core.frontmatter.values import Localised
from plugins.core.problems import Fault
from plugins.news import NEWS

VOCABULARIES = {
    name: Vocabulary(
        name, (Term(code="brussels", label=Localised({"en": "Brussels", "fr": "Bruxelles"}), also=("BXL",)),)
    )
    for name in ("members", "challenges", "organisations", "projects", "contacts", "outcomes")
}


def mended(front: str, kind: Kind = NEWS, lang: str = "", body: str = "\nText.\n") -> str:
    """The front matter after it was mended."""
    text = mend(f"---\n{front}---\n{body}", kind, VOCABULARIES, translation=bool(lang)).text
    assert text.endswith(f"---\n{body}")
    return text.removeprefix("---\n").removesuffix(f"---\n{body}")


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (
            NEWS,
            "date: 2022-04-25\nmembers: [x]\ntitle: A\nid: news/a\n",
            "title: A\ndate: 2022-04-25\nid: news/a\nmembers: [x]\n",
        ),
        (
            EVENTS,
            "contact: x\nend: 2022-06-02\nsummary: >\n  Long\n  text.\nstart: 2022-06-01\ntitle: A\n",
            "title: A\nsummary: >\n  Long\n  text.\nstart: 2022-06-01\nend: 2022-06-02\ncontact: x\n",
        ),
        (NEWS, "members:\n- x\n- y\ntitle: A\n", "title: A\nmembers:\n- x\n- y\n"),
    ],
)
def test_fields_come_in_their_order(kind: Kind, before: str, after: str) -> None:
    assert mended(before, kind) == after


def test_what_a_colon_made_unreadable_can_be_read() -> None:
    """The commonest slip of all, and it is clear what was meant. What else is wrong keeps the file as it was."""
    front = "title: Night: trains\ndate: 2022-04-25\nsummary: “Two: days”\n"
    assert mended(front) == 'title: "Night: trains"\ndate: 2022-04-25\nsummary: "Two: days"\n'
    unclear = "title: Night: trains\nmembers: [Berlin\n"
    assert mended(unclear) == unclear


def test_a_translation_has_its_own_order() -> None:
    assert mended("source: 0123456789abcdef\nalt: C\nsummary: B\ntitle: A\n", lang="fr") == (
        "title: A\nsummary: B\nalt: C\nsource: 0123456789abcdef\n"
    )


def test_remarks_go_with_the_field_below_and_stay_at_both_ends() -> None:
    before = "# From the report.\nsummary: B # sure?\n# As printed.\n\n# Twice.\ntitle: A\n# Page 3.\n"
    after = "# From the report.\n# As printed.\n\n# Twice.\ntitle: A\nsummary: B # sure?\n# Page 3.\n"
    assert mended(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('"A title"', "A title"),
        ("'A title'  # said so", "A title  # said so"),
        ("'A: title'", '"A: title"'),
        ("'It''s: \"so\"'", '"It\'s: \\"so\\""'),
        ('"2022"', "2022"),
        ("'2022-04-25'", "2022-04-25"),
        ("'2022-04-31'", '"2022-04-31"'),
        ('"1.10"', '"1.10"'),
        ('"010"', '"010"'),
        ('"1e3"', "1e3"),
        ('"True"', '"True"'),
        ("'no'", '"no"'),
        ('"# 1"', '"# 1"'),
        ('"@name"', '"@name"'),
        ("A title", "A title"),
        (">\n  A title", ">\n  A title"),
    ],
)
def test_quotes_stand_where_they_are_needed_and_are_double(before: str, after: str) -> None:
    """They stay where an editor's YAML would read another number, a yes or a no."""
    assert mended(f"title: {before}\n") == f"title: {after}\n"


def test_quotes_in_a_list_guard_its_commas() -> None:
    assert mended("title: A\nguests: ['a', 'b, c', \"d\"]\n") == 'title: A\nguests: [a, "b, c", d]\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[Bruxelles, x]", "[Brussels, x]"),
        ("'BXL'", "Brussels"),
        ("BRUSSELS", "Brussels"),
        ("brussels", "brussels"),
        ("[nowhere]", "[nowhere]"),
    ],
)
def test_terms_are_called_by_their_own_name_or_code(before: str, after: str) -> None:
    """What is unknown stays, to be reported."""
    assert mended(f"title: A\nmembers: {before}\n") == f"title: A\nmembers: {after}\n"


def test_a_name_in_a_group_is_mended_and_a_text_never() -> None:
    before = "title: Bruxelles\nactivity: {id: A1, line: BXL}\nguests: [Bruxelles]\n"
    assert mended(before) == "title: Bruxelles\nguests: [Bruxelles]\nactivity: {id: A1, line: Brussels}\n"


@pytest.mark.parametrize(
    "front",
    [
        "title: A\ntitle: B\ndate: 2022-04-25\n",
        "date: [\ntitle: A\n",
        "{date: 2022-04-25, title: A}\n",
        "date: 2022-04-25\nunknown: x\ntitle: A\n",
        "title: &a A\n",
        "",
    ],
)
def test_what_is_not_understood_stays_as_it_is(front: str) -> None:
    assert mended(front) == front


def test_blanks_at_line_ends_go_and_those_of_the_text_stay() -> None:
    """Two blanks at the end of a line of text are a line break."""
    assert mended("title: A  \n", body="\nOne  \ntwo\n") == "title: A\n"


def plain(node: Node | Fault) -> Any:
    """What a block says, whatever the order of its fields."""
    match node:
        case Mapping():
            return {key.value: plain(value) for key, value in node.items}
        case Sequence():
            return [plain(each) for each in node.items]
        case Scalar():
            return node.value
    raise AssertionError(node.message)


_WORDS = st.text(alphabet="aA1 .,:#'\"[]{}@-!?é\\&*|>%\t", max_size=12)
_VALUES = st.one_of(
    _WORDS.map(lambda text: yaml.dump(text, allow_unicode=True, width=1000).removesuffix("...\n").strip()),
    st.lists(_WORDS, max_size=3).map(lambda texts: yaml.dump(texts, default_flow_style=True, width=1000).strip()),
    st.lists(_WORDS, min_size=1, max_size=3).map(lambda texts: "\n" + yaml.dump(texts, indent=2, width=1000).rstrip()),
    st.sampled_from(["|\n  a\n\n  # b", ">-\n  a\n  b", "'a''b'", '"\\u00e9: \\t"', "{file: a, alt: 'b'}"]),
)
_REMARKS = st.sampled_from(["", "# A remark.\n", "\n# Another: [one]\n\n", "  # indented\n"])
_FIELDS = st.lists(
    st.tuples(_REMARKS, st.sampled_from(["title", "date", "summary", "guests", "image", "id", "members"]), _VALUES),
    unique_by=lambda field: field[1],
    min_size=1,
)


@settings(deadline=None, max_examples=300)
@given(fields=_FIELDS, last=_REMARKS)
def test_whatever_is_written_says_the_same_afterwards(fields: list[tuple[str, str, str]], last: str) -> None:
    """And no remark is lost; and there is nothing to mend a second time."""
    front = "".join(f"{remark}{name}: {value}\n" for remark, name, value in fields) + last
    before = syntax.read(front, offset=0)
    if isinstance(before, Fault):
        return
    after = mended(front)
    assert plain(syntax.read(after, offset=0)) == plain(before)
    remarks = [line.strip() for line in front.split("\n") if line.lstrip().startswith("#")]
    assert Counter(line.strip() for line in after.split("\n") if line.lstrip().startswith("#")) == Counter(remarks)
    assert mended(after) == after


@given(text=st.text(max_size=20), flow=st.booleans())
def test_a_written_value_is_read_as_it_was(text: str, flow: bool) -> None:
    """By any reader of YAML, beside others in a list or alone."""
    if not text.isprintable():
        return
    yaml_text = written(text, flow=flow)
    block = f"x: [{yaml_text}, b]" if flow else f"x: {yaml_text}"
    assert plain(syntax.read(block, offset=0)) == {"x": [text, "b"] if flow else text}
    typed = yaml.safe_load(block)["x"]
    assert str(typed[0] if flow else typed) == text
