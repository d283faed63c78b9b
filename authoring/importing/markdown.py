"""HTML as Markdown: what an editor of the old site wrote, in the dialect that this site reads.

Headings, paragraphs, lists, quotes, tables, definitions, code, pictures, links and emphasis are kept; what only shapes
the page goes. Pictures and links have been put right before (`cleaning.py`), so what stands here is written as it is.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from authoring.importing import escaping
from authoring.importing.grids import grid, has_merged_cells, is_layout, say_all
from plugins.core.prose.markup import names

Note = Callable[[str], None]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = _HEADINGS | names(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header "
    "hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_EMPHASIS = {"b": "**", "strong": "**", "i": "*", "em": "*", "cite": "*"}
_KEPT = frozenset({"sub", "sup", "del", "ins"})
_RENAMED = {"s": "del", "strike": "del"}
_BREAK = "\x00"
"""Stands for a line break until the blanks around it are settled."""
_ALL_STRONG = re.compile(r"\*\*[^*\\]+\*\*")
_MEDIA = re.compile(r"!\[")


def to_markdown(root: Tag, note: Note) -> str:
    """The Markdown of all that an element holds, ending with a line feed; '' if it says nothing."""
    _merge(root)
    blocks = list(_Writer(note).blocks(root))
    return "\n\n".join(blocks) + "\n" if blocks else ""


class _Writer:
    """Writes one text; it knows how deep the last heading was, so that no level is left out."""

    def __init__(self, note: Note) -> None:
        self._note = note
        self._open: list[int] = []
        """The levels of the old page that the headings above have, the outermost first."""

    def blocks(self, parent: Tag) -> Iterator[str]:
        """The blocks of an element, each without an empty line around it."""
        run: list[PageElement] = []
        for child in parent.children:
            if isinstance(child, Tag) and _is_block(child):
                yield from self._paragraphs(run)
                run = []
                yield from self._block(child)
            else:
                run.append(child)
        yield from self._paragraphs(run)

    def _block(self, tag: Tag) -> Iterator[str]:
        writers: Mapping[str, Callable[[Tag], Iterator[str]]] = {
            **dict.fromkeys(_HEADINGS, self._heading),
            **dict.fromkeys(("ul", "ol"), self._list),
            "blockquote": self._quote,
            "dl": self._definitions,
            "hr": _rule,
            "pre": _code,
            "table": self._table,
        }
        return writers.get(tag.name, self.blocks)(tag)

    def _paragraphs(self, run: Iterable[PageElement]) -> Iterator[str]:
        """The paragraphs that inline content makes: two line breaks in a row were meant as the end of one."""
        text = _settled("".join(self._inline(node) for node in run))
        for part in re.split(rf"{_BREAK}{{2,}}", text):
            lines = [line.strip() for line in part.strip(f"{_BREAK} ").split(_BREAK)]
            if any(lines):
                yield "  \n".join(escaping.at_line_start(line) for line in lines)

    def _heading(self, tag: Tag) -> Iterator[str]:
        for bold in tag.find_all(["b", "strong"]):  # a heading is bold without
            bold.unwrap()
        text = self._line(tag)
        if not text:
            return
        level = int(tag.name[1])
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        depth = min(len(self._open) + 1, 6)  # the title of the page is the heading of level 1
        yield f"{'#' * depth} {escaping.at_heading_end(text)}"

    def _line(self, tag: Tag) -> str:
        """What an element says, on one line."""
        parts = [" ".join(block.replace("  \n", " ").split("\n")) for block in self.blocks_inside(tag)]
        return " ".join(parts)

    def blocks_inside(self, tag: Tag) -> Iterator[str]:
        """The paragraphs of an element whose blocks do not count, such as a heading's or a cell's."""
        for child_run in _runs(tag):
            yield from self._paragraphs(child_run)

    def _list(self, tag: Tag) -> Iterator[str]:
        marker = "- "
        number = int(start) if (start := str(tag.get("start", ""))).isdigit() else 1
        items: list[str] = []
        for child in tag.children:
            is_list = isinstance(child, Tag) and child.name in ("ul", "ol")
            blocks = list(self._alone(child))
            if is_list and items:  # a list beside an item, where one inside it is meant
                items[-1] += "".join(f"\n{_indented(block, len(marker))}" for block in blocks)
            elif blocks:
                marker = f"{number}. " if tag.name == "ol" else marker
                items.append(_item(marker, blocks))
                number += 1
        if items:
            yield ("\n\n" if any("\n\n" in item for item in items) else "\n").join(items)

    def _alone(self, node: PageElement) -> Iterator[str]:
        """The blocks of one node: an item of a list, or something that stands in its place."""
        return self._block(node) if isinstance(node, Tag) and _is_block(node) else self._paragraphs([node])

    def _quote(self, tag: Tag) -> Iterator[str]:
        text = "\n\n".join(self.blocks(tag))
        if text:
            yield "\n".join(f"> {line}".rstrip() if line.strip() else ">" for line in text.split("\n"))

    def _definitions(self, tag: Tag) -> Iterator[str]:
        lines: list[str] = []
        parts = tag.find_all(["dt", "dd"])
        if not say_all(tag, parts):
            yield from self.blocks(tag)
            return
        for child in parts:
            text = self._line(child)
            if text and child.name == "dt":
                lines += ([""] if lines else []) + [text]
            elif text:
                lines.append(f":   {text}")
        if lines and lines[0].startswith(":"):
            lines[0] = lines[0].removeprefix(":   ")
        if lines:
            yield "\n".join(lines)

    def _table(self, tag: Tag) -> Iterator[str]:
        rows = [row for row in tag.find_all("tr") if row.find_parent("table") is tag]
        if is_layout(tag, rows):
            self._note("a table that only arranged the page became paragraphs: check their order")
            yield from self.blocks(tag)
            return
        if caption := tag.find("caption"):
            yield from (_wrapped(block, "**") for block in self.blocks_inside(caption))
        yield "\n".join(self._rows(tag, rows))

    def _rows(self, tag: Tag, rows: list[Tag]) -> Iterator[str]:
        table = [[self._cell(cell) for cell in cells] for cells in grid(rows)]
        if has_merged_cells(tag):
            self._note("a table has merged cells, which Markdown has not: check that each value stands in its column")
        first = rows[0]
        if not first.find("th") and first.find_parent("thead") is None:
            self._note("a table has no row of headings: its first row was taken for it")
        width = max(map(len, table))
        for number, cells in enumerate(table):
            yield "| " + " | ".join(cells + [""] * (width - len(cells))) + " |"
            if number == 0:
                yield "|" + " --- |" * width

    def _cell(self, cell: Tag | None) -> str:
        if cell is None:
            return ""
        parts = [" ".join(part.split()) for block in self.blocks_inside(cell) for part in block.split("  \n")]
        return "<br>".join(parts).replace("|", "\\|")

    def _inline(self, node: PageElement) -> str:
        if isinstance(node, PreformattedString):  # a comment, a declaration
            return ""
        if isinstance(node, NavigableString):
            in_link = node.find_parent("a") is not None
            return escaping.in_brackets(str(node)) if in_link else escaping.of_text(str(node))
        if not isinstance(node, Tag):
            return ""
        name = _RENAMED.get(node.name, node.name)
        if name == "br":
            return _BREAK
        if name == "img":
            return _picture(node)
        if name in ("code", "kbd", "samp", "tt"):
            return _code_span(node.get_text())
        return self._around(node, name, "".join(self._inline(child) for child in node.children))

    def _around(self, node: Tag, name: str, text: str) -> str:
        if not text.strip(f"{_BREAK} \n"):
            return text
        if name == "a" and node.get("href") and not _MEDIA.search(text) and node.find_parent("a") is None:
            return _around_words(text, "[", f"]({escaping.of_target(str(node['href']))})")
        if name in _EMPHASIS and node.find_parent(_same_emphasis(name)) is None:
            return _emphasised(text, name, isinstance(node.previous_sibling, Tag))
        if name in _KEPT:
            return _around_words(text, f"<{name}>", f"</{name}>")
        return text


def _is_block(tag: Tag) -> bool:
    return tag.name in _BLOCKS or (tag.name != "a" and tag.find(list(_BLOCKS)) is not None)


def _same_emphasis(name: str) -> list[str]:
    return [each for each, mark in _EMPHASIS.items() if mark == _EMPHASIS[name]]


def _picture(tag: Tag) -> str:
    """A picture, its title as its caption; without alternative text, a remark that shows where it stood."""
    alt, target = escaping.in_brackets(" ".join(str(tag.get("alt", "")).split())), escaping.of_target(str(tag["src"]))
    caption = escaping.plain(str(tag.get("title", ""))).replace('"', "'")
    picture = f'![{alt}]({target} "{caption}")' if caption else f"![{alt}]({target})"
    return picture if alt else f"<!-- say between the brackets what it shows, then take these marks away: {picture} -->"


def _emphasised(text: str, name: str, is_close: bool) -> str:
    """Words with the marks around them, or, beside other marks, with tags: Markdown cannot tell those apart."""
    mark = _EMPHASIS[name]
    if is_close or (re.search(r"(?<!\\)\*", text) and not (mark == "*" and _ALL_STRONG.fullmatch(text))):
        tag = "strong" if mark == "**" else "em"
        return _around_words(text, f"<{tag}>", f"</{tag}>")
    return _around_words(text, mark, mark)


def _merge(root: Tag) -> None:
    """Make one of emphasised words that follow each other: editors clicked more than once."""
    for tag in root.find_all(list(_EMPHASIS)):
        following = tag.next_sibling
        while isinstance(following, Tag) and following.name in _same_emphasis(tag.name):
            tag.extend(list(following.children))
            following.decompose()
            following = tag.next_sibling


def _settled(text: str) -> str:
    """Blanks as a browser shows them: one, and none beside a line break."""
    text = re.sub(r"[ \t\r\n\f]+", " ", text)
    return re.sub(rf" ?({_BREAK}) ?", r"\1", text)


def _around_words(text: str, before: str, after: str) -> str:
    """The marks around the words, not the blanks and breaks beside them, and once for each line."""
    parts = re.split(f"({_BREAK}+)", text)
    return "".join(part if not part.strip(f"{_BREAK} \n") else _marked(part, before, after) for part in parts)


def _marked(text: str, before: str, after: str) -> str:
    left, right = len(text) - len(text.lstrip()), len(text.rstrip())
    blank = " " if right < len(text) else ""
    return f"{' ' if left else ''}{before}{text[left:right]}{after}{blank}"


def _wrapped(block: str, mark: str) -> str:
    return block if block.startswith(("*", "!", "|", "- ")) else f"{mark}{block}{mark}"


def _item(marker: str, blocks: list[str]) -> str:
    """An item of a list: loose if it holds more than one paragraph, tight if it is followed by lists alone."""
    tight = all(re.match(r"- |\d+\. ", block) for block in blocks[1:])
    text = ("\n" if tight else "\n\n").join(blocks)
    return marker + _indented(text, len(marker)).lstrip(" ")


def _indented(text: str, width: int) -> str:
    return "\n".join(f"{' ' * width}{line}" if line.strip() else "" for line in text.split("\n"))


def _rule(_: Tag) -> Iterator[str]:
    yield "* * *"


def _code(tag: Tag) -> Iterator[str]:
    text = tag.get_text().strip("\n")
    if text.strip():
        yield f"~~~\n{text}\n~~~"


def _code_span(text: str) -> str:
    words = " ".join(text.split())
    fence = "``" if "`" in words else "`"
    pad = " " if "`" in words else ""
    return f"{fence}{pad}{words}{pad}{fence}" if words else ""


def _runs(tag: Tag) -> Iterator[list[PageElement]]:
    """The inline content of an element and of the blocks within it, each block's for itself."""
    run: list[PageElement] = []
    for child in tag.children:
        if isinstance(child, Tag) and _is_block(child):
            yield run
            run = []
            yield from _runs(child)
        else:
            run.append(child)
    yield run
