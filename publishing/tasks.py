"""The tasks of those who publish: what they do is in the modules of this folder."""

import time
from pathlib import Path

from invoke import Context, Exit, task

from commands import ROOT, published_build, siteurl


@task(
    name="host-files",
    positional=["folder"],
    help={"folder": "a copy of output/, seen from run.py", "meta": "for a host that takes no configuration"},
)
def host_files(_: Context, folder: str, meta: bool = False) -> None:
    """Make a copy of the site ready for its host: configuration, old addresses, compressed files."""
    from publishing.host_files import main

    raise Exit(code=main(Path(folder), Path("headers.toml"), Path(".cache/compressed"), meta=meta))


@task
def links(_: Context) -> None:
    """Ask the outside pages that the site links to whether they are still there (slow)."""
    from publishing.links import main

    raise Exit(code=main(Path("output"), Path(".cache/links.json"), time.time()))


@task(positional=["target"], help={"target": "its name in publishing.toml", "allow-removals": "take off many pages"})
def publish(_: Context, target: str, allow_removals: bool = False) -> None:
    """Build the site, verify it, and publish it to a target."""
    from publishing import commands

    with commands.sentences():
        commands.publish(ROOT, target, siteurl(), published_build, allow_removals=allow_removals)


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def releases(_: Context, target: str) -> None:
    """List the releases that a target keeps."""
    from publishing import commands

    with commands.sentences():
        commands.releases(ROOT, target, siteurl())


@task(positional=["target"], help={"target": "its name in publishing.toml", "release": "if not the one before"})
def rollback(_: Context, target: str, release: str = "") -> None:
    """Go back to an earlier release, and hold publishing until `resume`."""
    from publishing import commands

    with commands.sentences():
        commands.rollback(ROOT, target, siteurl(), release)


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def resume(_: Context, target: str) -> None:
    """Let publishing go on after a rollback."""
    from publishing import commands

    with commands.sentences():
        commands.resume(ROOT, target, siteurl())


@task(positional=["target"], help={"target": "its name in publishing.toml"})
def unlock(_: Context, target: str) -> None:
    """Let others publish after a publish was killed on another machine."""
    from publishing import commands

    with commands.sentences():
        commands.unlock(ROOT, target, siteurl())
