"""Someone who reads the site in a browser."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@contextmanager
def reader(
    browser: "Browser", now: str = "2022-05-01T12:00:00Z", width: int = 1280, height: int = 800, **options: Any
) -> Iterator["Page"]:
    """A page of someone's browser, on a day of the test's choice; afterwards, nothing went wrong in it.

    What went wrong is an error of a script, and whatever the browser warns of, such as a policy that was broken.
    """
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    if options.get("java_script_enabled", True):
        page.clock.set_fixed_time(dt.datetime.fromisoformat(now))
    yield page
    context.close()
    assert not wrong
