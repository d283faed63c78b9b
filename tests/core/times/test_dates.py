"""Dates in words, in three languages: no part is said twice."""

import datetime as dt

import pytest

from plugins.core.languages import LANGUAGES
from plugins.core.times import dates


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        ("2021-10-07", "2021-10-07", ("7 October 2021", "7 octobre 2021", "7 de octubre de 2021")),
        ("2021-10-01", "2021-10-03", ("1–3 October 2021", "1er–3 octobre 2021", "1–3 de octubre de 2021")),
        (
            "2022-03-03",
            "2022-05-01",
            ("3 March – 1 May 2022", "3 mars – 1er mai 2022", "3 de marzo – 1 de mayo de 2022"),
        ),
        (
            "2021-12-30",
            "2022-01-02",
            (
                "30 December 2021 – 2 January 2022",
                "30 décembre 2021 – 2 janvier 2022",
                "30 de diciembre de 2021 – 2 de enero de 2022",
            ),
        ),
        ("2021-05-01", "2022-05-01", ("1 May 2021 – 1 May 2022", "1er mai 2021 – 1er mai 2022", None)),
        ("2021-10-11", "2021-10-12", ("11–12 October 2021", "11–12 octobre 2021", "11–12 de octubre de 2021")),
    ],
)
def test_a_range_says_each_part_once(first: str, last: str, written: tuple[str | None, ...]) -> None:
    """One day once; the month and year once where they are one; `1er` for the first of a month in French."""
    days = dt.date.fromisoformat(first), dt.date.fromisoformat(last)
    for lang, expected in zip(LANGUAGES, written, strict=True):
        assert expected is None or dates.day_range(*days, lang) == expected


def test_months_are_named_as_each_language_does() -> None:
    april = dt.date(2022, 4, 1)
    assert [dates.month(april, lang) for lang in LANGUAGES] == ["April 2022", "avril 2022", "abril de 2022"]
    assert [dates.month_name(april, lang) for lang in LANGUAGES] == ["April", "Avril", "Abril"]


def test_a_week_begins_on_monday() -> None:
    assert [dates.weekdays(lang)[0][0] for lang in LANGUAGES] == ["Monday", "lundi", "lunes"]
    assert all(len(dates.weekdays(lang)) == 7 for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("first", "last", "lang", "said"),
    [
        ("2022-01-01", "2022-04-30", "en", "January–April 2022"),
        ("2022-01-01", "2022-04-30", "es", "enero–abril de 2022"),
        ("2022-04-01", "2022-04-30", "fr", "avril 2022"),
        ("2021-12-01", "2022-04-30", "fr", "décembre 2021 – avril 2022"),
    ],
)
def test_months_say_their_year_once(first: str, last: str, lang: str, said: str) -> None:
    """As a report's title does."""
    assert dates.month_range(dt.date.fromisoformat(first), dt.date.fromisoformat(last), lang) == said
