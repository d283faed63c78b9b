"""What all tests share: an honest last word about the tests that could not run."""

from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import jinja2
import pytest
from jinja2.bccache import Bucket

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
    with patch("plugins.core.drawing.draw", lambda *_: b"a card"):
        yield


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Templates are compiled once for all sites: that takes most of the time of a small one."""
    shared = _Shared()
    with patch("plugins.core.render._Compiled", lambda: shared):
        yield


class _Shared(jinja2.BytecodeCache):
    """Compiled templates by file and text: a theme of a test's own has others."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.code
