"""Links to outside pages: asks whether what they lead to is still there, politely, and says what it found.

Politely is one question at a time to a host, with a pause between two, by a client that says who it is; what was found
is kept, so that no page is asked about more often than tells something new. It reports; what others take off their
sites never stops ours.
"""

import html
import http.client
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Literal
from urllib import error, request
from urllib.parse import urldefrag, urljoin, urlsplit

import msgspec

_LINK = re.compile(r'<a [^>]*?href="(https?://[^"]+)"')
_NAME = "Mozilla/5.0 (compatible; metropolis-link-check; +https://metropolis.org/contact/)"
_DAY = 86400
_SHOWN = 3

State = Literal["fine", "moved", "missing", "closed", "silent"]

_MEANING: Mapping[State, str] = {
    "missing": "are no longer there: take the link away, or lead it elsewhere",
    "moved": "have moved for good: write the new address",
    "silent": "did not answer: they may do so another day",
    "closed": "let no program look: open them yourself",
}


class Found(msgspec.Struct, frozen=True):
    """What a question about an address came to, and when it was asked (in seconds)."""

    state: State
    note: str
    at: float


class Manners(msgspec.Struct, frozen=True):
    """How to ask: seconds between two questions to a host, seconds to wait for an answer, hosts at once."""

    pause: float = 1.0
    patience: float = 20.0
    hosts: int = 8


POLITE = Manners()


class _Stay(request.HTTPRedirectHandler):
    """Follows what leads elsewhere for now; what has moved for good is an answer."""

    def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]  # as its base
        if code in (301, 308):
            return None
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def main(output: Path, cache: Path, now: float, manners: Manners = POLITE) -> int:
    """Report on all outside links of the built site; 1 only if there is no site."""
    pages = outside_links(output)
    if not (output / "index.html").is_file():
        sys.stderr.write(f"run.py: {output.as_posix()}/ holds no site: run `python3 run.py build` first.\n")
        return 1
    known = {url: found for url, found in _read(cache).items() if url in pages and _is_fresh(found, now)}
    asked = ask_all((url for url in pages if url not in known), now, manners)
    _write(cache, known | asked)
    sys.stdout.write("".join(f"{line}\n" for line in report(pages, known, asked)))
    return 0


def outside_links(output: Path) -> dict[str, list[str]]:
    """The addresses that the pages of a built site link to on other hosts, each with the pages that do."""
    found: dict[str, list[str]] = {}
    for page in sorted(output.rglob("*.html")):
        for link in dict.fromkeys(_LINK.findall(page.read_text("utf-8"))):
            pages = found.setdefault(urldefrag(html.unescape(link)).url, [])
            pages.append(page.relative_to(output).as_posix())
    return found


def ask_all(urls: Iterable[str], now: float, manners: Manners) -> dict[str, Found]:
    """Ask about addresses, several hosts at once, each host one by one."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[urlsplit(url).netloc].append(url)
    with ThreadPoolExecutor(manners.hosts) as pool:
        answers = pool.map(partial(_ask_host, now=now, manners=manners), by_host.values())
        return {url: found for answer in answers for url, found in answer.items()}


def _ask_host(urls: list[str], now: float, manners: Manners) -> dict[str, Found]:
    answers: dict[str, Found] = {}
    for url in urls:
        if answers:
            time.sleep(manners.pause)
        state, note = _ask(url, manners)
        answers[url] = Found(state, note, now)
    return answers


def _ask(url: str, manners: Manners) -> tuple[State, str]:
    """Ask for the head of a page; if that is refused, as some do who know no such question, for the page."""
    state, note = _answer(url, "HEAD", manners.patience)
    if state in ("missing", "closed", "silent"):
        time.sleep(manners.pause)
        return _answer(url, "GET", manners.patience)
    return state, note


def _answer(url: str, method: str, patience: float) -> tuple[State, str]:
    question = request.Request(url, method=method, headers={"User-Agent": _NAME, "Accept": "*/*"})
    try:
        with request.build_opener(_Stay).open(question, timeout=patience):
            return "fine", ""
    except error.HTTPError as answer:
        with answer:
            return _meaning(answer, url)
    except error.URLError as fault:
        return "silent", _reason(fault.reason)
    except (OSError, http.client.HTTPException, ValueError) as fault:
        return "silent", _reason(fault)


def _meaning(answer: error.HTTPError, url: str) -> tuple[State, str]:
    if answer.code in (301, 308):
        return "moved", urljoin(url, answer.headers.get("Location", ""))
    if answer.code in (404, 410):
        return "missing", str(answer.code)
    return ("silent" if answer.code >= 500 else "closed"), str(answer.code)


def _reason(fault: object) -> str:
    """In a few words."""
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    if isinstance(fault, OSError):
        return fault.strerror or type(fault).__name__
    return str(fault) or type(fault).__name__


def _is_fresh(found: Found, now: float) -> bool:
    """Whether to believe it still: a page that was there for a month, anything else for a day."""
    return 0 <= now - found.at < (30 if found.state == "fine" else 1) * _DAY


def report(pages: Mapping[str, list[str]], known: Mapping[str, Found], asked: Mapping[str, Found]) -> Iterator[str]:
    """A line with the figures, then what a person should look at, by what is to be done."""
    found = {**known, **asked}
    yield (
        f"{len(found)} outside links: {len(asked)} asked about now, {len(known)} known from before; "
        f"{sum(each.state == 'fine' for each in found.values())} are fine."
    )
    for state, meaning in _MEANING.items():
        urls = sorted(url for url, each in found.items() if each.state == state)
        if urls:
            yield f"{len(urls)} {meaning}:"
        for url in urls:
            more = len(pages[url]) - _SHOWN
            where = ", ".join(pages[url][:_SHOWN]) + (f" and {more} more pages" if more > 0 else "")
            yield f"  {url} ({found[url].note}), in {where}"


def _read(cache: Path) -> dict[str, Found]:
    """What was found before; nothing if that cannot be read."""
    try:
        return msgspec.json.decode(cache.read_bytes(), type=dict[str, Found])
    except (OSError, msgspec.MsgspecError):
        return {}


def _write(cache: Path, found: Mapping[str, Found]) -> None:
    draft = cache.with_name(f"{cache.name}.new")
    cache.parent.mkdir(parents=True, exist_ok=True)
    draft.write_bytes(msgspec.json.encode(found, order="deterministic"))
    draft.replace(cache)
