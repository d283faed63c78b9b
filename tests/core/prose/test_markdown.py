"""The Markdown that is understood, and the HTML it becomes."""

import pytest

from plugins.core.prose import LinkSlot, MediaSlot, PictureSlot, ProseRenderer
from tests.core.prose.html_reading import html, rendered


def test_a_link_is_left_open() -> None:
    """The chunk ends with `<a`, the next begins with the other attributes."""
    prose, _ = ProseRenderer("en").render('See [the plan](../plan.md#goals "Our plan"){.more}.')
    assert prose.chunks == ("<p>See <a", ' class="more" title="Our plan">the plan</a>.</p>')
    assert prose.outline.slots == (LinkSlot("../plan.md#goals"),)


@pytest.mark.parametrize(
    ("source", "href"),
    [
        ("[a](#b)", "#b"),
        ("[a](https://x.org/?b=1&copy=2)", "https://x.org/?b=1&copy=2"),
        ("[a](<documents/IMG 2041.JPG>)", "documents/IMG 2041.JPG"),
        ("<me@example.org>", "mailto:me@example.org"),
        ("<https://x.org>", "https://x.org"),
        ("[a][b]\n\n[b]: c.md", "c.md"),
        ('<a href="c.md?a=1&amp;b=2">a</a>', "c.md?a=1&b=2"),
        ("[a](tel:+34930000000)", "tel:+34930000000"),
    ],
)
def test_every_link_is_a_slot(source: str, href: str) -> None:
    """However it is written; the target is the author's."""
    prose, faults = ProseRenderer("en").render(source)
    assert (prose.outline.slots, faults) == ((LinkSlot(href),), ())


def test_links_to_footnotes_are_not_slots() -> None:
    """They lead to places within the text itself."""
    prose, faults = ProseRenderer("en").render("Said[^1].\n\n[^1]: By [her](a.md).")
    assert (prose.outline.slots, faults) == ((LinkSlot("a.md"),), ())
    assert 'href="#fn:1"' in prose.chunks[0]
    assert prose.outline.anchors == ("fnref:1", "fn:1")


@pytest.mark.parametrize("block", ["<div>One.</div>", "<details><summary>One</summary>two</details>", "```\none\n```"])
def test_footnotes_stand_at_the_end_and_nothing_is_lost_for_them(block: str) -> None:
    prose, _ = ProseRenderer("en").render(f"{block}\n\nSaid[^1].\n\n[^1]: By her.")
    html = prose.chunks[0]
    assert html.lower().index("one") < html.index("Said") < html.index("doc-endnotes")


def test_a_picture_in_a_sentence_is_a_slot() -> None:
    prose, _ = ProseRenderer("en").render('Look ![a "map"](map.png) here.')
    assert prose.chunks == ("<p>Look ", " here.</p>")
    assert prose.outline.slots == (PictureSlot("map.png", "a “map”"),)


def test_a_picture_alone_is_a_figure() -> None:
    """Its title is the caption, its class that of the figure."""
    whole = html("![A map](map.png \"Where 'we' are\"){.wide}")
    assert whole == (
        '<figure class="wide"><img src="map.png" alt="A map"><figcaption>Where ‘we’ are</figcaption></figure>'
    )


@pytest.mark.parametrize(
    ("target", "medium"),
    [
        ("https://www.youtube.com/watch?v=x", "video"),
        ("https://youtu.be/x", "video"),
        ("https://player.vimeo.com/1", "video"),
        ("talk.MP4", "video"),
        ("talk.opus", "audio"),
        ("https://open.spotify.com/episode/1", "audio"),
    ],
)
def test_a_video_or_recording_alone_is_a_figure_that_asks_nobody(target: str, medium: str) -> None:
    """The theme makes a link of it: no page of ours fetches from elsewhere."""
    prose, faults = ProseRenderer("en").render(f"![A talk]({target})")
    assert not faults
    assert prose.outline.slots == (MediaSlot(target, "A talk", medium),)  # type: ignore[arg-type]
    assert prose.chunks == ('<figure class="media">', "</figure>")


