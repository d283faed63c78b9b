"""The system's Chromium, which the browser tests and the screenshots drive; nothing is downloaded."""

import os
import shutil

NO_CHROMIUM = "no Chromium found (install it, or set CHROMIUM)"

NAMES = ("chromium", "chromium-browser", "google-chrome")

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""We talk to our own pages: Chromium is to call nobody else on the side."""


def chromium() -> str | None:
    """The Chromium to drive: the one that CHROMIUM names, or else the system's."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def arguments() -> list[str]:
    """What Chromium is started with."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # Chromium's sandbox refuses root
    return [*QUIET, "--no-sandbox"] if as_root else [*QUIET]
