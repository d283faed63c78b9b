"""The HTML a text may hold: elements, attributes, values, and what may stand inside what.

It is checked on all HTML, that which Markdown made and that which an author wrote by hand, so nothing gets
round it. Source of the nesting rules: the content models of the HTML Living Standard, as far as they concern
these elements.
"""

import re

import nh3

from plugins.core.prose.markup import HEADINGS, names
from plugins.core.prose.targets import LINK_SCHEMES

_INLINE = names(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_BLOCK = HEADINGS | names(
    "blockquote caption col colgroup dd details div dl dt figcaption figure hr li ol p pre summary "
    "table tbody td tfoot th thead tr ul"
)
TAGS = _INLINE | _BLOCK

CONTENT_DROPPED = names(
    "script style iframe object embed applet noscript noembed noframes template textarea select title "
    "svg math xmp plaintext audio video canvas frameset"
)
"""Elements that go with all they hold: their content is not text for a reader."""

EVERYWHERE = ("class", "dir", "id", "lang", "title")
_OWN_ATTRIBUTES = {
    "a": ("href",),
    "img": ("src", "alt"),
    "ol": ("start", "reversed"),
    "details": ("open",),
    "time": ("datetime",),
    "ins": ("datetime",),
    "del": ("datetime",),
    "data": ("value",),
    "td": ("colspan", "rowspan", "align"),
    "th": ("colspan", "rowspan", "align", "scope"),
    "col": ("span",),
    "colgroup": ("span",),
}
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_VALUES = {
    "id": re.compile(r"(?!_)[\w:.-]+"),  # the theme's own begin with _
    "lang": re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"),
    "dir": re.compile(r"ltr|rtl|auto"),
    "align": re.compile(r"left|center|right"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "start": re.compile(r"-?[0-9]{1,6}"),
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
    "span": _NUMBER,
}

_TRANSPARENT = frozenset({"a", "ins", "del"})
_INLINE_ONLY = (_INLINE - _TRANSPARENT) | HEADINGS | {"p", "pre", "summary", "dt", "caption"}
_PARENTS = {
    "li": {"ul", "ol"},
    "dt": {"dl"},
    "dd": {"dl"},
    "summary": {"details"},
    "figcaption": {"figure"},
    "caption": {"table"},
    "colgroup": {"table"},
    "col": {"colgroup"},
    "thead": {"table"},
    "tbody": {"table"},
    "tfoot": {"table"},
    "tr": {"table", "thead", "tbody", "tfoot"},
    "td": {"tr"},
    "th": {"tr"},
}
_CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "colgroup": {"col"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tfoot": {"tr"},
    "tr": {"td", "th"},
}

CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(CONTENT_DROPPED),
    attributes={"*": set(EVERYWHERE), **{tag: set(names) for tag, names in _OWN_ATTRIBUTES.items()}},
    url_schemes=set(LINK_SCHEMES),
    link_rel=None,
)
"""The same allow-list, for a parser that reads HTML as browsers do."""


def attribute_objection(tag: str, name: str, value: str) -> str | None:
    """Why the attribute may not stand on `tag`, as a sentence; None if it may."""
    names = (*_OWN_ATTRIBUTES.get(tag, ()), *EVERYWHERE)
    if name not in names:
        return f"the attribute '{name}' is not allowed on <{tag}>: it may have {', '.join(names)}"
    pattern = _VALUES.get(name)
    if pattern is None or pattern.fullmatch(value):
        return None
    if name == "id":
        return f"'{value}' cannot be linked to: name it with letters, digits, - and _ only, without spaces"
    return f"'{value}' is not a value of the attribute '{name}' on <{tag}>: correct it or leave it out"


def nesting_objection(tag: str, parents: list[str]) -> str | None:
    """Why `tag` may not stand inside `parents` (outermost first), as a sentence; None if it may."""
    parent = parents[-1] if parents else ""
    if tag == "a" and "a" in parents:
        return "a link stands inside another link: end the first one before it"
    if tag in _PARENTS and parent not in _PARENTS[tag]:
        return f"<{tag}> belongs directly inside {_choice(_PARENTS[tag])}"
    if parent in _CHILDREN and tag not in _CHILDREN[parent]:
        return f"<{tag}> cannot stand directly inside <{parent}>: put it inside {_choice(_CHILDREN[parent])}"
    if tag in _BLOCK and tag not in _PARENTS:
        holder = _holder(parents)
        if holder in _INLINE_ONLY:
            return f"<{tag}> cannot stand inside <{holder}>: write it on lines of its own"
    return None


def may_hold_text(parent: str) -> bool:
    """Whether text, other than white space, may stand directly inside `parent`."""
    return parent not in _CHILDREN


def _holder(parents: list[str]) -> str:
    """The nearest of `parents` that has a content model of its own (`<a>`, `<ins>` and `<del>` take their
    parent's).
    """
    return next((parent for parent in reversed(parents) if parent not in _TRANSPARENT), "")


def _choice(tags: set[str]) -> str:
    return " or ".join(f"<{tag}>" for tag in sorted(tags))
