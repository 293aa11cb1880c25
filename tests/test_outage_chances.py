"""What a date is the date of, by a model of what stands around it: where no pattern knows, and where one errs."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from nlp import tables
from nlp.outage import fit as fitting
from nlp.outage.around import around
from nlp.outage.chances import BIAS, ROLES, chances, weighed
from nlp.outage.fit import Cases, fit, read
from nlp.tables import rows
from records import Outage

GOLD = Path(__file__).parent / "gold" / "roles.jsonl"
_HEAD = "市の証明書のシステムに障害\n"


@pytest.mark.parametrize(
    ("told", "field", "value"),
    [
        ("7日午前8時50分ごろ、打ち込んでも画面が切り替わらず、職員が手書きで応じた。", "started", "2024-06-07T08:50"),
        (
            "復旧　8日3時30分、仮設の電源につなぎ、すべての端末で発行できる状態に戻しました。",
            "ended",
            "2024-06-08T03:30",
        ),
        ("8日15時、証明書の交付と館内の端末は元どおりになりました。", "ended", "2024-06-08T15:00"),
    ],
)
def test_what_no_pattern_knows_is_told_by_what_stands_around_it(
    card: Callable[..., Outage], told: str, field: str, value: str | None
) -> None:
    assert getattr(card(_HEAD + told, "2024-06-10", kind="news"), field) == value


def test_which_of_two_hours_is_right_only_patterns_know(card: Callable[..., Outage]) -> None:
    told = "会社は9日、障害が始まった時刻を「8日午前9時ごろ」から「7日午後9時20分」に訂正した。"
    assert card(_HEAD + told, "2024-06-10", kind="news").started == "2024-06-07T21:20"
    assert weighed(["mistaken", "started"], "時刻を8日から7日に訂正した。", [(3, 5), (7, 9)], "訂正") == [
        "mistaken",
        "started",
    ]


def test_dates_of_other_things_stay_so_and_ends_are_not_at_stake_in_a_notice() -> None:
    text = "午前9時ごろから端末が使えなくなった。"
    assert weighed([None], text, [(0, 6)], "発生") == ["started"]
    assert weighed(["announced"], "6月7日公表", [(0, 4)], None) == ["announced"]


@given(st.text(max_size=40), st.text(max_size=8), st.text(max_size=40), st.text(max_size=8))
def test_any_sentence_has_features_and_odds(before: str, date: str, between: str, last: str) -> None:
    text = before + date + between + last
    first = (len(before), len(before) + len(date))
    places = [first, (len(text) - len(last), len(text))]
    for at in range(2):
        found = around(text, places, at, None)
        assert found == around(text, places, at, None) and not any(char in one for one in found for char in "\t\n")
        assert set(chances(text, places, at, None)) == {None, *ROLES}


def test_a_date_hears_nothing_from_beyond_its_neighbours() -> None:
    text = "3日に止まり、5日に直った。"
    changed = "3日に燃えた、5日に直った。"
    assert around(text, [(0, 2), (7, 9)], 0, None) != around(changed, [(0, 2), (7, 9)], 0, None)
    here = {
        one
        for one in around("1日に燃え、3日に止まり、5日に直った。", [(0, 2), (6, 8), (13, 15)], 2, None)
        if "燃" in one
    }
    assert not here


def test_every_date_of_the_gold_stands_in_its_sentence() -> None:
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert len(lines) > 5000
    for line in lines:
        ends = [0, *(place for start, end, _ in line["dates"] for place in (start, end))]
        assert ends == sorted(ends) and ends[-1] <= len(line["text"]), line["text"]
        assert {role for *_, role in line["dates"]} <= {None, *ROLES}


def test_the_model_agrees_with_most_of_the_gold() -> None:
    lines = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()[::20]]
    said = [
        (role, max(odds, key=lambda one: odds[one]))
        for line in lines
        for at, (*_, role) in enumerate(line["dates"])
        for odds in [chances(line["text"], [(start, end) for start, end, _ in line["dates"]], at, line["state"])]
    ]
    assert sum(role == best for role, best in said) / len(said) > 0.9


def test_the_table_has_each_feature_once_and_the_bias() -> None:
    features = [row["feature"] for row in rows("outage_chances")]
    assert features[0] == BIAS and len(features) == len(set(features))


def made(role: str, verb: str) -> list[dict[str, object]]:
    return [{"text": f"{day}日に{verb}。", "state": None, "dates": [[0, 2, role]]} for day in range(1, 10)]


def test_a_fit_learns_what_tells_two_roles_apart() -> None:
    heard, truth = read([*made("started", "止まった"), *made("ended", "直った"), *made("", "雨だった")])
    features = [BIAS, *sorted(set().union(*heard))]
    weights = fit(Cases.of(heard, features), truth)
    sums = numpy.array([sum(weights[features.index(one)] for one in {BIAS, *those}) for those in heard])
    assert {ROLES[at] for at in sums[:9].argmax(axis=1)} == {"started"}
    assert {ROLES[at] for at in sums[9:18].argmax(axis=1)} == {"ended"}
    assert (sums[18:] < 0).all()
    assert (weights == 0).mean() > 0.5  # held sparse


def test_the_command_writes_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    gold = tmp_path / "gold.jsonl"
    lines = [*made("started", "止まった"), *made("ended", "直った")]
    gold.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    assert CliRunner().invoke(fitting.app, ["dates", str(gold)]).exit_code == 0
    head, bias, *_ = (tmp_path / "outage_chances.tsv").read_text("utf-8").splitlines()
    assert head.split("\t") == ["feature", *ROLES] and bias.startswith(f"{BIAS}\t")
