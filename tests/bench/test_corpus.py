"""The corpus of the benchmark: always the same, of the right size, and a site like any other."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from bench import plain
from bench.corpus import NEWEST, TODAY, Entry, corpus
from bench.product import PROJECT, write_product
from bench.terms import Term, challenges, members
from plugins.core.build import build
from plugins.core.now import Now
from plugins.core.settings import Settings
from tests.support import FEATURES, project

LIKE = (plain.feature(None), *(each for each in FEATURES if each.name in ("feeds", "sitemap", "not_found")))
MANY = 400


@pytest.fixture(scope="module")
def terms() -> tuple[Term, ...]:
    """A few terms of the real site: its people may add others."""
    content = PROJECT / "content"
    return (*challenges(content)[:4], *members(content)[:4])


def entries(count: int, terms: tuple[Term, ...], *languages: str) -> tuple[Entry, ...]:
    slugs = [term.slug for term in terms]
    return tuple(corpus(count, languages or ("en",), slugs[:4], slugs[4:]))


def test_the_same_each_time(terms: tuple[Term, ...]) -> None:
    assert entries(30, terms, "en", "fr") == entries(30, terms, "en", "fr")


def test_a_larger_one_begins_with_a_smaller_one(terms: tuple[Term, ...]) -> None:
    """So growth is measured on more of the same."""
    assert entries(60, terms)[:30] == entries(30, terms)


def test_what_it_is_made_of(terms: tuple[Term, ...]) -> None:
    """Four fifths are news, half of all name members, a text has about 450 words."""
    made = entries(MANY, terms)
    assert sum(entry.folder == "news" for entry in made) == MANY * 4 // 5
    assert {entry.folder for entry in made} == {"news", "events", "publications"}
    assert 0.4 < sum(bool(entry.members) for entry in made) / MANY < 0.6
    assert all(1 <= len(entry.challenges) <= 3 for entry in made)
    assert all(400 < len(entry.texts["en"][1].split()) < 500 for entry in made)


def test_the_newest_of_the_news_is_known(terms: tuple[Term, ...]) -> None:
    """It is what authors edit most, and on more pages than others."""
    news = [entry for entry in entries(MANY, terms) if entry.folder == "news"]
    newest = max(news, key=lambda entry: entry.day)
    assert newest.name == NEWEST
    assert all(entry.day < newest.day < TODAY for entry in news if entry is not newest)


def test_a_site_without_problems(tmp_path: Path, terms: tuple[Term, ...]) -> None:
    """What is measured is a build that has nothing to say."""
    settings = product(tmp_path, entries(30, terms, "en", "fr", "es"), terms)
    problems, published = build(settings, LIKE)
    assert not problems, "\n".join(map(str, problems))
    assert published


def product(root: Path, made: tuple[Entry, ...], terms: tuple[Term, ...]) -> Settings:
    """The settings of a product's project with these entries, as of the day of the corpus."""
    site = write_product(root / "site", "like", made, terms)
    return msgspec.structs.replace(
        project(root / "least", {}),
        content=site.root / "content",
        data=site.root / "data",
        words=site.root / "i18n",
        theme=site.root / "theme",
        output=site.output,
        now=Now(dt.datetime.combine(TODAY, dt.time()), "Europe/Madrid"),
    )
