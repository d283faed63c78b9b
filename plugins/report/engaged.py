"""Membership engagement: the regions with those of their members that took part in something."""

from plugins.core.maps.equal_earth import dots, project
from plugins.core.network.directory import Metropolis, by_name, directory
from plugins.core.pages.dossier import shares
from plugins.core.pages.views import Tag
from plugins.core.prose import typeset
from plugins.core.site import Site
from plugins.report.model import Report
from plugins.report.views import RegionView


def regions(site: Site, report: Report, lang: str) -> tuple[RegionView, ...]:
    """Every region of the network, in its order."""
    known = {each.item.entry.slug: each for each in directory(site)}
    counts = {each.code: each.count for each in report.members if each.code in known}
    return tuple(
        _region(
            site,
            region.code,
            by_name((known[code] for code in counts if known[code].region == region.code), lang),
            counts,
            by_name((known[code] for code in region.members), lang),
            lang,
        )
        for region in report.membership
    )


def region_name(site: Site, code: str, lang: str) -> str:
    """What a region is called; its code where the list of regions does not have it."""
    return site.label("regions", code, lang) if code in site.vocabularies["regions"] else code


def _region(
    site: Site,
    code: str,
    engaged: tuple[Metropolis, ...],
    counts: dict[str, int],
    members: tuple[Metropolis, ...],
    lang: str,
) -> RegionView:
    def link(metropolis: Metropolis) -> str:
        return site.settings.urls.link(metropolis.item.address(lang))

    points = (project(*each.member.point) for each in engaged if each.member.point)
    return RegionView(
        name=typeset(region_name(site, code, lang), lang),
        url=site.term_page("regions", code, lang),
        dots=dots(points),
        count=len(engaged),
        total=len(members),
        engaged=shares((each.name(lang), counts[each.member.slug], link(each)) for each in engaged),
        members=tuple(Tag(each.name(lang), link(each)) for each in members),
    )
