"""Hosts that publish a folder as a whole and keep releases by themselves: all that is ours is to make that folder.

The manifest lies in the folder, so the next publish finds it at the site itself.
"""

import shutil
from collections.abc import Callable

from publishing import web
from publishing.errors import Stopped
from publishing.manifest import Manifest, decode, encode
from publishing.publish import Job, prepare
from publishing.settings import Pages

MANIFEST = "release.json"


def publish(job: Job, target: Pages, build: Callable[[], None], *, allow_removals: bool) -> None:
    """Make the folder that a workflow hands to the host."""
    place = job.root / target.path
    if place.exists() and not (place / MANIFEST).exists() and any(place.iterdir()):
        raise Stopped(f"{place} is not empty and was not made by a publish: name another folder, or empty it.")
    old = _live(target)
    build()
    folder, new, _ = prepare(job, old, allow_removals=allow_removals)
    (folder / MANIFEST).write_bytes(encode(new))
    try:
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(folder, place)
    except (OSError, shutil.Error) as error:
        raise Stopped(f"{place} could not be written: {getattr(error, 'strerror', None) or error}.") from None
    job.say(f"The site is in {place}: hand it to the host.")


def _live(target: Pages) -> Manifest | None:
    """The manifest of what is live; None if nothing is yet."""
    if not target.url:
        raise Stopped("a target of the kind 'pages' needs its 'url', at which the live release is asked for.")
    status, data = web.get(f"{target.url.rstrip('/')}/{MANIFEST}")
    if status == 404:
        return None
    if status != 200:
        raise Stopped(f"{target.url} answers with {status}, so nobody can tell what would be lost: try again later.")
    return decode(data, "live")
