"""What holds for every text, found by generating texts."""

import random
import re

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.treeprocessors import InlineProcessor

from plugins.core.prose import ProseRenderer
from plugins.core.prose.engine import Engine
from tests.core.prose.html_reading import dangers, imbalance, rendered

_SIGNS = """a;b c;    ;> ;- ;1. ;## ;# ;*;**;_;`;[;];(;);![;[^1];<;>;&;&amp;;";';--;...;{;: ;};|;\\;\\*;\\[;é
!;?;---;===;{: .x };{#y};*[a]: b;[^1]: ;[x]: y.md;https://x.org;<https://x.org>;<me@x.org>;a.md
[a](b.md);![a](b.png);![v](https://youtu.be/x)"""
_LINES = ("\n", "\n\n", "  \n", "```\n", "a|b\n-|-\n1|2\n", ";")
_MARKDOWN = st.lists(st.sampled_from((*re.split("[;\n]", _SIGNS), *_LINES)), max_size=25).map("".join)

_NAMES = """p div span b i em a img table tr td ul li dl dt script style iframe svg math title noscript
details select x template plaintext br"""
_ATTRIBUTES = """/| onclick=alert(1)| href="javascript:x"| href=a.md| src=x onerror=y| style="a"| class=c
 title='"| href=" javascript:x"| href="&#106;avascript:x"| alt=''| alt=a| id="a b"| title="<b>"||"""
_PIECES = """a <!-- --> <! <![CDATA[ ]]> <? ` * &lt; & < > [a]( "'"""
_TAGS = st.sampled_from(_NAMES.split())
_HTML = st.lists(
    st.one_of(
        st.builds("<{}{}>".format, _TAGS, st.sampled_from(re.split("[|\n]", _ATTRIBUTES))),
        st.builds("</{}>".format, _TAGS),
        st.sampled_from((*_PIECES.split(), " ", "\n", "\n\n")),
    ),
    max_size=14,
).map("".join)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """Nothing is raised, and there is one chunk more than slots."""
    prose, _ = ProseRenderer("en").render(text)
    assert len(prose.chunks) == len(prose.outline.slots) + 1


@settings(max_examples=150)
@given(_MARKDOWN, st.sampled_from(["en", "fr", "es"]))
def test_markdown_becomes_html_in_balance(text: str, lang: str) -> None:
    whole, _ = rendered(text, lang)
    assert imbalance(whole) == "", f"{text!r} became {whole!r}"


@settings(max_examples=150)
@given(_HTML)
def test_html_by_hand_is_harmless(text: str) -> None:
    """With or without a fault: in balance, no script, no handler, no address that runs."""
    whole, faults = rendered(text)
    assert imbalance(whole) == "", f"{text!r} became {whole!r} with {faults}"
    assert dangers(whole) == [], whole


class _Untriggered(Engine):
    """The engine with Python-Markdown's own inline processor, which tries every pattern in every text."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown.treeprocessors.register(InlineProcessor(self._markdown), "inline", 20)


_INLINES = r"`c`|\*|[a](b)|![a](b)|[a][b]|[^1]|<b>c</b>|<https://x.org>|<a@b.c>|&copy;|*a*|_a_" + "|a  \nb"
_ENGINES = (Engine(), _Untriggered())


@settings(max_examples=150)
@given(_MARKDOWN)
def test_trying_only_patterns_that_can_match_changes_nothing(text: str) -> None:
    """Byte for byte."""
    swift, thorough = _ENGINES
    assert swift.convert(text) == thorough.convert(text)


def test_so_it_does_in_texts_with_few_signs() -> None:
    """Most texts have few of the signs: each small choice of them is tried."""
    swift, thorough = _ENGINES
    signs = _INLINES.split("|")
    chance = random.Random(1)
    for _ in range(300):
        text = " word ".join(chance.choices(signs, k=chance.randrange(4))) + "\n\n[b]: c\n[^1]: d `e`"
        assert swift.convert(text) == thorough.convert(text), text
