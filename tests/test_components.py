"""One component a file: its file, its factory, its entry point and its key in `doc.spans` bear one name."""

from importlib.metadata import entry_points
from pathlib import Path

import pytest
from spacy.language import Language

from nlp.language import load

ROOT = Path(__file__).parents[1]
FILES = sorted(path.stem for path in (ROOT / "nlp" / "components").glob("*.py") if path.stem != "__init__")
# Relevance says something of the whole document and marks no stretch of it.
MARKING = sorted(set(FILES) - {"relevance"})


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


def ours(group: str) -> dict[str, object]:
    return {point.name: point for point in entry_points(group=group) if point.value.startswith("nlp.")}


def test_the_pipeline_is_the_files(nlp: Language) -> None:
    assert sorted(nlp.pipe_names) == FILES


def test_every_file_has_its_entry_point() -> None:
    assert sorted(ours("spacy_factories")) == FILES, "after a change of pyproject.toml run: pip install -e ."


@pytest.mark.parametrize("name", FILES)
def test_an_entry_point_is_the_component_itself(name: str) -> None:
    point = ours("spacy_factories")[name]
    assert point.value == f"nlp.components.{name}:{name}"
    assert callable(point.load())
    assert Language.has_factory(name)


def test_the_tokenizer_is_found_by_name() -> None:
    point = ours("spacy_tokenizers")["madoguchi.UnidicTokenizer.v1"]
    assert callable(point.load())


@pytest.mark.parametrize("name", MARKING)
def test_a_component_marks_under_its_own_name(nlp: Language, name: str) -> None:
    doc = nlp("総務省は4日、コンビニ交付の障害が復旧したと発表した。")
    assert name in doc.spans
    assert len(doc.spans[name])


def test_a_component_can_be_left_out() -> None:
    nlp = load(exclude=["gazetteer", "dates"])
    doc = nlp("コンビニ交付の障害が復旧した。")
    assert doc._.mentions == []
    assert doc._.claims[0].state == "復旧"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "。", "（" * 500, "あ" * 3000])
def test_the_whole_pipeline_bears_texts_with_nothing_in_them(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert doc._.relevance[0] == "other"
