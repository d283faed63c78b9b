"""The nginx test: a real nginx with the generated configuration serves every file of the site as headers.toml says.

Serves a copy of output/, as `python3 run.py build` left it, with one page withdrawn, and asks it on loopback for all
that matters: every file with its header fields, compressed and not, in parts and again; old addresses; what is gone or
was never there; what nobody is to see. Needs nginx and its module for brotli (on Debian: nginx and
libnginx-mod-http-brotli-static).
"""

import contextlib
import gzip
import http.client
import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import brotli

from publishing.host_files import main as add_host_files
from publishing.places import read_places, spellings
from publishing.policy import Policy, fields_for, read_policy

ROOT = Path(__file__).parents[2]
SERVER = """\
include /etc/nginx/modules-enabled/*.conf;
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include /etc/nginx/mime.types;
    server {{
        listen 127.0.0.1:{port};
        server_name metropolis.org;
        root {folder}/site;
        include {folder}/site/_nginx.conf;
    }}
}}
"""

# The addresses of the former site that are known.
KNOWN = (
    "/news/metropolis-fostering-debate-about-inclusive-and-prosperous-communities",
    "/agenda/world-metropolitan-day-2021",
    "/newsroom/blog?page=1",
    "/projects/issue-papers",
    "/pilot-projects",
    "/gender",
    "/timeline",
    "/initiatives",
    "/members-list",
    "/learning-station-webinars",
    "/join-call-rethink-our-metropolitan-spaces",
)
GUARDS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
)


class Answer(NamedTuple):
    """What came back."""

    status: int
    fields: Mapping[str, str]
    body: bytes


class Client:
    """Asks one server, over one connection."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        self.asked = 0

    def ask(self, path: str, method: str = "GET", **fields: str) -> Answer:
        """Ask for a path exactly as it is given; `Accept_Encoding="br"` sends Accept-Encoding."""
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        self.asked += 1
        self._connection.request(method, path, headers={"Accept-Encoding": "identity"} | headers)
        response = self._connection.getresponse()
        return Answer(response.status, dict(response.getheaders()), response.read())


class Site(NamedTuple):
    """What is asked about."""

    folder: Path
    policy: Policy
    client: Client
    withdrawn: str


Check = Callable[[Site], Iterator[str]]


def every_file(site: Site) -> Iterator[str]:
    """Each file comes whole, with its header fields; that of a page at the page's address."""
    for path, address in _addresses(site):
        answer = site.client.ask(address)
        if answer.status != 200 or answer.body != (site.folder / path).read_bytes():
            yield f"{address}: {answer.status}, {len(answer.body)} bytes"
        for name, value in fields_for(site.policy, path).items():
            if answer.fields.get(name) != value:
                yield f"{address}: {name}: {answer.fields.get(name)} instead of {value}"


