"""Pelican's log, as far as a build that fails is concerned.

Pelican logs a plugin that is missing or cannot be registered and goes on; and it logs the exception that ends a build
with a traceback. The first must fail the build; the second is not for the people who write the site.
"""

import logging
import sys


class BuildError(Exception):
    """The build stopped and the published site is as it was. Pelican exits with `exitcode`."""

    exitcode = 1


class SwallowedErrors(logging.Handler):
    """Remembers the errors that Pelican logs and goes on from: those of its start for good, others for one build."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._at_start: list[str] = []
        self._since: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        message = record.getMessage().replace("\n", ": ")
        self._since.append(f"{message}: {cause}" if cause else message)

    def started(self) -> None:
        """Pelican has loaded its plugins: a plugin that was lost stays lost, however often it builds."""
        self._at_start, self._since = self._since, []

    def take(self) -> list[str]:
        """The messages that concern the build that begins."""
        since, self._since = self._since, []
        return [*self._at_start, *since]


swallowed_errors = SwallowedErrors()


def listen(logger: logging.Logger) -> None:
    """Have `logger`, which is Pelican's, tell of errors (even with `--quiet`), and failures said as they are."""
    logger.addHandler(swallowed_errors)
    logger.setLevel(min(logger.getEffectiveLevel(), logging.ERROR))
    if hide_build_failures not in logger.filters:
        logger.filters.insert(0, hide_build_failures)  # before Pelican's own, which drops what was said before


def hide_build_failures(record: logging.LogRecord) -> bool:
    """A log filter: says in one line what ended a build, in place of Pelican's record of it; not with `--debug`."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    error = next((each for each in arguments if isinstance(each, Exception)), None)
    if isinstance(error, BuildError):
        say(str(error))
    elif error is None or record.levelno < logging.CRITICAL or logging.getLogger().isEnabledFor(logging.DEBUG):
        return True
    else:
        kind = type(error).__name__
        say(f"the build failed, and no text is to blame: {kind}: {error}. Please report it; --debug tells more.")
    return False


def say(*lines: str) -> None:
    """Lines for a person, as they are: Pelican's own log would wrap them."""
    for line in lines:
        sys.stderr.write(f"{line}\n")
