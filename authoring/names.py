"""Names: the fields that name terms, and terms called by another name than their own."""

from collections.abc import Iterable, Mapping

import msgspec

from authoring.scalars import Spot, replaced, spots
from plugins.core.data.vocabulary import Vocabularies, Vocabulary
from plugins.core.frontmatter.fields import Field, ListOf, Term, Terms
from plugins.core.frontmatter.records import Group, fields_of, written_names
from plugins.core.problems import Fault


def field_at(struct: type[msgspec.Struct], keys: Iterable[str]) -> Field | None:
    """The field that is reached through the names of groups; None if there is none of such a name."""
    found: Field | None = None
    inside: type[msgspec.Struct] | None = struct
    for key in keys:
        if inside is None:
            return None
        named = {written_names(inside)[name]: field for name, field in fields_of(inside).items()}
        found = named.get(key)
        item = found.item if isinstance(found, ListOf) else found
        inside = item.of if isinstance(item, Group) else None
    return found


def with_own_names(block: str, struct: type[msgspec.Struct], vocabularies: Vocabularies) -> str:
    """The block with each term called by its code or its own name in the default language, not by another."""
    return replaced(block, dict(_renamed(spots(block), struct, vocabularies)))


def _renamed(
    found: Iterable[Spot], struct: type[msgspec.Struct], vocabularies: Mapping[str, Vocabulary]
) -> Iterable[tuple[Spot, str]]:
    for spot in found:
        field = field_at(struct, spot.keys)
        if isinstance(field, Term | Terms):
            vocabulary = vocabularies[field.vocabulary]
            code = vocabulary.find(spot.value)
            if not isinstance(code, Fault) and spot.value.strip() not in (code, own_name(vocabulary, code)):
                yield spot, own_name(vocabulary, code)


def own_name(vocabulary: Vocabulary, code: str) -> str:
    """What writers call a term: its name, or the code where that is what is known or where two share the name."""
    name = vocabulary.written(vocabulary[code])
    return name if vocabulary.find(name) == code else code
