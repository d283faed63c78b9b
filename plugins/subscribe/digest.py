"""The digest: what a month brought and what comes next, as a mail in every language with a plain-text twin."""

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from plugins.core.build import Prepared, prepare
from plugins.core.features.feature import Feature
from plugins.core.now import Now
from plugins.core.pelican_log import say
from plugins.core.problems import has_errors, tally
from plugins.core.rendering.templates import RenderError, renderers
from plugins.core.settings import Settings
from plugins.subscribe.mail import Mail, mails, plain

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_TEMPLATE = "digest/mail.html"


class DigestError(Exception):
    """Why there can be no digest; the message says it in one sentence."""


def main(settings: Settings, features: Iterable[Feature], month: str) -> int:
    """Write the digest of a month into digests/, beside content/; status 1 if there can be none."""
    folder = settings.content.parent / "digests" / month
    try:
        first, last = _days(month)
        if not settings.now.has_come(dt.datetime.combine(last, dt.time.max)):
            say(f"{month} is not over: what is to appear until its end is in the digest too")
        written = _files(_as_of(settings, features, last), month, first)
    except (DigestError, RenderError) as reason:
        say(f"digest: {reason}")
        return 1
    try:
        _write(folder, written)
    except OSError as error:
        say(f"digest: {folder.as_posix()} cannot be written: {error.strerror}")
        return 1
    sys.stdout.write(f"{folder.as_posix()}: {', '.join(written)}\n")
    return 0


def _days(month: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month. Raises DigestError."""
    match = _MONTH.fullmatch(month)
    if match is None or not dt.MINYEAR <= int(match[1]) < dt.MAXYEAR:
        raise DigestError(f"'{month}' is no month: write one such as 2022-04")
    first = dt.date(int(match[1]), int(match[2]), 1)
    return first, after(first, 1) - dt.timedelta(days=1)


def after(first: dt.date, months: int) -> dt.date:
    """The first day of the month that comes some months after that of a first day."""
    years, month = divmod(first.month - 1 + months, 12)
    return first.replace(year=first.year + years, month=month + 1)


def _as_of(settings: Settings, features: Iterable[Feature], day: dt.date) -> Prepared:
    """The site as it was at the end of a day. Raises DigestError if it has errors."""
    end = Now(dt.datetime.combine(day, dt.time.max), settings.timezone)
    prepared = prepare(msgspec.structs.replace(settings, now=end), features)
    if has_errors(prepared.problems):
        say(*map(str, prepared.problems))
        raise DigestError(f"{tally(prepared.problems)} in the site: nothing was written")
    return prepared


def _files(prepared: Prepared, month: str, first: dt.date) -> Mapping[str, bytes]:
    """The files of the digest by their names. Raises DigestError if there is nothing to tell, or RenderError."""
    site = prepared.gathered.site
    assert site is not None, "a site without errors is there"
    found = mails(site, prepared.artifacts, first, (after(first, 1), after(first, 3)))
    if not any(mail.parts for mail in found.values()):
        message = (
            f"{month} brought nothing to tell, no call is open and no event is announced for the two months after it"
        )
        raise DigestError(f"{message}: nothing was written")
    return dict(_texts(prepared, found))


def _texts(prepared: Prepared, found: Mapping[str, Mail]) -> Iterator[tuple[str, bytes]]:
    site = prepared.gathered.site
    assert site is not None, "a site without errors is there"
    by_lang = renderers(site.settings, site.words, prepared.frames, _no_text)
    for lang, mail in found.items():
        yield f"digest.{lang}.html", by_lang[lang].fragment(_TEMPLATE, mail).encode()
        yield f"digest.{lang}.txt", plain(mail, site.network, prepared.frames[lang].country).encode()


def _no_text(path: str) -> Sequence[str]:
    raise RenderError(f"{path} is shown as a whole, and a mail only leads to it")


def _write(folder: Path, written: Mapping[str, bytes]) -> None:
    """Each file as a whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in written.items():
        draft = folder / f".{name}.draft"
        draft.write_bytes(data)
        draft.replace(folder / name)
