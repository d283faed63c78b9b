"""Counts made from the Markdown files alone: another reading of them than the site's own, to hold against it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import yaml

from tests.support import FEATURES

FOLDERS = {kind.folder: kind.name for feature in FEATURES for kind in feature.kinds if kind.rank}
_TRANSLATION = re.compile(r"\.(en|fr|es)\.md$")
_DAYS = ("start", "opens", "deadline", "date")


class Counted(msgspec.Struct, frozen=True):
    """How often each thing is met on the items of a challenge."""

    total: int
    kinds: Counter[str]
    years: Counter[str]
    regions: Counter[str]
    members: Counter[str]
    challenges: Counter[str]


def front_matter(path: Path) -> dict[str, Any]:
    """What stands between the first two fences, every value as it is written."""
    block = path.read_text("utf-8-sig").split("\n---", 1)[0].removeprefix("---")
    return yaml.load(block, yaml.BaseLoader) or {}


def count(root: Path) -> dict[str, Counted]:
    """For each challenge of a project, by its code, what counts as done about it once everything is out."""
    content = root / "content"
    challenges = {front_matter(path)["code"]: path for path in originals(content / "challenges")}
    codes = _names({code: (path, ()) for code, path in challenges.items()})
    members = {path.stem: path for path in originals(content / "members", "*/*.md")}
    slugs = _names({slug: (path, (slug,)) for slug, path in members.items()})
    known = yaml.load((root / "data" / "regions.yaml").read_text("utf-8"), yaml.BaseLoader)
    regions = {plain(name): code for code, term in known.items() for name in (code, *term["label"].values())}
    found: dict[str, list[tuple[str, str, set[str], set[str], set[str]]]] = {code: [] for code in challenges}
    for folder, kind in FOLDERS.items():
        for path in originals(content / folder):
            entry = front_matter(path)
            if entry.get("status") in ("draft", "withdrawn"):
                continue
            own = {codes[plain(name)] for name in several(entry.get("challenges"))}
            took_part = {slugs[plain(name)] for name in anywhere(entry, "member")}
            there = {regions[plain(name)] for name in anywhere(entry, "region")}
            there |= {members[slug].parent.name for slug in took_part} & set(known)
            year = next((entry[name][:4] for name in _DAYS if entry.get(name)), "")
            for code in own:
                found[code].append((kind, year, there, took_part, own - {code}))
    return {code: _counted(items) for code, items in found.items()}


def originals(folder: Path, pattern: str = "*.md") -> list[Path]:
    """The files of a folder that are no translations."""
    return [path for path in sorted(folder.glob(pattern)) if not _TRANSLATION.search(path.name)]


def several(value: Any) -> list[str]:
    """A list, or one value alone."""
    return value if isinstance(value, list) else [value] if value else []


def anywhere(value: Any, name: str) -> Iterator[str]:
    """What stands under `name` or its plural, at any depth."""
    if isinstance(value, list):
        for each in value:
            yield from anywhere(each, name)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from several(each) if key in (name, f"{name}s") else anywhere(each, name)


def plain(name: str) -> str:
    """A name without accents, capitals and dashes."""
    letters = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return " ".join(re.split(r"[\s\-\u2010-\u2015]+", letters.replace("’", "'").casefold().strip()))


def _names(files: dict[str, tuple[Path, tuple[str, ...]]]) -> dict[str, str]:
    """By every name that the files give to what they are about, its code."""
    found: dict[str, str] = {}
    for code, (path, more) in files.items():
        entry = front_matter(path)
        texts = [front_matter(each) for each in (path, *path.parent.glob(f"{path.stem}.??.md"))]
        names = [code, *more, *(text["title"] for text in texts), *several(entry.get("also_known_as"))]
        found |= {plain(name): code for name in (*names, *entry.get("names", {}).values())}
    return found


def _counted(items: list[tuple[str, str, set[str], set[str], set[str]]]) -> Counted:
    return Counted(
        len(items),
        Counter(kind for kind, *_ in items),
        Counter(year for _, year, *_ in items if year),
        Counter(code for _, _, regions, *_ in items for code in regions),
        Counter(code for *_, members, _ in items for code in members),
        Counter(code for *_, others in items for code in others),
    )
