"""The adapter: Pelican's side of the core. It alone reads the clock and turns Pelican's settings into ours."""

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter
from typing import Any, ClassVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican import signals as pelican_signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings as read_pelican_settings
from pelican.utils import wait_for_changes

from plugins.core.build import draft_of, write
from plugins.core.disk.publish import Published, PublishError
from plugins.core.features import signals
from plugins.core.features.feature import Feature
from plugins.core.languages import LANGUAGES
from plugins.core.now import Now
from plugins.core.pelican_log import BuildError, say, swallowed_errors
from plugins.core.problems import has_errors, tally
from plugins.core.progress import clear_line, progress_bar, without_spinner
from plugins.core.rendering.templates import RenderError
from plugins.core.settings import Settings

Clock = Callable[[ZoneInfo], dt.datetime]


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican carries no types
    """Builds the site when Pelican asks for its context, before any of Pelican's generators writes."""

    unfinished: ClassVar[dict[str, Any] | None] = None
    """Pelican's settings while a build with them is under way, and after one that failed."""

    def generate_context(self) -> None:
        """Read and plan the site. With an error, BuildError stops Pelican before any generator writes."""
        SiteGenerator.unfinished = self.settings
        self._begun = perf_counter()
        lost = swallowed_errors.take()
        if lost:
            raise BuildError(f"{'; '.join(lost)}. Nothing was written.")
        try:
            self._draft = draft_of(read_settings(self.settings, _now), collect_features(), progress_bar(sys.stderr))
        except PublishError as error:
            raise BuildError(str(error)) from error
        finally:
            clear_line(sys.stderr)
        problems = self._draft.problems
        say(*map(str, problems))
        if has_errors(problems):
            raise BuildError(f"{tally(problems)}: nothing was written, the last good site is as it was")

    def generate_output(self, _writer: object) -> None:
        """Render and publish. Pelican's writer is left alone: it writes files in place, one by one."""
        try:
            published = write(self._draft, progress_bar(sys.stderr))
        except (PublishError, RenderError) as error:
            raise BuildError(str(error)) from error
        finally:
            clear_line(sys.stderr)
        _report(published, tally(self._draft.problems), perf_counter() - self._begun)
        for path in published.written:
            if path.endswith(".html"):
                pelican_signals.content_written.send(str(Path(self.output_path, path)), context=self.context)
        SiteGenerator.unfinished = None


def begin(_pelican: object) -> None:
    """Called by Pelican when it has loaded and registered its plugins."""
    swallowed_errors.started()
    without_spinner(console)


def site_generator(pelican: Pelican) -> type[SiteGenerator]:
    """Called by Pelican before each build: the generator that builds the whole site."""
    if pelican.delete_outputdir:
        raise BuildError(
            "DELETE_OUTPUT_DIRECTORY (-d) would remove the site before there is a new one: leave it out. "
            "What is gone from the site is removed from the output anyway"
        )
    settings: dict[str, Any] = pelican.settings
    if settings is SiteGenerator.unfinished:
        _wait_for_changes(settings)
    return SiteGenerator


def _wait_for_changes(settings: dict[str, Any]) -> None:
    """With --autoreload, Pelican begins the next build as soon as one has failed: hold it until a file changes."""
    project = Path(settings["PATH"]).parent
    ours = [str(folder) for name in ("data", "i18n") if (folder := project / name).is_dir()]
    wait_for_changes("", {**settings, "STATIC_PATHS": ours})


def read_project(settings_file: str, overrides: Mapping[str, Any] | None = None) -> tuple[Settings, list[Feature]]:
    """The settings and the features of the project in this folder, for what is made of it besides the site.

    `overrides` come before what the file says. Raises BuildError for a setting that cannot be used, or a plugin that
    cannot be loaded.
    """
    settings = read_pelican_settings(settings_file, override=dict(overrides or {}))
    Pelican(settings)  # loads and registers the plugins
    if lost := swallowed_errors.take():
        raise BuildError(f"{'; '.join(lost)}. Nothing was written.")
    return read_settings(settings, _now), collect_features()


def collect_features() -> list[Feature]:
    """The features that registered plugins declare."""
    return [feature for _, feature in signals.features.send(None)]


def read_settings(settings: dict[str, Any], now: Clock) -> Settings:
    """Pelican's settings as ours. `now` gives the time in a zone. Raises BuildError for one that cannot be used."""
    content = Path(settings["PATH"])
    preview, output = str(settings.get("PREVIEW", "")), Path(settings["OUTPUT_PATH"])
    if preview and not output.name.endswith("-preview"):
        raise BuildError(
            f"a preview goes into a folder of its own, such as {output.name}-preview, not into {output.name}"
        )
    return Settings(
        content=content,
        data=content.parent / "data",
        words=content.parent / "i18n",
        theme=Path(settings["THEME"]),
        output=output,
        cache=Path(settings["CACHE_PATH"]),
        siteurl=_site_address(settings["SITEURL"]),
        sitename=settings["SITENAME"],
        timezone=settings["TIMEZONE"],
        default_lang=_language(settings["DEFAULT_LANG"]),
        now=Now(_as_of(settings.get("TODAY"), _zone(settings["TIMEZONE"]), now), settings["TIMEZONE"]),
        preview=preview,
    )


def _site_address(given: str) -> str:
    """Empty, or with scheme and host, and perhaps a path."""
    try:
        parts = urlsplit(given)
    except ValueError as error:
        raise BuildError(f"SITEURL '{given}' is no address: {error}") from error
    whole = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    if given and not whole:
        raise BuildError(f"SITEURL '{given}' is no address of a site: write one such as https://metropolis.org")
    return given


def _language(given: str) -> str:
    if given not in LANGUAGES:
        raise BuildError(f"DEFAULT_LANG '{given}' is no language of this site: write one of {', '.join(LANGUAGES)}")
    return given


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (OSError, TypeError, ValueError, LookupError) as error:  # no name, a folder of zones, or none at all
        raise BuildError(f"TIMEZONE '{name}' is no time zone: write one such as Europe/Madrid") from error


def _as_of(today: object, zone: ZoneInfo, now: Clock) -> dt.datetime:
    """The moment of the build: the clock's, or the end of the day (the hour of the day) that TODAY gives."""
    if not today:
        return now(zone)
    try:
        return _end_of_day(str(today)) or _local(dt.datetime.fromisoformat(str(today)), zone)
    except ValueError as error:
        raise BuildError(f"TODAY '{today}' is no day: write one such as 2022-04-25") from error


def _end_of_day(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time.max)
    except ValueError:
        return None


def _local(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)


def local_time(zone: str) -> dt.datetime:
    """What clocks show in a zone now, without an offset."""
    return _now(ZoneInfo(zone))


def _now(zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.now(zone).replace(tzinfo=None)


def _report(published: Published, warnings: str, seconds: float) -> None:
    if published.note:
        say(published.note)
    counts = f"{len(published.written)} written, {published.unchanged} unchanged, {len(published.removed)} removed"
    sys.stdout.write(f"Site: {counts} in {seconds:.1f} s{f' ({warnings})' if warnings else ''}.\n")
