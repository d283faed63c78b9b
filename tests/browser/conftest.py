"""The fixtures of browser tests: a page of the system's Chromium, and a server for a built folder."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from publishing.policy import fields_for, read_policy
from tools.chromium import NO_CHROMIUM, arguments, chromium

if TYPE_CHECKING:  # Playwright takes a while to load, and only these tests need it
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
POLICY = read_policy(HERE.parents[1] / "headers.toml")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark all tests of this folder, so that `-m "not browser"` leaves them out."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Chromium, started once. Where there is none the test is skipped; with CI=true that is a failure."""
    path = chromium()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(NO_CHROMIUM, pytrace=False)
    if path is None:
        pytest.skip(NO_CHROMIUM)

    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments())
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A fresh page in a context of its own: no cookie or cache of another test."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without a line for each, under the policy that real servers serve them under."""

    def end_headers(self) -> None:
        path = urlsplit(self.path).path.removeprefix("/")
        fields = fields_for(POLICY, f"{path}index.html" if path.endswith("/") or not path else path)
        self.send_header("Content-Security-Policy", fields["Content-Security-Policy"])
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        pass


@contextmanager
def served(folder: Path, handler: type[QuietHandler] = QuietHandler) -> Iterator[str]:
    """Serve a folder on a free port of this machine alone; gives its address, without a last slash."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serve built folders until the tests end: `address = serve(folder)`, or with a handler of the test's own."""
    with ExitStack() as servers:
        yield lambda *folder: servers.enter_context(served(*folder))
