"""The archive of everything (RFC 5005, section 4): a subscriber who comes late can read all that there ever was."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.feeds.support import HOST, Output, feed, titles
from tests.support import built, news_item

SiteOf = Callable[[int], Output]


def news(count: int, **later: str) -> dict[str, str]:
    """So many news, a day each; `later` are fields of the first two."""
    files = {
        f"content/news/n{number}.md": news_item(
            title=str(number), date=f"{2018 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        )
        for number in range(count)
    }
    for number in (0, 1) if later else ():
        files[f"content/news/n{number}.md"] = news_item(title=str(number), date=f"2018-01-0{number + 1}", **later)
    return files


def archives(output: Output, lang: str = "") -> list[str]:
    return sorted(name for name in output if name.startswith(f"{lang}atom-archive-"))


def links(output: Output, name: str) -> dict[str, str]:
    """Where a document leads, by relation, as paths."""
    found = {each.rel: each.href.removeprefix(f"{HOST}/") for each in feed(output, name).feed.links}
    return {rel: found[rel] for rel in ("current", "prev-archive", "next-archive") if rel in found}


@pytest.fixture(scope="module")
def site_of(tmp_path_factory: pytest.TempPathFactory) -> SiteOf:
    """The site of so many news, built once for all who ask."""
    return cache(lambda count: built(tmp_path_factory.mktemp(str(count)), news(count)))


@pytest.mark.parametrize("count", [49, 50, 51, 100, 130])
def test_going_back_one_finds_everything_once_or_more(site_of: SiteOf, count: int) -> None:
    output = site_of(count)
    found, name = set(titles(output, "atom.xml")), "atom.xml"
    while previous := links(output, name).get("prev-archive"):
        name = previous
        assert len(titles(output, name)) == 50 and links(output, name)["current"] == "atom.xml"
        assert b"<fh:archive/>" in output[name], "a full page says that it will not change"
        found |= set(titles(output, name))
    assert found == {str(number) for number in range(count)}
    assert len(archives(output)) == len(archives(output, "fr/")) == (count // 50 + 1 if count >= 50 else 0)


def test_pages_are_numbered_from_the_oldest_and_lead_both_ways(site_of: SiteOf) -> None:
    output = site_of(130)
    assert titles(output, "atom-archive-1.xml") == [str(number) for number in range(49, -1, -1)]
    assert links(output, "atom-archive-1.xml") == {"current": "atom.xml", "next-archive": "atom-archive-2.xml"}
    assert links(output, "atom-archive-3.xml") == {"current": "atom.xml", "prev-archive": "atom-archive-2.xml"}
    assert b"<fh:archive/>" not in output["atom-archive-3.xml"], "the last one is still being filled"


@pytest.mark.parametrize(("before", "after"), [(100, 101), (99, 100), (51, 130)])
def test_a_full_page_never_changes(site_of: SiteOf, before: int, after: int) -> None:
    """However much is added."""
    one, two = site_of(before), site_of(after)
    full = [f"{lang}atom-archive-{number}.xml" for lang in ("", "fr/", "es/") for number in range(1, before // 50 + 1)]
    assert full and all(one[name] == two[name] for name in full)


def test_a_correction_of_the_oldest_comes_back_and_loses_nothing(tmp_path: Path) -> None:
    """It joins the newest; those that are in no full page of the archive stay among them."""
    output = built(tmp_path, news(149, updated="{date: 2022-04-20, note: Another figure.}"))
    current = titles(output, "atom.xml")
    assert current[:2] == ["1", "0"] and set(current) >= {str(number) for number in range(100, 149)}


def test_sections_have_no_archive(site_of: SiteOf) -> None:
    """All that they hold is in that of everything."""
    assert not [name for name in site_of(51) if name.startswith("news/atom-archive")]
