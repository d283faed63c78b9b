"""What a YAML parser says, in words for people who write Markdown: where the cause is, and what to do."""

import re

import yaml

from plugins.core.problems import Fault

_TAB = "a tab stands where only spaces are understood: use spaces"

_AFTER_A_VALUE = (
    "words follow a closing quotation mark or bracket (put the whole value in quotes), or this line is not indented"
    " like those around it"
)
# Parts of what the parser says, in C or in Python, the more telling ones first.
_PLAIN_WORDS = {
    "tab character": _TAB,
    "cannot start any token": "a value that begins with @, ` or % must be put in quotes",
    "while scanning a directive": "no line may begin with % here: put what it says in quotes",
    "mapping values are not allowed": (
        "this field does not begin in the column of those above it, or the line before it has no blank after its ':'"
    ),
    "expected ',' or ']'": "a list that is opened with [ is not closed with ], or lacks a comma",
    "expected ',' or '}'": "a group that is opened with { is not closed with }, or lacks a comma",
    "did not find expected key": _AFTER_A_VALUE,
    "expected <block end>": _AFTER_A_VALUE,
    "could not find expected ':'": (
        "this line lacks the ': ' between a field and its value; if it belongs to the line above, begin it with two"
        " blanks"
    ),
    "while scanning a quoted scalar": "a quotation mark is opened here and not closed",
    "while scanning a block scalar": "a value that begins with | or > must be put in quotes",
    "escape": "a backslash between double quotes: use single quotes, or write it twice",
    "hexdecimal": "a backslash between double quotes: use single quotes, or write it twice",
    "sequence entries are not allowed": (
        "a value that begins with '- ' must be put in quotes, and a list begins on the line after its field"
    ),
    "mapping keys are not allowed": "a value that begins with '? ' must be put in quotes",
    "did not find expected '-' indicator": "the items of a list must all begin with '- ' in one column",
    "<document start>": "this line is not indented like those before it, or follows a line '...'",
    "while scanning an alias": "a value that begins with * must be put in quotes",
    "while scanning an anchor": "a value that begins with & must be put in quotes",
    "tag": "a value that begins with ! must be put in quotes",
    "node content": "a value that begins with , ] or } must be put in quotes",
}
# A field, and a value with a colon in it.
_COLON = re.compile(r"([ -]*[\w-]+: +)(?=[^\s\"'\[{])(.*:(?: .*)?)")
# A value between quotation marks that holds one of them.
_QUOTED_TWICE = re.compile(r"\s*([\w-]+: +)(?:'([^\"]*'[^\"]*)'|\"([^']*\"[^']*)\")")
# What word processors make of quotation marks, and YAML takes for letters.
_CURLY = re.compile("[“”„«»]")
_CURLED = re.compile("[“„«]([^“”„«»]*)[“”»]")
# Where what went wrong began, rather than where it was noticed.
_BEGAN_BEFORE = (
    "while scanning a quoted scalar",
    "while scanning a simple key",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


def in_plain_words(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The parser's error about `text` as a fault."""
    technical = f"{error.context or ''} {error.problem or ''}"
    began_before = error.context_mark is not None and any(words in technical for words in _BEGAN_BEFORE)
    mark = error.context_mark if began_before else error.problem_mark or error.context_mark
    lines = text.split("\n")
    line = min(mark.line, len(lines) - 1) if mark else 0
    if "cannot start any token" in technical and "\t" in lines[line]:
        return Fault(line + 1, _TAB)
    if "mapping values are not allowed" in technical and (mended := in_quotes(lines[line])):
        return Fault(line + 1, f"a value that holds ': ' must be put in quotes: write {mended.strip()}")
    if quoted := _QUOTED_TWICE.fullmatch(lines[line].rstrip()):
        return Fault(line + 1, f"the value ends at its second quotation mark: write {quoted[1]}{_other_quotes(quoted)}")
    plain = (words for part, words in _PLAIN_WORDS.items() if part in technical)
    message = next(plain, f"this is not understood as YAML ({technical.strip()})")
    curly = "in quotes" in message and _CURLY.search(lines[line])
    return Fault(line + 1, f'{message} (straight ones, as in "this")' if curly else message)


def in_quotes(line: str) -> str | None:
    """A line whose value holds a colon, as YAML takes it; None for another line."""
    found = _COLON.fullmatch(line.rstrip())
    if found is None:
        return None
    field, value = found.groups()
    wrapped = _CURLED.fullmatch(value)
    value = wrapped[1].strip() if wrapped else value
    mark = "'" if '"' in value or "\\" in value else '"'
    return None if mark in value else f"{field}{mark}{value}{mark}"


def _other_quotes(found: re.Match[str]) -> str:
    return f'"{found[2]}"' if found[2] else f"'{found[3]}'"
