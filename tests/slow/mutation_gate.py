"""The long form of the mutation gate: `python3 run.py mutation-gate`."""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.gate import run_gate


def main() -> int:
    """Run the gate; 1 if it does not hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=220, help="how many mutations")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another run")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        chance = random.Random(given.seed)  # a run that can be repeated
        wrong = run_gate(Path(folder), chance, given.count, lambda line: print(line, flush=True))
    print(f"{given.count} mutations, {len(wrong)} differences", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
