"""Days as pages print them: `Tuesday 29/06/2021`, `07 Oct. 2021`, `2 octobre 2020`, `29 de junio de 2021`."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel.dates import get_month_names

from plugins.core.folding import fold
from plugins.core.languages import LANGUAGES

_FORMS = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)(?:[T ](?P<hour>\d\d:\d\d))?"
    r"|\b(?P<d1>\d{1,2})[/.](?P<m1>\d{1,2})[/.](?P<y1>\d{4})\b"  # the day comes first, as the site prints it
    r"|\b(?P<d2>\d{1,2})(?:st|nd|rd|th|er|º|°)?\s+(?:de\s+)?(?P<m2>[^\W\d_]{3,10})\.?,?\s+(?:de[l]?\s+)?(?P<y2>\d{4})\b"
    r"|\b(?P<m3>[^\W\d_]{3,10})\.?\s+(?P<d3>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y3>\d{4})\b"
)


def days_in(text: str) -> Iterator[tuple[dt.date, str]]:
    """The days that a text names, in their order, each with its hour (`10:00`) where one is written with it."""
    for found in _FORMS.finditer(text):
        day = _day(found)
        if day:
            hour = found["hour"] or ""
            yield day, "" if hour == "00:00" else hour


def _day(found: re.Match[str]) -> dt.date | None:
    try:
        if found["iso"]:
            return dt.date.fromisoformat(found["iso"])
        if found["d1"]:
            return dt.date(int(found["y1"]), int(found["m1"]), int(found["d1"]))
        number = "2" if found["d2"] else "3"
        month = _months().get(fold(found[f"m{number}"]))
        return dt.date(int(found[f"y{number}"]), month, int(found[f"d{number}"])) if month else None
    except ValueError:
        return None


@cache
def _months() -> Mapping[str, int]:
    """Months by their names and short names in the site's languages, without accents and full stops."""
    names = {"sept": 9}
    for lang in LANGUAGES:
        for width in ("wide", "abbreviated"):
            names |= {fold(name.rstrip(".")): number for number, name in get_month_names(width, locale=lang).items()}
    return names
