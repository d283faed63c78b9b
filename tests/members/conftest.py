"""What tests of the members' pages share."""

import pytest

from tests.members.network import NETWORK
from tests.members.samples import SITE
from tests.support import built


@pytest.fixture(scope="package")
def network(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site of the whole frozen network, built once, on 1 May 2022."""
    return built(tmp_path_factory.mktemp("network"), NETWORK)


@pytest.fixture(scope="package")
def output(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The small site of samples.py, built once, on 1 May 2022."""
    return built(tmp_path_factory.mktemp("site"), SITE)
