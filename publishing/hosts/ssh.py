"""Another machine, reached by ssh and filled by rsync; what lies there is as in a folder of this machine.

The machine needs a POSIX shell and rsync. Each command leaves what it finds whole, for the connection may drop within.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import join, quote

from publishing import tools
from publishing.hosts.host import Transfer
from publishing.manifest import Manifest
from publishing.settings import Ssh

_MISSING, _TAKEN = 44, 45
_INCOMING = ".incoming-"
_MOST = 10  # rsync looks into twenty folders at most
_PATIENCE = ("-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=15")
# One connection for all commands. Windows cannot share one.
_SHARED = ("-o", "ControlMaster=auto", "-o", "ControlPath=~/.ssh/publish-%C", "-o", "ControlPersist=20")
_SENT = re.compile(rb"Number of regular files transferred: ([\d,.]+)\s[\s\S]*Total bytes sent: ([\d,.]+)\s")


class _Shell:
    """A shell in the folder of the target."""

    def __init__(self, target: Ssh) -> None:
        self.options = (*_PATIENCE, *(() if os.name == "nt" else _SHARED), *target.options)
        self._host, self._path = target.host, target.path

    def run(self, script: str, data: bytes = b"", expected: tuple[int, ...] = (0,)) -> tuple[int, bytes]:
        """Run a script there."""
        path = quote(self._path)
        whole = f"mkdir -p {path}/releases {path}/publishing/releases && cd {path} && {{ {script}; }}"
        return tools.run(["ssh", *self.options, self._host, whole], self._host, data, expected=expected)

    def rsync(self, folder: Path, place: str, *options: str) -> bytes:
        """Make a place there the same as a folder here; gives the counts."""
        ssh = join(["ssh", *self.options])
        source, target = f"{folder}/", f"{self._host}:{self._path}/{place}/"
        return tools.run(["rsync", "-e", ssh, *options, source, target], self._host)[1]


class SshStore:
    """Notes as files in a folder there."""

    def __init__(self, shell: _Shell) -> None:
        self._shell = shell

    def read(self, name: str) -> bytes | None:
        place = _note(name)
        script = f"if [ -f {place} ]; then cat {place}; else exit {_MISSING}; fi"
        code, data = self._shell.run(script, expected=(0, _MISSING))
        return None if code == _MISSING else data

    def write(self, name: str, data: bytes) -> None:
        place = _note(name)
        self._shell.run(f"{_draft(place, data)} && mv -f {place}.$$ {place}", data)

    def create(self, name: str, data: bytes) -> bool:
        place = _note(name)
        script = f"{_draft(place, data)} || exit 1; ln {place}.$$ {place} 2>/dev/null || s={_TAKEN}; rm -f {place}.$$"
        return self._shell.run(f"s=0; {script}; exit $s", data, expected=(0, _TAKEN))[0] == 0

    def remove(self, name: str) -> None:
        self._shell.run(f"rm -f {_note(name)}")

    def names(self, folder: str) -> list[str]:
        found = self._shell.run(f"ls -1 {_note(folder)}")[1].decode().splitlines()
        return sorted(name for name in found if name.endswith(".json"))


class SshHost:
    """Releases in a folder there."""

    def __init__(self, target: Ssh) -> None:
        if os.name != "nt":
            Path.home().joinpath(".ssh").mkdir(mode=0o700, exist_ok=True)  # for the socket of the connection
        self._shell = _Shell(target)
        self.store = SshStore(self._shell)

    def live(self) -> str:
        return self._shell.run("readlink current || true")[1].decode().strip().rpartition("/")[2]

    def held(self) -> set[str]:
        return set(self._shell.run("ls -1 releases")[1].decode().splitlines())  # .incoming is hidden

    def bring(self, folder: Path, new: Manifest, old: Manifest | None) -> Transfer:
        # Of a publish that was cut short, so what had arrived need not be sent again. It is not filled further: an
        # rsync of that publish may still be writing there.
        left = [name for name in self._shell.run("ls -1A releases")[1].decode().split() if name.startswith(_INCOMING)]
        known = [*([old.release] if old else []), *left[-_MOST:]]
        incoming = f"{_INCOMING}{new.release}"
        said = self._shell.rsync(
            folder,
            f"releases/{incoming}",
            *("--recursive", "--checksum", "--compress", "--stats", "--chmod=D755,F644"),
            *(f"--link-dest=../{name}/" for name in known),
        )
        if old:
            self.carry(incoming, new.carried, old.release)
        self._shell.run(f"cd releases && mv {incoming} {new.release} && {join(['rm', '-rf', '--', *left])}")
        counts = _SENT.search(said)
        return Transfer(*(int(re.sub(rb"\D", b"", each)) for each in counts.groups())) if counts else Transfer(0, 0)

    def carry(self, release: str, files: Mapping[str, str], source: str) -> None:
        if not files:
            return
        place = f"../{quote(release)}/"
        folder = f'case "$f" in */*) mkdir -p {place}"${{f%/*}}";; esac'
        add = f'[ -e {place}"$f" ] || [ ! -e "$f" ] || {{ {folder} && ln "$f" {place}"$f"; }}'
        script = f"cd releases/{quote(source)} && while IFS= read -r f; do {add} || exit 1; done"
        self._shell.run(script, "".join(f"{path}\n" for path in sorted(files)).encode())

    def switch(self, new: Manifest, old: Manifest | None) -> None:
        place = quote(f"releases/{new.release}")
        self._shell.run(
            f"[ -d {place} ] && rm -f .current.new && ln -s {place} .current.new && mv -fT .current.new current"
        )

    def drop(self, releases: Iterable[str], kept: Iterable[Manifest]) -> None:
        if places := [f"releases/{release}" for release in releases]:
            self._shell.run(join(["rm", "-rf", *places]))


def _note(name: str) -> str:
    return quote(f"publishing/{name}")


def _draft(place: str, data: bytes) -> str:
    """Put the input beside the place; what a dropped connection cut short is no draft."""
    return f'cat > {place}.$$ && [ "$(wc -c < {place}.$$)" -eq {len(data)} ]'
