"""HTML as Markdown: what the site reads back is what the old page said."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.importing.markdown import to_markdown
from plugins.core.prose import ProseRenderer

RENDERER = ProseRenderer("en")


def converted(html: str) -> tuple[str, list[str]]:
    """The Markdown of the HTML, and the notes."""
    notes: list[str] = []
    body = BeautifulSoup(f"<body>{html}</body>", "lxml").body
    assert body is not None
    return to_markdown(body, notes.append), notes


def markdown_of(html: str) -> str:
    return converted(html)[0]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>bold </b>word<b> </b></p>", "a **bold** word"),
        ("<p>a<i>b</i>c <em><strong>d</strong></em></p>", "a*b*c ***d***"),
        ("<p><b>x<br>y</b></p>", "**x**  \n**y**"),
        ("<p>one<br><br>two</p>", "one\n\ntwo"),
        ("<p>a&nbsp;b\n  c</p>", "a b c"),
        ("<p><strong>a <b>b</b></strong></p>", "**a b**"),
        ("<p><u>a</u> <s>b</s> H<sub>2</sub>O</p>", "a <del>b</del> H<sub>2</sub>O"),
        ("<p>&lt;b&gt; &amp;amp; *z* _y_ a_b `c`</p>", "&lt;b> &amp;amp; \\*z\\* \\_y\\_ a_b \\`c\\`"),
        ("<p>1. no</p><p>- no</p><p># no</p><p>&gt; no</p>", "1\\. no\n\n\\- no\n\n\\# no\n\n\\> no"),
        ("<p>~~~</p><p>: no</p><p>|no</p><p>---</p>", "&#126;~~\n\n&#58; no\n\n&#124;no\n\n\\---"),
        ("<p>[...] and [a](b)</p>", "[...] and \\[a](b)"),
        ('<p><a href="a b(c).pdf">t]x</a></p>', "[t\\]x](a%20b%28c%29.pdf)"),
        ('<p><a href="https://x.org/"> <b>Bold</b> link </a>.</p>', "[**Bold** link](https://x.org/) ."),
        ('<p>x<a href="y"></a><a name="top"></a></p>', "x"),
        ("<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>", "- a\n  - b\n    1. c\n- d"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n  b\n\n- c"),
        ('<ol start="3"><li>c</li><li>d</li></ol>', "3. c\n4. d"),
        ("<blockquote><p>a</p><ul><li>b</li></ul></blockquote>", "> a\n>\n> - b"),
        ("<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>", "a\n:   b\n\nc\n:   d"),
        ("<pre>a\n  b</pre>", "~~~\na\n  b\n~~~"),
        ("<p>a</p><hr><p><code>b*`c</code></p>", "a\n\n* * *\n\n`` b*`c ``"),
        ("<div>a<div>b<p>c</p>d</div></div>", "a\n\nb\n\nc\n\nd"),
        ("<p>a<!-- no --></p>", "a"),
    ],
)
def test_markup_becomes_markdown(html: str, markdown: str) -> None:
    """Marks stand around words, not blanks; what would be read as a mark is escaped; what only shapes goes."""
    assert markdown_of(html) == markdown + "\n"


def test_headings_leave_out_no_level() -> None:
    """Editors chose headings by size: here the first is of level 2, and each next is at most one deeper."""
    html = "<h4><strong>A</strong> b</h4><h6>B</h6><h5>C</h5><h2><br></h2><h4>D</h4><h3>E</h3>"
    assert markdown_of(html) == "## A b\n\n### B\n\n### C\n\n## D\n\n## E\n"


def test_a_picture_keeps_its_place_even_if_nobody_says_what_it_shows() -> None:
    """Without alternative text it stands in a remark, which readers do not see and the site's checks let through."""
    html = '<p><img src="a.jpg" alt="A [map]" title="By &quot;me&quot;"></p><p><img src="b.jpg"></p>'
    said = "<!-- say between the brackets what it shows, then take these marks away: ![](b.jpg) -->"
    assert markdown_of(html) == f"![A \\[map\\]](a.jpg \"By 'me'\")\n\n{said}\n"


def test_a_table_of_data_stays_a_table() -> None:
    head = "<caption>C</caption><thead><tr><th>a|b</th><th>c</th></tr></thead>"
    html = f"<table>{head}<tr><td><p>x</p><p>y</p></td></tr></table>"
    assert converted(html) == ("**C**\n\n| a\\|b | c |\n| --- | --- |\n| x<br>y |  |\n", [])


def test_merged_cells_keep_their_columns_and_are_told() -> None:
    """Markdown cannot merge cells: the value stands in the first, and a person looks at it."""
    html = "<table><tr><td rowspan=2>a</td><td colspan=2>b</td></tr><tr><td>c</td><td>d</td></tr></table>"
    assert converted(html) == (
        "| a | b |  |\n| --- | --- | --- |\n|  | c | d |\n",
        [
            "a table has merged cells, which Markdown has not: check that each value stands in its column",
            "a table has no row of headings: its first row was taken for it",
        ],
    )


def test_a_table_that_arranges_the_page_becomes_paragraphs() -> None:
    html = "<table><tr><td><h3>a</h3><p>b</p></td><td>c</td></tr></table>"
    assert converted(html) == (
        "## a\n\nb\n\nc\n",
        ["a table that only arranged the page became paragraphs: check their order"],
    )


TEXTS = st.text(st.sampled_from("ab1 .-+*_#>|:=~`[](){}<&;!\\\"'\n\u00a0é"), min_size=1, max_size=12)
INLINE = ("b", "i", "em", "strong", "span", "u", "sub", "a")
BLOCK = ("p", "div", "ul", "ol", "li", "blockquote", "h3", "h5", "table", "tr", "td", "th", "dl", "dt", "dd", "section")


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def tagged(parts: tuple[str, list[str]]) -> str:
    name, inside = parts
    return f"<{name}{' href=x.md' if name == 'a' else ''}>{''.join(inside)}</{name}>"


PAGES = st.recursive(
    TEXTS.map(escaped) | st.just("<br>"),
    lambda inner: st.tuples(st.sampled_from(INLINE + BLOCK), st.lists(inner, max_size=4)).map(tagged),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(PAGES)
def test_any_page_says_the_same_words_and_breaks_no_rule(html: str) -> None:
    """Whatever editors nested, the site reads the result without a fault, and no letter is lost or added."""
    markdown = markdown_of(html)
    prose, faults = RENDERER.render(markdown)
    assert not [fault for fault in faults if fault.level == "error"], markdown
    assert letters("".join(prose.chunks)) == letters(html), markdown


def letters(html: str) -> str:
    """What a reader sees, without blanks; nor what typography changes."""
    text = BeautifulSoup(f"<body>{html}</body>", "lxml").get_text()
    return re.sub(r"[\s\u00a0\u202f\"'“”‘’«».…–—-]+", "", text)
