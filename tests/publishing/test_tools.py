"""Programs of others: whatever they say when they fail becomes one sentence."""

import sys

import pytest

from publishing import tools
from publishing.errors import Stopped, Unreachable


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("cat: write error: No space left on device", "the disk of web is full. The live site is as it was."),
        ("p@web: Permission denied (publickey).", "web does not let this user in: check the key"),
        ("Host key verification failed.", "web does not let this user in: check the key, and that the host is known"),
        ("mkdir: cannot create directory '/srv': Permission denied", "the user may not write there on web."),
        ("sh: 1: rsync: not found", "web has no rsync: install it there."),
        ("something else\nand more", "web: something else."),
        ("", "web: it gave no reason."),
    ],
)
def test_a_failure_is_one_sentence(said: str, sentence: str) -> None:
    with pytest.raises(Stopped) as stopped:
        tools.run([sys.executable, "-c", f"import sys; sys.exit({said!r})"], "web")
    assert sentence in str(stopped.value)


@pytest.mark.parametrize("said", ["ssh: connect to host web port 22: Connection refused", "client_loop: Broken pipe"])
def test_a_lost_connection_may_be_tried_again(said: str) -> None:
    with pytest.raises(
        Unreachable, match=r"^the connection to web failed or was lost \(.*\): publish again to go on\.$"
    ):
        tools.run([sys.executable, "-c", f"import sys; sys.exit({said!r})"], "web")


def test_a_missing_program_is_named() -> None:
    with pytest.raises(Stopped, match="no-such-tool is not installed on this machine"):
        tools.run(["no-such-tool"], "web")


def test_an_expected_code_is_no_failure() -> None:
    assert tools.run([sys.executable, "-c", "print(1); exit(44)"], "web", expected=(0, 44)) == (44, b"1\n")
