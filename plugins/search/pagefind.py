"""Pagefind: the program that turns a folder of pages in one language into a bundle to search them."""

import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# What a page shows of others, or offers to do, says nothing of what it is about; its title is known besides.
IGNORED = (
    "h1, .entry-meta, nav, aside, form, svg, figure, [hidden], [aria-hidden=true], "
    "article:not(.entry):not(.organisation):not(.report), .bars, .copy, .data-files, .data-lists, .directory, "
    ".figures, .links, .matrix, .names, .plan-items, .portrait-parts, .shelf, .subscribe, .subscriptions"
)

# Of a bundle, what a search page of our own needs: not the ready-made pages, and no worker.
_NEEDED = ("pagefind.js", "pagefind-entry.json", "*.pf_meta", "wasm.??.pagefind", "*/*.pf_*")


class PagefindError(Exception):
    """Why the program made no bundle: one plain sentence for a person."""


def program_version() -> str:
    """That of Pagefind. Raises PagefindError where it is missing."""
    try:
        return version("pagefind_bin")
    except PackageNotFoundError:
        raise _missing() from None


def make_bundle(pages: Path, target: Path) -> None:
    """Index the pages of a folder into the folder `target`. Raises PagefindError."""
    _run(pages, "--site", ".", "--output-path", str(target), "--exclude-selectors", IGNORED)
    needed = {file for pattern in _NEEDED for file in target.glob(pattern)}
    for file in target.rglob("*"):
        if file.is_file() and file not in needed:
            file.unlink()


def _run(folder: Path, *options: str) -> None:
    """Run the program in a folder, where it finds no settings of others."""
    from pagefind.service import get_executable  # imported where used: it is needed when something changed

    program = get_executable()
    if program is None:
        raise _missing()
    try:
        done = subprocess.run([program.absolute(), *options], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        raise PagefindError(f"Pagefind's program {program} cannot be started: {error.strerror}.") from error
    if done.returncode:
        said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
        raise PagefindError(f"Pagefind failed: {said[-1] if said else f'it ended with status {done.returncode}'}")


def _missing() -> PagefindError:
    return PagefindError("Pagefind's program is missing: delete .venv and start run.py again, which installs it.")
