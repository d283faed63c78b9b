"""publishing.toml: each mistake is one sentence, and the committed file is right."""

from pathlib import Path

import pytest

from publishing.errors import Stopped
from publishing.settings import Folder, read_target
from tests.support import ROOT


def test_the_committed_file_can_be_read() -> None:
    assert isinstance(read_target(ROOT, "preview"), Folder)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[targets.a]\nkind = "folder"\npath = "x"', "publishing.toml names no target 't'. It names: a."),
        ("[targets.t]\npath = 1", "Object missing required field `kind`"),
        ('[targets.t]\nkind = "ftp"', "Invalid value 'ftp'"),
        ('[targets.t]\nkind = "folder"\npath = "x"\npasword = "y"', "unknown field `pasword`"),
        ("[targets", "publishing.toml: "),
    ],
)
def test_a_mistake_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "publishing.toml").write_text(text)
    with pytest.raises(Stopped) as stopped:
        read_target(tmp_path, "t")
    assert said in str(stopped.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"^publishing\.toml cannot be read: No such file"):
        read_target(tmp_path, "t")
