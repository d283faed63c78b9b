"""The releases that a target keeps: which may stay, what the live one carries of others, and the way back to one."""

from collections.abc import Callable, Iterable, Mapping

import msgspec

from publishing import notes
from publishing.errors import Stopped
from publishing.hosts.host import Host
from publishing.manifest import Manifest

_THEME = "theme/"

IsImmutable = Callable[[str], bool]


def holds_withdrawn(manifest: Manifest, live: Manifest) -> bool:
    """Whether readers would see again in a release what the live one has withdrawn."""
    return bool(manifest.ledger.items.keys() & live.ledger.withdrawn.keys())


def staying(releases: Iterable[Manifest], new: Manifest) -> list[Manifest]:
    """The releases that are kept besides a new one: the last ones, without those that hold what it has withdrawn.

    Not a page of them alone would have to go: their lists, feeds, data and search tell of it too.
    """
    others = [each for each in releases if each.release != new.release and not holds_withdrawn(each, new)]
    return others[-(notes.KEPT - 1) :]


def carried(
    own: Mapping[str, str], live: Manifest | None, kept: Iterable[Manifest], is_immutable: IsImmutable
) -> dict[str, str]:
    """The files of the live release and of kept ones that a page which is open now may still ask for.

    Their names hold their hash, so they are in nobody's way. If the live release has to go, its theme is taken along.
    """
    if live is None:
        return {}
    wanted = {path for manifest in kept for path in manifest.files}
    wanted |= {path for path in live.files if path.startswith(_THEME)}
    return {
        path: digest
        for path, digest in live.all_files.items()
        if path not in own and is_immutable(path) and path in wanted
    }


def tidy(host: Host, keep: Iterable[Manifest]) -> list[str]:
    """Remove all releases but these, and what unfinished ones left; gives the names of those that one could see."""
    keep = list(keep)
    names = {manifest.release for manifest in keep}
    known = [release for release in notes.releases(host.store) if release not in names]
    for release in known:
        notes.forget(host.store, release)
    host.drop(sorted({*known, *host.held()} - names), keep)
    return known


def choose(host: Host, wanted: str, live: str) -> Manifest:
    """The release to go back to: the named one, or the one before the live one. Stopped if there is none."""
    found = notes.complete(host.store, live)
    if wanted:
        chosen = next((each for each in found if each.release == wanted), None)
    else:
        chosen = next((each for each in reversed(found) if each.release < live), None)
    if chosen is None:
        kept = ", ".join(each.release for each in found if each.release != live) or "none"
        what = (
            f"there is no release '{wanted}' to go back to" if wanted else "there is no earlier release to go back to"
        )
        raise Stopped(f"{what}. Kept are: {kept}.")
    if chosen.release == live:
        raise Stopped(f"the release '{live}' is the live one already.")
    return chosen


def go_back(host: Host, chosen: Manifest, live: Manifest, is_immutable: IsImmutable) -> Manifest:
    """Make a kept release live again; open pages still find what they name. Stopped if it may not be."""
    if holds_withdrawn(chosen, live):
        raise Stopped(f"the release '{chosen.release}' holds what was withdrawn since: there is no way back to it.")
    extra = carried(chosen.files, live, [live], is_immutable)
    back = msgspec.structs.replace(chosen, carried={**chosen.carried, **extra})
    notes.begin(host.store, back.release, is_new=False)
    host.carry(back.release, extra, live.release)
    notes.write_manifest(host.store, back)
    host.switch(back, live)
    notes.finish(host.store)
    return back
