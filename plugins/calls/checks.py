"""What is wrong with calls: times that cannot be, a signatory listed twice; nobody to turn to as a warning."""

from collections.abc import Iterator
from typing import cast

from plugins.calls.call import CALL, Call
from plugins.calls.times import Wrong, times
from plugins.core.features.checks import Finding
from plugins.core.folding import fold
from plugins.core.site import Site


def check_calls(site: Site) -> Iterator[Finding]:
    """All findings, also of calls whose moment to appear has not come."""
    for item in site.items:
        if item.kind.name == CALL.name and item.state in ("out", "waiting"):
            yield from _check(cast(Call, item.entry))


def _check(call: Call) -> Iterator[Finding]:
    found = times(call.opens, call.deadline, call.timezone)
    if isinstance(found, Wrong):
        yield Finding(call.path, found.field, found.message)
    if not call.actions and not call.contact:
        message = "nobody can answer this call: add 'contact:', or 'actions:' with the address of a form"
        yield Finding(call.path, "title", message, "warning")
    yield from _twice(call)


def _twice(call: Call) -> Iterator[Finding]:
    """A finding for each signatory that stands in the list again, by its name or by who it is."""
    first: dict[str, str] = {}
    for number, each in enumerate(call.signatories):
        known = [fold(each.name), *(f"{part}" for part in (each.member, each.organisation) if part)]
        seen = next((first[key] for key in known if key in first), None)
        if seen is not None:
            yield Finding(call.path, f"signatories.{number}", f"'{each.name}' is listed twice, first as '{seen}'")
        first |= dict.fromkeys(known, each.name)
