"""The spool: what is put into it comes out of it, wherever it lies meanwhile."""

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.core.incremental.spool import Spool
from plugins.core.incremental.workers import in_forks


def filled(values: dict[str, bytes]) -> Spool:
    spool = Spool()
    for name, data in values.items():
        spool.add(name, data)
    return spool


@given(st.dictionaries(st.text(), st.binary()))
def test_it_is_the_mapping_that_was_put_in(values: dict[str, bytes]) -> None:
    """Whatever the names and the bytes, empty ones too; what was never put in is not there."""
    spool = filled(values)
    assert dict(spool) == values
    assert len(spool) == len(values)
    assert spool.get("never put in", b"nothing") == values.get("never put in", b"nothing")


def test_forks_read_it_at_the_same_time() -> None:
    """Each finds its own, wherever another reads."""
    values = {str(number): bytes([number % 256]) * 1000 for number in range(400)}
    spool = filled(values)
    assert list(in_forks(spool.__getitem__, list(values), worth=1)) == list(values.values())


class Full(io.FileIO):
    """A file on a disk that takes three bytes at a time, and after six of them no more."""

    left = 6

    def write(self, data: Any) -> int:
        if not self.left:
            raise OSError("full")
        self.left -= 3
        return super().write(bytes(data[:3]))


def test_what_cannot_be_written_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk without room costs memory, and nothing else."""
    with Full(tmp_path / "file", "w+") as file:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: file)
        values = {"a": b"abc", "b": b"defghi", "c": b"jk"}
        assert dict(filled(values)) == values


def test_where_no_file_can_be_made_all_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a full disk."""

    def refused(**_: object) -> None:
        raise OSError("no folder for it")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert dict(filled({"a": b"abc"})) == {"a": b"abc"}


def test_its_file_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file stays open."""
    with io.FileIO(tmp_path / "file", "w+") as file:
        monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: file)
        spool = filled({"a": b"abc"})
        assert not file.closed
        del spool
        assert file.closed
