"""Values: moments and texts in several languages."""

import datetime as dt

from plugins.core.frontmatter.values import Localised, Moment
from plugins.core.now import Now

DAY = dt.date(2022, 4, 25)


def test_a_day_comes_at_midnight_and_an_hour_at_its_hour() -> None:
    noon = Now(dt.datetime(2022, 4, 25, 12, 0), "Europe/Madrid")  # noqa: DTZ001  # the zone is beside it
    assert Moment(DAY).passed(noon)
    assert Moment(DAY, dt.time(12)).passed(noon)
    assert not Moment(DAY, dt.time(12, 1)).passed(noon)


def test_an_hour_is_told_with_its_offset() -> None:
    """That of the day, not of the build: summer and winter differ."""
    assert Moment(DAY).iso("Europe/Madrid") == "2022-04-25"
    assert Moment(DAY, dt.time(14, 30)).iso("Europe/Madrid") == "2022-04-25T14:30:00+02:00"
    assert Moment(dt.date(2022, 1, 3), dt.time(9)).iso("Europe/Madrid") == "2022-01-03T09:00:00+01:00"


def test_a_text_falls_back_to_what_there_is() -> None:
    assert Localised({"en": "a", "fr": "b"}).in_("fr") == "b"
    assert Localised({"": "a", "fr": "b"}).in_("es") == "a"
    assert Localised({"fr": "b"}).in_("es") == "b"
    assert Localised({}).in_("en") == ""
