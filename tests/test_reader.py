"""The reader over many texts: its vocabulary stays small, processes agree, and cost stays linear where names abound."""

import time
from itertools import islice

import pytest

from benchmarks.memory import documents
from nlp import language
from nlp.language import load
from nlp.reading import _batches, read, read_one
from records import Text
from stages.reader import read_batch
from stages.workers import batches, over_batches


def test_a_full_vocabulary_is_renewed_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = list(documents(200))
    before = list(read(load(), texts))
    monkeypatch.setattr(language, "_WORDS", 1000)
    nlp = load()
    first, (_, doc) = nlp.vocab, read_one(nlp, texts[0])
    most = 0
    for reading, other in zip(read(nlp, texts), before, strict=True):
        assert reading == other
        most = max(most, len(nlp.vocab.strings))
    assert nlp.vocab is not first and nlp.vocab is nlp.tokenizer.vocab
    assert most < 2000
    assert "".join(token.text_with_ws for token in doc) == texts[0].text  # what was read before keeps its words


def test_books_are_read_one_by_one_and_short_texts_together() -> None:
    lengths = [10] * 70 + [90_000, 90_000, 10, 300_000, 10]
    parts = [[len(text.text) for text in part] for part in _batches(Text("a", "あ" * length) for length in lengths)]
    assert [length for part in parts for length in part] == lengths
    assert [len(part) for part in parts] == [64, 7, 2, 1, 1]


def test_processes_read_what_one_reads_in_its_order() -> None:
    texts = list(documents(60))
    spread = over_batches(read_batch, batches(texts, 7), 2, ahead=3)
    assert [reading for part in spread for reading in part] == read_batch(texts)


def test_no_more_batches_are_taken_than_asked_for() -> None:
    taken = []
    source = (taken.append(number) or [number] for number in range(40))
    done = over_batches(sum, source, 2, ahead=2)
    assert list(islice(done, 3)) == [0, 1, 2]
    assert len(taken) <= 2 * 2 + 3
    done.close()


@pytest.mark.parametrize("line", ["同市は県と本市に伝えた。", "府中市と東京都で止まった。", "同社は東西計算という。"])
def test_cost_is_linear_where_names_refer_to_others(line: str) -> None:
    nlp = load()
    list(read(nlp, [Text("warm", line)]))
    seconds = []
    for count in (500, 4000):
        text = Text("a", "総務省と横浜市は富士通に聞いた。" + line * count)
        start = time.process_time()
        list(read(nlp, [text]))
        seconds.append(time.process_time() - start)
    assert seconds[1] < 8 * 3 * seconds[0] + 1
