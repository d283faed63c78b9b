"""The benchmark of the feeds: how many there are of a large site, how large, how long they take, what one edit changes.

python3 run.py bench-feeds
"""

import argparse
import datetime as dt
import resource
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import msgspec

from plugins.core.build import prepare
from plugins.core.features.artifacts import Page
from plugins.core.incremental.making import Maker
from plugins.core.incremental.recipes import Recipes
from plugins.core.problems import has_errors
from plugins.core.rendering.templates import renderers
from plugins.core.settings import Settings
from plugins.feeds.planning import feeds
from tests.support import FEATURES, news_item, project

_MEMBERS = ("brussels", "berlin", "barcelona-city", "barcelona-metropolitan-area")
_CHALLENGES = ("1.1", "2.1", "2.3")
_PARAGRAPH = "Cities of every region met to speak of housing, water and care, and [said so](https://example.org/). " * 5
_NOW = dt.datetime(2050, 1, 1)  # noqa: DTZ001  # the site's own zone, as in Settings


def main() -> None:
    """Plan and write the feeds of a site of many news, then those of the site with one of them edited."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", type=int, default=10_000)
    news = parser.parse_args().news
    with tempfile.TemporaryDirectory() as folder:
        settings = project(Path(folder), _files(news), now=_NOW)
        first = _feeds(settings, "the whole site")
        edited = settings.content / "news" / "item-0.md"
        edited.write_text(news_item("Another text.", title="Another title", date="2000-01-01"), "utf-8")
        second = _feeds(settings, "after an edit of the oldest")
    changed = sorted(address for address, data in second.items() if first.get(address) != data)
    print(f"one edit rewrites {len(changed)} of {len(second)}: {', '.join(changed)}")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def _files(news: int) -> Mapping[str, str]:
    """News in three languages, three days of each four, the first without anything but itself."""
    files = {}
    for number in range(news):
        day = dt.date(2000, 1, 1) + dt.timedelta(days=number * 3 // 4)
        facts = {"title": f"Item {number}", "summary": f"What happened {number} days later.", "date": str(day)}
        if number:
            facts |= {"members": f"[{_MEMBERS[number % 4]}]", "challenges": f'["{_CHALLENGES[number % 3]}"]'}
        body = "\n\n".join([f"Number {number}.", "## What was said", *[_PARAGRAPH] * 4])
        files[f"content/news/item-{number}.md"] = news_item(body, **facts)
        for lang in ("fr", "es"):
            files[f"content/news/item-{number}.{lang}.md"] = f"---\ntitle: {lang} {number}\n---\n\n{body}\n"
    return files


def _feeds(settings: Settings, what: str) -> dict[str, bytes]:
    """The feeds by address; says how long they took beside all that is done without them."""
    start = time.process_time()
    prepared = prepare(settings, [feature for feature in FEATURES if feature.name != "feeds"])
    if has_errors(prepared.problems):
        sys.exit("\n".join(map(str, prepared.problems[:10])))
    ready = time.process_time()
    site = prepared.gathered.site
    assert site is not None, "a site without errors is there"
    planned = tuple(feeds(site, [each for each in prepared.artifacts if isinstance(each, Page)]))
    steps = [Recipes().of(each) for each in planned]
    chunks = {path: msgspec.msgpack.decode(each) for path, each in prepared.texts.chunks.items()}
    maker = Maker(renderers(settings, site.words, prepared.frames, chunks.__getitem__))
    to_write = time.process_time()
    written = {step.path: maker.make(step, recipe, lambda _path: 0) for step, recipe in steps}
    done = time.process_time()
    archives, size = sum("archive" in address for address in written), sum(map(len, written.values()))
    print(f"{what}: {len(written)} feed documents ({archives} of archives), {size / 1e6:.1f} MB")
    print(
        f"  seconds: {to_write - ready:.1f} to plan, {done - to_write:.1f} to write, {ready - start:.1f} for all else"
    )
    return written


if __name__ == "__main__":
    main()
