"""Which terms an entry refers to, wherever it does."""

from pathlib import Path

from plugins.core.data.terms import terms_of
from tests.support import item_of, news_item, site_of

FILES = {
    "content/news/x.md": news_item(
        challenges="[2.3]",
        members="[Brussels]",
        alliances="[UN Habitat]",
        organisations="[G20]",
        projects="[MetroTalks]",
        activity="{id: A01, line: L1}",
    ),
    "content/events/y.md": "---\ntitle: Y\nstart: 2022-03-01\nseries: MetroTalks\norganisers: [G20]\n---\n",
    "content/people/ana.md": "---\ntitle: Ana\nterms: {body: board, role: member, members: [Berlin]}\n---\n",
}


def test_all_fields_that_name_terms_are_read(tmp_path: Path) -> None:
    """Those of a kind's own and those within groups too; alliances are organisations."""
    site = site_of(tmp_path, FILES)
    assert set(terms_of(item_of(site, "news/x").entry)) == {
        ("challenges", "2.3"),
        ("members", "brussels"),
        ("organisations", "un-habitat"),
        ("organisations", "g20"),
        ("projects", "metrotalks"),
        ("outcomes", "L1"),
    }
    assert set(terms_of(item_of(site, "event/y").entry)) == {("projects", "metrotalks"), ("organisations", "g20")}
    assert set(terms_of(item_of(site, "person/ana").entry)) == {("members", "berlin")}


def test_a_site_knows_what_is_about_a_term(tmp_path: Path) -> None:
    """What has a page of its own, newest first."""
    site = site_of(tmp_path, FILES)
    assert [item.entry.id for item in site.about("organisations", "g20")] == ["news/x", "event/y"]
    assert site.about("members", "berlin") == ()
    assert site.about("members", "nobody") == ()


def test_a_term_that_is_an_entry_is_found(tmp_path: Path) -> None:
    """By its code, which may differ from the name of its file; a term of data/ is no entry."""
    site = site_of(tmp_path, FILES)
    challenge = site.entry_of("challenges", "2.3")
    assert challenge is not None and challenge.entry.id == "challenge/2-3-climate-resilience"
    assert site.entry_of("organisations", "g20") is None
