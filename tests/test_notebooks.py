"""Notebooks run on the published file of the demo's nights, and carry no outputs in git."""

import json
import os
import runpy
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
SPEC = "const spec = "  # before what a chart is made of, in the page that shows it


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_carries_no_outputs(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs"), f"clear the outputs of {path.name} before committing it"
        assert cell.get("execution_count") is None


def _run(path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, list[str]]:
    """Run a notebook on the demo's file; give what it prints, and the pages it shows."""
    monkeypatch.setitem(os.environ, "MADOGUCHI_FILE", str(demo / "madoguchi.duckdb"))
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    pages = [output.get("data", {}).get("text/html", "") for output in outputs]
    return "".join(output.get("text", "") for output in outputs), pages


def _charts(shown: list[str]) -> list[dict[str, Any]]:
    pages = map(unescape, shown)
    return [json.JSONDecoder().raw_decode(page, page.index(SPEC) + len(SPEC))[0] for page in pages if SPEC in page]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the kernel's own libraries
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_on_the_demo(path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    charts = _charts(_run(path, demo, monkeypatch)[1])
    assert len(charts) > 1, f"{path.name} draws nothing, or not all"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_notebook_on_coverage_shows_a_notice_and_days_as_days(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown, pages = _run(FOLDER / "01_coverage.ipynb", demo, monkeypatch)
    charts = _charts(pages)
    assert "https://www.kojinbango-card.go.jp/notice/20250404.html" in shown, "no home page, whose lists alone change"
    encodings = [chart["encoding"] for chart in charts]
    assert encodings[0]["x"]["type"] == "temporal", "a day without documents is a gap"
    for chart in charts:
        fonts = chart["config"]["font"]
        assert "Noto Sans CJK JP" in fonts and "Hiragino Sans" in fonts and fonts.endswith("sans-serif")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_each_chart_has_a_frame_of_its_own_and_a_script_without_network(
    demo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # In one page the second of two charts would stay blank: both declare the same names.
    _, pages = _run(FOLDER / "02_incidents.ipynb", demo, monkeypatch)
    frames = [page for page in pages if "<iframe" in page]
    assert len(frames) == 2
    for page in frames:
        assert page.startswith("<iframe srcdoc=") and "<script" not in page, "all of it is the frame's"
        assert "src=&quot;http" not in page, "it asks no other machine"


def test_a_headline_is_no_script_of_a_chart(demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "MADOGUCHI_FILE", str(demo / "madoguchi.duckdb"))
    published = runpy.run_path(str(FOLDER / "published.py"))
    published["warehouse"].close()  # held open, it would keep other tests from connecting to this file in their own way
    headline = "停止</script><script>alert(1)</script><!--<script>"
    values = published["pd"].DataFrame({"title": [headline], "n": [1]})
    chart = published["alt"].Chart(values).mark_bar().encode(x="n:Q", y="title:N")
    page = unescape(chart._repr_mimebundle_()["text/html"])
    assert "<script>alert" not in page and "<!--<script" not in page
    (spec,) = _charts([page])
    assert [row["title"] for rows in spec["datasets"].values() for row in rows] == [headline], "shown as it is"
