"""Links to outside pages: a server of this machine plays all of the outside."""

import itertools
import socket
import struct
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publishing.links import Manners, main, outside_links

NOW = 1_650_000_000.0
DAY = 86400
QUICK = Manners(pause=0.02, patience=0.4)


class Outside(BaseHTTPRequestHandler):
    """Answers by the name of what is asked for."""

    asked: list[tuple[str, str, float]]
    at_once = 0
    most_at_once = 0

    def do_GET(self) -> None:
        cls = type(self)
        cls.asked.append((self.command, self.path, time.monotonic()))
        cls.at_once += 1
        cls.most_at_once = max(cls.most_at_once, cls.at_once)
        time.sleep(0.005)  # long enough for another question to come in, if one is asked meanwhile
        cls.at_once -= 1
        self.answer()

    def do_HEAD(self) -> None:
        self.do_GET()

    def answer(self) -> None:
        if self.path == "/slow":
            time.sleep(0.8)
        if self.path == "/reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            return
        status = {"/no-head": 405 if self.command == "HEAD" else 200}.get(self.path)
        self.send_response(status or int(self.path[1:4]) if self.path[1:4].isdigit() else status or 200)
        if self.path in ("/301", "/302"):
            self.send_header("Location", "/new")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def handle(self) -> None:
        try:
            super().handle()
        except (ConnectionError, ValueError):  # who asked has gone, or we have
            self.close_connection = True

    def finish(self) -> None:
        try:
            super().finish()
        except (ConnectionError, ValueError, OSError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name in its base
        """Say nothing."""


@pytest.fixture
def outside() -> Iterator[str]:
    """The address of the server; Outside.asked is what it was asked."""
    Outside.asked, Outside.most_at_once = [], 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outside)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def site(folder: Path, *urls: str) -> Path:
    """A built site whose home page links to these."""
    output = folder / "output"
    output.mkdir(exist_ok=True)
    links = "".join(f'<a class="x" href="{url}">x</a>' for url in urls)
    (output / "index.html").write_text(f'<link rel="canonical" href="https://own.example/">{links}', "utf-8")
    return output


def said(folder: Path, capsys: pytest.CaptureFixture[str], *urls: str, now: float = NOW) -> list[str]:
    """The lines of the report; the command never fails."""
    assert main(site(folder, *urls), folder / "cache/links.json", now, QUICK) == 0
    return capsys.readouterr().out.splitlines()


def test_what_is_there_is_not_spoken_of(tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str) -> None:
    """Nor what leads elsewhere only for now."""
    lines = said(tmp_path, capsys, f"{outside}/200", f"{outside}/302", f"{outside}/200#part")
    assert lines == ["2 outside links: 2 asked about now, 0 known from before; 2 are fine."]
    assert {path for _, path, _ in Outside.asked} == {"/200", "/302", "/new"}


@pytest.mark.parametrize(
    ("path", "meaning", "note"),
    [
        ("404", "are no longer there", "404"),
        ("410", "are no longer there", "410"),
        ("301", "have moved for good", "{outside}/new"),
        ("403", "let no program look", "403"),
        ("429", "let no program look", "429"),
        ("500", "did not answer", "500"),
        ("slow", "did not answer", "no answer in time"),
        ("reset", "did not answer", ""),
    ],
)
def test_what_is_not_fine_is_told_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str, path: str, meaning: str, note: str
) -> None:
    """With the page that links there; and the command does not fail for it."""
    first, second, third = said(tmp_path, capsys, f"{outside}/{path}")
    assert first == "1 outside links: 1 asked about now, 0 known from before; 0 are fine."
    assert second.startswith(f"1 {meaning}")
    assert third.startswith(f"  {outside}/{path} ({note.format(outside=outside)}")
    assert third.endswith("), in index.html")


def test_a_host_that_cannot_be_reached_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody listens there."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    assert said(tmp_path, capsys, f"http://127.0.0.1:{port}/")[1].startswith("1 did not answer")


def test_who_knows_no_head_is_asked_for_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str
) -> None:
    assert said(tmp_path, capsys, f"{outside}/no-head")[0].endswith("1 are fine.")
    assert [method for method, _, _ in Outside.asked] == ["HEAD", "GET"]


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str
) -> None:
    said(tmp_path, capsys, *(f"{outside}/200/{number}" for number in range(5)))
    times = sorted(at for _, _, at in Outside.asked)
    assert Outside.most_at_once == 1
    assert min(later - sooner for sooner, later in itertools.pairwise(times)) >= QUICK.pause


def test_what_is_known_is_not_asked_again(tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str) -> None:
    """What is fine for a month, anything else for a day."""
    urls = (f"{outside}/200", f"{outside}/404")
    said(tmp_path, capsys, *urls)
    for days, asked in ((0.5, 0), (2, 1), (31, 2)):
        assert f" {asked} asked about now" in said(tmp_path, capsys, *urls, now=NOW + days * DAY)[0], f"{days} days"


def test_a_damaged_cache_costs_time_only(tmp_path: Path, capsys: pytest.CaptureFixture[str], outside: str) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/links.json").write_bytes(b"{")
    assert "1 asked about now" in said(tmp_path, capsys, f"{outside}/200")[0]


def test_only_links_that_a_reader_can_follow_are_asked_about(tmp_path: Path) -> None:
    """Each once, as a browser would ask for it; with the pages that hold it."""
    output = site(tmp_path, "https://x.example/?a=1&amp;b=2#c", "/own/", "mailto:a@b.example")
    (output / "n").mkdir()
    (output / "n/index.html").write_text('<a rel="external" href="https://x.example/?a=1&amp;b=2">x</a>', "utf-8")
    assert outside_links(output) == {"https://x.example/?a=1&b=2": ["index.html", "n/index.html"]}


def test_without_a_site_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(tmp_path / "output", tmp_path / "links.json", NOW) == 1
    assert "holds no site: run `python3 run.py build` first." in capsys.readouterr().err
