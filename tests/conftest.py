"""What several tests stand on: the demo's three nights, played once, the story set, read once, and a text's card."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from nlp.language import load
from nlp.reading import read_one
from records import Outage, Text
from settings import Settings
from stages.demo import demo as play
from tests import stories as told
from tests.exported import export
from tests.names_made import docbin_at


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder after the demo's three nights."""
    data = tmp_path_factory.mktemp("data")
    report = play(Settings(data=data))
    assert not report.problems, report.problems
    return data / "demo"


@pytest.fixture
def data(demo: Path, tmp_path: Path) -> Path:
    """A copy of the demo's data that a test may break."""
    return Path(shutil.copytree(demo, tmp_path / "demo"))


@pytest.fixture(scope="session")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder with the story set in its warehouse, read and not linked; copy it before you write to it."""
    data = tmp_path_factory.mktemp("stories")
    told.land(data, told.oldest_first())
    return data


@pytest.fixture(scope="session")
def exported(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo exported as `whole` and, without texts, as `shared`; copy it before you write to it."""
    folder = tmp_path_factory.mktemp("export")
    export(demo, folder)
    return folder


@pytest.fixture(scope="session")
def card() -> Callable[..., Outage | None]:
    """Give what tells of the outage of a text: `card(text, published, kind="notice")`."""
    nlp = load()

    def read(text: str, published: str | None = None, **more: str) -> Outage | None:
        reading, _ = read_one(nlp, Text("t", text, published=published, **more))
        return reading.outage

    return read


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the path of a DocBin of made-up texts with their names marked."""
    return docbin_at(tmp_path_factory.mktemp("ner") / "tiny.spacy")
