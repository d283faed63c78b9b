"""Escaping: words that Markdown would take for marks are written such that they stay words."""

import re
import unicodedata

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_MISREAD = re.compile("[\x80-\x9f]")
"""What windows-1252 has for quotes and dashes, where a page declared ISO 8859-1 or UTF-8 by mistake."""
_BLANKS = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\u2028\u2029]")
_ANYWHERE = r"[\\`*{]|(?<!\w)_|_(?!\w)|<|&(?=#|\w+;)"
_MARKS = re.compile(_ANYWHERE + r"|\[(?=\^|[^\]]*(?:$|\](?:[(\[:]|$)))")
_BRACKETS = re.compile(_ANYWHERE + r"|[\[\]]")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_LINE_START = re.compile(r"(#|>|[+-](?=\s|$)|[=-]+$|:(?=\s|$)|~~~|\d{1,9}(?=\.(\s|$))|\|)")

_TABLE_RULE = re.compile(r"[ |:-]+")


def plain(text: str) -> str:
    """The text as a reader sees it: without what is invisible, each blank an ordinary one."""
    text = _MISREAD.sub(lambda found: found[0].encode("latin-1").decode("cp1252", "ignore"), text)
    return unicodedata.normalize("NFC", _BLANKS.sub(" ", _INVISIBLE.sub("", text)))


def of_text(text: str) -> str:
    """Words of a paragraph."""
    return _MARKS.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), plain(text))


def in_brackets(text: str) -> str:
    """Words that stand between square brackets."""
    escaped = _BRACKETS.sub(lambda found: _ENTITIES.get(found[0], f"\\{found[0]}"), plain(text))
    return escaped.replace("\\]:", "&#93;:")  # which would define a link


def of_target(target: str) -> str:
    """An address between round brackets."""
    return re.sub(r"[\s()<>\"\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target.strip())


def at_line_start(line: str) -> str:
    """A line of a paragraph, whose first sign would make it something else."""
    if _TABLE_RULE.fullmatch(line):
        line = line.replace("|", "&#124;")
    found = _LINE_START.match(line)
    if not found:
        return line
    if found[0].isdigit():
        return f"{found[0]}\\{line[found.end() :]}"
    return f"&#{ord(line[0])};{line[1:]}" if line[0] in ":~|=" else f"\\{line}"


def at_heading_end(text: str) -> str:
    """The words of a heading, whose last signs would be taken for the end of it."""
    return re.sub(r"(?:^\\)?#(?=#*$)", "&#35;", text)
