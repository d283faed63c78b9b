"""docs/fields.md: every field there is, as the models say it, with examples that a site can be built of."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from authoring.answers import group_in
from authoring.begin import fields_to_fill
from authoring.field_guide import EXAMPLES, NAME, field_guide, read_examples
from plugins.core.entry import TranslatedText
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.fields import Field
from plugins.core.frontmatter.records import fields_of, written_names
from plugins.core.frontmatter.syntax import Mapping, Node, Scalar, Sequence
from tests.documents import pdf
from tests.support import FEATURES, ROOT, problems_of

FOLDER = ROOT / EXAMPLES
KINDS = {kind.name: kind for feature in FEATURES for kind in feature.kinds}
FIELDS = {name: fields_to_fill(kind) for name, kind in KINDS.items()}


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (1200, 800)).save(file, "JPEG")
    return file.getvalue()


FILES = {".jpg": jpeg(), ".pdf": pdf(), ".mp3": b"ID3"}


def names_in(field: Field, name: str) -> Iterator[str]:
    """A field, and those of the groups in it: `image`, `image.file`."""
    yield name
    if group := group_in(field):
        for attribute, inner in fields_of(group).items():
            yield from names_in(inner, f"{name}.{written_names(group)[attribute]}")


def names_stated(node: Node, name: str) -> Iterator[str]:
    yield name
    if isinstance(node, Sequence):
        for each in node.items:
            yield from names_stated(each, name)
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from names_stated(value, f"{name}.{key.value}")


def examples_of(kind: str) -> Iterator[tuple[str, Node]]:
    """All that the examples of a kind state; of the fields that every kind has, news tell."""
    folder = KINDS[kind].folder
    for path in sorted(FOLDER.glob(f"{folder}/*.md")):
        yield from stated_in(path)


def stated_in(path: Path) -> Iterator[tuple[str, Node]]:
    """The fields of a file with their values."""
    parts = syntax.split(path.read_text("utf-8"))
    assert isinstance(parts, syntax.Parts), path
    mapping = syntax.read(parts.block)
    assert isinstance(mapping, Mapping), path
    yield from ((key.value, node) for key, node in mapping.items)


def files_in(node: Node, name: str) -> Iterator[str]:
    """The pictures and documents that a value refers to."""
    if isinstance(node, Scalar):
        yield from (node.value,) if name in ("file", "cover") else ()
    elif isinstance(node, Sequence):
        for each in node.items:
            yield from files_in(each, name)
    else:
        for key, value in node.items:
            yield from files_in(value, key.value)


def test_what_is_committed_is_what_the_models_say() -> None:
    """After a change of a kind, or of an example: `python3 run.py editors`."""
    assert (ROOT / NAME).read_text("utf-8") == field_guide(FEATURES, FOLDER)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_an_example(kind: str) -> None:
    """And so has every field of a group: a new one needs a line in docs/examples/."""
    shared = set(FIELDS["page"]) if kind != "news" else set()
    known = {each for name, field in FIELDS[kind].items() if name not in shared for each in names_in(field, name)}
    stated = {each for name, node in examples_of(kind) for each in names_stated(node, name)}
    assert not known - stated


def test_every_field_of_a_translation_has_an_example() -> None:
    assert set(fields_of(TranslatedText)) == set(read_examples(FOLDER, KINDS)["translation"])


def test_the_examples_have_no_errors(tmp_path: Path) -> None:
    """In a site with the lists of this one; what they refer to as files is there too."""
    files: dict[str, str | bytes] = {
        f"data/{path.name}": path.read_text("utf-8")
        for path in (ROOT / "data").glob("*.yaml")
        if path.stem != "redirects"
    }
    for path in FOLDER.rglob("*.md"):
        folder = f"content/{path.relative_to(FOLDER).parent.as_posix()}"
        files[f"{folder}/{path.name}"] = path.read_text("utf-8")
        for field, node in stated_in(path):
            files |= {f"{folder}/{name}": FILES[Path(name).suffix] for name in files_in(node, field)}
    assert not [line for line in problems_of(tmp_path, files) if ": warning: " not in line]
