"""Training the model of names: it repeats itself, decodes as python-crfsuite does, and says what is wrong."""

import json
import sys
from pathlib import Path

import pycrfsuite
import pytest
from spacy.tokens import DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab
from typer.testing import CliRunner

from nlp.components.sentences import split
from nlp.ner.__main__ import app
from nlp.ner.corpus import Marked, Name, docbin, wikipedia
from nlp.ner.evaluate import scores
from nlp.ner.learnt import Weights, mean
from nlp.ner.tagger import Tagger
from nlp.ner.train import _Maker, completed, train
from nlp.tables import rows
from nlp.tokenizer import UnidicTokenizer

ROOT = Path(__file__).resolve().parents[1]
PEOPLE = ("山田太郎", "佐藤花子", "鈴木一郎", "高橋健", "田中恵子", "伊藤誠")
FIRMS = ("東西計算", "南北電算", "青葉システムズ", "みらい情報", "北斗ソフト", "大和通信機")


def texts() -> list[tuple[str, list[tuple[str, str]]]]:
    made = []
    for person, firm in zip(PEOPLE, FIRMS, strict=True):
        made.append((f"{person}さんが{firm}を訪ねた。", [(person, "PERSON"), (firm, "ORG")]))
        made.append((f"昨日、{firm}の{person}氏は障害の原因を説明した。", [(firm, "ORG"), (person, "PERSON")]))
        made.append(("窓口の手続は翌日に再開した。", []))
    return made


def docbin_at(path: Path) -> Path:
    tokenizer, store = UnidicTokenizer(Vocab()), DocBin()
    for text, names in texts():
        doc = tokenizer(text)
        spans = [doc.char_span(text.index(name), text.index(name) + len(name), label) for name, label in names]
        doc.ents = filter_spans([span for span in spans if span])
        store.add(doc)
    store.to_disk(path)
    return path


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return docbin_at(tmp_path_factory.mktemp("ner") / "tiny.spacy")


def test_the_same_texts_give_the_same_file(corpus: Path, tmp_path: Path) -> None:
    for name in ("one.crf", "two.crf"):
        train(docbin(corpus), [], print, max_iterations=10).save(tmp_path / name)
    assert (tmp_path / "one.crf").read_bytes() == (tmp_path / "two.crf").read_bytes()


def test_decoding_is_that_of_crfsuite(corpus: Path, tmp_path: Path) -> None:
    maker = _Maker(tuple(row["feature"] for row in rows("ner_features")))
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 30})
    examples = [example for marked in docbin(corpus) for example in maker.examples(marked)]
    for example in examples:
        trainer.append(example.items, example.labels)
    trainer.train(str(tmp_path / "crf"))
    theirs = pycrfsuite.Tagger()
    theirs.open(str(tmp_path / "crf"))
    ours = Tagger(train(docbin(corpus), [], print, max_iterations=30))
    for text in ("山田太郎さんは青葉システムズに勤める。", "障害は東西計算が調べた。", "伊藤さんと鈴木氏。"):
        (example,) = maker.examples(Marked(text, ()))
        names = ours.names(ours.units(text), split(text), frozenset({"PERSON", "ORG"}))
        labels = theirs.tag(example.items)
        assert len(names) == sum(label.startswith("B-") for label in labels)
        for name in names:
            first = labels.index(f"B-{name.label}")
            assert name.probability <= theirs.marginal(f"B-{name.label}", first) + 0.05  # small weights are left out
            labels[first] = ""


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
    (example,) = _Maker(("word[0]",)).examples(Marked("山田さん。", (Name(1, 3, ("PERSON",)),)))
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
    tagger = Tagger(train(docbin(corpus), [], print, max_iterations=20))
    (marked,) = wikipedia(articles)
    assert completed(tagger, marked).names == (Name(0, 3, ("PERSON",)), Name(5, 10, ("ORG",)))
    either = Marked(marked.text, (Name(0, 3, ("ORG", "PERSON")),))
    assert completed(tagger, either).names[0] == Name(0, 3, ("PERSON",))


def test_both_data_sets_are_learnt_together(corpus: Path, articles: Path) -> None:
    model = train(docbin(corpus), wikipedia(articles), print, max_iterations=20)
    text = "高橋健氏が来た。"
    tagger = Tagger(model)
    assert [name.label for name in tagger.names(tagger.units(text), split(text))] == ["PERSON"]


def test_the_mean_of_two_models() -> None:
    one, other = Weights(("O", "B-ORG"), {("0:2", "O"): 1.0}, {}), Weights(("O",), {("0:3", "O"): 2.0}, {})
    assert mean(one, other, 0.25) == Weights(("O", "B-ORG"), {("0:2", "O"): 0.75, ("0:3", "O"): 0.5}, {})


def test_what_is_missing_is_said(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[1]", "utf-8")
    arguments = ["train", "--gsd", str(corpus), "--out", str(tmp_path / "names.crf")]
    told = CliRunner().invoke(app, [*arguments, "--wikipedia", str(wrong)])
    assert told.exit_code == 2 and "wrong.json is not ner-wikipedia's JSON" in told.stderr
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 2 and "pycrfsuite is not installed" in told.stderr
