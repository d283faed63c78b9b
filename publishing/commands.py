"""The commands about publishing: `publish`, `releases`, `rollback`, `resume` and `unlock`."""

import datetime as dt
import getpass
import secrets
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from publishing import artifact, notes, telling
from publishing import lock as locks
from publishing import publish as publishing
from publishing import releases as kept
from publishing.errors import Stopped
from publishing.hosts.host import Host
from publishing.policy import PolicyError, fields_for, read_policy
from publishing.publish import Job
from publishing.settings import Folder, Pages, Ssh, read_target


def publish(root: Path, name: str, siteurl: str, build: Callable[[], None], *, allow_removals: bool = False) -> None:
    """Build the site and publish it to a target."""
    job = _job(root, name, siteurl)
    with locks.alone_here(job.work.parent, name):
        if isinstance(job.target, Pages):
            artifact.publish(job, job.target, build, allow_removals=allow_removals)
        else:
            host = _host(job)
            with _locked(job, host) as lock:
                publishing.publish(job, host, lock, build, allow_removals=allow_removals)


def releases(root: Path, name: str, siteurl: str) -> None:
    """List the releases that a target keeps."""
    job = _job(root, name, siteurl)
    host = _host(job)
    live = host.live()
    for each in reversed(notes.complete(host.store, live)):
        files = telling.count(len(each.files), "file")
        job.say(f"{each.release}  by {each.by}, {files}{'  <- live' if each.release == live else ''}")
    if not live:
        job.say("There is no release yet.")
    if held := notes.held(host.store):
        job.say(f"Publishing is held since {held.person} went back: 'run.py resume {name}' lets it go on.")


def rollback(root: Path, name: str, siteurl: str, release: str = "") -> None:
    """Go back to a release, or to the one before the live one, and hold publishing."""
    job = _job(root, name, siteurl)
    host = _host(job)
    with locks.alone_here(job.work.parent, name), _locked(job, host):
        name_of_live = host.live()
        live = notes.read_manifest(host.store, name_of_live)
        if live is None:
            raise Stopped(f"there is no release on '{name}' to go back from.")
        chosen = kept.choose(host, release, name_of_live)
        notes.hold(host.store, notes.Hold(job.person, job.now(), chosen.release))
        back = kept.go_back(host, chosen, live, job.is_immutable)
        job.say(f"Live: release {back.release}. Publishing is held until 'run.py resume {name}'.")
        publishing.follow(job, back, live)


def resume(root: Path, name: str, siteurl: str) -> None:
    """Let publishing go on after a rollback."""
    job = _job(root, name, siteurl)
    notes.resume(_host(job).store)
    job.say(f"Publishing to '{name}' goes on with the next 'run.py publish {name}'.")


def unlock(root: Path, name: str, siteurl: str) -> None:
    """Let others publish after a publish was killed on another machine."""
    job = _job(root, name, siteurl)
    store = _host(job).store
    owner = locks.read(store)
    store.remove(locks.NOTE)
    job.say(f"The lock of {owner.owner.person} is gone." if owner else "There was no lock.")


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what stops a command into one sentence and an exit code."""
    try:
        yield
    except (Stopped, PolicyError) as stopped:
        sys.exit(f"run.py: {stopped}")
    except KeyboardInterrupt:
        sys.exit("run.py: stopped. The live site is whole; the next publish goes on.")


def _job(root: Path, name: str, siteurl: str) -> Job:
    return Job(
        target=read_target(root, name),
        root=root,
        work=root / ".cache" / "publishing" / name,
        siteurl=siteurl,
        policy=read_policy(root / "headers.toml"),
        person=f"{getpass.getuser()} on {socket.gethostname()}",
        now=lambda: dt.datetime.now(dt.UTC),
        sleep=time.sleep,
        say=_say,
    )


def _host(job: Job) -> Host:
    """The host of a target. Its module is loaded only when it is used: one needs a library that starts slowly."""
    target = job.target
    if isinstance(target, Folder):
        from publishing.hosts.folder import FolderHost

        return FolderHost(job.root / target.path)
    if isinstance(target, Ssh):
        from publishing.hosts.ssh import SshHost

        return SshHost(target)
    if isinstance(target, Pages):
        raise Stopped("hosts of the kind 'pages' keep their releases themselves: go back there, or publish again.")
    from publishing.hosts.bucket import Bucket
    from publishing.hosts.s3 import StorageHost

    return StorageHost(Bucket(target), target.prefix, lambda path: fields_for(job.policy, path))


@contextmanager
def _locked(job: Job, host: Host) -> Iterator[locks.Lock]:
    """The lock of the target, held for the block."""
    owner = locks.Owner(job.person, f"{socket.gethostname()}:{job.root}", secrets.token_hex(8))
    lock = locks.Lock(host.store, owner, job.now())
    lock.take()
    try:
        yield lock
    finally:
        with suppress(Stopped):  # a target that cannot be reached: what was said of it before counts
            lock.free()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
