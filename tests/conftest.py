"""What several tests stand on: the demo's three nights, played once."""

from pathlib import Path

import pytest

from settings import Settings
from stages.demo import demo as play


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after the demo's three nights."""
    data = tmp_path_factory.mktemp("data")
    report = play(Settings(data=data))
    assert not report.problems, report.problems
    return data / "demo"
