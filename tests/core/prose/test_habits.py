"""Lists as people write them are read as code hosts and editors read them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.prose import ProseRenderer
from plugins.core.prose.habits import mended, without_fences
from tests.core.prose.html_reading import html, imbalance, messages, rendered


def flat(source: str) -> str:
    """The HTML without the line feeds between its tags."""
    return html(source).replace("\n", "")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Themes:\n- a\n- b", "<p>Themes:</p><ul><li>a</li><li>b</li></ul>"),
        ("Themes:\n  * a\n  * b", "<p>Themes:</p><ul><li>a</li><li>b</li></ul>"),
        ("Steps:\n1. a\n2. b", "<p>Steps:</p><ol><li>a</li><li>b</li></ol>"),
        ("## Themes\n- a", '<h2 id="themes">Themes</h2><ul><li>a</li></ul>'),
        ("> Themes:\n> - a\n>   - b", "<blockquote><p>Themes:</p><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"),
        ("> Said\n- a", "<blockquote><p>Said</p></blockquote><ul><li>a</li></ul>"),
        ("- a\n1. b\n2. c", "<ul><li>a</li></ul><ol><li>b</li><li>c</li></ol>"),
        ("- a\n\n  text\n  - b", "<ul><li><p>a</p><p>text</p><ul><li>b</li></ul></li></ul>"),
    ],
)
def test_a_list_needs_no_empty_line_before_it(source: str, expected: str) -> None:
    assert flat(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        "The year was\n1986. A great year.",
        "Two\n2. things",
        "a\n-b\n*c*\n+1",
        "Title\n-",
        "a\n    - b",
        "- a\n  2. b",
    ],
)
def test_only_a_bullet_or_the_number_1_interrupts_a_paragraph(source: str) -> None:
    """A line may happen to begin with a year, a hyphen or an asterisk (CommonMark 0.31, section 5.3)."""
    assert mended(source).text == source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("- a\n  - b\n    - c\n- d", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"),
        ("1. a\n   - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("10. a\n    - b\n11. c", '<ol start="10"><li>a<ul><li>b</li></ul></li><li>c</li></ol>'),
        ("- a\n\n  text\n- b", "<ul><li><p>a</p><p>text</p></li><li><p>b</p></li></ul>"),
        ("1. a\n\n   text\n\n2. b", "<ol><li><p>a</p><p>text</p></li><li><p>b</p></li></ol>"),
        ("- a\n\n  > b\n  > c", "<ul><li><p>a</p><blockquote><p>bc</p></blockquote></li></ul>"),
        ("- a\n\n      b", "<ul><li>a<pre><code>b</code></pre></li></ul>"),
        ("- a\n\n  ![b](c.png)", '<ul><li><p>a</p><figure><img src="c.png" alt="b"></figure></li></ul>'),
        ("- - a\n  - b", "<ul><li><ul><li>a</li><li>b</li></ul></li></ul>"),
        ("- a\n- b\n - c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    ],
)
def test_what_is_indented_to_the_words_of_an_item_belongs_to_it(source: str, expected: str) -> None:
    """Whether these begin two, three or four characters after the item does not matter."""
    assert flat(source) == expected


def test_an_ordered_item_takes_three_spaces() -> None:
    """With two, other than with a bullet, it is another list, as it is on code hosts."""
    assert flat("1. a\n  - b") == "<ol><li>a</li></ol><ul><li>b</li></ul>"


@pytest.mark.parametrize(
    "source",
    [
        "- a\n    - b\n        - c\n\n            text\n\n                code\n\n    - d\n\n- e",
        "-   a\n\n    text\n\n        code\n\n-   b",
        "100. a\n\n    text",
        "   - a\n    - b",
        "- a\n      - b",
        "- a\n    1. b\n    2. c",
        "- a words\n  and more\nand more",
        "    - a\n    - b\n      - c",
        "a|b\n-|-\n- x|1\n- y|2",
        "- x|y\n-|-\n1|2",
        "Term\n:   - a\n    - b",
        "[^1]: Note\n\n    - a\n    - b",
        "- - -\n***\n* * *",
        "*[UN]: United Nations",
    ],
)
def test_what_follows_the_rules_of_python_markdown_stays_as_it_is(source: str) -> None:
    """Four spaces a level, wherever the words of an item begin; code, tables, definitions, notes and rules."""
    assert mended(source).text == source


@pytest.mark.parametrize(
    "source",
    [
        "```\nThemes:\n- a\n  - b\n```",
        "<div>\nThemes:\n- a\n  - b\n</div>",
        "<pre>\nThemes:\n- a\n\n  - b\n</pre>",
        "    Themes:\n    - a\n      - b",
        "<div>\n  ```\n  - a\n  ```\n</div>",
    ],
)
def test_code_and_html_are_not_touched(source: str) -> None:
    """What looks like a list there is quoted letter by letter."""
    whole, _ = rendered(source)
    assert "<li>" not in whole and "- a" in whole and "\n\n- a" not in whole


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("- a\n\n  ```\n  b\n    c\n  ```", "<pre><code>b\n  c\n</code></pre>"),
        ("1. a\n   ```python\n   <div>\n\n   - b\n   ```\n2. c", "<div>\n\n- b\n"),
        ("- a\n    ~~~~\n    ~~~\n    ~~~~~\n- b", "<pre><code>~~~\n</code></pre>"),
        ("- a\n  - b\n    ```\n    c\n    ```\n\n    text", "<pre><code>c\n</code></pre>\n<p>text</p>\n</li>"),
        (" ```\n b\n ```", "<pre><code>b\n</code></pre>"),
    ],
)
def test_fenced_code_may_stand_in_an_item(source: str, code: str) -> None:
    """Its lines lose the indentation of the fence, and nothing in them is read as Markdown or HTML."""
    whole = html(source)
    assert code.replace("<div>", "&lt;div&gt;") in whole
    assert whole.count("<pre>") == 1


@pytest.mark.parametrize(
    "source", ["- a\n\n  ```\n  b", "- a\n\n  ```\n  b\n\nc\n\n```", "- a\n\n        ```\n        b"]
)
def test_a_fence_that_nothing_closes_in_its_item_is_no_fence(source: str) -> None:
    assert "```" in rendered(source)[0]


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Themes:\n- a\n- b\n\n<font>c</font>", 5),
        ("a:\n- b\n\nc:\n- d\n  - e <font>f</font>", 6),
        ("- a\n\n  ```\n  <font>\n  b\n  ```\n\n<font>c</font>", 8),
        ("a:\n- b\n\n### C", 4),
    ],
)
def test_faults_name_the_line_that_was_written(source: str, line: int) -> None:
    """The lines that are added for Python-Markdown do not count."""
    assert messages(source)[0].startswith(f"{line}: ")


@pytest.mark.parametrize("step", [2, 3, 4])
def test_nesting_keeps_its_bound(step: int) -> None:
    """However few spaces make a level: twenty are read, the line of the next is named."""
    mark = {2: "-", 3: "1.", 4: "-"}[step]
    stairs = ["Deep:", *(" " * step * depth + f"{mark} x" for depth in range(21))]
    assert html("\n".join(stairs[:-1])).count("<li>") == 20
    found = messages("\n".join(stairs))
    assert found == ["22: quotes and lists are nested more than 20 deep: use fewer levels"]


@pytest.mark.parametrize(
    "source",
    [
        "- a\n" + "  ```x\n" * 50_000,
        "- a\n" + "".join(f"  {'`' * (3 + number % 900)}x\n  y\n" for number in range(900)) + "  y\n" * 20_000,
        "- a\n" + "  ```x y z\n" * 40_000 + "  ```\n",
        "a:\n- b\n" * 50_000,
        "- a\n  - b\n\n    c\n" * 20_000,
        "- a\n" + "-" * 19_000 + "x|\n",
        "- " * 20 + "x\n" + "- - " * 4_000 + "x",
    ],
)
def test_mending_ends_for_hostile_text(source: str) -> None:
    """In linear time: quadratic work on these would not end before a test run is given up."""
    assert mended(source).text.strip()
    assert without_fences(source.split("\n"), lambda _: "")
    assert rendered(source[:20_000])[0] or rendered(source[:20_000])[1]


@pytest.mark.parametrize(
    "source",
    ["a\n\n[](b.md)", "a\n\nc [ ]( b.md ) d", 'a\n\n[](b.md "c")', "a\n\n[][b]\n\n[b]: b.md", "a\n\n[<b></b>](b.md)"],
)
def test_a_link_without_words_is_a_warning(source: str) -> None:
    """Nobody can see it or follow it."""
    _, faults = rendered(source)
    found = [(fault.level, fault.message) for fault in faults]
    assert found == [("warning", "the link to 'b.md' has no words: write some between the square brackets")]
    assert faults[0].line == (5 if "[b]: " in source else 3)


@pytest.mark.parametrize(
    "source", ["[a](b.md)", "[![a](b.png)](c.md)", "[`a`](b.md)", "a[^1]\n\n[^1]: b", '<a id="x"></a>']
)
def test_a_link_with_words_or_a_picture_is_fine(source: str) -> None:
    assert messages(source) == []


# A tree is the contents of a list item: words, then what belongs to the item, each with an empty line before it or
# (a list, in a list without empty lines) without.
_WORDS = st.sampled_from(["a", "b c", "d\ne", "*f*", "`g`", "h."])
_CODE = st.sampled_from(["    a\n    - b", "    c"])
_BLOCKS = st.one_of(_WORDS, _CODE, st.just("> q\n> r"))
Tree = tuple[bool, bool, list[tuple[str, list["str | Tree"]]]]


def _code_first(contents: list["str | Tree"]) -> list["str | Tree"]:
    """What is indented so far after a list would be a part of that."""
    return sorted(contents, key=lambda content: not str(content).startswith("    "))


def _lists(contents: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    """Lists, ordered or not, with empty lines or without, whose items hold what `contents` gives."""
    loose = st.tuples(_WORDS, st.lists(st.one_of(_BLOCKS, contents), max_size=3).map(_code_first))
    tight = st.tuples(_WORDS, st.lists(contents.filter(lambda tree: not tree[1]), max_size=1))
    return st.one_of(
        st.tuples(st.booleans(), st.just(True), st.lists(loose, min_size=1, max_size=3)),
        st.tuples(st.booleans(), st.just(False), st.lists(tight, min_size=1, max_size=3)),
    )


_FLAT: st.SearchStrategy[Tree] = st.tuples(
    st.booleans(), st.just(False), st.lists(st.tuples(_WORDS, st.just([])), min_size=1, max_size=3)
)
_TREES: st.SearchStrategy[Tree] = st.recursive(_FLAT, _lists, max_leaves=6)
_TEXTS = st.lists(st.tuples(_WORDS, _TREES), min_size=1, max_size=3)


def _written(tree: Tree, *, by_rule: bool) -> list[str]:
    """The lines of a list: what belongs to an item by four spaces, or as far as the words of the item."""
    ordered, loose, items = tree
    lines: list[str] = []
    for number, (words, contents) in enumerate(items, 1):
        mark = f"{number}. " if ordered else "- "
        indent = 4 if by_rule else len(mark)
        own = words.split("\n")
        for content in contents:
            own += [""] * loose
            own += content.split("\n") if isinstance(content, str) else _written(content, by_rule=by_rule)
        lines += [""] * (loose and number > 1)
        lines += [mark + own[0], *(" " * indent * bool(line) + line for line in own[1:])]
    return lines


def _text(parts: list[tuple[str, Tree]], *, by_rule: bool) -> str:
    lines: list[str] = []
    for words, tree in parts:
        lines += [words, *[""] * by_rule, *_written(tree, by_rule=by_rule), "", "## End", ""]
    return "\n".join(lines)


@settings(max_examples=100)
@given(_TEXTS)
def test_text_by_the_rules_is_not_changed(parts: list[tuple[str, Tree]]) -> None:
    """Byte for byte: lists after an empty line, and four spaces a level."""
    text = _text(parts, by_rule=True)
    assert mended(text).text == text


@settings(max_examples=100)
@given(_TEXTS)
def test_both_ways_of_writing_a_list_are_one_list(parts: list[tuple[str, Tree]]) -> None:
    """Written by habit, it becomes the HTML that it becomes when written by the rules."""
    assert _tags(rendered(_text(parts, by_rule=False))[0]) == _tags(rendered(_text(parts, by_rule=True))[0])


def _tags(source: str) -> list[str]:
    return source.split()


_SOUP = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from([" " * count for count in (0, 1, 2, 3, 4, 6, 8)] + ["\t", "> "]),
        st.sampled_from(["", "", "- ", "1. ", "2. ", "* - ", "```", "## ", "---", "a|b", "-|-", "<div>", ":   "]),
        st.sampled_from(["", "x", "y z"]),
    ),
    max_size=12,
).map("\n".join)


@settings(max_examples=150)
@given(st.one_of(_SOUP, st.text(alphabet="-*1. \n\t`~>#|x")))
def test_any_text_can_be_mended(text: str) -> None:
    """Nothing is raised, and nothing is changed but white space at the beginning of lines."""
    assert [line.strip() for line in mended(text).text.split("\n") if line.strip()] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    prose, _ = ProseRenderer("en").render(text)
    assert len(prose.chunks) == len(prose.outline.slots) + 1


@settings(max_examples=150)
@given(_SOUP)
def test_mended_lists_are_html_in_balance(text: str) -> None:
    whole, _ = rendered(text)
    assert imbalance(whole) == ""
