"""Dates, sizes and names of languages, as each language writes them."""

import datetime as dt

import pytest

from plugins.core.frontmatter.values import Moment
from plugins.core.rendering.formats import Formats

SHOWN = {lang: Formats(lang, "Europe/Madrid") for lang in ("en", "fr", "es")}
NBSP = "\u00a0"


@pytest.mark.parametrize(
    ("lang", "day", "text"),
    [
        ("en", "2022-04-25", "25 April 2022"),
        ("en", "2022-03-01", "1 March 2022"),
        ("fr", "2022-04-25", "25 avril 2022"),
        ("fr", "2022-03-01", "1er mars 2022"),
        ("fr", "2022-12-11", "11 décembre 2022"),
        ("es", "2022-04-25", "25 de abril de 2022"),
        ("es", "2022-03-01", "1 de marzo de 2022"),
    ],
)
def test_a_day(lang: str, day: str, text: str) -> None:
    """French alone counts the first of the month: 1er."""
    date = dt.date.fromisoformat(day)
    assert SHOWN[lang].date(date) == SHOWN[lang].date(Moment(date)) == text


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "1 May 2022, 09:30"), ("fr", "1er mai 2022, 09:30"), ("es", "1 de mayo de 2022, 09:30")]
)
def test_a_day_with_an_hour(lang: str, text: str) -> None:
    """The hour is shown where its author gave one."""
    assert SHOWN[lang].date(Moment(dt.date(2022, 5, 1), dt.time(9, 30))) == text


def test_no_more_of_a_date_is_shown_than_is_known() -> None:
    """A month, or a year, and no day that nobody knows."""
    first = dt.date(2022, 5, 1)
    month = [SHOWN[lang].date(Moment(first, known="month")) for lang in ("en", "fr", "es")]
    assert month == ["May 2022", "mai 2022", "mayo de 2022"]
    assert [SHOWN[lang].date(Moment(first, known="year")) for lang in ("en", "fr", "es")] == ["2022"] * 3


@pytest.mark.parametrize(
    ("moment", "iso"),
    [
        (Moment(dt.date(2022, 5, 1)), "2022-05-01"),
        (Moment(dt.date(2022, 5, 1), known="month"), "2022-05"),
        (Moment(dt.date(2022, 5, 1), known="year"), "2022"),
        (Moment(dt.date(2022, 5, 1), dt.time(9, 30)), "2022-05-01T09:30:00+02:00"),
        (Moment(dt.date(2022, 1, 1), dt.time(9, 30)), "2022-01-01T09:30:00+01:00"),
    ],
)
def test_machines_are_told_the_offset(moment: Moment, iso: str) -> None:
    """Of the site's zone on that day, summer or winter."""
    assert SHOWN["fr"].iso(moment) == iso


@pytest.mark.parametrize(
    ("size", "en", "fr", "es"),
    [
        (1, "1 kB", "1 ko", "1 kB"),
        (9_940, "9.9 kB", "9,9 ko", "9,9 kB"),
        (9_960, "10 kB", "10 ko", "10 kB"),
        (820_000, "820 kB", "820 ko", "820 kB"),
        (999_600, "1 MB", "1 Mo", "1 MB"),
        (1_400_000, "1.4 MB", "1,4 Mo", "1,4 MB"),
        (25_000_000, "25 MB", "25 Mo", "25 MB"),
        (3_000_000_000_000, "3,000 GB", "3\u202f000 Go", "3.000 GB"),
    ],
)
def test_a_size(size: int, en: str, fr: str, es: str) -> None:
    """One decimal below ten, never a thousand of a smaller unit, and the unit stays with its number."""
    assert [SHOWN[lang].size(size).replace(NBSP, " ") for lang in SHOWN] == [en, fr, es]
    assert NBSP in SHOWN["en"].size(size)


def test_languages_are_named_in_the_language_of_the_page() -> None:
    assert [SHOWN[lang].language("fr") for lang in SHOWN] == ["French", "français", "francés"]
