"""The targets of publishing.toml: where the site is published, each by its name."""

from pathlib import Path
from typing import ClassVar

import msgspec

from publishing.errors import Stopped

FILE = "publishing.toml"


class Target(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What every target may state.

    `url` is where readers find it; with one, the live site is looked at after each publish. `afterwards` is a program
    with its arguments that runs when a release is live, to have a CDN forget or nginx read its configuration again: it
    reads from its input, one a line, the addresses that have changed. `websub` is the hub that feeds are announced to,
    `indexnow` the key under which pages are announced to search engines; '' for neither.
    """

    url: str = ""
    afterwards: tuple[str, ...] = ()
    websub: str = ""
    indexnow: str = ""

    compressed: ClassVar[bool] = True
    """Whether compressed files go beside text files, for a server that sends those."""

    host_files: ClassVar[bool] = True
    """Whether the host reads from the release how to serve it."""


class Folder(Target, frozen=True, kw_only=True, tag="folder", forbid_unknown_fields=True):
    """A folder of this machine, with a folder for each release and a link to the live one."""

    path: str


class Ssh(Target, frozen=True, kw_only=True, tag="ssh", forbid_unknown_fields=True):
    """The same on another machine, reached by ssh and filled by rsync; `options` are those of ssh."""

    host: str
    path: str
    options: tuple[str, ...] = ()


class Storage(Target, frozen=True, kw_only=True, tag="s3", forbid_unknown_fields=True):
    """A bucket of S3 or its like. The site lies below `prefix`, all that readers need not see below `publishing/`."""

    bucket: str
    prefix: str = "site"
    endpoint: str = ""
    region: str = ""

    compressed: ClassVar[bool] = False
    host_files: ClassVar[bool] = False


class Pages(Target, frozen=True, kw_only=True, tag="pages", forbid_unknown_fields=True):
    """A folder that a workflow hands to a host that publishes it, and keeps releases, by itself.

    With `meta`, pages say themselves what a host without header fields does not.
    """

    path: str
    meta: bool = False

    compressed: ClassVar[bool] = False


AnyTarget = Folder | Ssh | Storage | Pages


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    targets: dict[str, AnyTarget]


def read_target(root: Path, name: str) -> AnyTarget:
    """The target of this name. Stopped if there is none, or the file cannot be read."""
    try:
        targets = msgspec.toml.decode((root / FILE).read_bytes(), type=_Settings).targets
    except OSError as error:
        raise Stopped(f"{FILE} cannot be read: {error.strerror}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Stopped(f"{FILE}: {error}.") from None
    if name not in targets:
        raise Stopped(f"{FILE} names no target '{name}'. It names: {', '.join(sorted(targets)) or 'none'}.")
    return targets[name]
