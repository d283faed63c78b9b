"""Where terms have their pages and calendars."""

from pathlib import Path

from plugins.core.build import prepare
from plugins.core.features.feature import Feature
from tests.support import FEATURES, item_of, project, site_of


def test_a_term_that_is_an_entry_has_the_page_of_that_entry(tmp_path: Path) -> None:
    """In each language; a term of data/ that no feature makes a page for has none."""
    site = site_of(tmp_path, {})
    assert site.term_page("challenges", "2.3", "en") == "/challenges/2-3-climate-resilience/"
    assert site.term_page("members", "brussels", "fr") == "/fr/members/brussels/"
    assert site.term_page("contacts", "policy", "en") == ""


def test_an_entry_that_readers_do_not_see_is_no_place(tmp_path: Path) -> None:
    draft = {"content/challenges/3-1-gender.md": "---\ntitle: Gender\ncode: 3.1\nstatus: draft\n---\n"}
    assert site_of(tmp_path, draft).term_page("challenges", "3.1", "en") == ""


def test_a_feature_tells_the_others_where_terms_are(tmp_path: Path) -> None:
    """Its pages and its calendars, by addresses in the default language."""
    telling = Feature(
        name="telling",
        term_pages=(lambda _site: {("contacts", "policy"): "policy/"},),
        term_calendars=(lambda _site: {("contacts", "policy"): "policy.ics"},),
    )
    site = prepare(project(tmp_path, {}), [*FEATURES, telling]).gathered.site
    assert site is not None
    assert site.term_page("contacts", "policy", "es") == "/es/policy/"
    assert site.term_calendar("contacts", "policy", "es") == "/es/policy.ics"


def test_a_feature_tells_the_others_what_to_say_of_an_item(tmp_path: Path) -> None:
    telling = Feature(name="telling", notes=(lambda _site: {("home/home", "fr"): ("Demain", "Ici")},))
    site = prepare(project(tmp_path, {}), [*FEATURES, telling]).gathered.site
    assert site is not None
    home = item_of(site, "home/home")
    assert (site.notes_on(home, "fr"), site.notes_on(home, "en")) == (("Demain", "Ici"), ())
