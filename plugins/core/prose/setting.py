"""Typography applied to marked-up text: to what a reader reads, never to code or addresses."""

from plugins.core.prose.markup import VOID, Close, Open, Text, Token, names
from plugins.core.prose.typography import Typographer, typeset

_INLINE = names(
    "a abbr b bdi bdo cite data del dfn em i img ins mark q s small span strong sub sup time u wbr code kbd samp var"
)
_LITERAL = frozenset({"code", "kbd", "pre", "samp", "var"})
"""Elements whose text is quoted letter by letter."""
_WORDS = ("alt", "title")
"""Attributes whose value is text for a reader."""


def typeset_tokens(tokens: list[Token], lang: str) -> list[Token]:
    """The same tokens, their text set as is right in `lang`, or in the language that an element declares."""
    setter = _Setter(lang)
    return [setter.set(token) for token in tokens]


class _Setter:
    """Sets one text. For each open element it knows who sets its text; nobody sets literal text."""

    def __init__(self, lang: str) -> None:
        self._stack: list[tuple[str, Typographer | None]] = [(lang, Typographer(lang))]

    def set(self, token: Token) -> Token:
        """`token`, its text set."""
        match token:
            case Text(text):
                return self._text(token, text)
            case Open():
                return self._start(token)
            case Close(tag):
                self._stack.pop()
                self._pass_edge(tag)
        return token

    def _text(self, token: Text, text: str) -> Text:
        typographer = self._stack[-1][1]
        if typographer is None:
            return token
        changed = typographer.feed(text, more=not text.endswith("\n"))
        return token if changed is text else Text(changed)

    def _start(self, tag: Open) -> Open:
        lang, typographer = self._stack[-1]
        self._pass_edge(tag.tag)
        declared = tag.get("lang")
        if declared is not None:
            lang = declared.partition("-")[0].lower()
            typographer = Typographer(lang) if typographer else None
        if tag.tag in _LITERAL:
            typographer = None
        if tag.tag not in VOID:
            self._stack.append((lang, typographer))
        return self._with_words_set(tag, lang)

    def _pass_edge(self, tag: str) -> None:
        """Whoever sets the text around `tag` learns what it is: the edge of a block, or something within a
        line.
        """
        typographer = self._stack[-1][1]
        if typographer is None:
            return
        if tag not in _INLINE:
            typographer.begin()
        elif tag in _LITERAL or tag == "img":
            typographer.skip()

    @staticmethod
    def _with_words_set(tag: Open, lang: str) -> Open:
        words = {name: typeset(value, lang) for name, value in tag.attrs if name in _WORDS and value}
        return tag.having(**words) if words else tag
