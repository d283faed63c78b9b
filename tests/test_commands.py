"""What the tasks share."""

import pytest
from invoke import Exit

from commands import tools_together


def test_tools_that_run_together_are_told_of_one_after_the_other(capfd: pytest.CaptureFixture[str]) -> None:
    """Each with its own words; those of one that failed too, by which all have failed."""
    with pytest.raises(Exit, match=r"failed: no_such_module$"):
        tools_together("pytest --version", "no_such_module", "json.tool --help")
    said = capfd.readouterr().out
    told = ("# pytest --version", "# no_such_module", "No module named no_such_module", "# json.tool", "usage")
    places = [said.index(each) for each in told]
    assert places == sorted(places), said


def test_tools_that_pass_say_so(capfd: pytest.CaptureFixture[str]) -> None:
    tools_together("json.tool --help")
    assert "usage" in capfd.readouterr().out
