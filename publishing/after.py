"""What follows when a release is live: a program of the host, a look at the live site, and word to those who wait."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import quote, urlencode, urlsplit

from publishing import tools, web
from publishing.errors import Stopped
from publishing.manifest import Manifest
from publishing.pages import address_of
from publishing.settings import Target

_LOOKED_AT = 10
_TRIES, _PAUSE = 4, 3.0
_FEEDS = ("feed.xml", "atom.xml", "feed.json")

Sleep = Callable[[float], None]


def differing(old: Manifest | None, new: Manifest) -> list[str]:
    """The paths that were added, changed or taken off; compressed copies go with their files."""
    before, now = old.all_files if old else {}, new.all_files
    return sorted(path for path in before.keys() | now.keys() if _differs(path, before, now))


def _differs(path: str, before: Mapping[str, str], now: Mapping[str, str]) -> bool:
    return before.get(path) != now.get(path) and not path.endswith((".br", ".gz"))


def run(target: Target, paths: Iterable[str]) -> None:
    """Run what the target wants to be run, with the addresses of files. Stopped if that fails."""
    addresses = [f"/{quote(address_of(path))}" for path in paths]
    if target.afterwards and addresses:
        try:
            tools.run(target.afterwards, "this machine", "".join(f"{each}\n" for each in addresses).encode())
        except Stopped as error:
            raise Stopped(f"the release is live, but what should follow did not: {error}") from None


def look(target: Target, new: Manifest, paths: Iterable[str], sleep: Sleep) -> None:
    """Fetch some of what changed, and the home page, from where readers do. Stopped if something else comes."""
    changed = [path for path in paths if path in new.files and path.endswith(".html")]
    step = max(1, len(changed) // _LOOKED_AT)
    for path in dict.fromkeys(["index.html", *changed[::step][:_LOOKED_AT]]) if target.url else ():
        if path in new.files and path not in new.gone:
            _look(target, new, path, sleep)


def _look(target: Target, new: Manifest, path: str, sleep: Sleep) -> None:
    url = f"{target.url.rstrip('/')}/{quote(address_of(path))}"
    for pause in (_PAUSE,) * _TRIES:
        status, body = web.get(url)
        if status == 200 and hashlib.sha256(body).hexdigest() == new.files[path]:
            return
        sleep(pause)
    shown = "the page of another release: is there a cache in between?" if status == 200 else f"an error ({status})."
    raise Stopped(f"the release is on the target, but {url} shows {shown}")


def announce(target: Target, siteurl: str, new: Manifest, paths: Iterable[str]) -> Iterator[str]:
    """Tell those who want to know at once; gives a line about each who was told, or could not be."""
    paths = list(paths)
    links = [f"{siteurl.rstrip('/')}/{quote(address_of(path))}" for path in paths]
    feeds = [link for path, link in zip(paths, links, strict=True) if path.endswith(_FEEDS) and path in new.files]
    pages = [link for path, link in zip(paths, links, strict=True) if path.endswith(".html")]
    if target.websub and feeds:
        form = urlencode([("hub.mode", "publish"), *(("hub.url", feed) for feed in feeds)]).encode()
        yield _tell("WebSub", target.websub, form, "application/x-www-form-urlencoded")
    if target.indexnow and pages:
        host = urlsplit(siteurl).netloc
        told = {"host": host, "key": target.indexnow, "urlList": pages[:10000]}
        yield _tell("IndexNow", INDEXNOW, json.dumps(told).encode(), "application/json; charset=utf-8")


INDEXNOW = "https://api.indexnow.org/indexnow"


def _tell(whom: str, url: str, data: bytes, kind: str) -> str:
    try:
        status = web.post(url, data, kind)
    except Stopped as error:
        return f"{whom} was not told: {error}"
    return f"{whom} was told." if status < 300 else f"{whom} did not listen: {url} answered {status}."
