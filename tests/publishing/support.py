"""A small built site, written without the build, and a desk to publish it from."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from publishing import notes, releases
from publishing import publish as publishing
from publishing.errors import Stopped
from publishing.hosts.folder import FolderHost
from publishing.hosts.host import Host
from publishing.lock import Lock, Owner
from publishing.manifest import Manifest
from publishing.policy import read_policy
from publishing.settings import AnyTarget, Folder
from tests.support import ROOT

SITE = "https://metropolis.example"
START = dt.datetime(2022, 5, 1, 12, tzinfo=dt.UTC)

_PAGE = """<!doctype html><title>{title}</title>{head}
<link rel="canonical" href="{site}/{address}">
<link rel="stylesheet" href="/theme/{css}">
<p>{text}</p><a href="/">Home</a>
"""


@dataclass
class Tree:
    """What a build makes: pages by their addresses, with their texts, and other files.

    `items` gives the address of each id, `withdrawn` those of what was withdrawn; `moved` are old addresses with the
    new ones; `style` changes the hash in the name of the style sheet.
    """

    pages: dict[str, str] = field(default_factory=lambda: {"": "Home", "news/a/": "A", "news/b/": "B"})
    files: dict[str, str] = field(default_factory=dict)
    items: dict[str, str] = field(default_factory=lambda: {"news/a": "news/a/", "news/b": "news/b/"})
    withdrawn: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    style: str = "0123456789"

    def write(self, folder: Path) -> None:
        """Write it in place of what is in the folder."""
        files = self.all_files()
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if not path.exists() or path.read_bytes() != text.encode():
                path.unlink(missing_ok=True)
                path.write_bytes(text.encode())

    def all_files(self) -> dict[str, str]:
        """Every file with its text."""
        css = f"site.{self.style}.css"
        noindex = '<meta name="robots" content="noindex">'
        gone = dict.fromkeys(self.withdrawn.values(), "Gone") | self.moved
        pages = {
            **{address: (text, "") for address, text in self.pages.items()},
            **{address: (text, noindex) for address, text in gone.items()},
        }
        html = {
            f"{address}index.html": _PAGE.format(title=text, head=head, site=SITE, address=address, css=css, text=text)
            for address, (text, head) in pages.items()
        }
        ledger = {
            "items": {name: [address] for name, address in self.items.items()},
            "withdrawn": {name: [address] for name, address in self.withdrawn.items()},
        }
        own = {f"theme/{css}": f"/* {self.style} */", "ledger.json": json.dumps(ledger)}
        return {**html, **sitemap(self.pages), **own, **self.files}


def sitemap(addresses: Sequence[str] | Mapping[str, str]) -> dict[str, str]:
    """The sitemap of these addresses."""
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    listed = "".join(f"<url><loc>{SITE}/{address}</loc></url>" for address in addresses)
    index = f"<sitemap><loc>{SITE}/sitemaps/all.xml</loc></sitemap>"
    return {
        "sitemap.xml": f"<sitemapindex {space}>{index}</sitemapindex>",
        "sitemaps/all.xml": f"<urlset {space}>{listed}</urlset>",
    }


def calendar(uid: str, start: str, title: str = "Forum") -> str:
    """A calendar of one event."""
    event = f"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20220101T000000Z\r\nDTSTART:{start}\r\nSUMMARY:{title}\r\nEND:VEVENT"
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n{event}\r\nEND:VCALENDAR\r\n"


@dataclass
class Desk:
    """Where somebody publishes from. Each publish takes place an hour after the last."""

    root: Path
    target: AnyTarget = field(default_factory=lambda: Folder(path="host"))
    host: Host = field(init=False)
    hours: int = 0
    said: list[str] = field(default_factory=list)
    person: str = "anna on desk"

    def __post_init__(self) -> None:
        if isinstance(self.target, Folder):
            self.host = FolderHost(self.root / self.target.path)

    def now(self) -> dt.datetime:
        return START + dt.timedelta(hours=self.hours)

    @property
    def job(self) -> publishing.Job:
        return publishing.Job(
            target=self.target,
            root=self.root,
            work=self.root / ".cache" / "publishing" / "t",
            siteurl=SITE,
            policy=read_policy(ROOT / "headers.toml"),
            person=self.person,
            now=self.now,
            sleep=lambda _seconds: None,
            say=self.said.append,
        )

    def publish(self, tree: Tree, *, allow_removals: bool = False) -> str:
        """Publish what a build would have made; gives the live release."""
        self.hours += 1
        self.said.clear()
        lock = Lock(self.host.store, Owner(self.person, str(self.root), str(self.hours)), self.now())
        lock.take()
        try:
            publishing.publish(
                self.job, self.host, lock, lambda: tree.write(self.root / "output"), allow_removals=allow_removals
            )
        finally:
            lock.free()
        return self.host.live()

    def refused(self, tree: Tree) -> str:
        """Publish what must not be published; gives the sentence."""
        before = self.host.live()
        try:
            self.publish(tree)
        except Stopped as stopped:
            assert self.host.live() == before, "the live site must stay as it was"
            return str(stopped)
        raise AssertionError("it was published")

    def live(self) -> Manifest:
        """What is in the live release."""
        manifest = notes.read_manifest(self.host.store, self.host.live())
        assert manifest is not None
        return manifest

    def go_back(self, release: str = "") -> str:
        """Make an earlier release live; gives it."""
        chosen = releases.choose(self.host, release, self.host.live())
        return releases.go_back(self.host, chosen, self.live(), self.job.is_immutable).release

    def shown(self) -> dict[str, str]:
        """What readers find, by path, without compressed copies and what only the host reads."""
        folder = self.root / "host" / "current"
        files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in (".br", ".gz")]
        names = {path.relative_to(folder).as_posix(): path for path in files}
        return {name: path.read_text("utf-8") for name, path in names.items() if not name.startswith("_")}
