"""The network of the model of names: its slopes, its decoding, what it hears, and that the model says it too."""

from itertools import product
from pathlib import Path

import numpy
import pytest

from nlp.components.sentences import split
from nlp.ner.chain import slopes_of
from nlp.ner.corpus import Marked, docbin
from nlp.ner.groups import groups, length, meaning, meanings
from nlp.ner.learnt import Rows, learnt
from nlp.ner.network import Batch, Network
from nlp.ner.tagger import Tagger
from nlp.ner.train import _Maker, train
from nlp.tables import rows as table_rows


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
