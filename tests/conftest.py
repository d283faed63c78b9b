"""What all tests share: an honest last word about the tests that could not run."""

import pytest

from tools.chromium import NO_CHROMIUM


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many browser tests did not run: a skip among hundreds of dots is easily missed."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if missed:
        terminalreporter.line(f"{missed} browser tests did not run: {NO_CHROMIUM}", yellow=True)
