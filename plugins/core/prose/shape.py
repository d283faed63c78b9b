"""The forms that Markdown has no sign for: figures, tables that scroll, the roles of footnotes."""

from plugins.core.problems import Fault
from plugins.core.prose import targets
from plugins.core.prose.lines import Locator
from plugins.core.prose.markup import Close, Hole, Open, Text, Token
from plugins.core.prose.model import MediaSlot, PictureSlot

_NOTE_ROLES = {"footnote-ref": "doc-noteref", "footnote-backref": "doc-backlink", "footnote": "doc-endnotes"}
"""By class, the roles of what makes a footnote (DPUB-ARIA 1.1)."""


def shaped(tokens: list[Token], locator: Locator) -> tuple[list[Token], list[Fault]]:
    """The tokens with pictures as holes, alone in a paragraph as figures, and tables ready for narrow
    screens.
    """
    shape = _Shape(locator)
    position = 0
    while position < len(tokens):
        position += shape.take(tokens, position)
    return shape.tokens, shape.faults


class _Shape:
    """Shapes one text. `tokens` and `faults` are its results."""

    def __init__(self, locator: Locator) -> None:
        self.tokens: list[Token] = []
        self.faults: list[Fault] = []
        self._locator = locator
        self._in_head = False

    def take(self, tokens: list[Token], position: int) -> int:
        """Shape what stands at `position`; gives the number of tokens that was."""
        token = tokens[position]
        match token:
            case Open(tag="p"):
                return self._paragraph(token, tokens, position)
            case Open(tag="img"):
                self._inline_picture(token)
            case Open(tag="table"):
                self.tokens += (Open("div", (("class", "table-scroll"), ("tabindex", "0"))), token)
            case Close(tag="table"):
                self.tokens += (token, Close("div"))
            case Open(tag="thead") | Close(tag="thead"):
                self._in_head = isinstance(token, Open)
                self.tokens.append(token)
            case Open(tag="td" | "th"):
                self.tokens.append(self._cell(token))
            case Open(tag="a" | "div"):
                role = _NOTE_ROLES.get(token.get("class") or "")
                self.tokens.append(token.having(role=role) if role else token)
            case _:
                self.tokens.append(token)
        return 1

    def _paragraph(self, start: Open, tokens: list[Token], position: int) -> int:
        end = position + 1
        pictures: list[Open] = []
        while not isinstance(tokens[end], Close):
            token = tokens[end]
            if isinstance(token, Open) and token.tag == "img":
                pictures.append(token)
            elif not (isinstance(token, Text) and token.text.isspace()):
                break
            end += 1
        if len(pictures) == 1 and isinstance(tokens[end], Close):
            self._figure(start, pictures[0])
            return end + 1 - position
        self.tokens.append(start)
        return 1

    def _figure(self, paragraph: Open, picture: Open) -> None:
        """A figure, with the attributes of the paragraph and of the picture, and the picture's title as its
        caption.
        """
        source, alt, caption = picture.get("src") or "", picture.get("alt") or "", picture.get("title")
        medium = targets.medium(source)
        own = picture.having(src=None, alt=None, title=None)
        figure = Open("figure", paragraph.having(**dict(own.attrs)).attrs)
        if medium:
            classes = " ".join(filter(None, ("media", figure.get("class"))))
            figure = figure.having(**{"class": classes})
        self.tokens += (figure, Hole(MediaSlot(source, alt, medium) if medium else PictureSlot(source, alt)))
        if caption:
            self.tokens += (Open("figcaption"), Text(caption), Close("figcaption"))
        self.tokens.append(Close("figure"))

    def _inline_picture(self, picture: Open) -> None:
        source, alt = picture.get("src") or "", picture.get("alt") or ""
        name = targets.shown(source)
        if medium := targets.medium(source):
            self._fault(f"{medium} '{name}' stands inside a sentence: put it in a paragraph of its own", source)
        elif set(dict(picture.attrs)) - {"src", "alt"}:
            message = f"picture '{name}' loses its title, id or class: put it in a paragraph of its own"
            self.faults.append(Fault(self._locator.line(source), message, "warning"))
        self.tokens.append(Hole(PictureSlot(source, alt)))

    def _cell(self, cell: Open) -> Open:
        """`align` is not HTML any more: it becomes a class. A header cell says which cells it heads."""
        if align := cell.get("align"):
            classes = " ".join(filter(None, (cell.get("class"), f"align-{align}")))
            cell = cell.having(**{"align": None, "class": classes})
        if cell.tag == "th" and self._in_head and cell.get("scope") is None:
            return cell.having(scope="col")
        return cell

    def _fault(self, message: str, needle: str) -> None:
        self.faults.append(Fault(self._locator.line(needle), message))
