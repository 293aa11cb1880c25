"""The figures of the linking: by hand on small cases, and at both ends on the story set itself."""

import shutil

import pyarrow as pa
import pytest
import typer
from typer.testing import CliRunner

from tests.incident_scoring import bcubed, errors, main, same_moment, scores
from tests.stories import document_ids, gold
from warehouse.store import Warehouse


def _rows(rename=lambda incident: incident, role=lambda link: link["role"], links=None):
    ids = document_ids()
    linked = gold("links") if links is None else links
    found = [
        {"incident_id": rename(row["incident"]), "document_id": ids[row["document"]], "role": role(row), "score": 1.0}
        for row in linked
    ]
    told = {
        rename(row["incident"]): {
            "incident_id": rename(row["incident"]),
            "started": row["started"],
            "ended": row["ended"],
        }
        for row in gold("incidents")
    }
    return list(told.values()), found


@pytest.mark.parametrize("part", [None, "dev", "held"])
def test_the_gold_against_itself_is_perfect_whatever_the_ids(part):
    figures = scores(*_rows(lambda incident: f"other {incident}"), part)
    assert set(figures.values()) == {1.0}, figures
    assert errors(*_rows()) == []


def test_nothing_found_scores_nothing():
    figures = scores([], [])
    assert figures["b3_recall"] == figures["b3_f1"] == figures["incident_recall"] == figures["primary_f1"] == 0


def test_one_incident_for_everything_has_recall_and_no_precision():
    incidents, links = _rows(lambda incident: "all", role=lambda link: "primary")
    figures = scores(incidents[:1], links)
    assert figures["b3_precision"] < 0.3 and figures["incident_recall"] == 1 / len(gold("incidents"))
    assert any(line.startswith(("merged: ", "role: ")) for line in errors(incidents[:1], links))


def test_an_incident_for_each_document_has_precision_and_little_recall():
    links = [
        {"incident_id": name, "document_id": id, "role": "primary", "score": 1.0}
        for name, id in document_ids().items()
        if any(row["document"] == name and row["role"] == "primary" for row in gold("links"))
    ]
    incidents = [{"incident_id": row["incident_id"], "started": None, "ended": None} for row in links]
    figures = scores(incidents, links)
    assert figures["b3_precision"] == 1 and figures["b3_recall"] < 0.5 and figures["incident_precision"] < 0.5
    assert any(line.startswith("split: ") for line in errors(incidents, links))


@pytest.mark.parametrize(
    ("found", "truth", "precision", "recall"),
    [
        ({"a": {"1"}, "b": {"1"}}, {"a": {"x"}, "b": {"x"}}, 1, 1),
        ({"a": {"1"}, "b": {"1"}}, {"a": {"x"}, "b": {"y"}}, 1 / 2, 1),
        ({"a": {"1"}, "b": {"2"}}, {"a": {"x"}, "b": {"x"}}, 1, 1 / 2),
        ({"a": {"1"}, "b": {"1"}, "c": {"1"}}, {"a": {"x"}, "b": {"x"}, "c": {"y"}}, 5 / 9, 1),
        # Two documents that share two incidents, found to share only one.
        ({"a": {"1"}, "b": {"1"}}, {"a": {"x", "y"}, "b": {"x", "y"}}, 1, 1 / 2),
        # A document that reports nothing is found to report something.
        ({"a": {"1"}, "b": {"2"}}, {"a": {"x"}}, 1 / 2, 1),
    ],
)
def test_b_cubed_by_hand(found, truth, precision, recall):
    assert (bcubed(found, truth), bcubed(truth, found)) == (pytest.approx(precision), pytest.approx(recall))


def test_a_role_counts_only_where_the_pair_was_matched():
    wrong = next(row for row in gold("links") if row["role"] == "context")
    figures = scores(*_rows(role=lambda link: "mention" if link is wrong else link["role"]))
    assert figures["role_accuracy"] == pytest.approx(1 - 1 / len(gold("links")))
    assert figures["context_f1"] < 1 and figures["mention_f1"] < 1 and figures["b3_f1"] == 1
    missing = scores(*_rows(links=[row for row in gold("links") if row is not wrong]))
    assert missing["role_accuracy"] == 1 and missing["context_f1"] < 1


def test_errors_are_told_of_dev_alone():
    part = {row["incident"]: row["part"] for row in gold("incidents")}
    kept = [row for row in gold("links") if part[row["incident"]] == "dev"]
    assert errors(*_rows(links=kept)) == []
    lost = [row for row in gold("links") if part[row["incident"]] == "held"]
    assert any(line.startswith("missed: ") for line in errors(*_rows(links=lost)))


def test_a_moment_is_compared_as_precisely_as_both_say():
    assert same_moment("2016-01-18T15:40", "2016-01-18") and same_moment("2016-01-18T15", "2016-01-18T15:40:00")
    assert not same_moment("2016-01-18T15:40", "2016-01-18T15:00") and not same_moment(None, "2016-01-18")


def test_starts_and_ends_count_only_where_the_incident_was_met():
    incidents, links = _rows()
    at = next(number for number, row in enumerate(incidents) if row["ended"])
    incidents[at] = {**incidents[at], "ended": "1999-01-01"}
    figures = scores(incidents, links)
    assert figures["ended"] == pytest.approx(1 - 1 / sum(row["ended"] is not None for row in gold("incidents")))
    assert figures["started"] == 1


def test_the_command_reads_a_warehouse_file(stories, tmp_path):
    file = tmp_path / "warehouse.duckdb"
    shutil.copy(stories / "warehouse.duckdb", file)
    linked = zip(("incident", "incident_document"), _rows(), strict=True)
    with Warehouse.open(file) as warehouse:
        for name, rows in linked:
            with warehouse.staged(given=pa.Table.from_pylist(rows)):
                warehouse.run(f"create or replace table {name} as from given")
    told = CliRunner().invoke(_app(), [str(file), "--part", "dev", "--errors"])
    assert told.exit_code == 0, told.output
    lines = [line.split() for line in told.output.splitlines()]
    assert lines and {value for _, value in lines} == {"1.000"}


def _app():
    app = typer.Typer()
    app.command()(main)
    return app
