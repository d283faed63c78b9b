"""The plan of the network with the activities that serve each part of it."""

from collections.abc import Iterator

from plugins.core.data.plan_codes import level, order, way
from plugins.core.pages.views import Tag
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.report.model import Activity, Report
from plugins.report.views import NodeView


def plan(site: Site, report: Report, lang: str) -> tuple[tuple[NodeView, ...], tuple[Tag, ...]]:
    """The lines of the plan with their parts, and the outcomes that no activity serves.

    An activity is under each outcome that it has, and once under each part above; under its line it is anyway.
    """
    under: dict[str, list[Activity]] = {}
    for activity in report.activities:
        for code in {above for named in (activity.line, *activity.outcomes) for above in way(named)}:
            under.setdefault(code, []).append(activity)
    listed = {code for term in site.vocabularies["outcomes"].terms for code in way(term.code)}
    codes = sorted(listed | under.keys(), key=order)

    def name(code: str) -> str:
        known = code in site.vocabularies["outcomes"]
        return typeset(site.vocabularies["outcomes"][code].label.in_(lang), lang) if known else ""

    def node(code: str) -> NodeView:
        return NodeView(
            code,
            level(code),
            name(code),
            site.term_page("outcomes", code, lang),
            tuple(Tag(each.id, f"#_{each.id.lower()}") for each in under.get(code, ())),
            tuple(node(each) for each in codes if way(each)[:-1] == way(code)),
        )

    def undone() -> Iterator[Tag]:
        for code in codes:
            if level(code) == "outcome" and code not in under:
                yield Tag(f"{code} {name(code)}".strip(), site.term_page("outcomes", code, lang))

    return tuple(node(code) for code in codes if len(way(code)) == 1), tuple(undone())
