"""The archive of everything (RFC 5005, section 4): a subscriber who comes late can read all that there ever was."""

from pathlib import Path

import pytest

from tests.feeds.support import HOST, Output, feed, titles
from tests.support import built, news_item


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


@pytest.mark.parametrize("count", [49, 50, 51, 100, 130])
def test_going_back_one_finds_everything_once_or_more(tmp_path: Path, count: int) -> None:
    output = built(tmp_path, news(count))
    found, name = set(titles(output, "atom.xml")), "atom.xml"
    while previous := links(output, name).get("prev-archive"):
        name = previous
        assert len(titles(output, name)) == 50 and links(output, name)["current"] == "atom.xml"
        assert b"<fh:archive/>" in output[name], "a full page says that it will not change"
        found |= set(titles(output, name))
    assert found == {str(number) for number in range(count)}
    assert len(archives(output)) == len(archives(output, "fr/")) == (count // 50 + 1 if count >= 50 else 0)


def test_pages_are_numbered_from_the_oldest_and_lead_both_ways(tmp_path: Path) -> None:
    output = built(tmp_path, news(120))
    assert titles(output, "atom-archive-1.xml") == [str(number) for number in range(49, -1, -1)]
    assert links(output, "atom-archive-1.xml") == {"current": "atom.xml", "next-archive": "atom-archive-2.xml"}
    assert links(output, "atom-archive-3.xml") == {"current": "atom.xml", "prev-archive": "atom-archive-2.xml"}
    assert b"<fh:archive/>" not in output["atom-archive-3.xml"], "the last one is still being filled"


@pytest.mark.parametrize(("before", "after"), [(100, 101), (99, 100), (60, 160)])
def test_a_full_page_never_changes(tmp_path: Path, before: int, after: int) -> None:
    """However much is added."""
    one, two = built(tmp_path / "a", news(before)), built(tmp_path / "b", news(after))
    full = [f"{lang}atom-archive-{number}.xml" for lang in ("", "fr/", "es/") for number in range(1, before // 50 + 1)]
    assert full and all(one[name] == two[name] for name in full)


def test_a_correction_of_the_oldest_comes_back_and_loses_nothing(tmp_path: Path) -> None:
    """It joins the newest; those that are in no full page of the archive stay among them."""
    output = built(tmp_path, news(149, updated="{date: 2022-04-20, note: Another figure.}"))
    current = titles(output, "atom.xml")
    assert current[:2] == ["1", "0"] and set(current) >= {str(number) for number in range(100, 149)}


def test_sections_have_no_archive(tmp_path: Path) -> None:
    """All that they hold is in that of everything."""
    assert not [name for name in built(tmp_path, news(60)) if name.startswith("news/atom-archive")]
