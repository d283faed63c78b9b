"""What tests of the library share."""

import pytest

from tests.publications.samples import LIBRARY
from tests.support import built


@pytest.fixture(scope="package")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of samples.py, built once, on 1 May 2022."""
    return built(tmp_path_factory.mktemp("library"), LIBRARY)
