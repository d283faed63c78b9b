"""Kill a build while it publishes, again and again: `python tests/slow/kill_publish.py --rounds 30`.

A child publishes two trees of about 2,000 files in turn, and is killed at a random moment of a random step. Then
each file must be that of one tree or the other, and a release that is left alone must give what a clean folder has.
"""

import argparse
import itertools
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from plugins.core.disk.publish import Published, Release  # noqa: E402 -- found only now

Files = Mapping[str, bytes]
TREES = 2
STEPS = 6  # the child stages, commits, stages ..: it is killed in one of so many
LONGEST = 0.3  # seconds from the beginning of that step; about as long as a step takes
THEIRS = {"CNAME": b"example.org", "news/1/theirs.txt": b"theirs"}


def tree(version: int) -> Files:
    """About 2,000 files: some the same in every version, others changed, absent, or a folder in one of them."""
    files = {f"same/{n}/index.html": f"same {n}\n".encode() * 300 for n in range(600)}
    files |= {f"news/{n % 30}/{n}.html": f"version {version} of {n}\n".encode() * 300 for n in range(900)}
    files |= {f"only-{version}/{n}/index.html": f"{version} {n}\n".encode() * 300 for n in range(400)}
    files |= {f"turns/{n}" + "/index.html" * ((n + version) % 2): b"file or folder" for n in range(100)}
    return files


def publish(output: Path, files: Files) -> Published:
    with Release(output) as release:
        stage(release, files)
        return release.commit()


def stage(release: Release, files: Files) -> None:
    for path, data in files.items():
        release.add(path, data)


def publish_in_turn(output: Path) -> None:
    """The child: publish one tree after the other until killed, and say at which step it is."""
    for files in itertools.cycle([tree(version) for version in range(TREES)]):
        with Release(output) as release:
            print("stages", flush=True)
            stage(release, files)
            print("commits", flush=True)
            release.commit()


def kill(step: int, seconds: float, output: Path) -> str:
    """Kill a child so many seconds after its step began; what it said of that step."""
    command = [sys.executable, __file__, "--child", str(output)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(step)][-1]
        time.sleep(seconds)
        child.kill()
    return said


def files_in(output: Path) -> dict[str, bytes]:
    return {place.relative_to(output).as_posix(): place.read_bytes() for place in output.rglob("*") if place.is_file()}


def folders_in(output: Path) -> set[str]:
    return {place.relative_to(output).as_posix() for place in output.rglob("*") if place.is_dir()}


def faults_of_killed(found: Files) -> list[str]:
    """Files that are neither of one tree nor of the other, nor were put there by others."""
    allowed = [tree(version) for version in range(TREES)] + [THEIRS]
    faults = [f"{path} is in no tree like this" for path in found if not is_one_of(found[path], path, allowed)]
    everywhere = allowed[0].keys() & allowed[1].keys() | THEIRS.keys()
    return faults + [f"{path} is missing" for path in sorted(everywhere - found.keys())]


def is_one_of(data: bytes, path: str, trees: list[Files]) -> bool:
    return any(files.get(path) == data for files in trees)


def faults_of_mended(output: Path, clean: Path) -> list[str]:
    """Differences between the output and a folder that knew no kill."""
    found, wanted = files_in(output), files_in(clean)
    faults = [f"{path} differs" for path in found.keys() | wanted.keys() if found.get(path) != wanted.get(path)]
    return faults + [f"{folder}/ differs" for folder in folders_in(output) ^ folders_in(clean)]


def put_theirs(output: Path) -> None:
    for path, data in THEIRS.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_bytes(data)


def state_of(found: Files) -> str:
    """Which whole tree was found, or that the kill left a mix of two."""
    whole = (version for version in range(TREES) if found == {**tree(version), **THEIRS})
    return next((f"tree {version}" for version in whole), "a mix")


def play_round(number: int, chance: random.Random, room: Path) -> bool:
    """Kill, look, mend, compare; one line tells how it went."""
    output, version = room / "output", chance.randrange(TREES)
    seconds = chance.uniform(0, LONGEST)
    step = kill(chance.randint(1, STEPS), seconds, output)
    found = files_in(output)
    done = publish(output, tree(version))
    faults = faults_of_killed(found) + faults_of_mended(output, room / f"clean-{version}")
    if not step:
        faults.append("the child ended by itself")
    print(
        f"round {number}: killed {seconds:.3f} s after it {step}, which left {state_of(found)}; mended to tree "
        f"{version}: {len(done.written)} written, {len(done.removed)} removed, {done.unchanged} unchanged; "
        + ("; ".join(faults[:5]) or "passed"),
        flush=True,
    )
    return not faults


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=30, help="how many times to kill")
    parser.add_argument("--seed", type=int, default=1, help="of the steps, the moments and the trees")
    parser.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        publish_in_turn(options.child)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        room = Path(name)
        for version in range(TREES):
            publish(room / f"clean-{version}", tree(version))
            put_theirs(room / f"clean-{version}")
        publish(room / "output", tree(0))
        put_theirs(room / "output")
        results = [play_round(number, chance, room) for number in range(1, options.rounds + 1)]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 1 if False in results else 0


if __name__ == "__main__":
    sys.exit(main())
