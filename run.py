#!/usr/bin/env python3
"""The start: makes `.venv` from requirements.lock when needed, then hands over to tasks.py in it.

    python3 run.py                             lists the tasks
    python3 run.py build --today 2022-04-25    runs one

Standard library alone. When `.venv` is up to date, all that happens here is comparing two files, so what
only an install needs is imported there. The grammar is that of Python 3.6, so that an old Python can say
that it is too old.
"""

import os
import sys

if sys.version_info < (3, 11):  # noqa: UP036 - it is an older Python that must read this
    sys.exit(
        "run.py: this project needs Python 3.11 or newer, and this is Python {}.{}. "
        "Install a newer one and start run.py with it.".format(*sys.version_info)
    )

ROOT = os.path.dirname(os.path.abspath(__file__))
LOCK = os.path.join(ROOT, "requirements.lock")
CACHE = os.path.join(ROOT, ".cache")
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))
STAMP = os.path.join(VENV, "installed.lock")

INSTALLERS = rb"^(?:pip|setuptools)==.*\n(?: .*\n)+"
"""Their lines of the lock. They come first: this pip installs the rest, this setuptools builds feedgen."""

INSTALL = ("-m", "pip", "install", "--quiet", "--no-input", "--retries", "2", "--require-hashes", "--no-deps")
"""`--no-deps`, for the lock names everything: nothing that is not in it may come in."""

WHEELS = ("--only-binary", ":all:")
SOURCES = ("--no-binary", "feedgen", "--no-build-isolation")
"""feedgen has no wheel of its newest version: it is built, with the locked setuptools and no other."""


DIRECT = {"check": "authoring.check"}
"""Tasks that are run all the time, and so do not wait for all the others to be read; they read their own arguments."""


def main(arguments: list[str]) -> None:
    """Bring `.venv` up to date, then run the task; without a task, or for help, list the tasks."""
    try:
        wanted = stamp()
        if not is_installed(wanted):
            install_once(wanted)
        hand_over(["--list"] if arguments in ([], ["-h"], ["--help"]) else arguments)
    except OSError as error:
        sys.exit(f"run.py: cannot use {error.filename or ROOT}: {error.strerror or error}")
    except KeyboardInterrupt:
        sys.exit(130)


def stamp() -> bytes:
    """All that `.venv` depends on: the kind of Python, and the whole lock."""
    with open(LOCK, "rb") as lock:
        return f"# {sys.implementation.cache_tag} {sys.platform}\n".encode() + lock.read()


def is_installed(wanted: bytes) -> bool:
    """Whether an install of just this came to its end, and its Python is still there."""
    try:
        with open(STAMP, "rb") as installed:
            return installed.read() == wanted and os.path.exists(PYTHON)
    except FileNotFoundError:
        return False


def install_once(wanted: bytes) -> None:
    """Install, unless another run.py does so already: then wait for it and use what it made."""
    os.makedirs(CACHE, exist_ok=True)
    with open(os.path.join(CACHE, "install.lock"), "w") as turn:
        wait_for(turn.fileno())
        if not is_installed(wanted):
            install(wanted)


def wait_for(turn: int) -> None:
    """Hold the lock on this open file until the process ends, however it ends."""
    import time

    said = False
    while not is_held(turn):
        if not said:
            tell("another run.py is installing; waiting for it.")
            said = True
        time.sleep(0.2)


def is_held(turn: int) -> bool:
    """Try once to take the lock on an open file."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(turn, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
    else:
        import fcntl

        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def install(wanted: bytes) -> None:
    """Make `.venv` anew. The stamp goes first and comes last: an install that was cut short is redone."""
    import re

    if os.path.islink(VENV):
        target = os.path.realpath(VENV)
        sys.exit(f"run.py: .venv leads to {target}, which others may use. Remove the link, then run this again.")
    tell("installing what requirements.lock names into .venv; this takes about half a minute, once.")
    if os.path.exists(STAMP):
        os.remove(STAMP)
    make_venv()
    first = os.path.join(VENV, "installers.lock")
    with open(first, "wb") as file:
        file.writelines(re.findall(INSTALLERS, wanted, re.MULTILINE))
    run("the install", PYTHON, *INSTALL, *WHEELS, "-r", first)
    run("the install", PYTHON, *INSTALL, *WHEELS, *SOURCES, "-r", LOCK)
    with open(STAMP, "wb") as file:
        file.write(wanted)


def make_venv() -> None:
    """An empty virtual environment; Debian's Python comes without what makes one."""
    from importlib.util import find_spec

    if not (find_spec("venv") and find_spec("ensurepip")):
        sys.exit(
            "run.py: this Python cannot make virtual environments: it has no venv or ensurepip module. "
            "On Debian and Ubuntu, `apt install python3-venv` adds them."
        )
    run("making .venv", sys.executable, "-m", "venv", "--clear", VENV)


def run(what: str, *command: str) -> None:
    """Run a step of the install in silence; if it fails, one sentence says why."""
    import subprocess

    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=ROOT)
    if done.returncode:
        sys.exit(f"run.py: {what} failed: {reason(done.stdout.decode(errors='replace'))}")


def reason(output: str) -> str:
    """The line of a failed step that helps most: pip's last error, or else the last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["it said nothing"]
    errors = [line for line in lines if line.startswith("ERROR:")] or lines
    offline = "connection broken" in output
    return ("the package index cannot be reached; is there a network? " if offline else "") + errors[-1]


def tell(sentence: str) -> None:
    """Say what goes on; on the error stream, for a task's output may go into a file."""
    print(f"run.py: {sentence}", file=sys.stderr, flush=True)


def hand_over(arguments: list[str]) -> None:
    """Become the task. Windows cannot replace a process and keep its console, so there it is a child."""
    os.chdir(ROOT)
    os.environ["PYTHONUTF8"] = "1"  # titles have accents, and some consoles' own encoding has not
    module = DIRECT.get(arguments[0])
    command = [PYTHON, "-m", module, *arguments[1:]] if module else [PYTHON, "tasks.py", *arguments]
    if os.name == "nt":
        import subprocess

        sys.exit(subprocess.call(command))
    os.execv(PYTHON, command)


if __name__ == "__main__":
    main(sys.argv[1:])
