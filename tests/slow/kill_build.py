"""The kill test: whenever a build dies, each published file is whole, and the next build mends the rest.

A copy of the project is built again and again while its content goes back and forth between two variants.
Each build is killed at a random moment; after it, each file in output/ must be that of the one variant or of
the other. At last a build runs to its end, and what it leaves must equal a clean build, byte for byte.

    python3 run.py kill-test
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "output", ".*.state", ".cache", ".*_cache", ".hypothesis", "__pycache__", "node_modules"
)

BUILD = (sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", "output")
DAY = ("--fatal", "errors", "-e", 'TODAY="2022-04-25"')
"""The test may run past midnight; the day of the build must not."""

TITLES = 6
"""How many files change their title from one variant to the other."""

Files = dict[str, bytes]
"""What is published, by path."""

Variant = dict[str, str | None]
"""Content files by path; None is a file that the variant has not."""


@dataclass
class Project:
    """A copy of the project that may be broken."""

    folder: Path

    def start(self) -> subprocess.Popen[str]:
        """Start a build and go on."""
        return subprocess.Popen(
            [*BUILD, *DAY], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def build(self) -> float:
        """Build to the end; gives the seconds it took."""
        began = time.monotonic()
        process = self.start()
        said, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"the build failed by itself:\n{said}")
        return time.monotonic() - began

    def build_killed_after(self, seconds: float) -> bool:
        """Start a build and kill it then; whether it was still running."""
        process = self.start()
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return True
        return False

    def write(self, variant: Variant) -> None:
        """Bring the content to a variant."""
        for name, text in variant.items():
            path = self.folder / name
            if text is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(text, encoding="utf-8", newline="\n")

    def output(self) -> Files:
        """All that is published now."""
        output = self.folder / "output"
        files = (path for path in output.rglob("*") if path.is_file())
        return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}

    def copy_to(self, folder: Path) -> "Project":
        """The same sources without anything built."""
        shutil.copytree(self.folder, folder, ignore=LEFT_OUT)
        return Project(folder)


def variants(folder: Path) -> tuple[Variant, Variant]:
    """The content as it is, and with other titles and a translation less: pages change, come and go."""
    files = sorted(path for path in (folder / "content").rglob("*.md"))
    texts = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in files}
    titled = [name for name, text in texts.items() if "\ntitle: " in text]
    chosen = titled[:: max(1, len(titled) // TITLES)]
    translation = next((name for name in reversed(texts) if name.endswith(".fr.md")), None)
    old: Variant = {name: texts[name] for name in chosen}
    new: Variant = {name: again(texts[name]) for name in chosen}
    if translation:
        old[translation], new[translation] = texts[translation], None
    return old, new


def again(text: str) -> str:
    """The same text under another title, quoted or not."""
    return re.sub(r"^(title: [\"']?)", r"\1Again ", text, count=1, flags=re.MULTILINE)


def broken(now: Files, *whole: Files) -> list[str]:
    """The paths at which there is something else than in any of the whole trees."""
    paths = set(now).union(*whole)
    return sorted(path for path in paths if now.get(path) not in [tree.get(path) for tree in whole])


def told(name: str, faults: list[str]) -> bool:
    """Print one check; whether it passed."""
    print(f"{name}: " + (f"FAILED at {', '.join(faults)}" if faults else "passed"), flush=True)
    return not faults


def kill_rounds(project: Project, rounds: int, chance: random.Random) -> list[bool]:
    """Kill a build in each round, and look at what it left."""
    both = variants(project.folder)
    seconds = project.build()
    old = project.output()
    project.write(both[1])
    seconds = min(seconds, project.build())
    new = project.output()
    if old == new:
        raise SystemExit("the two variants of the content give the same site: nothing to tell apart")
    results = []
    for number in range(rounds):
        project.write(both[number % 2])
        moment = chance.uniform(0, 1.2 * seconds)
        killed = "killed" if project.build_killed_after(moment) else "done before"
        results.append(told(f"round {number + 1}: {killed} {moment:.2f} s", broken(project.output(), old, new)))
    return results


def last_round(project: Project, fresh: Project) -> bool:
    """Let one build finish, and compare it with a clean one."""
    project.build()
    fresh.build()
    return told("the build after that, against a clean one", broken(project.output(), fresh.output()))


def main() -> int:
    """Run the test in a temporary folder."""
    parser = argparse.ArgumentParser(description="Kill builds at random moments and look for damage.")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same moments")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(ROOT).copy_to(Path(temporary, "project"))
        results = kill_rounds(project, options.rounds, random.Random(options.seed))
        results.append(last_round(project, project.copy_to(Path(temporary, "fresh"))))
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
