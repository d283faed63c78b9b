"""Widgets: how the browser's editor asks for each field of the front matter. Made from the fields' own declarations."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from plugins.core.data.vocabulary import Term as VocabularyTerm
from plugins.core.frontmatter.fields import Choice, Day, Decimal, Field, FileName, ListOf, PerLanguage, Term, Terms
from plugins.core.frontmatter.records import Group, fields_of, required_fields, written_names
from plugins.core.languages import DEFAULT, NAMES
from plugins.core.site import Site

Widget = dict[str, Any]

CODED = frozenset({"challenges", "contacts", "outcomes", "regions"})
"""Vocabularies whose terms authors write by code; of the others, they write the name."""


class Widgets:
    """The widgets of a site's fields; `pickers` are the kinds whose entries are the terms of a vocabulary."""

    def __init__(self, site: Site, pickers: Mapping[str, Widget]) -> None:
        self._site = site
        self._pickers = pickers

    def of_struct(self, struct: type[msgspec.Struct]) -> Iterator[Widget]:
        """A widget for each field that a struct declares, in their order."""
        written, required = written_names(struct), required_fields(struct)
        for name, field in fields_of(struct).items():
            yield self.named(written[name], field, name in required)

    def named(self, name: str, field: Field, required: bool) -> Widget:
        """The widget of a field of this name."""
        label = name.replace("_", " ").capitalize()
        return {"name": name, "label": label, "hint": field.help, "required": required, **self._of(field)}

    def _of(self, field: Field) -> Widget:
        match field:
            case Terms() | Term():
                return self._terms(field)
            case Group():
                return {"widget": "object", "collapsed": "auto", "fields": list(self.of_struct(field.of))}
            case ListOf(item=Group(of=struct)):
                return {"widget": "list", "collapsed": "auto", "fields": list(self.of_struct(struct))}
            case ListOf(item=Choice(choices=choices)):
                return {"widget": "select", "multiple": True, "options": list(choices)}
            case ListOf():
                return {"widget": "list", "field": {"name": "item", "label": "Item", **self._of(field.item)}}
        return _value(field)

    def _terms(self, field: Terms | Term) -> Widget:
        """What offers the terms of a vocabulary: the entries of a kind, or the lines of a list in data/."""
        several = {"multiple": True} if isinstance(field, Terms) else {}
        if field.vocabulary in self._pickers:
            return {**self._pickers[field.vocabulary], **several}
        options = [_option(field.vocabulary, term) for term in self._site.vocabularies[field.vocabulary].terms]
        if not options:
            return {"widget": "list" if several else "string"}
        return {"widget": "select", "options": options, "dropdown_threshold": 0, **several}


def _option(vocabulary: str, term: VocabularyTerm) -> dict[str, str]:
    name = term.label.in_(DEFAULT) or term.code
    if vocabulary in CODED:
        return {"label": f"{term.code} {name}", "value": term.code}
    return {"label": name, "value": name}


def _value(field: Field) -> Widget:
    match field:
        case Choice():
            return {"widget": "select", "options": list(field.choices)}
        case Day():
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        case Decimal():
            return {"widget": "number", "value_type": "float", "min": field.least, "max": field.most}
        case PerLanguage():
            texts = [{"name": lang, "label": NAMES[lang], "widget": "string"} for lang in field.languages]
            return {"widget": "object", "collapsed": "auto", "fields": [{**text, "required": False} for text in texts]}
        case FileName():
            return {"widget": "image" if field.sort == "picture" else "file", "choose_url": False}
    return _text(field)


def _text(field: Field) -> Widget:
    """A line of text, held to the field's own pattern if it has one."""
    pattern = field.schema().get("pattern")
    rule = {"pattern": [pattern, getattr(field, "form", "") or field.help]} if pattern else {}
    return {"widget": "string", **rule}
