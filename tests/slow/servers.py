"""Real servers on this machine, each for as long as a test needs it: sshd, nginx, and an S3 (moto)."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

SSHD = """\
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
AuthorizedKeysFile {folder}/key.pub
PidFile none
StrictModes no
UsePAM no
PermitRootLogin yes
PasswordAuthentication no
"""

NGINX = """\
{user}daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    types {{ text/html html; text/css css; }}
    server {{
        listen 127.0.0.1:{port};
        root {root}/current;
    }}
}}
"""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def sshd(folder: Path) -> Iterator[tuple[str, ...]]:
    """An sshd that lets this user in; gives the options of ssh that lead to it."""
    folder.mkdir(parents=True)
    port = free_port()
    for name in ("host_key", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)], check=True)
    (folder / "sshd_config").write_text(SSHD.format(port=port, folder=folder))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    # sshd insists on being started by its whole path.
    with _running([program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")], port):
        quiet = ("StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null", "LogLevel=ERROR", "IdentitiesOnly=yes")
        yield ("-p", str(port), "-i", str(folder / "key"), *(word for each in quiet for word in ("-o", each)))


@contextmanager
def nginx(folder: Path, root: Path) -> Iterator[str]:
    """An nginx that serves the live release of a folder; gives its address."""
    folder.mkdir(parents=True)
    port = free_port()
    user = "user root;\n" if os.geteuid() == 0 else ""  # else it could not read a temporary folder
    (folder / "nginx.conf").write_text(NGINX.format(user=user, port=port, folder=folder, root=root))
    with _running([program("nginx"), "-p", str(folder), "-e", str(folder / "error.log"), "-c", "nginx.conf"], port):
        yield f"http://127.0.0.1:{port}"


@contextmanager
def storage() -> Iterator[str]:
    """An S3; gives its address."""
    port = free_port()
    command = [sys.executable, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(port)]
    with _running(command, port):
        yield f"http://127.0.0.1:{port}"


def program(name: str) -> str:
    """Where a server is installed."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        raise SystemExit(
            f"{name} is not installed: on Debian, `apt install openssh-server rsync nginx` adds what it needs"
        )
    return found


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[None]:
    """The server of a command, from when it answers until the block ends."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port, server)
            yield
        finally:
            server.terminate()
            server.wait()


def wait_for(port: int, server: "subprocess.Popen[bytes]", seconds: float = 30) -> None:
    """Wait until a server answers. SystemExit if it ends, or does not answer in so many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SystemExit(f"{server.args!r} ended by itself")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"{server.args!r} does not answer")
