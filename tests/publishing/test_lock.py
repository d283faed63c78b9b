"""One publish at a time, whoever tries."""

import datetime as dt
from pathlib import Path

import pytest

from publishing.errors import Stopped
from publishing.hosts.folder import FolderStore
from publishing.lock import NOTE, Lock, Owner, alone_here
from tests.publishing.support import START

ANNA = Owner("anna on desk", "desk:/site", "1")
BEN = Owner("ben on ship", "ship:/site", "2")


@pytest.fixture
def store(tmp_path: Path) -> FolderStore:
    return FolderStore(tmp_path / "notes")


def test_the_second_is_told_who_is_first_and_since_when(store: FolderStore) -> None:
    Lock(store, ANNA, START).take()
    with pytest.raises(Stopped, match="anna on desk is publishing, and began 3 minutes ago: wait until that has ended"):
        Lock(store, BEN, START + dt.timedelta(minutes=3)).take()


def test_when_the_first_is_done_the_second_may_publish(store: FolderStore) -> None:
    first = Lock(store, ANNA, START)
    first.take()
    first.free()
    Lock(store, BEN, START).take()


def test_a_lock_that_shows_no_life_for_an_hour_is_void(store: FolderStore) -> None:
    Lock(store, ANNA, START).take()
    Lock(store, BEN, START + dt.timedelta(hours=1)).take()


def test_a_long_publish_keeps_its_lock_by_renewing_it(store: FolderStore) -> None:
    first = Lock(store, ANNA, START)
    first.take()
    first.renew(START + dt.timedelta(minutes=50))
    with pytest.raises(Stopped, match="began 1 hour ago"):
        Lock(store, BEN, START + dt.timedelta(minutes=70)).take()


def test_who_lost_the_lock_stops_before_the_next_step(store: FolderStore) -> None:
    first = Lock(store, ANNA, START)
    first.take()
    Lock(store, BEN, START + dt.timedelta(hours=2)).take()
    with pytest.raises(Stopped, match="ben on ship has taken over"):
        first.renew(START + dt.timedelta(hours=2))
    first.free()
    assert b"ben on ship" in (store.read(NOTE) or b"")


def test_a_killed_publish_of_this_folder_is_in_nobodys_way(store: FolderStore) -> None:
    """The lock of this folder, which a killed process cannot keep, is held: so the owner of the note is dead."""
    Lock(store, ANNA, START).take()
    Lock(store, Owner(ANNA.person, ANNA.place, "3"), START).take()


def test_two_processes_of_one_folder_do_not_publish_at_once(tmp_path: Path) -> None:
    first, second = alone_here(tmp_path, "t"), alone_here(tmp_path, "t")
    with first, pytest.raises(Stopped, match="another publish to 't' runs in this folder"), second:
        pass
