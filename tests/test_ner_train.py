"""Training the model of names: it repeats itself, its slopes and its decoding are right, and it says what is wrong."""

import json
from itertools import product
from pathlib import Path

import numpy
import pytest
from spacy.tokens import DocBin
from spacy.util import filter_spans
from spacy.vocab import Vocab
from typer.testing import CliRunner

from nlp.components.sentences import split
from nlp.ner.__main__ import app
from nlp.ner.chain import slopes_of
from nlp.ner.corpus import Marked, Name, docbin, wikipedia
from nlp.ner.evaluate import scores
from nlp.ner.groups import groups, length, meaning, meanings
from nlp.ner.learnt import Rows, learnt
from nlp.ner.network import Batch, Network
from nlp.ner.tagger import Tagger
from nlp.ner.train import _Maker, completed, train
from nlp.tables import rows as table_rows
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
        train(docbin(corpus), [], print, alone=10).save(tmp_path / name)
    assert (tmp_path / "one.crf").read_bytes() == (tmp_path / "two.crf").read_bytes()


@pytest.mark.parametrize("text", ["山田太郎さんは来た", "伊藤さんと鈴木氏", "東西計算の高橋健"])
def test_decoding_is_that_of_all_labellings(corpus: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.ner.tagger._LEAST", 0)  # so that the best labelling loses no name
    model = train(docbin(corpus), [], print, alone=40)
    tagger = Tagger(model)
    tagger._scorer._sure = 99.0  # so that every label is tried for every unit
    laid = tagger._laid(tagger.units(text), split(text))
    scores = tagger._scorer.scores(laid.layout)[0][laid.layout.places].astype("float64")
    edge = len(model.labels)
    every = numpy.array(list(product(range(edge), repeat=len(scores))))
    moves = model.moves.astype("float64")
    total = sum(scores[at, every[:, at]] for at in range(len(scores))) + moves[edge, every[:, 0]]
    total += sum(moves[every[:, at], every[:, at + 1]] for at in range(len(scores) - 1))
    chances = numpy.exp(total - total.max()) / numpy.exp(total - total.max()).sum()
    names = tagger.names(tagger.units(text), split(text))
    best = [model.labels[label] for label in every[total.argmax()]]
    assert len(names) == sum(label.startswith("B-") for label in best) > 0
    for name in names:
        first, last = (laid.units.starts.tolist().index(name.start), laid.units.ends.tolist().index(name.end))
        begin, inside = model.labels.index(f"B-{name.label}"), model.labels.index(f"I-{name.label}")
        held = (every[:, first] == begin) & (every[:, first + 1 : last + 1] == inside).all(axis=1)
        held &= (every[:, last + 1 : last + 2] != inside).all(axis=1)
        assert name.probability == pytest.approx(chances[held].sum(), abs=1e-4)


def test_the_slopes_are_those_of_the_loss() -> None:
    chance = numpy.random.default_rng(3)
    scores, moves = chance.normal(size=(8, 5)).astype("float32"), chance.normal(size=(6, 5)).astype("float32")
    labels, lengths, little = chance.integers(0, 5, 8), numpy.array([4, 3, 1]), numpy.float32(0.02)
    _, by_scores, by_moves = slopes_of(scores, labels, lengths, moves)
    for numbers, slopes in ((scores, by_scores), (moves, by_moves)):
        for at in numpy.ndindex(numbers.shape):
            numbers[at] += little
            above = slopes_of(scores, labels, lengths, moves)[0]
            numbers[at] -= 2 * little
            below = slopes_of(scores, labels, lengths, moves)[0]
            numbers[at] += little
            assert slopes[at] == pytest.approx((above - below) / (2 * little), abs=2e-3)


def test_the_model_says_what_the_network_learnt(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[list[Network], Rows]] = []
    # So little learnt from so few texts, hidden units hear more than whole numbers that stay exact can tell.
    monkeypatch.setattr("nlp.ner.learnt._FINE", 127)
    monkeypatch.setattr("nlp.ner.score._HIGHEST", 30_000)
    monkeypatch.setattr("nlp.ner.train.learnt", lambda *given: kept.append(given[:2]) or learnt(*given))
    maker, text = _Maker(), "昨日、東西計算の鈴木一郎氏は障害を説明した。"
    model = maker.learn([([one for marked in docbin(corpus) for one in maker.examples(marked)], 10)], [set()], print)
    ((network,), rows), (example,) = kept[0], maker.examples(Marked(text, ()))
    words = (meanings() / length())[example.meant].reshape(len(example.labels), -1)
    said = network.vectors.mean[rows.find(example.said)].sum(axis=1)
    first = numpy.maximum(said + words @ network.meant.mean + network.bias.mean, 0)
    batch = Batch(rows.find(example.said), example.meant, numpy.zeros(len(first), "int64"), numpy.array([len(first)]))
    heard = numpy.concatenate([first, first[:1] * 0])[batch.around()].reshape(len(first), -1)
    second = numpy.maximum(heard @ network.inner.mean + network.inner_bias.mean, 0)
    expected = numpy.concatenate([first, second], axis=1) @ network.out.mean
    tagger = Tagger(model)
    laid = tagger._laid(tagger.units(text), split(text))
    scores = tagger._scorer.scores(laid.layout)[0][laid.layout.places]
    assert numpy.abs(expected).max() > 1
    assert scores == pytest.approx(expected, abs=0.05 * numpy.abs(expected).max())


def test_no_unit_hears_beyond_its_sentence() -> None:
    batch = Batch(
        numpy.zeros((5, 1), "int32"), numpy.zeros((5, 5), "int32"), numpy.zeros(5, "int64"), numpy.array([3, 2])
    )
    assert batch.around().tolist() == [[5, 0, 1], [0, 1, 2], [1, 2, 5], [5, 3, 4], [3, 4, 5]]


def test_a_network_may_not_hear_of_some_attributes(corpus: Path) -> None:
    maker = _Maker()
    known = [one for marked in docbin(corpus) for one in maker.examples(marked)]
    model = maker.learn([(known, 5)], [set(), {"word", "tail1"}], print)
    first, second = (numpy.abs(part).sum(axis=1) for part in numpy.split(model.vectors[1:], 2, axis=1))
    for feature, begin, stop in zip(model.features, model.bounds[:-1], model.bounds[1:], strict=True):
        if feature.startswith(("word", "tail1")):
            assert first[begin:stop].any() and not second[begin:stop].any()
    assert second.any()


def test_an_improbable_name_is_none(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tagger, text = Tagger(train(docbin(corpus), [], print, alone=20)), "山田太郎さんは来た"
    (name,) = tagger.names(tagger.units(text), split(text))
    monkeypatch.setattr("nlp.ner.tagger._LEAST", name.probability + 0.001)
    assert tagger.names(tagger.units(text), split(text)) == []


def test_words_used_alike_have_vectors_that_lie_together() -> None:
    assert len(meanings()) == 1 + len(table_rows("ner_groups"))
    assert meaning("一二三四") == 0 and not meanings()[0].any() and groups(0) == ("", "", "")
    tokyo, osaka, eat = (meanings()[meaning(word)].astype("int64") for word in ("東京", "大阪", "食べる"))
    assert tokyo @ osaka > 3 * abs(tokyo @ eat)


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
