"""The adapter: Pelican's side of the core. It alone reads the clock and turns Pelican's settings into ours."""

import datetime as dt
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pelican import signals as pelican_signals
from pelican.generators import Generator

from plugins.core import signals
from plugins.core.build import prepare, write
from plugins.core.feature import Feature
from plugins.core.pelican_log import BuildError, say, swallowed_errors
from plugins.core.problems import has_errors, tally
from plugins.core.progress import progress_bar
from plugins.core.publish import Published, PublishError
from plugins.core.render import RenderError
from plugins.core.settings import Settings


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican carries no types
    """Builds the site when Pelican asks for its context, before any of Pelican's generators writes."""

    def generate_context(self) -> None:
        """Read and plan the site. With an error, BuildError stops Pelican before any generator writes."""
        lost = swallowed_errors.take()
        if lost:
            raise BuildError(f"{'; '.join(lost)}. Nothing was written.")
        self._prepared = prepare(read_settings(self.settings, _now), collect_features())
        say(*map(str, self._prepared.problems))
        if has_errors(self._prepared.problems):
            raise BuildError(f"{tally(self._prepared.problems)}: nothing was written, the last good site is as it was")

    def generate_output(self, _writer: object) -> None:
        """Render and publish. Pelican's writer is left alone: it writes files in place, one by one."""
        try:
            published = write(self._prepared, progress_bar(sys.stderr))
        except (PublishError, RenderError) as error:
            raise BuildError(str(error)) from error
        _report(published, tally(self._prepared.problems))
        for path in published.written:
            if path.endswith(".html"):
                pelican_signals.content_written.send(str(Path(self.output_path, path)), context=self.context)


def collect_features() -> list[Feature]:
    """The features that registered plugins declare."""
    return [feature for _, feature in signals.features.send(None)]


def read_settings(settings: dict[str, Any], now: Any) -> Settings:
    """Pelican's settings as ours. `now` gives the time in a zone. Raises BuildError for one that cannot be used."""
    try:
        zone = ZoneInfo(settings["TIMEZONE"])
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise BuildError(
            f"TIMEZONE '{settings['TIMEZONE']}' is no time zone: write one such as Europe/Madrid"
        ) from error
    content = Path(settings["PATH"])
    return Settings(
        content=content,
        data=content.parent / "data",
        words=content.parent / "i18n",
        theme=Path(settings["THEME"]),
        output=Path(settings["OUTPUT_PATH"]),
        siteurl=settings["SITEURL"],
        sitename=settings["SITENAME"],
        timezone=settings["TIMEZONE"],
        default_lang=settings["DEFAULT_LANG"],
        now=_as_of(settings.get("TODAY"), zone, now),
    )


def _as_of(today: str | None, zone: ZoneInfo, now: Any) -> dt.datetime:
    """The moment of the build: the clock's, or the end of the day (the hour of the day) that TODAY gives."""
    if not today:
        return now(zone)  # type: ignore[no-any-return]  # a function of the clock
    try:
        given = dt.datetime.fromisoformat(today)
    except (TypeError, ValueError) as error:
        raise BuildError(f"TODAY '{today}' is no day: write one such as 2022-04-25") from error
    return given if "T" in today else dt.datetime.combine(given.date(), dt.time(23, 59))


def _now(zone: ZoneInfo) -> dt.datetime:
    return dt.datetime.now(zone).replace(tzinfo=None)


def _report(published: Published, warnings: str) -> None:
    if published.note:
        say(published.note)
    counts = f"{len(published.written)} written, {published.unchanged} unchanged, {len(published.removed)} removed"
    sys.stdout.write(f"Site: {counts}{f' ({warnings})' if warnings else ''}.\n")
