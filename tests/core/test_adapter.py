"""Pelican's settings as ours, and what the core answers when Pelican asks for its generator."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugins.core import adapter
from plugins.core.adapter import SiteGenerator, read_settings, site_generator
from plugins.core.pelican_log import BuildError


def stub(**changes: object) -> SimpleNamespace:
    """As much of a Pelican as the core asks for."""
    return SimpleNamespace(settings={"PATH": "/nowhere/content"}, delete_outputdir=False, **changes)


def test_only_a_build_that_follows_a_failed_one_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """And only with the same settings: another Pelican in this process is another matter."""
    waited: list[object] = []
    monkeypatch.setattr(adapter, "wait_for_changes", lambda *arguments: waited.append(arguments))
    failed, other = stub(), stub()
    monkeypatch.setattr(SiteGenerator, "unfinished", failed.settings)
    site_generator(other)
    assert not waited
    site_generator(failed)
    assert len(waited) == 1


SETTINGS: dict[str, Any] = {
    "PATH": "/site/content",
    "THEME": "/site/theme",
    "OUTPUT_PATH": "/site/output",
    "CACHE_PATH": "/site/.cache",
    "SITEURL": "",
    "SITENAME": "Metropolis",
    "TIMEZONE": "Europe/Madrid",
    "DEFAULT_LANG": "en",
}


def at_noon(zone: ZoneInfo) -> dt.datetime:
    """A clock that stands still."""
    return dt.datetime(2022, 5, 1, 12, tzinfo=zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("today", "now"),
    [
        (None, "2022-05-01T12:00:00"),
        ("", "2022-05-01T12:00:00"),
        ("2022-04-25", "2022-04-25T23:59:59.999999"),
        (dt.date(2022, 4, 25), "2022-04-25T23:59:59.999999"),
        ("2022-04-25T09:30", "2022-04-25T09:30:00"),
        ("2022-04-25 09:30", "2022-04-25T09:30:00"),
        ("2022-04-25T09:30+00:00", "2022-04-25T11:30:00"),
    ],
)
def test_a_day_is_built_as_of_its_end_and_an_hour_as_of_itself(today: object, now: str) -> None:
    """In the site's zone, whatever zone the hour was given in. Without TODAY it is the clock's."""
    found = read_settings({**SETTINGS, "TODAY": today}, at_noon).now.instant
    assert found.astimezone(ZoneInfo("Europe/Madrid")).replace(tzinfo=None).isoformat() == now


@pytest.mark.parametrize("today", ["2022-02-30", "25/04/2022", "tomorrow", 7, ["2022-04-25"]])
def test_what_is_no_day_is_refused(today: object) -> None:
    with pytest.raises(BuildError, match="is no day: write one such as 2022-04-25"):
        read_settings({**SETTINGS, "TODAY": today}, at_noon)


@pytest.mark.parametrize("zone", ["", "Europe", "../etc/passwd", "Mars/Olympus", None, 3])
def test_what_is_no_time_zone_is_refused(zone: object) -> None:
    with pytest.raises(BuildError, match="is no time zone: write one such as Europe/Madrid"):
        read_settings({**SETTINGS, "TIMEZONE": zone}, at_noon)


@pytest.mark.parametrize(
    "siteurl", ["x.org", "//x.org", "/metropolis", "ftp://x.org", "https://", "https://x.org/?a=b"]
)
def test_what_is_no_address_of_a_site_is_refused(siteurl: str) -> None:
    """Links made from it would lead nowhere."""
    with pytest.raises(BuildError, match="is no address of a site: write one such as"):
        read_settings({**SETTINGS, "SITEURL": siteurl}, at_noon)


def test_the_paths_of_a_project_lie_beside_its_content() -> None:
    settings = read_settings(SETTINGS, at_noon)
    assert (settings.data, settings.words) == (Path("/site/data"), Path("/site/i18n"))
