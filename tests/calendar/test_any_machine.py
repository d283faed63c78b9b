"""The calendar is the same to the last byte on any machine: whatever its zone, its hashes and its clock."""

import os
import subprocess
import sys
from pathlib import Path

from tests.calendar.support import event, events
from tests.support import ROOT, tree

BUILD = """
import sys
from pathlib import Path
from plugins.core.pages import drawing
from tests.calendar.test_any_machine import SITE
from tests.support import built
drawing.draw = lambda *_: b"a card"  # that takes long
built(Path(sys.argv[1]), SITE)
"""
SITE = events(
    day=event(),
    days=event(start="2021-12-30", end="2022-01-02"),
    far=event(start="2022-06-01 00:30", end="2022-06-01 01:00", timezone="Pacific/Kiritimati"),
    west=event(
        start="2022-06-01 23:30", end="2022-06-02 01:00", timezone="America/Adak", series="World Metropolitan Day"
    ),
    night=event(start="2022-03-26 22:00", end="2022-03-27 10:00", timezone="Barcelona", challenges="['2.1', '2.3']"),
)


def test_two_machines_build_the_same(tmp_path: Path) -> None:
    """One a day ahead of the other: nothing comes from the machine's zone, nor from the order of a set."""
    outputs = []
    for number, zone in enumerate(("Pacific/Kiritimati", "America/Adak")):
        root = tmp_path / str(number)
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number), "LC_ALL": ("C", "C.UTF-8")[number]}
        subprocess.run([sys.executable, "-c", BUILD, str(root)], cwd=ROOT, env=environment, check=True)
        outputs.append(tree(root / "output"))
    assert len(outputs[0]) > 50 and outputs[0] == outputs[1]
