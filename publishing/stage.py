"""The stage: the files of a release as they go to a host, in a folder of their own beside what the build made."""

import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from publishing.compress import compress
from publishing.errors import Stopped
from publishing.host_files import NAMES, add_host_files, add_meta
from publishing.pages import address_of
from publishing.policy import Policy
from publishing.settings import Pages, Target

LEDGER = "ledger.json"


def stage(output: Path, work: Path, target: Target, policy: Policy) -> Path:
    """Put the files of `output` on stage, in the folder `work`, with what the target adds; gives where they are."""
    folder = work / "site"
    says_itself = isinstance(target, Pages) and target.meta
    try:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(output, folder, copy_function=shutil.copyfile if says_itself else _link)
        (folder / LEDGER).unlink(missing_ok=True)
        if target.indexnow:
            (folder / f"{target.indexnow}.txt").write_text(target.indexnow, encoding="utf-8")
        if says_itself:
            add_meta(folder, policy)
        if target.compressed:
            compress(folder, policy, work.parent / "compressed")
    except (OSError, shutil.Error) as error:
        raise Stopped(f"{folder} could not be filled: {getattr(error, 'strerror', None) or error}.") from None
    return folder


def tell_host(folder: Path, policy: Policy, gone: Iterable[str]) -> Mapping[str, str]:
    """Add the files by which the host knows how to serve the release; gives the hash of each.

    `gone` are files that were withdrawn. A host takes an address that is gone for all that lies below it, so one below
    which anything stays is not told.
    """
    gone = set(gone)
    lying = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    stay = [path for path in lying if path not in gone and path.removesuffix(".br").removesuffix(".gz") not in gone]
    closed = {address_of(path) for path in gone}
    add_host_files(folder, policy, (each for each in closed if not _is_above(each.rstrip("/"), stay)))
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in NAMES}


def _is_above(name: str, paths: Iterable[str]) -> bool:
    return any(path.startswith((f"{name}/", f"{name}.")) for path in paths)


def _link(source: str, place: str) -> None:
    """The same file in both places, where the disk can do that: the build replaces files and never changes one."""
    try:
        os.link(source, place)
    except OSError:
        shutil.copyfile(source, place)
