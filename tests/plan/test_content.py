"""The content of the site itself: what the plan shows is what the files say."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from plugins.core.build import prepare
from plugins.plan.tree import plan
from tests.support import FEATURES, ROOT, project

# When everything is out, so that no test has to know what that depends on.
LATER = dt.datetime(2100, 1, 1)  # noqa: DTZ001  # the site's own zone, as in Settings


def named(node: Any, key: str = "") -> Iterator[str]:
    """The codes of the plan that a front matter names: its outcomes, and the line of its activity."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from named(value, name)
    elif isinstance(node, list):
        for each in node:
            yield from named(each, key)
    elif key in ("outcomes", "line"):
        yield node


def counted_by_hand() -> dict[str, int]:
    """How many files are under each code, by their front matter alone: an original of a kind that lists show."""
    folders = {kind.folder.split("/")[0] for feature in FEATURES for kind in feature.kinds if kind.rank}
    under: dict[str, set[Path]] = {}
    for path in sorted(path for folder in folders for path in (ROOT / "content" / folder).rglob("*.md")):
        if path.stem.endswith((".fr", ".es")):
            continue
        front = yaml.load(path.read_text("utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
        if front.get("status", "published") not in ("draft", "withdrawn"):
            for code in named(front):
                for end in (2, 4, 6):
                    under.setdefault(code[:end], set()).add(path)
    return {code: len(paths) for code, paths in under.items()}


def test_the_counts_of_the_plan_are_those_of_the_files(tmp_path: Path) -> None:
    """Of every line, axis and outcome; and there is none besides."""
    settings = project(tmp_path, {}, content=ROOT / "content", data=ROOT / "data", now=LATER)
    site = prepare(settings, FEATURES).gathered.site
    assert site is not None, "the content of the site has errors"
    counts = {node.code: len(node.items) for node in plan(site).walk() if node.items}
    assert counts == counted_by_hand()
    assert counts, "nothing of the content is under the plan"
