"""Desks to publish from to real servers, each with a project in which nothing but publishing is there."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.slow import servers
from tests.slow.readers import Readers
from tests.slow.variants import addresses

ROOT = Path(__file__).parents[2]
BUCKET = "site"
KEYS = {"AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x", "AWS_DEFAULT_REGION": "eu-west-1"}
os.environ |= KEYS


@dataclass
class Desk:
    """A folder from which variants of a site are published, and where readers find it."""

    root: Path
    url: str
    index: str
    pages: int

    def start(self, variant: int | str, environment: Mapping[str, str] = {}) -> subprocess.Popen[str]:
        """Begin to publish a variant."""
        command = [sys.executable, "-m", "tests.slow.publish_once", str(self.root), str(self.pages), str(variant)]
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def publish(self, variant: int | str) -> tuple[float, str]:
        """Publish to the end; gives the seconds it took, and what was said."""
        began = time.monotonic()
        process = self.start(variant)
        said, _ = process.communicate()
        if process.returncode:
            raise SystemExit(f"the publish failed by itself:\n{said}")
        return time.monotonic() - began, said

    def publish_killed_after(self, seconds: float, variant: int) -> bool:
        """Publish and kill it then; whether it was still running."""
        process = self.start(variant)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return True
        return False

    def shows(self, variant: int) -> bool:
        """Whether readers find this variant, and all of it."""
        reader = Readers(self.url, self.pages, self.index)
        bodies = [reader.visit(address) for address in addresses(self.pages)]
        return not reader.faults and all(f'name="variant" content="{variant}"' in body for body in bodies)


@contextmanager
def by_ssh(folder: Path, pages: int) -> Iterator[Desk]:
    """A server with sshd and nginx."""
    root, served = folder / "desk", folder / "served"
    served.mkdir(parents=True, exist_ok=True)
    with servers.sshd(folder / "sshd") as options, servers.nginx(folder / "nginx", served) as url:
        listed = ", ".join(f'"{each}"' for each in options)
        write_target(root, f'kind = "ssh"\nhost = "127.0.0.1"\npath = "{served}"\noptions = [{listed}]\n')
        yield Desk(root, url, "", pages)


@contextmanager
def in_a_bucket(folder: Path, pages: int) -> Iterator[Desk]:
    """An S3 without a CDN before it."""
    with servers.storage() as endpoint:
        make_bucket(endpoint)
        write_target(folder / "desk", f'kind = "s3"\nbucket = "{BUCKET}"\nendpoint = "{endpoint}"\n')
        yield Desk(folder / "desk", f"{endpoint}/{BUCKET}/site", "index.html", pages)


@contextmanager
def in_a_folder(folder: Path, pages: int) -> Iterator[Desk]:
    """A folder of this machine that nginx serves."""
    served = folder / "served"
    served.mkdir(parents=True, exist_ok=True)
    with servers.nginx(folder / "nginx", served) as url:
        write_target(folder / "desk", f'kind = "folder"\npath = "{served}"\n')
        yield Desk(folder / "desk", url, "", pages)


def write_target(root: Path, lines: str) -> None:
    """Make a project of which nothing but publishing is there."""
    root.mkdir(parents=True)
    (root / "publishing.toml").write_text(f"[targets.target]\n{lines}")
    shutil.copy(ROOT / "headers.toml", root)


def make_bucket(endpoint: str) -> None:
    """An empty bucket, which anybody may read."""
    import boto3

    client = boto3.client("s3", endpoint_url=endpoint)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
    reading = {
        "Effect": "Allow",
        "Principal": "*",
        "Action": "s3:GetObject",
        "Resource": f"arn:aws:s3:::{BUCKET}/site/*",
    }
    client.put_bucket_policy(Bucket=BUCKET, Policy=json.dumps({"Version": "2012-10-17", "Statement": [reading]}))


def told(check: str, passed: bool) -> bool:
    """Print one check; whether it passed."""
    print(f"  {check}: {'passed' if passed else 'FAILED'}", flush=True)
    return passed
