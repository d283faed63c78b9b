"""SVG drawings: what they may hold, since a browser that opens one runs what is in it."""

import re
from xml.parsers import expat

_ACTIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler"})
_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")


class _RefusedError(Exception):
    """Something that a drawing may not hold; the message says what."""


def read_svg(data: bytes) -> tuple[int, int] | str:
    """Width and height in pixels (0, 0 if the drawing does not say), or why it cannot be published, in one clause."""
    reader = _Reader()
    try:
        reader.read(data)
    except _RefusedError as refused:
        return str(refused)
    except expat.ExpatError:
        return "it may be damaged, or of another type than its name says"
    return reader.size


class _Reader:
    """Reads a drawing once, from beginning to end; nothing outside of it is fetched."""

    def __init__(self) -> None:
        self.size = (0, 0)
        self._first = True

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._element
        parser.Parse(data, True)

    def _doctype(self, *_declaration: object) -> None:
        raise _RefusedError("it declares a document type: save it as plain SVG")

    def _element(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(" ")[2].lower()
        if self._first and name != "svg":
            raise _RefusedError("it is no SVG drawing")
        if self._first:
            self._first, self.size = False, _size(attributes)
        if name in _ACTIVE:
            raise _RefusedError(f"it holds <{name}>, which could run in a reader's browser: save it without")
        for attribute, value in attributes.items():
            local = attribute.rpartition(" ")[2].lower()
            target = re.sub(r"[\s\x00-\x1f]", "", value).lower()
            if local.startswith("on") or (local == "href" and not target.startswith(("#", "data:image/"))):
                raise _RefusedError(f"its attribute '{local}' could run or fetch something: save it without")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """By width and height if they are in pixels, else by the view box."""
    stated = [_SIZE.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(stated):
        return tuple(round(float(match[1])) for match in stated if match)  # type: ignore[return-value]  # two of them
    box = attributes.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and all(_SIZE.fullmatch(number) for number in box[2:]):
        return round(float(box[2])), round(float(box[3]))
    return 0, 0
