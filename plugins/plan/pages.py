"""The page of the plan, which shows the whole tree, and the page of each line, axis and outcome."""

from collections.abc import Iterator

import msgspec

from plugins.core.data.plan_codes import level, way
from plugins.core.data.terms import TermKey
from plugins.core.features.artifacts import Page, View
from plugins.core.features.channels import channel
from plugins.core.languages import LANGUAGES
from plugins.core.pages.dossier import Dossier, dossier
from plugins.core.pages.making import Listing, page_head
from plugins.core.pages.views import Card, Tag, brief, card
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.core.urls import in_language
from plugins.plan.tree import VOCABULARY, Node, plan

ADDRESS = "plan/"
_ABOVE = (Listing("plan.title", ADDRESS),)
_ORIGIN = "plugins/plan/pages.py"


class Branch(msgspec.Struct, frozen=True, kw_only=True):
    """A node in the tree. `name` is '' where nobody knows it; `total` counts all under it, `own` what no part has."""

    code: str
    level: str
    name: str
    url: str
    total: int
    own: tuple[Card, ...]
    parts: tuple["Branch", ...]


class PlanView(View, frozen=True, kw_only=True):
    """The whole plan. `outcomes` is how many it has, `undone` are those that nothing is under."""

    title: str
    lines: tuple[Branch, ...]
    outcomes: int
    undone: tuple[Tag, ...]
    dossier: Dossier


class NodeView(View, frozen=True, kw_only=True):
    """A node on its page. `cards` are the items that no part has; an outcome, which has no parts, needs no dossier."""

    title: str
    node: Branch
    above: tuple[Tag, ...]
    cards: tuple[Card, ...]
    dossier: Dossier | None


def plan_pages(site: Site) -> Iterator[Page]:
    """The page of the plan and those of its nodes, in every language; none for a site without a plan."""
    whole = plan(site)
    for lang in LANGUAGES if whole.parts else ():
        yield _plan_page(site, whole, lang)
        yield from (_node_page(site, node, lang) for node in whole.walk())


def term_pages(site: Site) -> dict[TermKey, str]:
    """Where the nodes have their pages."""
    return {(VOCABULARY, node.code): _address(node.code) for node in plan(site).walk()}


def _plan_page(site: Site, whole: Node, lang: str) -> Page:
    words = site.words[lang]
    title, description = words("plan.title"), words("plan.description")
    outcomes = [node for node in whole.walk() if level(node.code) == "outcome"]
    return Page(
        address=in_language(ADDRESS, lang),
        lang=lang,
        template="plan/plan.html",
        head=page_head(site, lang, ADDRESS, title, description),
        view=PlanView(
            title=title,
            lines=tuple(_branch(site, part, lang) for part in whole.parts),
            outcomes=len(outcomes),
            undone=tuple(_tag(site, node.code, lang) for node in outcomes if not node.items),
            dossier=dossier(site, whole.items, lang),
        ),
        origin=_ORIGIN,
        channel=channel(site, lang, ADDRESS, title, description, whole.items),
    )


def _node_page(site: Site, node: Node, lang: str) -> Page:
    words, address = site.words[lang], _address(node.code)
    name, numbered = _name(site, node.code, lang), words(f"plan.{level(node.code)}.code", code=node.code)
    title = words("plan.named", code=numbered, name=name) if name else numbered
    description = words("plan.node.description", name=title)
    head = page_head(site, lang, address, title, description, above=_ABOVE)
    return Page(
        address=in_language(address, lang),
        lang=lang,
        template="plan/node.html",
        head=head,
        view=NodeView(
            title=name or numbered,
            node=_branch(site, node, lang),
            above=tuple(_tag(site, code, lang) for code in way(node.code)[:-1]),
            cards=tuple(card(site, item, lang) for item in node.own),
            dossier=dossier(site, node.items, lang) if node.parts else None,
        ),
        origin=_ORIGIN,
        channel=channel(site, lang, address, title, description, node.items),
    )


def _branch(site: Site, node: Node, lang: str) -> Branch:
    return Branch(
        code=node.code,
        level=level(node.code),
        name=_name(site, node.code, lang),
        url=_url(site, node.code, lang),
        total=len(node.items),
        own=tuple(brief(site, item, lang) for item in node.own),
        parts=tuple(_branch(site, part, lang) for part in node.parts),
    )


def _tag(site: Site, code: str, lang: str) -> Tag:
    return Tag(" ".join(filter(None, (code, _name(site, code, lang)))), _url(site, code, lang))


def _name(site: Site, code: str, lang: str) -> str:
    """What a node is called; '' if nobody knows."""
    terms = site.vocabularies[VOCABULARY]
    return typeset(terms[code].label.in_(lang), lang) if code in terms else ""


def _url(site: Site, code: str, lang: str) -> str:
    return site.settings.urls.link(in_language(_address(code), lang))


def _address(code: str) -> str:
    return f"{ADDRESS}{code.lower()}/"
