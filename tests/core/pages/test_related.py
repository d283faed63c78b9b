"""What else to read."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.core.entry import Entry, Kind
from plugins.core.frontmatter.values import Moment
from plugins.core.pages.related import relate
from plugins.core.site import Item
from tests.markup import attributes, page, texts
from tests.support import DATA, FEATURES, built, item_of, news_item, site_of


def related(tmp_path: Path, to: str, files: Mapping[str, str], **changes: object) -> list[str]:
    """The slugs of the items that are related to one."""
    site = site_of(tmp_path, {f"content/news/{slug}.md": text for slug, text in files.items()}, **changes)
    return [item.entry.slug for item in relate(site.with_pages).to(item_of(site, f"news/{to}"))]


def about(challenges: str, date: str = "2022-04-25", body: str = "Text.", **fields: str) -> str:
    return news_item(body, challenges=f"[{challenges}]", date=date, **fields)


def test_items_are_related_by_what_they_share(tmp_path: Path) -> None:
    """And only by that: neither to themselves nor to what shares nothing."""
    files = {"x": about("2.3"), "y": about("2.3, 1.1"), "z": about("1.1")}
    assert related(tmp_path, "x", files) == ["y"]


def test_what_is_shared_by_few_counts_for_more(tmp_path: Path) -> None:
    """Nearly everything is about climate: an item on the same rare subject comes first."""
    many = {f"climate-{number}": about("2.3") for number in range(4)}
    files = {"x": about("2.3, 1.1"), "rare": about("1.1"), **many}
    assert related(tmp_path, "x", files)[0] == "rare"


def test_of_two_that_share_as_much_the_nearer_day_comes_first(tmp_path: Path) -> None:
    """Near to the item's own day, before or after it."""
    files = {
        "x": about("2.3", "2015-01-01"),
        "newest": about("2.3", "2022-01-01"),
        "before": about("2.3", "2014-12-01"),
        "after": about("2.3", "2015-03-01"),
    }
    assert related(tmp_path, "x", files) == ["before", "after", "newest"]


def test_equals_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    """So every build, in whatever order the files are read, gives the same."""
    files = {slug: about("2.3") for slug in ("x", "c", "a", "b")}
    assert related(tmp_path / "1", "x", files) == ["a", "b", "c"]
    assert related(tmp_path / "2", "x", dict(reversed(files.items()))) == ["a", "b", "c"]
    assert related(tmp_path / "3", "x", {"x": about("2.3, 1.1"), "b": about("2.3"), "a": about("1.1")}) == ["a", "b"]


def test_the_day_of_the_build_changes_nothing(tmp_path: Path) -> None:
    """Else every page would change every day."""
    files = {"x": about("2.3", "2020-01-01"), "old": about("2.3", "2010-01-01"), "new": about("2.3", "2022-01-01")}
    orders = [related(tmp_path / str(year), "x", files, now=dt.datetime(year, 5, 1)) for year in (2023, 2043)]  # noqa: DTZ001
    assert orders[0] == orders[1] == ["new", "old"]


def test_a_popular_subject_is_no_quadratic_work(tmp_path: Path) -> None:
    """Of the items on one subject, the twenty nearest on each side are weighed."""
    files = {f"n{number:03}": about("2.3", f"2022-01-{number % 28 + 1:02}") for number in range(100)}
    assert len(related(tmp_path, "n050", files)) <= 40


def test_a_page_shows_at_most_five(tmp_path: Path) -> None:
    files = {f"content/news/{slug}.md": about("2.3") for slug in "abcdefgh"}
    links = attributes(page(built(tmp_path, files), "news/a/index.html"), ".related .card-title a", "href")
    assert links == [f"/news/{slug}/" for slug in "bcdef"]


def test_what_the_text_links_to_is_not_offered_again(tmp_path: Path) -> None:
    """Whether it is linked as it is, by an anchor, or in another language; the next best take its place."""
    body = "[b](b.md), [c](c.md#part), [d](d.fr.md)"
    files = {f"content/news/{slug}.md": about("2.3", body="## Part") for slug in "bcdefghi"}
    files |= {"content/news/a.md": about("2.3", body=body), "content/news/d.fr.md": "---\ntitle: D\n---\nTexte.\n"}
    links = attributes(page(built(tmp_path, files), "news/a/index.html"), ".related .card-title a", "href")
    assert links == [f"/news/{slug}/" for slug in "efghi"]


def offered(output: Mapping[str, bytes], path: str = "news/a/index.html") -> list[str]:
    return attributes(page(output, path), ".related .card-title a", "href")


def test_what_the_page_links_to_elsewhere_is_not_offered_again(tmp_path: Path) -> None:
    """As a term, as a document, as what readers can do: wherever on the page it is, and however the address is said."""
    actions = "{label: Go, url: https://metropolis.example/fr/news/b/#part}"
    documents = "{label: Read, url: https://metropolis.example/news/c/}"
    series = DATA["content/projects/metrotalks.md"].replace("---\n", "---\nchallenges: [2.3]\n", 1)
    files = {f"content/news/{slug}.md": about("2.3") for slug in "bcd"} | {"content/projects/metrotalks.md": series}
    plain = files | {"content/news/a.md": about("2.3")}
    assert offered(built(tmp_path / "1", plain)) == ["/news/b/", "/news/c/", "/news/d/", "/projects/metrotalks/"]
    linking = {"content/news/a.md": about("2.3", projects="[MetroTalks]", actions=actions, documents=documents)}
    assert offered(built(tmp_path / "2", files | linking)) == ["/news/d/"]


