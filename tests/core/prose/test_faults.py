"""What an author is told, and where."""

import pytest

from plugins.core.prose import line_of
from tests.core.prose.html_reading import dangers, imbalance, messages, rendered


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a\n\n<script>alert(1)</script>", 3, "the tag <script> is not allowed"),
        ("a <ScRiPt src=x></sCrIpT>", 1, "the tag <script> is not allowed"),
        ('<iframe src="https://x.org"></iframe>', 1, "the tag <iframe> is not allowed"),
        ("<style>p {}</style>", 1, "the tag <style> is not allowed"),
        ("a\n\n<span onclick='x()'>a</span>", 3, "the attribute 'onclick' is not allowed on <span>"),
        ('<span style="color:red">a</span>', 1, "the attribute 'style' is not allowed on <span>"),
        ("<img src=a.png onerror=x alt=a>", 1, "'onerror' is not allowed on <img>"),
        ("a <em>b", 1, "<em> is not closed"),
        ("a <b><i>c</b></i>", 1, "<i> is not closed"),
        ("a</em>", 1, "</em> closes nothing"),
        ("<div>\na < b\n</div>", 2, "write &lt;"),
        ("text <div>a</div>", 1, "<div> cannot stand inside <p>"),
        ("<div/>\n\na", 1, "is not closed"),
        ("<ul><p>a</p></ul>", 1, "<p> cannot stand directly inside <ul>"),
        ("<table>a<tr><td>b</td></tr></table>", 1, "text stands directly inside <table>"),
        ('<span class="a" class="b">a</span>', 1, "stands twice"),
        ('<span id="a b">a</span>', 1, "cannot be linked to"),
        ("## A {#x}\n\n## B {#x}", 3, "the id 'x' is used twice"),
        ("[a [b](c.md)[^1]](d.md)\n\n[^1]: N", 1, "a link stands inside another link"),
        ("a\n{: onclick=x }", 2, "'onclick' cannot be set between { }"),
        ("a\n{% endif %}", 2, "'endif' cannot be set between { }"),
        ("a\n\n[b]()", 3, "a link has no target"),
        (
            "a\n\n![](x.jpg)",
            3,
            "picture 'x.jpg' has no alternative text: write what it shows between the square brackets",
        ),
        ("[a](ftp://x.org)", 1, "begins with 'ftp:'"),
        ("[a](//x.org)", 1, "write https://"),
        ("[a](c:\\b.doc)", 1, "backslash"),
        ("[a](https:x.org)", 1, "not a whole address"),
        ("![a](mailto:a@b.org)", 1, "begins with 'mailto:'"),
        ("a ![b](c.mp4) d", 1, "stands inside a sentence"),
        ("a\n\n##\n\nb", 3, "a heading has no words"),
        ("## A\n\n#### B", 3, "the heading 'B' skips a level: begin it with ###"),
        ("### A", 1, "begin it with ##"),
        ("a\n\nb [c][d]", 3, "the link target [d] is defined nowhere"),
        ("a\n\n** b c ** d", 3, "the stars are shown as they stand"),
        ("a\n\nb[^c]", 3, "the footnote [^c] is defined nowhere"),
    ],
)
def test_each_fault_is_named_with_its_line(source: str, line: int, words: str) -> None:
    found = messages(source)
    assert any(message.startswith(f"{line}: ") and words in message for message in found), found


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&#10;script:alert(1)",
        "java&#9;script:alert(1)",
        "&#1;javascript:alert(1)",
        "&#32;javascript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "view-source:x",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "[a]({})",
        "[a](<{}>)",
        "[a][b]\n\n[b]: {}",
        '<a href="{}">a</a>',
        '<img src="{}" alt="a">',
        "![a]({})",
        "<a href={}>a</a>",
    ],
)
def test_no_disguise_gets_a_script_through(form: str, target: str) -> None:
    """Whatever the spelling, the target is refused and does not reach the HTML."""
    whole, faults = rendered(form.format(target))
    assert any(fault.level == "error" for fault in faults), f"no fault; HTML is {whole}"
    assert dangers(whole) == [], whole


@pytest.mark.parametrize(
    "source",
    [
        "a `<script>` b",
        "```\n<script>alert(1)</script>\n[a][b]\n```",
        "    <b>\n",
        "a < b and c > d",
        "<details><summary>More</summary>\n<p>Text</p>\n</details>",
        '<table><tr><td colspan="2">a</td></tr></table>',
        "<pre>\na\n</pre>",
        "[x] and [1] are no references",
        "** a and `2 ** 3 ** 4`",
        "<https://example.org/a?b=c>",
        "a &amp; b &nbsp; c",
        '<blockquote lang="fr"><p>Oui</p></blockquote>',
    ],
)
def test_what_is_fine_is_left_alone(source: str) -> None:
    assert messages(source) == []


def test_a_tag_in_code_is_not_taken_for_the_real_one() -> None:
    """The line is that of the tag which is refused, not of one quoted before it."""
    assert messages("Write `<font>`.\n\nOr <font>so</font>.")[0].startswith("3: ")


def test_equal_faults_have_their_own_lines() -> None:
    found = messages("<font>a</font>\n\nb\n\n<font>c</font>")
    assert [message[:2] for message in found] == ["1:", "5:"], found


def test_faulty_html_is_sanitised_all_the_same() -> None:
    """Nothing is published with a fault; should it ever be, it is harmless."""
    whole, _ = rendered("<b onclick=x>a<script>b</script> <a href='javascript:c'>d\n\n<table><div>e")
    assert "script" not in whole and "onclick" not in whole
    assert imbalance(whole) == ""


def test_line_of_finds_targets_before_mere_words() -> None:
    text = "See plan.md\n\n[a](other.md)\n\n[b](<plan.md>) <img src='x.png'> [c](a?b&amp;c)"
    assert line_of(text, "plan.md") == 5
    assert line_of(text, "other.md") == 3
    assert line_of(text, "x.png") == 5
    assert line_of(text, "a?b&c") == 5
    assert line_of(text, "absent") == 1
