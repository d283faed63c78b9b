"""run.py serve: what the terminal says of a build."""

from collections.abc import Callable
from typing import cast

import pytest

from authoring.serving.builder import Builder
from authoring.serving.server import Server
from authoring.serving.visitors import Visitors
from tests.authoring.conftest import Make
from tests.support import FEATURES, news_item

X, Y = "content/news/x.md", "content/news/y.md"


class NoServer:
    """What a builder needs of a server that nobody asks."""

    def __init__(self) -> None:
        self.visitors = Visitors()
        self.fresh: dict[str, bytes] = {}

    def read(self, _path: str) -> bytes:
        return b""


def test_a_build_tells_of_errors_and_of_new_warnings(make: Make, capsys: pytest.CaptureFixture[str]) -> None:
    """A writer's own slip may not stand among those of everybody else."""
    made = make({X: news_item(summary="Old. " * 40)})
    builder = Builder(cast(Server, NoServer()), made.settings, FEATURES, is_now=False)

    def said_of(change: Callable[[], object]) -> str:
        change()
        builder.build()
        return capsys.readouterr().out

    assert said_of(lambda: None).startswith("1 warning from before: 'python3 run.py check' lists them.\n")
    second = said_of(lambda: (made.root / Y).write_text(news_item(summary="New. " * 40), "utf-8"))
    assert second.startswith(f"{Y}:4: warning: ") and X not in second
    third = said_of(lambda: (made.root / Y).write_text(news_item(titel="T"), "utf-8"))
    assert third.startswith(f"{Y}:4: unknown field 'titel'. Did you mean 'title'?\n1 warning from before")
    assert third.endswith("Nothing was changed: the last good site stays.\n")
