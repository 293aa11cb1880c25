"""Copies come out the same whatever the order of arrival, the batches, reruns and interruptions."""

import tempfile
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as trying
from hypothesis import strategies as st

from incidents.copies.likeness import Compared, likeness
from incidents.copies.shingles import LONGEST, folded, in_both, keys, shingles
from settings import Settings
from stages.copies import copies
from tests.copied import Given, groups, rows, settle
from warehouse import copying
from warehouse.store import Warehouse

SENTENCES = [
    f"{subject}の窓口では{day}日の朝から{what}の手続きができなくなり、職員が{how}で対応を続けたと説明している。"
    for subject, day, what, how in [
        ("北の町", 4, "電子証明書の更新", "手書きの控え"),
        ("南の町", 4, "住民票の写しの交付", "電話での取り次ぎ"),
        ("東の港", 5, "印鑑登録の廃止", "翌日以降の案内"),
        ("西の谷", 6, "転入届の受け付け", "紙の帳票"),
        ("中の島", 7, "国民健康保険の加入", "近くの支所"),
    ]
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
SOURCES = st.sampled_from(["kyodo_47news", "asahi", "tokyo", "lg:131067", "lg:131130"])
DOCUMENTS = st.lists(
    st.builds(
        Given,
        id=st.integers(0, 11).map(str),
        source=SOURCES,
        text=TEXTS,
        published=st.sampled_from(["2025-04-04", "2025-04-05T10:00", None]),
    ),
    min_size=2,
    max_size=10,
)


@pytest.fixture(autouse=True)
def small(monkeypatch):
    # Few documents cross what thousands would: batches of three, and keys that soon are common.
    monkeypatch.setattr(copying, "BATCH", 3)
    monkeypatch.setattr(copying, "PAIRS", 3)
    monkeypatch.setitem(copying.LIMITS, "furniture", 2)
    monkeypatch.setitem(copying.LIMITS, "common", 4)


def dated(documents):
    """Say when each wording is seen, so that which is a document's latest does not hang on the order of landing."""
    unique = {(one.id, one.text): one for one in documents}
    return [replace(one, seen=number) for number, one in enumerate(unique.values())]


def cut(documents, places):
    edges = [0, *sorted({place % (len(documents) + 1) for place in places}), len(documents)]
    return [documents[a:b] for a, b in pairwise(edges)]


@trying(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS.map(dated), st.lists(st.integers(0, 20), max_size=5), st.randoms(use_true_random=False))
def test_order_and_batches_of_arrival_change_no_row(documents, places, random):
    shuffled = random.sample(documents, len(documents))
    source = {one.id: one.source for one in documents}  # the source of a document is that of its last landing
    documents, shuffled = ([replace(one, source=source[one.id]) for one in many] for many in (documents, shuffled))
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        at_once = settle(Path(one), [documents])
        assert settle(Path(other), cut(shuffled, places)) == at_once
        copies(Settings(data=Path(other)))
        assert rows(Path(other)) == at_once, "a rerun changes nothing"
        copies(Settings(data=Path(other)), again=True)
        assert rows(Path(other)) == at_once, "nor does doing all again"


@trying(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DOCUMENTS.map(dated), st.lists(st.integers(0, 20), max_size=5))
def test_the_pairs_measured_are_those_that_comparing_all_with_all_would_find(documents, places):
    with tempfile.TemporaryDirectory() as folder:
        found = {pair[:2] for pair in settle(Path(folder), cut(documents, places))["likeness"]}
        query = (
            "select text_id, source, text, facts, keys from fingerprint join revision using (revision_id) order by all"
        )
        with Warehouse.open(Settings(data=Path(folder)).warehouse, read_only=True) as warehouse:
            held = warehouse.rows(query)
    holders = {(key, source, text) for text, source, *_, keys in held for key in keys}
    in_source = Counter((key, source) for key, source, _ in holders)
    in_all = Counter(key for key, *_ in holders)
    common = {key for (key, _), texts in in_source.items() if texts > 2} | {key for key in in_all if in_all[key] > 4}
    texts = {
        text: (Compared(text, source, wording, frozenset(facts)), set(keys))
        for text, source, wording, facts, keys in held
    }
    expected = set()
    for (one, ones), (other, others) in combinations(texts.values(), 2):
        shared = ones & others
        if shared - common and len(shared) >= 0.2 * min(len(ones), len(others)) and likeness(one, other):
            expected.add((one.text_id, other.text_id))
    assert found == expected


def test_a_phrase_that_becomes_common_and_rare_again_is_followed(tmp_path):
    texts = [
        Given(str(n), "asahi" if n % 2 else "tokyo", SENTENCES[0] + SENTENCES[1 + n % 4] * (n + 1)) for n in range(8)
    ]
    few = settle(tmp_path / "few", [texts[:3]])
    assert few["likeness"], "three texts share their first sentence"
    many = settle(tmp_path / "few", [texts[3:]])
    assert many == settle(tmp_path / "many", [texts])
    assert not set(few["likeness"]) <= set(many["likeness"]), "what eight texts share is a phrase"
    changed = [
        replace(one, text=f"{one.id}番の文書はまったく別の知らせに書き換えられた。" * 3, seen=5) for one in texts[3:]
    ]
    back = settle(tmp_path / "few", [changed])
    assert set(few["likeness"]) <= set(back["likeness"])


@pytest.mark.parametrize("at", range(1, 6))
def test_what_is_interrupted_is_finished_by_the_next_run(tmp_path, monkeypatch, at):
    texts = [Given(str(n), "asahi" if n % 2 else "tokyo", SENTENCES[n % 3] + SENTENCES[3]) for n in range(6)]
    undisturbed = settle(tmp_path / "one", [texts])
    landed, count = copying.land_likenesses, 0

    def failing(*given):
        nonlocal count
        count += 1
        if count == at:
            raise KeyboardInterrupt
        return landed(*given)

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(copying, "land_likenesses", failing)
        settle(tmp_path / "two", [texts, texts, texts])
        raise KeyboardInterrupt  # fewer steps than `at`
    copies(Settings(data=tmp_path / "two"))
    assert rows(tmp_path / "two") == undisturbed


def test_only_the_latest_wording_counts(tmp_path):
    one, other = SENTENCES[0] + SENTENCES[1], SENTENCES[2] + SENTENCES[3]
    settle(tmp_path, [[Given("a", "asahi", one), Given("b", "tokyo", one, "2025-04-05")]])
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        assert groups(warehouse) == {"a": ("a", "original"), "b": ("a", "reprint")}
    assert settle(tmp_path, [[Given("b", "tokyo", other, "2025-04-05", seen=1)]])["copy_group"] == []


def test_a_document_whose_latest_wording_is_not_read_has_no_copies_until_it_is(tmp_path):
    text = SENTENCES[0] + SENTENCES[1]
    before = settle(tmp_path, [[Given("a", "asahi", text), Given("b", "tokyo", text), Given("c", "sankei", text)]])
    with Warehouse.open(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.run("update revision set reader = null where document_id = (select min(document_id) from document)")
    copies(Settings(data=tmp_path))
    assert [len(found) for found in rows(tmp_path).values()] == [2, 0, 2]
    assert settle(tmp_path, [[]]) == before


def test_numbers_and_names_that_differ_make_another_account(tmp_path):
    frame = "{}の担当者『{}』は、{}件の申請が処理されないまま残り、復旧には{}日ほどかかると会見で述べ、市民に陳謝した。"
    facts = [("市の情報課", "青木", 52, 3), ("町の総務課", "黒田", 7, 14)]
    texts = [Given(f"{n}", source, frame.format(*facts[n]) * 2) for n, source in enumerate(("asahi", "tokyo"))]
    assert settle(tmp_path / "differ", [texts])["copy_group"] == []
    same = [
        replace(one, text=frame.format(*facts[0]) * 2 + "続報を待つ。" * number) for number, one in enumerate(texts)
    ]
    assert len(settle(tmp_path / "same", [same])["copy_group"]) == 2


@pytest.mark.parametrize(
    "text", ["あ" * 1_000_000, "\0\ud800" * 1000, "ﷺ" * 500_000, "", "4日" * 300_000, "👩‍👩‍👧" * 90_000]
)
def test_hostile_texts_are_bounded(text):
    plain = folded(text)
    assert len(plain) <= 18 * LONGEST and len(keys(plain)) <= max(len(plain) - 11, 0)
    assert in_both(shingles(plain), shingles(plain)) == len(shingles(plain))


def test_hostile_texts_stop_no_run(tmp_path):
    hostile = ["あ" * 1_000_000, "復旧" * 300_000, " \n" * 1000, "Ａ１" * 9000]
    texts = [Given(f"{n}{source}", source, text) for n, text in enumerate(hostile) for source in ("asahi", "tokyo")]
    found = settle(tmp_path, [texts])
    assert len(found["fingerprint"]) == 8
