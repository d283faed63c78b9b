"""What all tests share: an honest last word about the tests that could not run."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from plugins.core.rendering import templates
from tools.chromium import NO_CHROMIUM


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many browser tests did not run: a skip among hundreds of dots is easily missed."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if missed:
        terminalreporter.line(f"{missed} browser tests did not run: {NO_CHROMIUM}", yellow=True)


@pytest.fixture(scope="session", autouse=True)
def _undrawn() -> Iterator[None]:
    """Cards are not drawn: dozens belong to the smallest site. Who tests drawing calls it by itself."""
    with patch("plugins.core.pages.drawing.draw", lambda *_: b"a card"):
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Templates are compiled once for all sites: that takes most of the time of a small one."""
    compiled = templates.nothing_compiled()
    with patch("plugins.core.rendering.templates.nothing_compiled", lambda: compiled):
        yield
