"""History: what git knows of files that readers have seen already. Without git, nothing is known, and nothing said."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec


class Version(msgspec.Struct, frozen=True):
    """A file as a commit left it; `day` is that of the commit, in its own zone (ISO 8601)."""

    day: str
    text: str


def versions(root: Path, paths: Iterable[str]) -> Mapping[str, tuple[Version, ...]]:
    """The versions of each file, the newest first, on the branch that is published.

    That is the default branch of the repository that this one was cloned from; without one, the branch at hand.
    """
    wanted = tuple(paths)
    git = shutil.which("git")
    if not wanted or git is None:
        return {}
    branch = "origin/HEAD" if _ask(git, root, "rev-parse", "--verify", "--quiet", "origin/HEAD") else "HEAD"
    log = _ask(
        git,
        root,
        "log",
        "--format=%x00%cs",
        "--raw",
        "--no-abbrev",
        "--no-renames",
        "--relative",
        "-z",
        branch,
        "--",
        *wanted,
    )
    commits = list(_blobs(log.decode(errors="replace")))
    texts = _texts(git, root, [blob for _, blob, _ in commits])
    found: dict[str, list[Version]] = {}
    for day, blob, path in commits:
        found.setdefault(path, []).append(Version(day, texts.get(blob, "")))
    return {path: tuple(each) for path, each in found.items()}


def _ask(git: str, root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers; nothing if it refuses, as where there is no repository."""
    done = subprocess.run([git, *arguments], cwd=root, input=given, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def _blobs(log: str) -> Iterator[tuple[str, str, str]]:
    """The day, the object and the path of each file that a commit wrote."""
    day = ""
    words = iter(log.split("\x00"))
    for word in words:
        line = word.strip()
        if line.startswith(":"):
            blob, change = line.split(" ")[3:5]
            path = next(words, "")
            if change != "D":
                yield day, blob, path
        elif line:
            day = line


def _texts(git: str, root: Path, blobs: list[str]) -> Mapping[str, str]:
    """The text of each object."""
    answer = _ask(git, root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
    texts: dict[str, str] = {}
    while answer:
        head, _, rest = answer.partition(b"\n")
        blob, kind, *size = head.decode().split(" ")
        length = int(size[0]) if size else 0
        if kind == "blob":
            texts[blob] = rest[:length].decode(errors="replace")
        answer = rest[length + 1 :] if size else rest
    return texts
