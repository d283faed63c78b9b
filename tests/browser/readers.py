"""Someone who reads the site in a browser."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@contextmanager
def reader(browser: "Browser", now: str = "2022-05-01T12:00:00Z", **options: object) -> Iterator["Page"]:
    """A page of someone's browser, on a day of the test's choice; afterwards, nothing went wrong in it."""
    context = browser.new_context(**options)  # type: ignore[arg-type]  # its many options are its own affair
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    if options.get("java_script_enabled", True):
        page.clock.set_fixed_time(dt.datetime.fromisoformat(now))
    yield page
    context.close()
    assert not wrong
