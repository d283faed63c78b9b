"""What becomes of the errors that Pelican logs."""

import logging
from collections.abc import Iterator

import pytest

from plugins.core.pelican_log import BuildError, SwallowedErrors, hide_build_failures, listen, swallowed_errors


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """A logger of Pelican's, as `--quiet` leaves it."""
    logger = logging.getLogger("a-pelican")
    logger.setLevel(logging.CRITICAL)
    listen(logger)
    swallowed_errors.take()
    yield logger
    swallowed_errors.started()
    swallowed_errors.take()
    swallowed_errors.started()
    logger.handlers.clear()
    logger.filters.clear()


def test_errors_are_heard_even_when_pelican_is_quiet(logger: logging.Logger) -> None:
    """The cause too, on one line; warnings are Pelican's own affair."""
    logger.warning("a warning")
    logger.error("Cannot load plugin `%s`\n%s", "x", "no such module")
    try:
        raise OSError("no disk")
    except OSError:
        logger.exception("Cannot register plugin `y`")
    assert swallowed_errors.take() == [
        "Cannot load plugin `x`: no such module",
        "Cannot register plugin `y`: no disk",
    ]


def test_a_plugin_that_was_lost_at_the_start_stays_lost() -> None:
    """With --autoreload Pelican builds again: the second build has no more features than the first."""
    errors = SwallowedErrors()
    errors.emit(logging.makeLogRecord({"msg": "lost"}))
    errors.started()
    errors.emit(logging.makeLogRecord({"msg": "once"}))
    assert errors.take() == ["lost", "once"]
    assert errors.take() == ["lost"]
    errors.started()
    assert errors.take() == []


def test_a_failed_build_is_told_as_it_is(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    """Each time, without the traceback that Pelican would add; what else Pelican says is left to it."""
    for _ in range(2):
        logger.critical("%s: %s", "BuildError", BuildError("1 error: nothing was written"), exc_info=True)
    assert capsys.readouterr().err == "1 error: nothing was written\n" * 2
    assert hide_build_failures(logging.makeLogRecord({"levelno": logging.ERROR, "args": (OSError("no disk"),)}))


def test_what_nobody_foresaw_is_told_in_one_line(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a traceback, and without blaming who wrote a text."""
    logger.critical("%s: %s", "ValueError", ValueError("no such thing"), exc_info=True)
    said = capsys.readouterr().err
    assert said.count("\n") == 1 and "ValueError: no such thing" in said


def test_listening_twice_hears_once(logger: logging.Logger) -> None:
    """A reloaded plugin does not double what is said."""
    listen(logger)
    logger.error("once")
    assert swallowed_errors.take() == ["once"]
    assert logger.filters.count(hide_build_failures) == 1
