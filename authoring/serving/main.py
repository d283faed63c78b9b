"""Serving: build, show, and build again at each save. What is wrong is shown, and the last good site stays."""

import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Thread

from watchfiles import watch

from authoring.preview import FOLDER, branch
from authoring.serving.builder import Builder, say
from authoring.serving.server import Server
from authoring.serving.visitors import Visitors
from plugins.core import adapter
from plugins.core.feature import Feature
from plugins.core.pelican_log import BuildError
from plugins.core.settings import Settings

_CODE = (".py",)
# Editors write a file in several steps; what follows within these milliseconds belongs to the same save.
_SAVE = 30


def main(port: int, today: str) -> int:
    """Serve the project in this folder until it is stopped; 1 if it cannot be served at all."""
    overrides = {"PREVIEW": branch(), "OUTPUT_PATH": str(Path(FOLDER).absolute()), "TODAY": today}
    try:
        settings, features = adapter.read_project("pelicanconf.py", overrides)
        server = Server(port, settings.output, Visitors())
    except BuildError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(f"port {port} cannot be used ({error.strerror}): write --port {port + 1} behind it")
    _serve(server, settings, features, is_now=not today)
    return 0


def _serve(server: Server, settings: Settings, features: Iterable[Feature], *, is_now: bool) -> None:
    builder = Builder(server, settings, features, is_now=is_now)
    try:
        builder.build()
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at http://127.0.0.1:{server.server_port}/ (to stop: Ctrl+C)")
        for changed in watch(*_watched(settings), debounce=_SAVE * 10, step=_SAVE):
            code = sorted({path for _, path in changed if path.endswith(_CODE)})
            if code:
                builder.start_again(code)
            builder.build()
    except KeyboardInterrupt:
        say("")


def _watched(settings: Settings) -> list[Path]:
    root = settings.content.parent
    folders = (settings.content, settings.data, settings.words, settings.theme, root / "plugins")
    return [path for path in (*folders, root / "pelicanconf.py") if path.exists()]


def _refused(reason: str) -> int:
    sys.stderr.write(f"run.py serve: {reason}\n")
    return 1
