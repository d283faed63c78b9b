"""The page of everything that one can subscribe to."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plugins.core.build import build
from tests.calendar.support import event, events
from tests.markup import Output, attributes, dead_links, page, texts
from tests.support import DATA, FEATURES, built, news_item, project, tree

HOST = "https://metropolis.example"
SITE = {
    **events(day=event(title="Day", series="World Metropolitan Day", challenges="['1.1']", members="[Brussels]")),
    "content/news/x.md": news_item(challenges="[2.3]", members="[Brussels]", projects="[MetroTalks]"),
    "content/subscribe/subscribe.md": "---\ntitle: Follow us\n---\n## Feeds\n\nText.\n",
    "content/subscribe/subscribe.fr.md": "---\ntitle: Nous suivre\n---\nTexte.\n",
}


def site(root: Path, *without: str, **files: str) -> Output:
    """The built site, perhaps without some features."""
    settings = project(root, {**SITE, **files})
    build(settings, [feature for feature in FEATURES if feature.name not in without])
    return tree(settings.output)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Output:
    return built(tmp_path_factory.mktemp("subscribe"), SITE)


def listed(output: Output, path: str = "subscribe/index.html") -> dict[str, str]:
    """The web addresses on the page of feeds and calendars, each with the title that it stands under."""
    found = page(output, path)
    return {
        href: texts(each, ".subscription-title")[0]
        for each in found.select(".subscription")
        for href in attributes(each, "a", "href")
    }


@pytest.mark.parametrize("prefix", ["", "fr/", "es/"])
def test_every_feed_and_every_calendar_is_listed(output: Output, prefix: str) -> None:
    """Those of the language, each once; nothing is listed that is not there."""
    hrefs = {urlsplit(href).path.removeprefix("/") for href in listed(output, f"{prefix}subscribe/index.html")}
    assert hrefs <= output.keys()
    kinds = ("feed.xml", "atom.xml", "feed.json", ".ics")
    there = {path for path in output if path.endswith(kinds) and (path.startswith(("fr/", "es/")) is bool(prefix))}
    own = {path for path in there if path.startswith(prefix)}
    single = {path for path in own if path.removeprefix(prefix).startswith("events/")}
    formats = {path for path in own if path.removeprefix(prefix).startswith("calendar/format/")}
    archived = {path for path in own if "archive" in path}
    assert hrefs == own - single - formats - archived


def test_what_belongs_together_stands_together(output: Output) -> None:
    """The sections first, the whole site before all; then the terms by their names."""
    found = page(output, "subscribe/index.html")
    groups = {
        texts(section, "h2")[0]: texts(section, ".subscription-title") for section in found.select("section.data-part")
    }
    assert next(iter(groups)) == "The whole site and its sections" and next(iter(groups.values()))[0] == "Everything"
    assert "Combating inequalities" in groups["Metropolitan challenges"]
    assert groups["Projects and series"] == sorted(groups["Projects and series"])
    assert groups["Members"] == ["Brussels"]
    links = attributes(found, "nav.years a", "href")
    assert [texts(found, link)[0] for link in links] == list(groups)


def test_a_calendar_is_offered_to_programs_and_to_the_web(output: Output) -> None:
    calendars = [href for href in listed(output) if href.endswith(".ics")]
    assert {href.replace("webcal://metropolis.example", "") for href in calendars} == {
        href for href in calendars if href.startswith("/")
    }
    assert "webcal://metropolis.example/calendar.ics" in calendars


def test_there_is_a_button_to_copy_each_address_once_it_works(output: Output) -> None:
    """It says what it copies; without JavaScript it is not there."""
    found = page(output, "subscribe/index.html")
    assert found.select("button[data-copy]") == found.select("button[data-copy][hidden]")
    names = attributes(found, "button[data-copy]", "aria-label")
    assert len(names) == len(set(names)) and "Copy RSS feed News" in names
    assert len(found.select("[role=status]:empty")) == 1


def test_without_feeds_only_calendars_are_listed(tmp_path: Path) -> None:
    """No link leads nowhere."""
    output = site(tmp_path, "feeds")
    hrefs = listed(output)
    assert hrefs and all(href.endswith(".ics") for href in hrefs)
    assert not dead_links(output, HOST)


def test_no_link_is_dead(output: Output) -> None:
    assert not dead_links(output, HOST)


@pytest.mark.parametrize("given", [False, True])
def test_the_newsletter_is_offered_once_there_is_one(tmp_path: Path, given: bool) -> None:
    facts = DATA["data/organisation.yaml"] + ("newsletter: {url: 'https://mail.example/join'}\n" if given else "")
    found = page(site(tmp_path, **{"data/organisation.yaml": facts}), "fr/subscribe/index.html")
    assert attributes(found, "main a[href^='https://mail']", "href") == ["https://mail.example/join"] * given
    assert ("Lettre d’information" in texts(found, "main h2")) is given


def test_it_is_on_the_sitemap(output: Output) -> None:
    """Pages that are made of other pages are too."""
    maps = b"".join(data for path, data in output.items() if path.startswith("sitemaps/"))
    assert f"<loc>{HOST}/subscribe/</loc>".encode() in maps and f"<loc>{HOST}/fr/subscribe/</loc>".encode() in maps


def test_a_new_item_leaves_the_page_alone(tmp_path: Path) -> None:
    """It changes with the lists, not with what is in them."""
    before = built(tmp_path, SITE)
    after = built(tmp_path, {**SITE, "content/news/y.md": news_item(challenges="[2.3]")})
    for path in ("subscribe/index.html", "fr/subscribe/index.html"):
        assert before[path] == after[path]
