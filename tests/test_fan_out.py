"""Fan-out: how many files of the site change when one piece of content does. `pytest -s` prints the figures."""

from collections import Counter
from collections.abc import Mapping

import pytest

from tests.support import built, news_item

Files = Mapping[str, str]

LANGUAGES = ("fr", "es")
CHALLENGES = ("1.1", "1.3", "1.4", "2.1", "2.3", "3.1")
MEMBERS = tuple(f"metropolis-{number:02}" for number in range(16))
REGIONS = ("africa", "asia-pacific", "europe", "north-america")
OUTCOMES = ("L1A1D1", "L1A2D1", "L2A1D1")


def _translated(path: str, text: str) -> dict[str, str]:
    """An original with its translations, which say their titles and summaries again."""
    title = next(line for line in text.splitlines() if line.startswith("title: "))
    files = {path: text}
    for lang in LANGUAGES:
        files[path.replace(".md", f".{lang}.md")] = (
            f"---\n{title} ({lang})\nsummary: In short ({lang}).\n---\n\nText.\n"
        )
    return files


def _news(number: int) -> str:
    """The news of a month: one or two challenges, two members, some with an outcome."""
    fields = {
        "title": f"News {number}",
        "date": f"{2020 + number // 12}-{number % 12 + 1:02}-10",
        "summary": "In short.",
        "challenges": f"[{CHALLENGES[number % 6]}, {CHALLENGES[(number + 1 + number % 2) % 6]}]",
        "members": f"[{MEMBERS[number % 16]}, {MEMBERS[(number * 3 + 1) % 16]}]",
    }
    if number % 3 == 0:
        fields["outcomes"] = f"[{OUTCOMES[number // 3 % 3]}]"
    return news_item(**fields)


def _event(number: int, members: str = "", start: str = "") -> str:
    start = start or f"{2020 + number // 6}-{number % 6 * 2 + 1:02}-20"
    members = members or f"{MEMBERS[number % 16]}, {MEMBERS[(number + 5) % 16]}"
    challenge = CHALLENGES[number % 6]
    front = (
        f"title: Event {number}\nstart: {start}\nsummary: In short.\nchallenges: [{challenge}]\nmembers: [{members}]"
    )
    return f"---\n{front}\nseries: MetroTalks\n---\nText.\n"


def _site() -> dict[str, str]:
    """28 news of as many months, 12 events, 16 members in 4 regions, 6 challenges: each in three languages."""
    files = {"data/outcomes.yaml": "".join(f"{code}: {{label: Label {code}}}\n" for code in ("L1", "L2", *OUTCOMES))}
    files["data/regions.yaml"] = "".join(f"{code}: {{label: Region {code}}}\n" for code in REGIONS)
    for code in CHALLENGES:
        slug = code.replace(".", "-")
        if code not in ("1.1", "2.1", "2.3"):  # those are in every site of these tests
            files |= _translated(f"content/challenges/{slug}.md", f"---\ntitle: Challenge {code}\ncode: {code}\n---\n")
    for number, slug in enumerate(MEMBERS):
        files[f"content/members/{REGIONS[number % 4]}/{slug}.md"] = f"---\ntitle: {slug}\n---\n"
    for number in range(28):
        files |= _translated(f"content/news/n{number:02}.md", _news(number))
    for number in range(12):
        files |= _translated(f"content/events/e{number:02}.md", _event(number))
    return files


SITE = _site()
EDITED = "content/news/n20.md"
NEW = "content/news/new.md"


def _instead(old: str, new: str) -> dict[str, str]:
    """The edited item with one thing said otherwise."""
    assert old in SITE[EDITED], f"{old!r} is not in {EDITED}"
    return {EDITED: SITE[EDITED].replace(old, new)}


CHANGES: dict[str, Files] = {
    "a body edit": _instead("Text.", "Another text."),
    "a title edit": _instead("title: News 20", "title: Another title"),
    "a retag": _instead("challenges: [1.4, 2.1]", "challenges: [1.4, 3.1]"),
    "a new news item": _translated(NEW, _news(27).replace("News 27", "New")),
    "a new event": _translated("content/events/new.md", _event(12, ", ".join(MEMBERS[:3]), "2022-09-01")),
}


def _sort(name: str) -> str:
    """What sort of file it is."""
    if name.endswith(".html"):
        return "pages"
    if name.endswith((".xml", "feed.json")):
        return "sitemaps" if name.startswith("sitemap") else "feeds"
    return "calendars" if name.endswith(".ics") else "data"


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The files whose bytes differ after each change: other, new or gone."""
    before = built(tmp_path_factory.mktemp("before"), SITE)
    found = {}
    for number, (change, files) in enumerate(CHANGES.items()):
        after = built(tmp_path_factory.mktemp(f"after{number}"), {**SITE, **files})
        found[change] = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    _print(found, len(before))
    return found


def _print(found: Mapping[str, list[str]], total: int) -> None:
    sorts = ("pages", "feeds", "data", "calendars", "sitemaps")
    lines = [f"\nfiles that change, of {total:<10}" + "".join(f"{sort:>11}" for sort in (*sorts, "all"))]
    for change, names in found.items():
        counts = Counter(_sort(name) for name in names)
        lines.append(f"{change:<32}" + "".join(f"{counts[sort]:>11}" for sort in sorts) + f"{len(names):>11}")
    print("\n".join(lines))  # noqa: T201  # the figures are what this test is read for


# Most files that may change, and why so many. A file counts once for each language, if nothing else is said.
BOUNDS = {
    # Only in the language of the body: its page, and the feeds that hold its text: everything and the news in three
    # formats each, all challenges, and one for each of its challenges and members.
    "a body edit": 14,
    # In that language also the lists that name it (news and year, members, challenges and their years) and the pages
    # that offer it to read on, five on average. Once for all languages the data of its lists and the translations.
    "a title edit": 42,
    # In all languages: its page, the lists and feeds that say its tags, the matrix of challenges, the challenge that it
    # leaves and the one that it joins, and the pages that offer it no more or from now on. This tag makes a challenge
    # so much rarer that it weighs twice as much in all its items, which is the most that one tag can do.
    "a retag": 135,
    # In all languages: itself, home, news and year; list, year and feed of each challenge, page and feed of each member
    # and of its outcome, axis, line and the plan; the pages that offer it to read on; the data of all these lists.
    "a new news item": 165,
    # In all languages: itself, home, its month and the one before, the years; page and calendar of each region, of its
    # series, its challenge and its three members; the pages that offer it. Each slice of the calendar says how many
    # events the others have, so the pages of all slices change: 5 of 6 challenges for nothing but a number.
    "a new event": 170,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_touches_few_files(changed: dict[str, list[str]], change: str) -> None:
    """Those that show something of what changed, and no others: uploads stay small, and caches warm."""
    names = changed[change]
    assert names, f"{change} changes nothing at all"
    assert len(names) <= BOUNDS[change], f"{change} changes {len(names)} files:\n" + "\n".join(names)


def test_a_body_is_on_one_page(changed: dict[str, list[str]]) -> None:
    """Besides the feeds of its language."""
    assert [name for name in changed["a body edit"] if _sort(name) == "pages"] == ["news/n20/index.html"]
    assert not [name for name in changed["a body edit"] if name.startswith(("fr/", "es/"))]


def test_a_title_is_said_in_its_language(changed: dict[str, list[str]]) -> None:
    """The translations have titles of their own."""
    assert not [name for name in changed["a title edit"] if name.startswith(("fr/", "es/"))]
