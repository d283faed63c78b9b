"""The publish test: real servers, a publisher that is killed at random moments, and readers who must never notice.

Each page that a reader gets must be that of one release, byte for byte, and each file that it names must be there.

    python3 run.py publish-test
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from tests.slow.desks import Desk, told
from tests.slow.publish_faults import MAKERS, fault_test
from tests.slow.readers import Readers

EXPECTED = ("Uploaded 1 file of ", "Uploaded 3 files of ")
"""The page alone; beside it, where the server sends them, its two compressed copies."""


def kill_test(desk: Desk, rounds: int, chance: random.Random) -> list[bool]:
    """Publish, edit and publish, be killed, publish, go back: while readers read."""
    results = []
    seconds = min(desk.publish(variant)[0] for variant in (1, 2))
    with Readers(desk.url, desk.pages, desk.index) as readers:
        killed, last = 0, 3
        while killed < rounds:
            killed += desk.publish_killed_after(chance.uniform(0.1, 1) * seconds, last)
            last += 1
        desk.publish(last)
        results.append(
            told(f"after {killed} of {last - 3} publishes were killed, the next is shown whole", desk.shows(last))
        )
        desk.publish(last + 1)
        desk.publish("back")
        results.append(told("the release before is shown whole after going back", desk.shows(last)))
    for fault in readers.faults[:5]:
        print(f"  {fault}")
    results.append(told(f"{readers.responses} responses, {len(readers.faults)} of them wrong", not readers.faults))
    return results


def count_test(desk: Desk) -> list[bool]:
    """Publish a large site, change a page, and publish again."""
    print(f"  {desk.pages} pages")
    first, _ = desk.publish(1)
    second, said = desk.publish("edit")
    uploaded = next((line for line in said.splitlines() if line.startswith("Uploaded")), "nothing")
    return [told(f"{first:.0f} s, then after one edit {second:.0f} s: {uploaded}", uploaded.startswith(EXPECTED))]


def main() -> int:
    """Run the tests in a temporary folder."""
    parser = argparse.ArgumentParser(description="Publish to real servers, and be killed.")
    parser.add_argument("--hosts", nargs="*", choices=MAKERS, default=list(MAKERS))
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", type=int, default=10_000, help="of the large site; 0 leaves it out")
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same moments")
    parser.add_argument("--no-faults", action="store_true", help="leave out the servers that fail")
    options = parser.parse_args()
    results = []
    for name in options.hosts:
        print(f"{name}:", flush=True)
        with tempfile.TemporaryDirectory() as temporary:
            if options.rounds:
                with MAKERS[name](Path(temporary, "small"), 30) as desk:
                    results += kill_test(desk, options.rounds, random.Random(options.seed))
            if options.pages:
                with MAKERS[name](Path(temporary, "large"), options.pages) as desk:
                    results += count_test(desk)
    if not options.no_faults:
        print("faults:", flush=True)
        with tempfile.TemporaryDirectory() as temporary:
            results += fault_test(Path(temporary))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
