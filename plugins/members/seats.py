"""What can be wrong with the seats of people: days, roles, two people in one seat."""

from collections.abc import Iterator

from plugins.core.features.checks import Finding
from plugins.core.network.members import ROLES, Seat
from plugins.core.network.people import Holder, holders
from plugins.core.site import Site

# The board has one of each; whoever acts for the presidency sits in its seat.
_PRESIDENCY = frozenset({"presidency", "acting-presidency"})
_REGIONAL = frozenset({"regional-secretary", "regional-officer"})


def check_people(site: Site) -> Iterator[Finding]:
    """A term that ends before it begins; a seat without its role; two people in a single seat at one time."""
    seats = holders(site)
    for holder in seats:
        yield from _misfits(holder)
    for position, holder in enumerate(seats):
        for other in seats[:position]:
            if holder.item != other.item and _is_one_seat(holder.seat, other.seat) and holder.seat.overlaps(other.seat):
                message = f"'{other.name}' ({other.item.entry.path}) holds this seat at the same time"
                yield _finding(holder, "", f"{message}: set 'from' and 'until'")


def _misfits(holder: Holder) -> Iterator[Finding]:
    seat = holder.seat
    if seat.until and seat.until.day and seat.start and seat.until.day <= seat.start:
        message = f"the term ends ({seat.until.day}) before it begins ({seat.start}); 'until' is the first day after it"
        yield _finding(holder, "until", message)
    if seat.body == "board" and not seat.role:
        yield _finding(holder, "", f"a seat on the board has a role. Allowed: {', '.join(ROLES)}.")
    if seat.body != "board" and seat.role:
        yield _finding(holder, "role", "only a seat on the board has a role: take it away, or write 'office'")
    if seat.body in _REGIONAL and not seat.region:
        yield _finding(holder, "", f"a {seat.body.replace('-', ' ')} has a region: write it")


def _finding(holder: Holder, field: str, message: str) -> Finding:
    place = f"terms.{holder.index}.{field}" if field else f"terms.{holder.index}"
    return Finding(holder.item.entry.path, place, message)


def _is_one_seat(seat: Seat, other: Seat) -> bool:
    """Whether two people can hold these in turn only: one presidency, one treasury, one of a role for a member."""
    if seat.body != other.body:
        return False
    if seat.body in _REGIONAL:
        return seat.region == other.region
    if seat.body != "board":
        return False
    if {seat.role, other.role} <= _PRESIDENCY:
        return True
    same_member = not set(seat.members).isdisjoint(other.members)
    return seat.role == other.role and (seat.role == "treasury" or same_member)
