"""Training the model of names: it repeats itself, takes both data sets, and says what is wrong."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from nlp.components.sentences import split
from nlp.ner.__main__ import app
from nlp.ner.corpus import Marked, Name, docbin, wikipedia
from nlp.ner.evaluate import scores
from nlp.ner.tagger import Tagger
from nlp.ner.train import _Maker, completed, train

ROOT = Path(__file__).resolve().parents[1]


def test_the_same_texts_give_the_same_file(corpus: Path, tmp_path: Path) -> None:
    for name in ("one.crf", "two.crf"):
        train(docbin(corpus), [], print, alone=10).save(tmp_path / name)
    assert (tmp_path / "one.crf").read_bytes() == (tmp_path / "two.crf").read_bytes()


def test_names_across_word_bounds_count_as_missed() -> None:
    judged = scores([([(0, 2, "ORG"), (3, 5, "GPE")], [(0, 2, "ORG"), (3, 5, "LOC")])])
    assert (judged["precision"], judged["recall"], judged["f1"]) == (0.5, 0.5, 0.5)
    assert judged["labels"]["GPE"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "known": 1, "found": 0}


def test_the_commands(corpus: Path, tmp_path: Path) -> None:
    run, out = CliRunner(), tmp_path / "names.crf"
    trained = run.invoke(app, ["train", "--gsd", str(corpus), "--dev", str(corpus), "--out", str(out)])
    assert trained.exit_code == 0, trained.output
    card = json.loads(out.with_suffix(".json").read_text("utf-8"))
    assert card["data"].keys() == {"tiny.spacy"} and card["model"]["bytes"] == out.stat().st_size
    judged = run.invoke(app, ["evaluate", str(corpus), "--model", str(out)])
    assert json.loads(judged.stdout) == card["scores"]
    assert card["scores"]["f1"] > 0.9 and set(card["scores"]["labels"]) == {"ORG", "PERSON"}
    for command in ("train", "evaluate", "group"):
        assert "Example: python -m nlp.ner" in run.invoke(app, [command, "--help"]).stdout
    for wrong in (str(tmp_path / "none.spacy"), str(out), str(ROOT / "README.md")):
        refused = run.invoke(app, ["evaluate", wrong, "--model", str(out)])
        assert refused.exit_code == 2 and Path(wrong).name in refused.stderr and "Traceback" not in refused.stderr


def test_a_marked_name_may_lie_across_words() -> None:
    (example,) = _Maker().examples(Marked("山田さん。", (Name(1, 3, ("PERSON",)),)))
    assert set(example.labels) == {"O"}


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    text = "高橋健氏は大和通信機に入った。"
    names = [
        {"name": "高橋健", "span": [0, 3], "type": "人名"},
        {"name": "大和通信機", "span": [5, 10], "type": "法人名"},
    ]
    path = tmp_path / "ner-wikipedia.json"
    path.write_text(json.dumps([{"curid": "1", "text": text, "entities": names}]), "utf-8")
    return path


def test_wikipedias_names_get_one_label_each(corpus: Path, articles: Path) -> None:
    tagger = Tagger(train(docbin(corpus), [], print, alone=60))
    (marked,) = wikipedia(articles)
    assert completed(tagger, marked).names == (Name(0, 3, ("PERSON",)), Name(5, 10, ("ORG",)))
    either = Marked(marked.text, (Name(0, 3, ("ORG", "PERSON")),))
    assert completed(tagger, either).names[0] == Name(0, 3, ("PERSON",))


def test_both_data_sets_are_learnt_together(corpus: Path, articles: Path) -> None:
    model = train(docbin(corpus), wikipedia(articles), print, alone=60)
    text = "高橋健氏が来た。"
    tagger = Tagger(model)
    assert [name.label for name in tagger.names(tagger.units(text), split(text))] == ["PERSON"]


def test_what_is_missing_is_said(corpus: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1]", "utf-8")
    arguments = ["train", "--gsd", str(corpus), "--out", str(tmp_path / "names.crf")]
    told = CliRunner().invoke(app, [*arguments, "--wikipedia", str(wrong)])
    assert told.exit_code == 2 and "wrong.json is not ner-wikipedia's JSON" in told.stderr
