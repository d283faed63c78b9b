from pathlib import Path

import pytest

from tests.publishing.support import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a folder as its target."""
    return Desk(tmp_path)
