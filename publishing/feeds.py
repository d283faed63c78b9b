"""Feeds, sitemaps and data of a built site, read as strictly as the programs that subscribe to them do."""

import datetime as dt
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import SplitResult, unquote

_ATOM = "{http://www.w3.org/2005/Atom}"
_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def faults(name: str, path: Path) -> Iterator[str]:
    """What is wrong with a file, if it is XML or JSON."""
    try:
        if name.endswith(".xml"):
            yield from _feed(ET.parse(path).getroot())
        elif name.endswith((".json", ".geojson")):
            yield from _json_feed(json.loads(path.read_bytes()))
    except (ET.ParseError, ValueError) as error:
        yield f"it cannot be parsed: {error}"


def sitemap(folder: Path, there: frozenset[str], base: SplitResult) -> tuple[list[str], list[str]]:
    """The addresses of all pages that the sitemap lists, and what is wrong with it."""
    found, wrong = _listed(folder, "sitemap.xml", there, base)
    pages: list[str] = []
    for each in found:
        if each.endswith(".xml"):
            more, faulty = _listed(folder, each, there, base)
            pages += more
            wrong += faulty
        else:
            pages.append(each)
    if len(set(pages)) < len(pages):
        wrong.append("sitemap.xml: it lists a page twice")
    return pages, wrong


def _listed(folder: Path, name: str, there: frozenset[str], base: SplitResult) -> tuple[list[str], list[str]]:
    """The addresses that a file of the sitemap lists, and those among them at which nothing is."""
    if name not in there:
        return [], [f"{name}: there is no such file, and the sitemap needs it"]
    try:
        root = ET.parse(folder / name).getroot()
    except ET.ParseError as error:
        return [], [f"{name}: it cannot be parsed: {error}"]
    start = base.geturl().rstrip("/") + "/"
    links = [each.text or "" for each in root.iter(f"{_SITEMAP}loc")]
    known, wrong = [], []
    for link in links:
        address = unquote(link.removeprefix(start))
        if link.startswith(start) and (address in there or f"{address}index.html" in there):
            known.append(address)
        else:
            wrong.append(f"{name}: it lists {link}, which is no page of the site")
    return known, wrong


def _feed(root: ET.Element) -> Iterator[str]:
    if root.tag == "rss":
        entries = root.findall("channel/item")
        yield from _identity([each.findtext("guid") for each in entries])
        yield from _dates((each.findtext("pubDate") for each in entries), parsedate_to_datetime)
    elif root.tag == f"{_ATOM}feed":
        entries = root.findall(f"{_ATOM}entry")
        yield from _identity([each.findtext(f"{_ATOM}id") for each in (root, *entries)])
        yield from _dates((each.findtext(f"{_ATOM}updated") for each in (root, *entries)), dt.datetime.fromisoformat)


def _json_feed(value: object) -> Iterator[str]:
    if isinstance(value, dict) and str(value.get("version", "")).startswith("https://jsonfeed.org/"):
        yield from _identity([each.get("id") for each in value["items"]])


def _identity(identifiers: list[str | None]) -> Iterator[str]:
    if not all(identifiers):
        yield "an entry has no id"
    elif len(set(identifiers)) < len(identifiers):
        yield "two entries have one id"


def _dates(dates: Iterable[str | None], read: Callable[[str], object]) -> Iterator[str]:
    for date in dates:
        try:
            read(date or "")
        except (TypeError, ValueError):
            yield f"'{date}' is no date"
