"""The long form of the mutation gate, with all features and the index of search: `python3 run.py mutation-gate`."""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from plugins.core.settings import Settings
from plugins.search.indexing import index
from tests.gate import Builder, run_gate
from tests.support import FEATURES

# So many pages of the gate's site are indexed together: its languages are indexed in parts, as those of large sites.
_LARGEST = 20


def main() -> int:
    """Run the gate; 1 if it does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=220, help="how many mutations")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chance = random.Random(given.seed)  # a run that can be repeated
        builder = Builder(tuple(FEATURES), _index)
        wrong = run_gate(Path(folder), chance, given.count, builder, lambda line: print(line, flush=True))
    print(f"{given.count} mutations, {len(wrong)} differences", *wrong, sep="\n")
    return 1 if wrong else 0


def _index(settings: Settings) -> None:
    index(settings.output, settings.cache / "search", largest=_LARGEST)


if __name__ == "__main__":
    sys.exit(main())