def compressed(site: Site) -> Iterator[str]:
    """Who accepts it gets the small copy, brotli first, of the same kind; caches are told that there are several."""
    readers = {"br": brotli.decompress, "gzip": gzip.decompress}
    for path, address in _addresses(site):
        for accepted, encoding in (("gzip", "gzip"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip")):
            copy = site.folder / f"{path}.{'br' if encoding == 'br' else 'gz'}"
            if not copy.exists():
                continue
            answer = site.client.ask(address, Accept_Encoding=accepted)
            if answer.fields.get("Content-Encoding") != encoding or answer.fields.get("Vary") != "Accept-Encoding":
                yield f"{address} with {accepted}: {dict(answer.fields)}"
            elif readers[encoding](answer.body) != (site.folder / path).read_bytes():
                yield f"{address} with {accepted}: other words than the page's"
            elif answer.fields["Content-Type"] != fields_for(site.policy, path)["Content-Type"]:
                yield f"{address} with {accepted}: {answer.fields['Content-Type']}"
    proxied = site.client.ask("/", Accept_Encoding="gzip", Via="1.1 cache")
    if proxied.fields.get("Content-Encoding") != "gzip":
        yield "/ through another server: not compressed"


def again(site: Site) -> Iterator[str]:
    """Who has a file gets an empty answer; part of a file comes alone."""
    first = site.client.ask("/")
    for name, value in (("If-None-Match", first.fields["ETag"]), ("If-Modified-Since", first.fields["Last-Modified"])):
        answer = site.client.ask("/", **{name: value})
        if answer.status != 304 or answer.body or answer.fields.get("Cache-Control") != "no-cache":
            yield f"/ with {name}: {answer.status}"
    path = next(path for path, _ in _addresses(site) if path.endswith(".pdf"))
    whole = (site.folder / path).read_bytes()
    for asked, part in (("bytes=0-99", whole[:100]), ("bytes=100-", whole[100:]), ("bytes=-7", whole[-7:])):
        answer = site.client.ask(f"/{path}", Range=asked)
        if answer.status != 206 or answer.body != part:
            yield f"/{path} {asked}: {answer.status}, {len(answer.body)} bytes"
    if (status := site.client.ask(f"/{path}", Range=f"bytes={len(whole)}-").status) != 416:
        yield f"/{path} beyond its end: {status}"
    head = site.client.ask("/", "HEAD")
    if head.status != 200 or head.body or head.fields["Content-Length"] != first.fields["Content-Length"]:
        yield f"/ HEAD: {head.status}"


def old_addresses(site: Site) -> Iterator[str]:
    """Each leads in one step to a file that is there, with its slash and without; feeds and calendars too."""
    redirects = read_places(site.folder).redirects
    for old, new in redirects.items():
        for spelling in spellings(old):
            answer = site.client.ask(f"/{spelling}")
            if (answer.status, answer.fields.get("Location")) != (301, f"/{new}"):
                yield f"/{spelling}: {answer.status} {answer.fields.get('Location')}"
        if (status := site.client.ask(f"/{new}").status) != 200:
            yield f"/{old} leads to /{new}, which answers {status}"
    if not any(old.endswith((".xml", ".json", ".ics")) for old in redirects):
        yield "no feed or calendar leads on"


def known_addresses(site: Site) -> Iterator[str]:
    """Each address that the former site is known to have had is a page or leads to one, in one step."""
    for known in KNOWN:
        answer = site.client.ask(known)
        if answer.status == 301:
            answer = site.client.ask(answer.fields["Location"])
        if answer.status != 200:
            yield f"{known}: {answer.status}"


def missing(site: Site) -> Iterator[str]:
    """What does not exist is said so in the reader's language, whatever was asked for, and not listed if a folder."""
    asked = (("/no", ""), ("/news/no/", ""), ("/fr/no/deep.ics", "fr/"), ("/es/no/", "es/"), ("/theme/", ""))
    for path, lang in (
        *asked,
        ("/theme/css/no.0123456789.css", ""),
        ("/frx/", ""),
        ("/404.html", ""),
        ("/fr/404.html", "fr/"),
    ):
        answer = site.client.ask(path)
        if answer.status != 404 or answer.body != (site.folder / f"{lang}404.html").read_bytes():
            yield f"{path}: {answer.status}, {answer.body[:60]!r}"
        if answer.fields.get("Cache-Control") != "no-cache" or not set(GUARDS) <= set(answer.fields):
            yield f"{path}: {dict(answer.fields)}"


def gone(site: Site) -> Iterator[str]:
    """A withdrawn page says so with 410, at each spelling; what hung at it is gone with it."""
    page = (site.folder / site.withdrawn / "index.html").read_bytes()
    bare = site.withdrawn.rstrip("/")
    for path, body in ((f"/{bare}/", page), (f"/{bare}", page), (f"/{bare}/feed.xml", None), (f"/{bare}.ics", None)):
        answer = site.client.ask(path)
        if answer.status != 410 or (body and answer.body != body) or not set(GUARDS) <= set(answer.fields):
            yield f"{path}: {answer.status}, {answer.body[:60]!r}"
    if (status := site.client.ask(f"/{bare}-2/").status) != 404:
        yield f"/{bare}-2/: {status}"


def unseen(site: Site) -> Iterator[str]:
    """What only servers read is not there for visitors, nor are copies by their own names; others' notes are."""
    for path in (
        "/_nginx.conf",
        "/_headers",
        "/_redirects",
        "/.git/config",
        "/ledger.json",
        "/index.html.br",
        "/news/.x",
    ):
        if (status := site.client.ask(path).status) != 404:
            yield f"{path}: {status}"
    if site.client.ask("/.well-known/security.txt").status != 200:
        yield "/.well-known/security.txt cannot be read"
    if (status := site.client.ask("/", "POST").status) != 405:
        yield f"POST /: {status}"
    if "/" in site.client.ask("/").fields.get("Server", ""):
        yield "the version of nginx is told"


def one_address(site: Site) -> Iterator[str]:
    """A page has one address, and no address leads to another host."""
    for path, target in (
        ("/index.html", "/"),
        ("/news/index.html?a=b", "/news/?a=b"),
        ("/news", "/news/"),
        ("//evil.example/index.html", "/evil.example/"),
    ):
        answer = site.client.ask(path)
        if (answer.status, answer.fields.get("Location")) != (301, target):
            yield f"{path}: {answer.status} {answer.fields.get('Location')}"


def no_fields(site: Site) -> Iterator[str]:
    """Nobody can add header fields to an answer by an address."""
    for path in ("/x%0d%0aX-Evil:1/index.html", "/news%0d%0aX-Evil:1", "/fr/%0d%0aX-Evil:1/"):
        answer = site.client.ask(path)
        if answer.status != 404 or "X-Evil" in answer.fields:
            yield f"{path}: {answer.status} {dict(answer.fields)}"


CHECKS: tuple[Check, ...] = (
    every_file,
    compressed,
    again,
    old_addresses,
    known_addresses,
    missing,
    gone,
    unseen,
    one_address,
    no_fields,
)


def _addresses(site: Site) -> Iterator[tuple[str, str]]:
    """Every file of the site with the address at which it is to answer."""
    redirects = read_places(site.folder).redirects
    for file in sorted(site.folder.rglob("*")):
        path = file.relative_to(site.folder).as_posix()
        address = path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path
        hidden = path.startswith(("_", site.withdrawn)) or path.endswith((".br", ".gz", "404.html"))
        if file.is_file() and not hidden and address not in redirects:
            yield path, f"/{address}"


def prepare(folder: Path) -> str:
    """Copy the site, withdraw one page of it, and add what there may be none of; returns what was withdrawn."""
    shutil.copytree(ROOT / "output", folder)
    withdrawn = next(page.parent for page in sorted(folder.glob("news/*/index.html")))
    address = withdrawn.relative_to(folder).as_posix() + "/"
    (folder / "ledger.json").write_text(json.dumps({"withdrawn": {"x": [address]}}), "utf-8")
    for name in ("search/index.html", "fr/search/index.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / "about/index.html", folder / name)
    for name in ("x.avif", "x.webmanifest", "x.0123456789-720.avif", "pagefind/en/fragment/en_1.pf_fragment", "x.odd"):
        place = folder / (name if name.startswith("pagefind") else f"files/{name}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(b"x")
    (folder / ".well-known").mkdir()
    (folder / ".well-known/security.txt").write_text("Contact: mailto:a@b.example\n", "utf-8")
    return address


@contextlib.contextmanager
def served(folder: Path) -> Iterator[int]:
    """Run nginx on a free port of this machine for as long as the block takes."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    configuration = folder / "nginx.conf"
    configuration.write_text(SERVER.format(folder=folder, port=port), "utf-8")
    command = [shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin") or "nginx"]
    subprocess.run([*command, "-t", "-q", "-c", configuration], check=True)
    with subprocess.Popen([*command, "-c", configuration]) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit("nginx does not answer")


def main() -> int:
    """Ask everything; 1 if an answer was not as it should be."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        folder.chmod(0o755)  # nginx's workers are another user
        withdrawn = prepare(folder / "site")
        if add_host_files(folder / "site", ROOT / "headers.toml", ROOT / ".cache/compressed", meta=False):
            return 1
        with served(folder) as port:
            site = Site(folder / "site", read_policy(ROOT / "headers.toml"), Client(port), withdrawn)
            wrong = [f"{check.__name__}: {fault}" for check in CHECKS for fault in _told(check, site)]
    print("\n".join(wrong[:50]) or "all answers are as they should be")
    return 1 if wrong else 0


def _told(check: Check, site: Site) -> list[str]:
    before, faults = site.client.asked, list(check(site))
    asked = site.client.asked - before
    print(f"{check.__name__}: {asked} asked, {len(faults)} wrong. {(check.__doc__ or '').splitlines()[0]}", flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main())
