"""The sameness test: two builds of the same content, under unlike conditions, give the same bytes.

The one has the build cache of this project, the other an empty one; zone, locale and the order of sets differ too.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
TODAY = "2022-04-25"  # the test may run past midnight; the day of both builds must not
SHOWN = 20


def build(folder: Path, cache: Path, **environment: str) -> dict[str, str]:
    """Build the site; gives the hash of each file by its path."""
    settings = [f"CACHE_PATH={json.dumps(str(cache))}", f"TODAY={json.dumps(TODAY)}"]
    command = [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", str(folder / "output")]
    done = subprocess.run(
        [*command, "--fatal", "errors", "-e", *settings],
        cwd=ROOT,
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"a build failed:\n{done.stdout}")
    files = (path for path in (folder / "output").rglob("*") if path.is_file())
    return {
        path.relative_to(folder / "output").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files
    }


def main() -> int:
    """Build twice; 1, with the names of the files that differ, if there are any."""
    with tempfile.TemporaryDirectory() as here, tempfile.TemporaryDirectory() as there:
        one = build(Path(here), ROOT / ".cache", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1")
        other = build(Path(there), Path(there) / "cache", TZ="America/Los_Angeles", LC_ALL="C", PYTHONHASHSEED="2")
    differing = sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
    for path in differing[:SHOWN]:
        print(f"{path}: {'differs' if path in one and path in other else 'is there only once'}")
    print(f"{len(one)} files, {len(differing)} of them not the same.")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
