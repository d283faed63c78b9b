"""Previews: on which branch, and where the pages for reviewers go."""

import shutil
import subprocess

FOLDER = "output-preview"


def branch() -> str:
    """The branch of this folder, or the commit where it is on none; 'this folder' where git knows nothing of it."""
    for question in (("symbolic-ref", "--quiet", "--short", "HEAD"), ("rev-parse", "--short", "HEAD")):
        if answer := _ask(*question):
            return answer
    return "this folder"


def _ask(*arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    done = subprocess.run([git, *arguments], capture_output=True, check=False)
    return done.stdout.decode(errors="replace").strip() if done.returncode == 0 else ""
