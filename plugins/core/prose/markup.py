"""HTML as a flat sequence of tokens: read strictly, written in one canonical spelling."""

import html
import re
from collections.abc import Iterable, Iterator

import msgspec

from plugins.core.prose.model import Slot


def names(listed: str) -> frozenset[str]:
    """The names of elements or attributes `listed` with white space between them."""
    return frozenset(listed.split())


VOID = names("area base br col embed hr img input link meta param source wbr")
"""Elements that have no end tag."""
HEADINGS = names("h1 h2 h3 h4 h5 h6")
NOTE_LINK = re.compile(r"#fn(?:ref\d*)?:")
"""What the address of a link between a footnote and its place in the text begins with."""

Attributes = tuple[tuple[str, str], ...]


class Open(msgspec.Struct, frozen=True):
    """A start tag. `raw` is what was read, to find it again in the author's text."""

    tag: str
    attrs: Attributes = ()
    raw: str = ""
    closes_itself: bool = False

    def get(self, name: str) -> str | None:
        """The value of the attribute `name`, or None."""
        for key, value in self.attrs:
            if key == name:
                return value
        return None

    def having(self, **changes: str | None) -> "Open":
        """The tag with the attributes `changes` set, or taken off where None."""
        kept = {**dict(self.attrs), **changes}
        attrs = tuple((name, value) for name, value in kept.items() if value is not None)
        return Open(self.tag, attrs, self.raw, self.closes_itself)


class Close(msgspec.Struct, frozen=True):
    """An end tag."""

    tag: str
    raw: str = ""


class Text(msgspec.Struct, frozen=True):
    """Text between tags, with its character references resolved."""

    text: str


class Stray(msgspec.Struct, frozen=True):
    """A `<` that begins nothing which is HTML. `raw` is it and a little of what follows."""

    raw: str


class Hole(msgspec.Struct, frozen=True):
    """A slot that stands for whole elements."""

    slot: Slot


Token = Open | Close | Text | Stray | Hole

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9-]*+)"""
    r"""((?:\s++[^\s"'<>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)\s*+(/?)>"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]++)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!--!?>).)*+-->", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);")
_STRAY_SHOWN = 20
"""Characters of stray markup that are kept to show it."""


def read(source: str) -> Iterator[Token]:
    """The tokens of `source`. Comments are left out; what is neither tag nor comment nor text is `Stray`."""
    position = 0
    while (at := source.find("<", position)) >= 0:
        if at > position:
            yield Text(html.unescape(source[position:at]))
        if tag := _TAG.match(source, at):
            yield _tag(tag)
            position = tag.end()
        elif comment := _COMMENT.match(source, at):
            position = comment.end()
        else:
            yield Stray(source[at : at + _STRAY_SHOWN])
            position = at + 1
    if position < len(source):
        yield Text(html.unescape(source[position:]))


def _tag(found: re.Match[str]) -> Open | Close:
    slash, name, attributes, ends = found.groups()
    if slash:
        return Close(name.lower(), found[0])
    return Open(name.lower(), _attributes(attributes) if attributes else (), found[0], bool(ends))


def _attributes(source: str) -> Attributes:
    """A value resolves only references that end in `;`, so that `?a=1&copy=2` stays an address."""
    return tuple(
        (name.lower(), _REFERENCE.sub(_resolved, double or single or bare or ""))
        for name, double, single, bare in _ATTRIBUTE.findall(source)
    )


def _resolved(reference: re.Match[str]) -> str:
    return html.unescape(reference[0])


def write(tokens: Iterable[Token]) -> str:
    """The canonical HTML of `tokens`. Holes are left out: they are not HTML yet."""
    return "".join(written(token) for token in tokens)


def written(token: Token) -> str:
    """The HTML of one token; of a `Hole`, nothing."""
    match token:
        case Text(text) | Stray(text):
            return escaped(text)
        case Open(tag, attrs):
            return f"<{tag}{attributes(attrs)}>"
        case Close(tag):
            return f"</{tag}>"
        case Hole():
            return ""


def attributes(attrs: Attributes) -> str:
    """The attributes as they follow the name of the tag, each with a space before it."""
    return "".join(f' {name}="{_escaped_value(value)}"' for name, value in attrs) if attrs else ""


def escaped(text: str) -> str:
    """`text` as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _escaped_value(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
