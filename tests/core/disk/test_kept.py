"""What takes long to make is made once."""

from pathlib import Path

import pytest

from plugins.core.disk.kept import Kept, key_of

KEY = key_of("a picture", b"\0\1")


class Maker:
    """Makes bytes, and counts how often."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return b"made"


def test_it_is_made_once(tmp_path: Path) -> None:
    """Also for the next build."""
    maker = Maker()
    for kept in (Kept(tmp_path / "kept"), Kept(tmp_path / "kept")):
        assert kept.get(KEY, maker) == b"made"
    assert maker.made == 1


@pytest.mark.parametrize("damage", [b"", b"made", b"0" * 20, b"0" * 16 + b"made"])
def test_what_is_damaged_is_made_again(tmp_path: Path, damage: bytes) -> None:
    """And is whole afterwards."""
    Kept(tmp_path).get(KEY, Maker())
    (tmp_path / KEY).write_bytes(damage)
    maker = Maker()
    assert [Kept(tmp_path).get(KEY, maker) for _ in range(2)] == [b"made", b"made"]
    assert maker.made == 1


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    maker = Maker()
    assert [Kept(tmp_path / "kept").get(KEY, maker) for _ in range(2)] == [b"made", b"made"]
    assert maker.made == 2


def test_what_nobody_wants_any_more_is_dropped(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.get(KEY, Maker())
    kept.get(key_of("another"), Maker())
    kept.sweep({key_of("another")})
    assert [path.name for path in tmp_path.iterdir()] == [key_of("another")]


def test_nothing_kept_is_nothing_to_drop(tmp_path: Path) -> None:
    Kept(tmp_path / "none").sweep(())


def test_a_failure_is_not_kept(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("it cannot be made")

    with pytest.raises(ValueError, match="it cannot be made"):
        Kept(tmp_path).get(KEY, fail)
    assert Kept(tmp_path).get(KEY, Maker()) == b"made"


def test_keys_part_what_differs() -> None:
    """Where one part ends and the next begins is part of it."""
    assert len({key_of("ab", "c"), key_of("a", "bc"), key_of("abc"), key_of("abc", "")}) == 4
