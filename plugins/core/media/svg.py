"""SVG drawings: an allow-list of what they may hold, since a browser that opens one runs what is in it."""

import re
from xml.parsers import expat

_NAMESPACE = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "metadata",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "textPath",
        "image",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "clipPath",
        "mask",
        "marker",
        "filter",
        "feBlend",
        "feColorMatrix",
        "feComposite",
        "feFlood",
        "feGaussianBlur",
        "feMerge",
        "feMergeNode",
        "feOffset",
        "feDropShadow",
        "feMorphology",
        "switch",
    ]
)
_EMBEDDED = re.compile(r"data:image/(?:png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\s]*")
# What fetches something from elsewhere, in a style or in an attribute such as `fill`.
_FETCHES = re.compile(r"url\(\s*['\"]?(?!#)|@import|\\", re.IGNORECASE)
_SIZE = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*")
_DAMAGED = "it may be damaged, or of another type than its name says"


class _RefusedError(Exception):
    """Something that a drawing may not hold; the message says what."""


def read_svg(data: bytes) -> tuple[int, int] | str:
    """Width and height in pixels (0, 0 if the drawing does not say), or why it cannot be published, in one clause."""
    reader = _Reader()
    try:
        reader.read(data)
    except _RefusedError as refused:
        return str(refused)
    except (expat.ExpatError, LookupError, ValueError):  # damaged, or in an encoding that nobody reads
        return _DAMAGED
    return reader.size


class _Reader:
    """Reads a drawing once, from beginning to end; nothing outside of it is fetched."""

    def __init__(self) -> None:
        self.size = (0, 0)
        self._first = True

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._declaration
        parser.ProcessingInstructionHandler = self._declaration
        parser.StartElementHandler = self._element
        parser.Parse(data, True)

    def _declaration(self, *_declaration: object) -> None:
        raise _RefusedError("it declares a document type or a style sheet: save it as plain SVG")

    def _element(self, qualified: str, attributes: dict[str, str]) -> None:
        namespace, _, name = qualified.rpartition(" ")
        if self._first and name != "svg":
            raise _RefusedError("it is no SVG drawing")
        if self._first:
            self._first, self.size = False, _size(attributes)
        if namespace == _NAMESPACE and name not in _ELEMENTS:
            raise _RefusedError(f"it holds <{name}>, which could run or fetch something: save it as plain SVG")
        if namespace in ("", "http://www.w3.org/1999/xhtml"):
            raise _RefusedError(f"it holds <{name}>, which is not part of SVG: save it as plain SVG")
        for attribute, value in attributes.items():
            _check_attribute(attribute.rpartition(" ")[2].lower(), value)


def _check_attribute(name: str, value: str) -> None:
    fetches = _FETCHES.search(value) is not None
    if name in ("href", "src"):
        fetches = fetches or not (value.startswith("#") or _EMBEDDED.fullmatch(value))
    if name.startswith("on") or fetches:
        raise _RefusedError(f"its attribute '{name}' could run or fetch something: save it as plain SVG")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    """By width and height if they are in pixels, else by the view box."""
    stated = [_SIZE.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(stated):
        return tuple(round(float(match[1])) for match in stated if match)  # type: ignore[return-value]  # two of them
    box = attributes.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4 and all(_SIZE.fullmatch(number) for number in box[2:]):
        return round(float(box[2])), round(float(box[3]))
    return 0, 0
