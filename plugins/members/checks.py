"""What can be wrong with a member: its region, its country, its place, its term."""

from collections.abc import Iterator

from babel import Locale

from plugins.core.features.checks import Finding
from plugins.core.languages import DEFAULT
from plugins.core.network.directory import directory
from plugins.core.network.members import Member
from plugins.core.problems import quoted, unknown
from plugins.core.site import Site
from plugins.members.borders import can_be_in, country_codes, meant, usual_code


def check_members(site: Site) -> Iterator[Finding]:
    """A folder that is no region; a country that is none, or elsewhere; a membership that ends before it begins."""
    regions = site.vocabularies["regions"]
    for metropolis in directory(site):
        member = metropolis.member
        if regions.terms and regions.complete and metropolis.region not in regions:
            message = unknown("region", metropolis.region, (term.code for term in regions.terms))
            yield Finding(member.path, "title", f"the folder of a member is its region: {message}")
        if member.since and member.until and member.until <= member.since:
            message = f"it left ({member.until}) before it joined ({member.since}); 'until' is the first day without it"
            yield Finding(member.path, "until", message)
        if (member.latitude is None) != (member.longitude is None):
            yield Finding(
                member.path, "latitude", "a place has both 'latitude' and 'longitude': write the other one too"
            )
        yield from _country(member)


def _country(member: Member) -> Iterator[Finding]:
    if member.country and member.country not in country_codes():
        usual = usual_code(member.country)
        hint = f" Did you mean '{usual}'?" if usual else " It is a code of two letters (ISO 3166-1), such as BE."
        yield Finding(member.path, "country", f"unknown country {quoted(member.country)}.{hint}")
    elif member.country and member.latitude is not None and member.longitude is not None:
        yield from _place(member, member.latitude, member.longitude)


def _place(member: Member, latitude: float, longitude: float) -> Iterator[Finding]:
    if can_be_in(member.country, latitude, longitude):
        return
    name = Locale(DEFAULT).territories[member.country]
    message = f"latitude {latitude:g} and longitude {longitude:g} are not in {name} ({member.country})"
    place = meant(member.country, latitude, longitude)
    hint = (
        f": did you mean latitude {place[0]:g} and longitude {place[1]:g}?" if place else ": one of the three is wrong"
    )
    yield Finding(member.path, "latitude", message + hint)
