"""The configuration of the browser's editor: a collection for each kind of content, in the site's languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from authoring.admin.widgets import CODED, Widget, Widgets
from plugins.core.entry import Entry, Kind, OriginalText, TranslatedText
from plugins.core.frontmatter.records import fields_of
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.site import Site

Config = dict[str, Any]


def config(site: Site, kinds: Iterable[Kind], backend: Mapping[str, str]) -> Config:
    """The configuration for a site, whose texts lie at a Git host as `backend` says (`name` and `repo`)."""
    kinds = sorted(kinds, key=lambda kind: (kind.rank or 1000, kind.name))
    widgets = Widgets(site, {kind.vocabulary: _picker(kind) for kind in kinds if kind.vocabulary})
    return {
        "backend": {**backend, "commit_messages": _MESSAGES},
        "app_title": site.settings.sitename,
        "media_folder": "content",
        "public_folder": "",
        "media_libraries": {"all": {"slugify_filename": True}, "stock_assets": {"providers": []}},
        "slug": {"encoding": "ascii", "clean_accents": True},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(LANGUAGES),
            "default_locale": DEFAULT,
            "initial_locales": "default",
            "omit_default_locale_from_file_path": True,
        },
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "none"}},
        "editor": {"preview": False},
        "collections": [_collection(kind, widgets) for kind in kinds],
    }


_MESSAGES = {
    "create": "Add {{path}}",
    "update": "Change {{path}}",
    "delete": "Remove {{path}}",
    "uploadMedia": "Add {{path}}",
    "deleteMedia": "Remove {{path}}",
}


def _collection(kind: Kind, widgets: Widgets) -> Config:
    """The collection of a kind. Files in folders of their own are made elsewhere: their folder is no field."""
    nested = kind.folder.endswith("/*")
    path = "{{title}}/{{slug}}" if nested else "{{slug}}"  # of a file that is there, it only tells how deep it lies
    many = kind.address is None or "{slug}" in kind.address
    return {
        "name": kind.name,
        "description": "What is saved here is written anew: remarks between the fields (lines with #) are not kept.",
        "label": kind.name.replace("-", " ").capitalize(),
        "folder": f"content/{kind.folder.removesuffix('/*')}",
        "path": path,
        "media_folder": "",
        "public_folder": "",
        "i18n": True,
        "create": many and not nested,
        "delete": many,
        "fields": _fields(kind, widgets),
    }


def _fields(kind: Kind, widgets: Widgets) -> list[Widget]:
    """The form: what is needed and what is read comes first, then what is the kind's own, then what all kinds have."""
    facts, common = list(widgets.of_struct(kind.entry)), fields_of(Entry)
    needed = [each for each in facts if each["required"]]
    own = [each for each in facts if not each["required"] and each["name"] not in common]
    shared = [each for each in facts if not each["required"] and each["name"] in common]
    original, translated = fields_of(OriginalText), fields_of(TranslatedText)
    title = {**widgets.named("title", original["title"], required=True), "i18n": True}
    summary = {**widgets.named("summary", original["summary"], required=False), "i18n": True, "widget": "text"}
    lang = widgets.named("lang", original["lang"], required=False)
    of_translations = [widgets.named(name, translated[name], required=False) for name in ("alt", "source")]
    hinted = [{**each, "i18n": True, "hint": f"Of translations alone. {each['hint']}"} for each in of_translations]
    return [title, *needed, summary, _BODY, *own, *shared, lang, *hinted]


_BODY = {
    "name": "body",
    "label": "Text",
    "widget": "richtext",
    "required": False,
    "i18n": True,
    "modes": ["raw", "rich_text"],
    "hint": "Markdown. The mode with buttons may set anew what it does not know, such as notes and tables.",
}


def _picker(kind: Kind) -> Widget:
    """Offers the entries of a kind as the terms that they are."""
    value = "code" if kind.vocabulary in CODED else "title"
    shown = ["{{code}} {{title}}"] if value == "code" else ["title"]
    return {"widget": "relation", "collection": kind.name, "value_field": value, "display_fields": shown}
