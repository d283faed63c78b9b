"""What can go wrong with a host: one clear sentence each, and readers find the last release whole."""

import http.server
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.slow.desks import Desk, by_ssh, in_a_bucket, in_a_folder, told
from tests.slow.proxy import Proxy

_LINE = re.compile(r"^run\.py: .+\.$", re.MULTILINE)
_PAGES = 30

MAKERS = {"folder": in_a_folder, "ssh": by_ssh, "s3": in_a_bucket}


def fault_test(folder: Path) -> list[bool]:
    """Each fault on each host that can have it."""
    results = []
    for name, make in MAKERS.items():
        with make(folder / name, _PAGES) as desk:
            desk.publish(1)
            for fault, publish in _faults(name).items():
                results.append(is_stopped(f"{name}, {fault}", desk, publish))
            desk.publish("unlock")  # a publish whose network was cut could not take its lock away
            desk.publish(3)
            results.append(told(f"{name}, the next publish is shown whole", desk.shows(3)))
        if name != "s3":
            results += full_disk(folder / f"{name}-full", name)
    return results


def _faults(host: str) -> dict[str, Callable[[Desk], str]]:
    found: dict[str, Callable[[Desk], str]] = {"a second publisher": second}
    if host == "ssh":
        found |= {"a network that drops": dropped, "a key that is not let in": refused}
    if host == "s3":
        found |= {"a network that drops": dropped, "an error of the server": broken, "no credentials": unknown}
    return found


def is_stopped(fault: str, desk: Desk, publish: Callable[[Desk], str]) -> bool:
    """Whether a publish ends with one sentence, and readers still find the release before it."""
    said = publish(desk).strip()
    last = said.splitlines()[-1] if said else ""
    return told(f"{fault}: {last}", "Traceback" not in said and bool(_LINE.fullmatch(last)) and desk.shows(1))


def said_by(desk: Desk, environment: Mapping[str, str] = {}) -> str:
    """What a publish that must fail says."""
    process = desk.start(2, environment)
    said, _ = process.communicate()
    return said if process.returncode == 1 else f"it ended with {process.returncode}: {said}"


def elsewhere(desk: Desk, *changes: tuple[str, str]) -> Desk:
    """The same project in another folder, with changes in its target."""
    root = desk.root.with_name("elsewhere")
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    shutil.copy(desk.root / "headers.toml", root)
    text = (desk.root / "publishing.toml").read_text()
    for old, new in changes:
        assert old in text, text
        text = text.replace(old, new)
    (root / "publishing.toml").write_text(text)
    return replace(desk, root=root)


def second(desk: Desk) -> str:
    """Publish while somebody else does."""
    first = desk.start("waiting")
    assert first.stdout and first.stdin
    try:
        first.stdout.readline()
        return said_by(elsewhere(desk))
    finally:
        first.communicate("go on")


def dropped(desk: Desk) -> str:
    """Publish through a network that is cut in the middle of it."""
    text = (desk.root / "publishing.toml").read_text()
    old = next(filter(None, re.findall(r'"-p", "(\d+)"|127\.0\.0\.1:(\d+)"', text)[0]))
    with Proxy(int(old)) as proxy:
        process = elsewhere(desk, (old, str(proxy.port))).start(2)
        assert process.stdout
        process.stdout.readline()  # it verifies what was built
        time.sleep(0.4)
        proxy.cut()
        said, _ = process.communicate()
        return said


def broken(desk: Desk) -> str:
    """Publish to a server that answers everything with an error of its own."""
    with always_500() as url:
        return said_by(elsewhere(desk, (re.findall(r"http://[\d.:]+", desk.url)[0], url)))


def unknown(desk: Desk) -> str:
    """Publish without credentials."""
    none = {"AWS_ACCESS_KEY_ID": "", "AWS_SECRET_ACCESS_KEY": "", "AWS_EC2_METADATA_DISABLED": "true"}
    return said_by(elsewhere(desk), none)


def refused(desk: Desk) -> str:
    """Publish with a key that the server does not know."""
    other = desk.root.with_name("other_key")
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(other)], check=True)
    key = re.findall(r'"-i", "([^"]+)"', (desk.root / "publishing.toml").read_text())[0]
    return said_by(elsewhere(desk, (key, str(other)), ('"-p"', '"-S", "none", "-p"')))


def full_disk(folder: Path, name: str) -> list[bool]:
    """Publish to a disk that is too small for a second release; nothing where this user may not make one."""
    served = folder / "served"
    served.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(served)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        print(f"  {name}, a full disk: left out, since this user may not mount one")
        return []
    try:
        with MAKERS[name](folder, _PAGES) as desk:
            desk.publish(1)
            return [is_stopped(f"{name}, a full disk", desk, said_by)]
    finally:
        subprocess.run(["umount", "-l", str(served)], check=True)


@contextmanager
def always_500() -> Iterator[str]:
    """A server that is broken; gives its address."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Broken)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Broken(http.server.BaseHTTPRequestHandler):
    def _answer(self) -> None:
        self.send_response(500)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_PUT = do_POST = do_HEAD = _answer  # noqa: N815  # as they are named there

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # as it is named there
        """In silence."""