def test_a_host_that_only_looks_like_a_video_site_is_a_picture() -> None:
    prose, _ = ProseRenderer("en").render("![A](https://notyoutube.com/a.png)")
    assert prose.outline.slots == (PictureSlot("https://notyoutube.com/a.png", "A"),)


def test_tables_scroll_and_their_headers_say_what_they_head() -> None:
    whole = html("a | b\n--|--:\n1 | 2").replace("\n", "")
    assert whole.startswith('<div class="table-scroll" tabindex="0"><table><thead><tr><th scope="col">a</th>')
    assert '<th class="align-right" scope="col">b</th>' in whole
    assert '<td class="align-right">2</td>' in whole
    assert whole.endswith("</table></div>")


def test_headings_have_readable_unique_ids() -> None:
    """Accents fold, the author's own id wins, and no id is given twice."""
    source = "## L'été à Œuvre\n\n## Mine {#goals}\n\n## Goals\n\n## Goals\n\n## 東京"
    prose, _ = ProseRenderer("fr").render(source)
    assert prose.chunks[0].splitlines() == [
        '<h2 id="l-ete-a-oeuvre">L’été à Œuvre</h2>',
        '<h2 id="goals">Mine</h2>',
        '<h2 id="goals-2">Goals</h2>',
        '<h2 id="goals-3">Goals</h2>',
        '<h2 id="section">東京</h2>',
    ]
    assert prose.outline.anchors == ("l-ete-a-oeuvre", "goals", "goals-2", "goals-3", "section")


def test_a_heading_is_named_without_its_footnote() -> None:
    prose, _ = ProseRenderer("en").render("## Goals[^1]\n\n[^1]: Note.")
    assert prose.outline.anchors[0] == "goals"


def test_the_first_level_belongs_to_the_title() -> None:
    whole, faults = rendered("Text.\n\n# Big\n")
    assert [(fault.line, fault.level) for fault in faults] == [(3, "error")]
    assert faults[0].message.startswith("a heading in the text starts with ##")
    assert "<h1" not in whole


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Term\n:   Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("```python\na < b\n```", '<pre><code class="language-python">a &lt; b\n</code></pre>'),
        ("UN\n\n*[UN]: United Nations", '<p><abbr title="United Nations">UN</abbr></p>'),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("Hola\n{: lang=es .x #y }", '<p class="x" id="y" lang="es">Hola</p>'),
        ("a<!-- note -->b", "<p>ab</p>"),
        ("AT&T &copy; &lt;b>", "<p>AT&amp;T © &lt;b&gt;</p>"),
        ("H<sub>2</sub>O <kbd>Ctrl</kbd>", "<p>H<sub>2</sub>O <kbd>Ctrl</kbd></p>"),
    ],
)
def test_extensions(source: str, expected: str) -> None:
    assert html(source) == expected


def test_the_excerpt_is_the_first_paragraph_in_whole_words() -> None:
    prose, _ = ProseRenderer("en").render("![A](a.png)\n\n## H\n\nSome *words*[^1] here.\n\nMore.\n\n[^1]: N.")
    assert prose.outline.excerpt == "Some words here."
    long, _ = ProseRenderer("en").render("mayor " * 100)
    assert long.outline.excerpt == ("mayor " * 33).strip() + "…"


def test_one_text_leaves_nothing_to_the_next() -> None:
    """References, footnotes, abbreviations and ids are those of one text."""
    renderer = ProseRenderer("en")
    before = renderer.render("## H\n\nUN [a][b][^1] {: x=1}")
    renderer.render("## H\n\nx[^1]\n{: onclick=1}\n\n[^1]: N\n[b]: c.md\n*[UN]: United Nations")
    assert renderer.render("## H\n\nUN [a][b][^1] {: x=1}") == before
