"""What tests of the feeds share."""

import pytest

from tests.feeds.samples import SITE
from tests.support import built


@pytest.fixture(scope="package")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of samples.py, built once, on 1 May 2022."""
    return built(tmp_path_factory.mktemp("site"), SITE)
