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
    """Remembers the errors that Pelican logs and goes on from."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._messages.append(record.getMessage().replace("\n", ": "))

    def take(self) -> list[str]:
        """The messages so far; they are forgotten here."""
        messages, self._messages = self._messages, []
        return messages


swallowed_errors = SwallowedErrors()


def hide_build_failures(record: logging.LogRecord) -> bool:
    """A log filter: says what a BuildError says, as it is, in place of Pelican's record with its traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, BuildError):
        say(str(error))
        return False
    return True


def say(*lines: str) -> None:
    """Lines for a person, as they are: Pelican's own log would wrap them."""
    for line in lines:
        sys.stderr.write(f"{line}\n")
