"""The configuration of the browser's editor: a collection for each kind of content, in the site's languages."""

from collections.abc import Iterable, Mapping
from typing import Any

from authoring.admin.widgets import CODED, Widget, Widgets
from plugins.core.entry import Kind, OriginalText, TranslatedText
from plugins.core.languages import DEFAULT, LANGUAGES
from plugins.core.records import fields_of
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
        "label": kind.name.replace("-", " ").capitalize(),
        "folder": f"content/{kind.folder.removesuffix('/*')}",
        "path": path,
        "media_folder": "",
        "public_folder": "",
        "i18n": True,
        "create": many and not nested,
        "delete": many,
        "fields": [*_said(widgets), *widgets.of_struct(kind.entry), _BODY],
    }


def _said(widgets: Widgets) -> Iterable[Widget]:
    """What each language says: an original its title, summary and perhaps language, a translation `alt` as well."""
    original, translated = fields_of(OriginalText), fields_of(TranslatedText)
    yield {**widgets.named("title", original["title"], required=True), "i18n": True}
    yield {**widgets.named("summary", original["summary"], required=False), "i18n": True, "widget": "text"}
    yield widgets.named("lang", original["lang"], required=False)
    for name in ("alt", "source"):
        widget = widgets.named(name, translated[name], required=False)
        yield {**widget, "i18n": True, "hint": f"Of translations alone. {widget['hint']}"}


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
