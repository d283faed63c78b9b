"""docs/fields.md: every field with what it is for and an example, made from the models and from docs/examples/.

The examples are files as those of content/: a test builds a site of them.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from authoring.answers import group_in
from authoring.begin import fields_to_fill, required_of
from plugins.core.data.vocabulary import ENTRIES
from plugins.core.entry import Entry, Kind, OriginalText, TranslatedText
from plugins.core.features.feature import Feature
from plugins.core.frontmatter import syntax
from plugins.core.frontmatter.fields import Choice, Field, ListOf, Pattern, PerLanguage, Term, Terms
from plugins.core.frontmatter.records import fields_of, required_fields, written_names
from plugins.core.frontmatter.source import decode, read_sources
from plugins.core.languages import LANGUAGES
from plugins.core.problems import Fault

NAME = "docs/fields.md"
EXAMPLES = "docs/examples"

_TRANSLATION = "translation"
_FULLEST = "news"  # its example states all fields that every kind may have
_HEAD = """\
# Every field, with an example

<!-- Written by `python3 run.py editors` from the rules of the site and from docs/examples/: change those instead. -->

A *field* is a line such as `title: A first step` between the two `---` at the top of a file: a name, a colon, a blank,
a value. Only those marked *needed* must be there; of all others, leave the whole line away if you have nothing to say.

- Several values go between brackets, with commas: `[Brussels, Berlin]`. One alone needs no brackets.
- Fields inside a field go between braces: `{file: bridge.jpg, alt: A bridge}`.
- A text that holds a colon and a blank, or that begins with a sign such as `[`, `{`, `#` or `@`, goes between straight
  quotes: `"Trains: a first night"`.
- A text that every language says in its own way may be a group: `{en: Host, fr: Hôte, es: Anfitriona}`.
- A day is written year-month-day: `2022-04-25`. An hour follows it after a blank: `2022-04-25 09:30`.

A wrong value does no harm: `python3 run.py check` says in which line it stands and what is allowed.
Files with all of this in place: [examples/](examples/).
"""


def field_guide(features: Iterable[Feature], folder: Path) -> str:
    """The whole page, with the examples that are in a folder laid out as content/."""
    kinds = {kind.name: kind for feature in features for kind in feature.kinds}
    places = {kind.vocabulary: kind.folder for kind in kinds.values() if kind.vocabulary}
    examples = read_examples(folder, kinds)
    every = _shared()
    parts = [_HEAD, "## Every kind of page\n", *_told(every, required_fields(OriginalText), examples[_FULLEST], places)]
    plain = []
    for name, kind in sorted(kinds.items()):
        own = {each: field for each, field in fields_to_fill(kind).items() if each not in every}
        if own:
            parts.append(f"## {name}: `content/{kind.folder.removesuffix('*')}`\n")
            parts += _told(own, required_of(kind), examples.get(name, {}), places)
        else:
            plain.append(f"`{name}` (`content/{kind.folder}/`)")
    parts.append("## A translation: `x.fr.md` beside `x.md`\n")
    parts.append("All other fields are those of the original.\n")
    parts += _told(fields_of(TranslatedText), required_fields(TranslatedText), examples[_TRANSLATION], places)
    parts.append("## Kinds without fields of their own\n")
    parts.append(f"{', '.join(plain)}.\n")
    return "\n".join(parts)


def read_examples(folder: Path, kinds: Mapping[str, Kind]) -> dict[str, dict[str, str]]:
    """For each kind the lines in which its examples state a field, by the field's name; the first one stands."""
    by_folder = {kind.folder: kind for kind in kinds.values()}
    sources, _ = read_sources(folder, by_folder, LANGUAGES)
    found: dict[str, dict[str, str]] = {}
    for source in sorted(sources, key=lambda each: each.path):
        kind = _TRANSLATION if source.lang else by_folder[source.kind_folder].name
        for name, example in _fields_in(str(decode(source.raw))):
            found.setdefault(kind, {}).setdefault(name, example)
    return found


def _fields_in(text: str) -> Iterator[tuple[str, str]]:
    """Each field of a file, with the lines that state it."""
    parts = syntax.split(text)
    mapping = parts if isinstance(parts, Fault) else syntax.read(parts.block, offset=0)
    if isinstance(parts, Fault) or isinstance(mapping, Fault):
        return
    lines = parts.block.split("\n")
    begins = [key.line - 1 for key, _ in mapping.items]
    for (key, _), begin, end in zip(mapping.items, begins, [*begins[1:], len(lines)], strict=True):
        yield key.value, "\n".join(lines[begin:end]).rstrip()


def _shared() -> dict[str, Field]:
    """The fields that every original may have."""
    return dict(fields_of(OriginalText)) | dict(fields_of(Entry))


def _told(
    fields: Mapping[str, Field], required: Iterable[str], examples: Mapping[str, str], places: Mapping[str, str]
) -> Iterator[str]:
    needed = tuple(required)
    for name, field in fields.items():
        yield _line(name, field, name in needed, places)
        yield from _inside(field, places, indent="  ")
        if name in examples:
            yield "\n" + "\n".join(f"      {line}".rstrip() for line in examples[name].split("\n")) + "\n"


def _inside(field: Field, places: Mapping[str, str], indent: str) -> Iterator[str]:
    """The fields of a group, and of the groups in it."""
    if group := group_in(field):
        for name, inner in fields_of(group).items():
            yield indent + _line(written_names(group)[name], inner, name in required_fields(group), places)
            yield from _inside(inner, places, indent + "  ")


def _line(name: str, field: Field, needed: bool, places: Mapping[str, str]) -> str:
    return f"- **{name}**{' (needed)' if needed else ''}: {' '.join((field.help, *_allowed(field, places)))}"


def _allowed(field: Field, places: Mapping[str, str]) -> Iterator[str]:
    """What may be written, where the example does not say it."""
    if isinstance(field, ListOf):
        yield from _allowed(field.item, places)
    elif isinstance(field, Choice):
        yield f"One of: {', '.join(f'`{each}`' for each in field.choices)}."
    elif isinstance(field, Pattern):
        yield f"Write {field.form}."
    elif isinstance(field, PerLanguage):
        yield "One text, or one for each language."
    elif isinstance(field, Term | Terms):
        yield f"As named in {_place(field.vocabulary, places)}."


def _place(vocabulary: str, places: Mapping[str, str]) -> str:
    """Where writers find the names of a vocabulary."""
    if vocabulary in ENTRIES:
        folder = places[vocabulary].removesuffix("/*")
        return f"[content/{folder}/](../content/{folder})"
    file = "organisations" if vocabulary == "alliances" else vocabulary
    return f"[data/{file}.yaml](../data/{file}.yaml)"
