"""The store: what is put is there in the next build, whole, or not at all."""

import random
import sqlite3
from pathlib import Path

import pytest

from plugins.core.incremental.store import Store


def put(path: Path, **values: bytes) -> None:
    with Store(path) as store:
        store.put("texts", values.items())


def found(path: Path) -> dict[str, bytes]:
    with Store(path) as store:
        return dict(store.all("texts"))


def test_what_was_put_is_there_in_the_next_build(tmp_path: Path) -> None:
    put(tmp_path / "deep" / "store.db", a=b"1", b=b"")
    assert found(tmp_path / "deep" / "store.db") == {"a": b"1", "b": b""}
    with Store(tmp_path / "deep" / "store.db") as store:
        assert store.get("texts", "a") == b"1"
        assert store.get("chunks", "a") is None


def test_a_name_has_the_value_that_was_put_last(tmp_path: Path) -> None:
    put(tmp_path / "store.db", a=b"1", b=b"2")
    put(tmp_path / "store.db", a=b"3")
    with Store(tmp_path / "store.db") as store:
        store.drop("texts", ["b", "never there"])
    assert found(tmp_path / "store.db") == {"a": b"3"}


@pytest.mark.parametrize("seed", range(12))
def test_damage_is_never_read(tmp_path: Path, seed: int) -> None:
    """Wherever bytes are changed or cut off: what is found is what was put, and the next store works."""
    path, chance = tmp_path / "store.db", random.Random(seed)  # the same in every run
    values = {f"name-{number}": bytes(chance.randbytes(3_000)) for number in range(40)}
    put(path, **values)
    data = bytearray(path.read_bytes())
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    else:
        for _ in range(chance.choice([1, 50, 5_000])):
            data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)
    assert found(path).items() <= values.items()
    put(path, **values)
    put(path, **values)  # a damage that only writing showed was mended by then
    assert found(path) == values


def test_a_value_under_another_name_is_not_whole(tmp_path: Path) -> None:
    """Rows that were mixed up are no values of theirs."""
    put(tmp_path / "store.db", a=b"1")
    connection = sqlite3.connect(tmp_path / "store.db")
    connection.execute("UPDATE texts SET name = 'b'")
    connection.commit()
    connection.close()
    assert found(tmp_path / "store.db") == {}


def test_where_nothing_can_be_written_it_lasts_as_long_as_the_build(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    with Store(tmp_path / "cache" / "store.db") as store:
        store.put("texts", [("a", b"1")])
        assert store.get("texts", "a") == b"1"
    assert found(tmp_path / "cache" / "store.db") == {}


def test_a_store_of_another_layout_is_begun_anew(tmp_path: Path) -> None:
    put(tmp_path / "store.db", a=b"1")
    connection = sqlite3.connect(tmp_path / "store.db")
    connection.execute("PRAGMA user_version = 99")
    connection.commit()
    connection.close()
    assert found(tmp_path / "store.db") == {}


def test_a_file_whose_damage_is_no_text_is_begun_anew(tmp_path: Path) -> None:
    """SQLite quotes the damaged words in its message, which then cannot be read itself."""
    path = tmp_path / "store.db"
    with Store(path) as store:
        store.put("texts", [("a", b"1")])
    data = path.read_bytes()
    assert b"CREATE TABLE texts" in data
    path.write_bytes(data.replace(b"CREATE TABLE texts", b"CREATX TABLE texts").replace(b"texts", b"te\xef(s"))
    with Store(path) as store:
        assert store.get("texts", "a") is None
        store.put("texts", [("a", b"2")])
    with Store(path) as store:
        assert store.get("texts", "a") == b"2"
