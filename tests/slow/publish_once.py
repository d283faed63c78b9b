"""One publish, in a process of its own that can be killed: ROOT PAGES and what to do.

That is the number of a variant, `edit`, `waiting`, `back` or `unlock`.
"""

import sys
from functools import partial
from pathlib import Path

from publishing import commands
from tests.publishing.support import SITE
from tests.slow.variants import write

NAME = "target"


def wait(output: Path, pages: int) -> None:
    """A build that lasts until one says so."""
    print("building", flush=True)
    sys.stdin.read()
    write(output, pages, "1")


if __name__ == "__main__":
    root, pages, variant = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with commands.sentences():
        if variant == "waiting":
            commands.publish(root, NAME, SITE, partial(wait, root / "output", pages))
        elif variant == "unlock":
            commands.unlock(root, NAME, SITE)
        elif variant == "back":
            commands.rollback(root, NAME, SITE)
            commands.resume(root, NAME, SITE)
        else:
            commands.publish(root, NAME, SITE, partial(write, root / "output", pages, variant))
