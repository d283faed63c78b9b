"""Python-Markdown as this site uses it. The only module that knows the library."""

from xml.etree.ElementTree import Element

import markdown  # type: ignore[import-untyped]
from markdown.extensions.attr_list import AttrListTreeprocessor  # type: ignore[import-untyped]
from markdown.extensions.footnotes import FootnoteExtension  # type: ignore[import-untyped]
from markdown.extensions.tables import TableExtension  # type: ignore[import-untyped]
from markdown.treeprocessors import InlineProcessor  # type: ignore[import-untyped]

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

    @property
    def refused(self) -> tuple[str, ...]:
        """The attributes that the last text set with `{: … }` and may not."""
        return tuple(self._attributes.refused)

    def convert(self, text: str) -> str:
        """The HTML of `text`: not checked, not safe. RecursionError if it nests too deeply."""
        self._attributes.refused.clear()
        self._markdown.reset()
        return str(self._markdown.convert(text))


def _extensions() -> list[object]:
    """Footnotes get no title (it would be English) and no marker to place them (it would be a word nobody
    knows).
    """
    return [
        TableExtension(use_align_attribute=True),
        FootnoteExtension(BACKLINK_TITLE="", PLACE_MARKER="\x02", BACKLINK_TEXT="&#8617;&#65038;"),
        "attr_list",
        "def_list",
        "fenced_code",
        "abbr",
        "sane_lists",
    ]


class _TriggeredInlines(InlineProcessor):  # type: ignore[misc]
    """Tries only the inline patterns that can match: most texts lack most of the characters that begin one.

    The result is the same, in little more than half the time.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        triggers = {md.inlinePatterns[name]: triggers for name, triggers in _TRIGGERS.items()}
        self._patterns = [(pattern, triggers.get(pattern, ("",))) for pattern in md.inlinePatterns]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        text = "\n".join(self.md.lines)
        self.inlinePatterns = [
            pattern for pattern, triggers in self._patterns if any(trigger in text for trigger in triggers)
        ]
        root: Element = super().run(tree, ancestors)
        return root


class _OwnAttributes(AttrListTreeprocessor):  # type: ignore[misc]
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
