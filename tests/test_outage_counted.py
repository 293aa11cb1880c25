"""Which numbers count what an outage did: a model of what stands around each, fitted to sentences of our own."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from nlp import tables
from nlp.outage import fit as fitting
from nlp.outage.counted import hints, odds
from nlp.outage.fit import read_numbers
from records import Outage

GOLD = Path(__file__).parent / "gold" / "counted.jsonl"
_HEAD = "市の証明書のシステムに障害\n7日9時から発行できない。\n"


def made(told: str, counted: bool | None) -> dict[str, object]:
    at = told.index("9人")
    return {"text": told, "state": None, "numbers": [[at, at + 2, "people", counted]]}


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("受け取れずに帰った市民は43人で、市は後日郵送する。", ["43人"]),
        ("市の人口は約16万人で、窓口には職員7人が応援に入った。", []),
        ("残る12校では支障なく使えている。", []),
        ("端末1,300台が起動せず、48課で仕事が止まった。", ["1,300台", "48課"]),
        ("返却期限を誤った本は653冊、手数料を取り過ぎた口座は63口座だった。", ["653冊", "63口座"]),
        ("7日9時、サーバーの1台が故障し、34人の手続きができなかった。", ["34人"]),
        ("券は1人10万円まで、1人につき3枚です。", []),
    ],
)
def test_what_stands_around_a_number_tells(card: Callable[..., Outage], told: str, counted: list[str]) -> None:
    assert [one.surface for one in card(_HEAD + told, "2024-06-07", kind="news").counts] == counted


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(["people", "cases", "devices"]))
def test_any_number_in_any_text_has_finite_odds(before: str, after: str, what: str) -> None:
    text = f"{before}9人{after}"
    place = [(len(before), len(before) + 2)]
    assert -100 < odds(text, place, 0, what, None) < 100
    assert f"what {what}" in hints(text, place, 0, what, None)


def test_the_gold_places_its_numbers_in_its_sentences() -> None:
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    known = [counted for line in lines for *_, counted in line["numbers"] if counted is not None]
    assert len(known) > 5_000 and 0.4 < sum(known) / len(known) < 0.8
    for line in lines:
        ends = [0]
        for start, end, _, _ in line["numbers"]:
            assert ends[-1] <= start < end <= len(line["text"])
            ends.append(end)


def test_a_number_of_which_nobody_knows_is_none_to_learn_from() -> None:
    heard, truth = read_numbers([made("9人が待った。", True), made("9人が見た。", None), made("定員は9人。", False)])
    assert len(heard) == 2 and truth.tolist() == [[1.0], [0.0]]


def test_the_command_writes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    gold = tmp_path / "gold.jsonl"
    lines = [made("9人が受け取れず帰った。", True), made("定員は9人です。", False)] * 6
    gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    assert CliRunner().invoke(fitting.app, ["numbers", str(gold)]).exit_code == 0
    head, bias, *more = (tmp_path / "outage_counted.tsv").read_text("utf-8").splitlines()
    assert head == "feature\tweight" and bias.startswith("bias\t") and more
