"""Dossiers: what belongs to a term, in figures and by kind."""

from pathlib import Path

import pytest

from plugins.core.pages.dossier import Count, Dossier, coming, dossier, listed, members_of, regions_of
from plugins.core.site import Site
from tests.support import item_of, news_item, site_of

EVENT = "---\ntitle: {title}\nstart: {start}\nchallenges: [2.3]\n{more}\n---\nText.\n"
REGIONS = "europe: {label: Europe}\nafrica: {label: Africa}\nasia: {label: Asia}\n"
FILES = {
    "data/regions.yaml": REGIONS,
    "content/members/africa/cairo.md": "---\ntitle: Cairo\n---\n",
    "content/events/past.md": EVENT.format(title="Past", start="2022-04-30", more="members: [Berlin, Cairo]"),
    "content/events/today.md": EVENT.format(title="Today", start="2022-05-01", more="regions: [asia]"),
    "content/events/soon.md": EVENT.format(title="Soon", start="2022-05-02", more="members: [Berlin]"),
    "content/events/later.md": EVENT.format(title="Later", start="2022-06-01", more=""),
    "content/events/latest.md": EVENT.format(title="Latest", start="2023-01-01", more=""),
    "content/news/old.md": news_item(title="Old", date="2019-01-01", challenges="[2.3, 1.1]"),
    "content/pages/about.md": "---\ntitle: About\nchallenges: [2.3]\n---\nText.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on 1 May 2022."""
    return site_of(tmp_path_factory.mktemp("dossier"), FILES)


@pytest.fixture(scope="module")
def found(site: Site) -> Dossier:
    """All on climate resilience."""
    return dossier(site, site.about("challenges", "2.3"), "en", ("challenges", "2.3"))


def test_lists_leave_out_what_has_no_rank(site: Site) -> None:
    """A page may refer to a challenge; it is nothing that was done about it."""
    everything = site.about("challenges", "2.3")
    assert {item.entry.id for item in everything} - {item.entry.id for item in listed(everything)} == {"page/about"}


def test_the_next_events_come_the_soonest_first(site: Site, found: Dossier) -> None:
    """At most three, with those of today, and what no event is never; the shelf holds the others."""
    ahead = coming(site.about("challenges", "2.3"), site.settings.today)
    assert [item.entry.slug for item in ahead] == ["today", "soon", "later", "latest"]
    assert [card.title for card in found.coming] == ["Today", "Soon", "Later"]
    assert [card.title for card in found.shelves[0].cards] == ["Latest", "Past"]


def test_a_shelf_counts_also_what_comes_next(found: Dossier) -> None:
    assert [(shelf.kind, shelf.total) for shelf in found.shelves] == [("event", 5), ("news", 1)]
    assert [(each.label, each.count, each.share) for each in found.kinds] == [("Events", 5, 100), ("News", 1, 20)]
    assert found.total == 6 and found.complete


def test_a_year_in_which_nothing_was_is_shown(found: Dossier) -> None:
    """Else two bars would stand side by side whose years do not."""
    assert [(each.label, each.count) for each in found.years] == [
        *(("2019", 1), ("2020", 0), ("2021", 0), ("2022", 4), ("2023", 1)),
    ]


def test_the_regions_are_those_of_the_item_and_of_its_members(site: Site, found: Dossier) -> None:
    """Each once for an item, and none for one that names neither."""
    assert regions_of(site, item_of(site, "event/past")) == {"africa", "europe"}
    assert regions_of(site, item_of(site, "event/today")) == {"asia"}
    assert regions_of(site, item_of(site, "event/latest")) == frozenset()
    assert [(each.label, each.count) for each in found.regions] == [("Europe", 2), ("Africa", 1), ("Asia", 1)]


def test_the_most_frequent_come_first_and_then_by_name(site: Site, found: Dossier) -> None:
    assert list(members_of(item_of(site, "event/past"))) == ["berlin", "cairo"]
    assert [(each.label, each.count, each.url) for each in found.members] == [
        ("Berlin", 2, "/members/berlin/"),
        ("Cairo", 1, "/members/cairo/"),
    ]
    assert found.member_total == 2


def test_a_term_does_not_count_itself(site: Site, found: Dossier) -> None:
    """That all items on climate are on climate says nothing."""
    inequalities = Count("Combating inequalities", 1, 100, "/challenges/1-1-inequalities/")
    assert found.challenges == (inequalities,)
    berlin = dossier(site, site.about("members", "berlin"), "en", ("members", "berlin"))
    assert [each.label for each in berlin.members] == ["Cairo"]


def test_a_shelf_holds_the_newest_and_all_that_has_no_date(tmp_path: Path) -> None:
    """What has a date can be found in an archive of its year; what has none cannot."""
    news = {
        f"content/news/{day}.md": news_item(title=f"{day}", date=f"2022-03-{day:02}", challenges="[2.3]")
        for day in range(1, 9)
    }
    projects = {
        f"content/projects/p{each}.md": f"---\ntitle: P{each}\nchallenges: [2.3]\n---\n" for each in range(1, 9)
    }
    site = site_of(tmp_path, news | projects)
    found = dossier(site, site.about("challenges", "2.3"), "en")
    assert [card.title for card in found.shelves[0].cards] == ["8", "7", "6", "5", "4", "3"]
    assert len(found.shelves[1].cards) == 8
    assert found.total == 16 and not found.complete


def test_of_nothing_there_is_nothing(site: Site) -> None:
    found = dossier(site, (), "en")
    assert found.total == 0 and found.complete
    assert not (found.coming or found.shelves or found.kinds or found.years or found.regions or found.members)
