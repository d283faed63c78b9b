"""Drafts: the Markdown file that a page becomes, and the files that go with it."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from plugins.core.frontmatter.syntax import Mapping as Pairs
from plugins.core.frontmatter.syntax import Scalar, read

Value = str | tuple[str, ...] | tuple[Mapping[str, str], ...] | Mapping[str, str]


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be written: the text at `path`, each of `copies` at its path, and what a person must check."""

    path: Path
    fields: Mapping[str, Value]
    body: str
    copies: Mapping[Path, Path]
    source: str
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The file as it is written; what must be checked stands in it as remarks, which readers never see."""
        lines = [line for name, value in self.fields.items() for line in _lines(name, value)]
        remarks = [f"# Imported from {self.source}. Check, then take these lines away:"] if self.notes else []
        remarks += [f"# - {note}" for note in self.notes]
        return "\n".join(["---", *lines, *remarks, "---", "", self.body])


def write(draft: Draft) -> None:
    """Write a draft and its files. Raises OSError, with nothing left behind, if one cannot be written or is there."""
    written: list[Path] = []
    try:
        for place, source in draft.copies.items():
            if not place.exists():  # the same file came with another page
                _create(place, source.read_bytes(), written)
        _create(draft.path, draft.text.encode(), written)
    except OSError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _create(path: Path, data: bytes, written: list[Path]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as new:
        written.append(path)
        new.write(data)


def _lines(name: str, value: Value) -> Iterable[str]:
    if isinstance(value, str):
        yield f"{name}: {scalar(value)}"
    elif isinstance(value, Mapping):
        yield f"{name}:"
        yield from (f"  {key}: {scalar(each)}" for key, each in value.items())
    else:
        yield f"{name}:"
        for each in value:
            pairs = [f"{key}: {scalar(word)}" for key, word in each.items()] if isinstance(each, Mapping) else []
            yield f"  - {pairs[0] if pairs else scalar(str(each))}"
            yield from (f"    {pair}" for pair in pairs[1:])


def scalar(text: str) -> str:
    """A value as it is written: bare if it is read as it stands, else in quotation marks."""
    found = read(f"x: {text}")
    values = [value.value for _, value in found.items if isinstance(value, Scalar)] if isinstance(found, Pairs) else []
    return text if values == [text] else json.dumps(text, ensure_ascii=False)
