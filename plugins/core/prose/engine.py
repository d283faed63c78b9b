"""Python-Markdown as this site uses it. The only module that knows the library."""

from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

import markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import InlineProcessor

from plugins.core.prose import habits

ATTRIBUTES_IN_BRACES = frozenset({"id", "class", "lang", "dir"})
"""What may be set with `{: … }`."""

_TRIGGERS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("[",),
    "image_reference": ("[",),
    "short_reference": ("[",),
    "short_image_ref": ("[",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""For each inline pattern, the strings one of which must occur in a text for the pattern to match in it."""


class Engine:
    """One Python-Markdown instance, used again for each text."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=_extensions(), output_format="html")
        self._markdown.treeprocessors.register(_TriggeredInlines(self._markdown), "inline", 20)
        self._attributes = _OwnAttributes(self._markdown)
        self._markdown.treeprocessors.register(self._attributes, "attr_list", 8)
        self._markdown.preprocessors.register(_IndentedFences(self._markdown), "indented_fences", 22)
        self._too_deep: list[str] = []
        parser = self._markdown.parser
        parse = partial(self._parse_chunk, parser.parseChunk)
        parser.parseChunk = parse  # type: ignore[method-assign]  # the parser is made where no other can be named

    def _parse_chunk(self, parse: Callable[[Element, str], None], parent: Element, text: str) -> None:
        """Mend the lists of a chunk: the text, a quote, a footnote. What stands in an item has been mended with it."""
        if parent.tag != "li":
            chunk = habits.mended(text)
            self._too_deep += chunk.too_deep
            text = chunk.text
        parse(parent, text)

    @property
    def too_deep(self) -> tuple[str, ...]:
        """The lines of the last text where a list is nested too deep to be read as one."""
        return tuple(self._too_deep)

    @property
    def refused(self) -> tuple[str, ...]:
        """The attributes that the last text set with `{: … }` and may not."""
        return tuple(self._attributes.refused)

    def convert(self, text: str) -> str:
        """The HTML of `text`: not checked, not safe. RecursionError if it nests too deeply."""
        self._attributes.refused.clear()
        self._too_deep.clear()
        self._markdown.reset()
        return str(self._markdown.convert(text))


def _extensions() -> list[str | Extension]:
    """Footnotes get no title (it would be English) and no marker to place them (it would be a word nobody
    knows): one of a character that no text has, and that Python-Markdown does not put into it either.
    """
    return [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(BACKLINK_TITLE="", PLACE_MARKER="\x00", BACKLINK_TEXT="&#8617;&#65038;"),
        "attr_list",
        "def_list",
        "fenced_code",
        "abbr",
        "sane_lists",
    ]


class _TriggeredInlines(InlineProcessor):
    """Tries only the inline patterns that can match: most texts lack most of the characters that begin one.

    The result is the same, in little more than half the time.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        triggers = {md.inlinePatterns[name]: triggers for name, triggers in _TRIGGERS.items()}
        self._patterns = [(pattern, triggers.get(pattern, ("",))) for pattern in md.inlinePatterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = "\n".join(self.md.lines)  # type: ignore[attr-defined]  # the stubs forget it
        self.inlinePatterns = [  # type: ignore[assignment]  # of the registry, only this is used
            pattern for pattern, triggers in self._patterns if any(trigger in text for trigger in triggers)
        ]
        root: Element = super().run(tree, ancestors)
        return root


class _IndentedFences(Preprocessor):
    """Takes out fenced code that is indented, as in an item of a list; Python-Markdown knows fences at the margin only.

    It comes after the one that takes out those, and before the one that takes out HTML, which may be in the code.
    """

    def run(self, lines: list[str]) -> list[str]:
        return habits.without_fences(lines, self._put_aside)

    def _put_aside(self, code: list[str]) -> str:
        before = self.md.htmlStash.html_counter
        left = self.md.preprocessors["fenced_code_block"].run(code)
        return "".join(left) if self.md.htmlStash.html_counter > before else ""


class _OwnAttributes(AttrListTreeprocessor):
    """Attribute lists that set the attributes in `ATTRIBUTES_IN_BRACES` and refuse all others."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.refused: list[str] = []

    def assign_attrs(self, elem: Element, attrs_string: str, *, strict: bool = False) -> str:
        before = dict(elem.attrib)
        rest: str = super().assign_attrs(elem, attrs_string, strict=strict)
        added = {name for name, value in elem.attrib.items() if name not in before or before[name] != value}
        for name in sorted(added - ATTRIBUTES_IN_BRACES):
            self.refused.append(name)
            del elem.attrib[name]
        elem.attrib.update({name: value for name, value in before.items() if name not in elem.attrib})
        return rest
