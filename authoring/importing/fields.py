"""Fields: the named parts of a Drupal page that are facts, not text: documents, members, challenges and so on."""

from collections.abc import Iterator, Mapping

from bs4 import Tag

from authoring.importing.facts import text_of
from plugins.core.folding import fold

_NAMES: Mapping[str, tuple[str, ...]] = {
    "members": ("members", "member", "membres", "miembros", "cities", "ciudades", "villes"),
    "challenges": ("metropolitan challenges", "challenges", "defis metropolitains", "retos metropolitanos", "desafios"),
    "outcomes": ("outcomes", "outcome", "resultats", "resultados"),
    "alliances": ("alliances", "alianzas"),
    "documents": ("documents", "document", "documentos", "files", "attachments", "downloads", "archivos", "fichiers"),
    "": ("tags", "category", "categories", "share", "language", "langue", "idioma", "image", "date", "event date"),
}
"""What fields are called on the old site, by the field that they become; '' for those that are no text."""
_FIELDS = {name: field for field, names in _NAMES.items() for name in names}
_SELECTOR = "[class*='field-name-'], [class*='field--name-']"


def fields_in(article: Tag) -> Iterator[tuple[str, Tag]]:
    """The fields of an article that are facts, by what they become, the element of each."""
    for tag in article.select(_SELECTOR):
        name = _FIELDS.get(_called(tag)) if tag.name != "body" else None
        labelled = _FIELDS.get(_label(tag))
        if (field := labelled if name is None else name) is not None:
            yield field, tag


def values_of(tag: Tag) -> list[str]:
    """The values of a field: one in each item, or all in one with commas between."""
    items = [each for each in tag.select(".field-item, .field__item, li") if not each.select_one(".field__item, li")]
    texts = [text_of(item) for item in items] or [text_of(tag)]
    parts = texts[0].split(",") if len(texts) == 1 else texts
    return [value for part in parts if (value := part.strip(" .;"))]


def _called(tag: Tag) -> str:
    names = (str(each) for each in tag.get_attribute_list("class"))
    name = next((each for each in names if each.startswith(("field-name-", "field--name-"))), "")
    bare = name.replace("field--name-", "").replace("field-name-", "").removeprefix("field-")
    return bare.replace("-", " ").replace("_", " ")


def _label(tag: Tag) -> str:
    return fold(text_of(tag.select_one(".field-label, .field__label"))).rstrip(": ")
