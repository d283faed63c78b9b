"""The gate of the incremental build: whatever happens to a site, a build after it is as a build from nothing."""

import random
from pathlib import Path

import pytest

from tests.gate import run_gate


@pytest.mark.parametrize("seed", range(2))
def test_a_second_build_is_as_a_first_one(tmp_path: Path, seed: int) -> None:
    """Byte for byte, with the same problems; this is the short form, `run.py mutation-gate` is the long one."""
    assert run_gate(tmp_path, random.Random(seed), 12) == []  # the same in every run