def test_a_series_counts_as_a_project_does(tmp_path: Path) -> None:
    """An event says so in a field of its own."""
    event = "---\ntitle: Episode\nstart: 2022-03-01\nseries: MetroTalks\n---\nText.\n"
    files = {"content/events/a.md": event, "content/news/b.md": news_item(projects="[MetroTalks]")}
    assert offered(built(tmp_path, files), "events/a/index.html") == ["/news/b/"]


def test_it_says_no_more_than_kind_day_and_title(tmp_path: Path) -> None:
    """So that a page stays as it is when the summary or the tags of another item change."""
    files = {"content/news/a.md": about("2.3"), "content/news/b.md": about("2.3", title="B", summary="More.")}
    assert texts(page(built(tmp_path, files), "news/a/index.html"), ".related .card") == ["News 25 April 2022 B"]


def test_what_has_no_day_is_near_to_the_newest(tmp_path: Path) -> None:
    """A page of the site, a project: of two items that share as much with it, the newer comes first."""
    files = {f"content/news/n{year}.md": about("2.3", f"{year}-01-01") for year in (2001, 2021, 2011)}
    files["content/pages/x.md"] = "---\ntitle: X\nchallenges: [2.3]\n---\nText.\n"
    site = site_of(tmp_path, files)
    ranked = [item.entry.slug for item in relate(site.with_pages).to(item_of(site, "page/x"))]
    assert ranked == ["n2021", "n2011", "n2001"]
    assert [item.entry.slug for item in relate(site.with_pages).to(item_of(site, "news/n2021"))][-1] == "x"


class Dated(Entry, frozen=True, kw_only=True):
    """Any entry, of a day or without one."""

    on: dt.date | None

    @property
    def published_on(self) -> Moment | None:
        return Moment(self.on) if self.on else None


ANY = Kind(name="any", folder="any", entry=Dated, address="any/{slug}/")
CODES = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=4)
DAYS = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))
FACTS = st.lists(st.tuples(DAYS, CODES, CODES), min_size=2, max_size=12)
Facts = Sequence[tuple[dt.date | None, Sequence[str], Sequence[str]]]


def items_of(facts: Facts, *, turned: bool = False) -> list[Item]:
    """An item for each fact; if `turned`, its terms are written from the last to the first."""
    step = -1 if turned else 1
    entries = [
        Dated(
            path=f"{number}.md",
            kind="any",
            slug=str(number),
            lang="en",
            id=f"any/{number}",
            on=day,
            challenges=tuple(challenges[::step]),
            members=tuple(members[::step]),
        )
        for number, (day, challenges, members) in enumerate(facts)
    ]
    return [Item(entry, ANY, "out", {}) for entry in entries]


def ranking(items: Sequence[Item]) -> dict[str, list[str]]:
    index = relate(items)
    return {item.entry.id: [other.entry.id for other in index.to(item)] for item in items}


@settings(deadline=None)
@given(FACTS, st.data())
def test_the_order_of_nothing_matters(facts: Facts, data: st.DataObject) -> None:
    """Neither that of the files nor that in which an author lists the terms."""
    ranked = ranking(items_of(facts))
    assert ranking(data.draw(st.permutations(items_of(facts)))) == ranked
    assert ranking(items_of(facts, turned=True)) == ranked


@settings(deadline=None)
@given(FACTS)
def test_it_is_what_shares_something_and_nothing_else(facts: Facts) -> None:
    """Never the item itself, and each of the others once."""
    items = items_of(facts)
    for item in items:
        mine = {*item.entry.challenges}, {*item.entry.members}
        sharing = {
            other.entry.id
            for other in items
            if other is not item and (mine[0] & {*other.entry.challenges} or mine[1] & {*other.entry.members})
        }
        found = ranking(items)[item.entry.id]
        assert set(found) == sharing and len(found) == len(sharing)


@settings(deadline=None)
@given(FACTS, DAYS)
def test_an_item_that_shares_nothing_changes_nothing(facts: Facts, day: dt.date | None) -> None:
    before, after = ranking(items_of(facts)), ranking(items_of([*facts, (day, ["z"], [])]))
    assert {name: after[name] for name in before} == before


@settings(deadline=None)
@given(FACTS, st.integers(-3650, 3650))
def test_only_the_distance_of_days_counts(facts: Facts, shift: int) -> None:
    """The same items some years earlier or later are ranked alike: no day is nearer to anything than another."""
    dated = [(day or dt.date(2015, 1, 1), challenges, members) for day, challenges, members in facts]
    moved = [(day + dt.timedelta(shift), challenges, members) for day, challenges, members in dated]
    assert ranking(items_of(moved)) == ranking(items_of(dated))


def test_without_relations_there_is_no_such_section(tmp_path: Path) -> None:
    output = built(tmp_path, {"content/news/a.md": news_item()})
    assert not page(output, "news/a/index.html").select(".related")


def test_every_kind_with_pages_may_be_offered(tmp_path: Path) -> None:
    """There is a word for it in every language: whatever shares a term may stand on the page of anything."""
    kinds = [kind.name for feature in FEATURES for kind in feature.kinds if kind.address is not None]
    words = site_of(tmp_path, {}).words
    missing = [(lang, name) for lang in words for name in kinds if f"kind.{name}" not in words[lang].words]
    assert not missing
