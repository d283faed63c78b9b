"""Serving: build, show, and build again at each save. What is wrong is shown, and the last good site stays."""

import os
import signal
import sys
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from threading import Thread

from watchfiles import watch

from authoring.preview import FOLDER, branch
from authoring.serving.builder import Builder, say
from authoring.serving.search import Indexer, command
from authoring.serving.server import Server
from authoring.serving.visitors import Visitors
from authoring.serving.work import started
from plugins.core import adapter
from plugins.core.pelican_log import BuildError
from plugins.core.settings import Settings

_CODE = ".py"
# Editors write a file in several steps; what follows within these milliseconds belongs to the same save.
_SAVE = 30
# When nobody has saved for so long (ms), there is time for the index of search.
_QUIET = 2000


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
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # however it is stopped, all is
    process, line = started(overrides, is_now=not today)
    builder = Builder(server, settings, features, line)
    indexer = Indexer(command(settings.output, settings.cache))
    is_code_new = False
    try:
        builder.begin()
        Thread(target=server.serve_forever, daemon=True).start()
        say(f"The site is at http://127.0.0.1:{server.server_port}/ (to stop: Ctrl+C)")
        is_code_new = follow(_saves(settings), builder, indexer)
    except KeyboardInterrupt:
        say("")
    finally:
        builder.close()
        process.terminate()
        process.join()
        indexer.close()
    if is_code_new:
        say("The code has changed: beginning anew.")  # open pages come back by themselves
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # the same command once more
    return 0


def follow(saves: Iterable[Collection[Path]], builder: Builder, indexer: Indexer) -> bool:
    """Build at each save, until there is new code: then True. An empty save stands for a while without any."""
    for changed in saves:
        code = sorted(path for path in changed if path.suffix == _CODE)
        if changed:
            indexer.stop()
        elif builder.is_idle:
            indexer.look()
        if fault := _fault_in(code):
            builder.tell(fault)
        elif code:
            return True
        elif changed:
            builder.save(changed)
    return False


def _fault_in(code: Iterable[Path]) -> str:
    """Why code cannot be begun with; '' if it can."""
    for path in code:
        try:
            compile(path.read_bytes(), path.name, "exec")
        except SyntaxError as error:
            return f"{path.name}:{error.lineno}: {error.msg}"
        except OSError:
            continue  # it was removed
    return ""


def _saves(settings: Settings) -> Iterator[Collection[Path]]:
    places = _watched(settings)
    found = watch(*places, debounce=_SAVE * 10, step=_SAVE, rust_timeout=_QUIET, yield_on_timeout=True)
    yield from ({Path(path) for _, path in changed} for changed in found)


def _watched(settings: Settings) -> list[Path]:
    root = settings.content.parent
    folders = (settings.content, settings.data, settings.words, settings.theme, root / "plugins")
    return [path for path in (*folders, root / "pelicanconf.py") if path.exists()]


def _refused(reason: str) -> int:
    sys.stderr.write(f"run.py serve: {reason}\n")
    return 1
