"""A publish, step by step: check and build, stage, verify, compare, bring, switch, and what follows.

Until the switch, readers see nothing of it. Each step raises Stopped with one sentence.
"""

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import msgspec

from publishing import after, notes, releases, telling
from publishing.compare import Changes, compare, gone
from publishing.errors import Stopped
from publishing.hosts.host import Host
from publishing.lock import Lock
from publishing.manifest import Ledger, Manifest, digests, read_ledger
from publishing.policy import Policy, fields_for
from publishing.settings import AnyTarget
from publishing.stage import LEDGER, stage, tell_host
from publishing.verify import verify

Say = Callable[[str], None]


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """What a publish works with. `root` is the project's folder, `work` one for what the publish makes.

    `now` tells the time in UTC.
    """

    target: AnyTarget
    root: Path
    work: Path
    siteurl: str
    policy: Policy
    person: str
    now: Callable[[], dt.datetime]
    sleep: Callable[[float], None]
    say: Say

    @property
    def output(self) -> Path:
        """What the build makes."""
        return self.root / "output"

    def is_immutable(self, path: str) -> bool:
        """Whether a file of this name never changes."""
        return "immutable" in fields_for(self.policy, path).get("Cache-Control", "")


def prepare(job: Job, old: Manifest | None, *, allow_removals: bool) -> tuple[Path, Manifest, Changes]:
    """Stage and verify what was built, and compare it with the live release. Stopped for any fault."""
    folder = stage(job.output, job.work, job.target, job.policy)
    ledger = read_ledger(job.output / LEDGER)
    files = digests(folder)
    job.say(f"Verifying {telling.count(len(files), 'file')}.")
    seen = verify(folder, files, job.siteurl)
    new = _manifest(job, files, ledger)
    new = msgspec.structs.replace(new, pages=seen.pages, events=seen.events)
    new = msgspec.structs.replace(new, gone=gone(old, new))
    if job.target.host_files:
        new = msgspec.structs.replace(new, files={**files, **tell_host(folder, job.policy, new.gone)})
    found = compare(old or _nothing(new), new, allow_removals=allow_removals)
    for line in telling.changes(found):
        job.say(line)
    if wrong := [*seen.faults, *found.lost]:
        raise Stopped(telling.problems(wrong))
    return folder, new, found


def publish(job: Job, host: Host, lock: Lock, build: Callable[[], None], *, allow_removals: bool) -> None:
    """Publish to a host that keeps releases."""
    if held := notes.held(host.store):
        raise Stopped(
            f"publishing is held: {held.person} went back to release {held.release} "
            f"{telling.age((job.now() - held.since).total_seconds())} ago. 'run.py resume TARGET' lets it go on."
        )
    live = host.live()
    old = notes.read_manifest(host.store, live)
    if live and old is None and not allow_removals:
        raise Stopped(
            f"the manifest of the live release {live} is gone, so nobody can tell what would be lost: "
            "look at the site yourself, then use --allow-removals."
        )
    build()
    folder, new, _ = prepare(job, old, allow_removals=allow_removals)
    known = notes.complete(host.store, live)
    if old and _is_same(old, new) and not notes.underway(host.store).between:
        lock.renew(job.now())
        releases.tidy(host, [*releases.staying(known, old), old])
        job.say("Nothing has changed: the live release stays.")
        return
    _release(job, host, lock, folder, new, old, known)


def _release(
    job: Job, host: Host, lock: Lock, folder: Path, new: Manifest, old: Manifest | None, known: Iterable[Manifest]
) -> None:
    """Bring a release to the host, and make it live."""
    stay = releases.staying(known, new)
    new = msgspec.structs.replace(new, carried=releases.carried(new.files, old, stay, job.is_immutable))
    lock.renew(job.now())
    notes.begin(host.store, new.release, is_new=True)
    sent = host.bring(folder, new, old)
    job.say(f"Uploaded {telling.count(sent.files, 'file')} of {len(new.files)}, {sent.size / 1e6:.2f} MB.")
    lock.renew(job.now())
    notes.write_manifest(host.store, new)
    host.switch(new, old)
    job.say(f"Live: release {new.release}.")
    lock.renew(job.now())
    dropped = releases.tidy(host, [*stay, new])
    if barred := [each.release for each in known if each.release in dropped and releases.holds_withdrawn(each, new)]:
        job.say(f"Removed for what was withdrawn: {telling.count(len(barred), 'earlier release')}.")
    notes.finish(host.store)
    follow(job, new, old)


def follow(job: Job, new: Manifest, old: Manifest | None) -> None:
    """What is to be done once a release is live."""
    paths = after.differing(old, new)
    after.run(job.target, paths)
    after.look(job.target, new, paths, job.sleep)
    for line in after.announce(job.target, job.siteurl, new, paths):
        job.say(line)


def _manifest(job: Job, files: Mapping[str, str], ledger: Ledger) -> Manifest:
    now = job.now()
    content = hashlib.sha256(msgspec.json.encode(files, order="sorted")).hexdigest()
    return Manifest(
        release=f"{now:%Y%m%d-%H%M%S}-{content[:6]}",
        made=now.isoformat(timespec="seconds"),
        by=job.person,
        files=files,
        ledger=ledger,
        policy=hashlib.sha256(msgspec.json.encode(job.policy)).hexdigest()[:10],
    )


def _nothing(new: Manifest) -> Manifest:
    """The release before the first."""
    return Manifest(release="", made="", by="", files={}, policy=new.policy)


def _is_same(old: Manifest, new: Manifest) -> bool:
    """Whether readers would see no difference between two releases."""
    return (old.files, old.ledger, old.gone, old.policy) == (new.files, new.ledger, new.gone, new.policy)
