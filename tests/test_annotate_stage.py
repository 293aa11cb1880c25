"""A text that can not be read costs a night nothing: it counts as other, and is not tried again."""

import os
import signal
from pathlib import Path

from records import Reading, Text
from settings import Settings
from stages import annotate as stage
from stages.annotate import annotate
from stages.reader import read_batch
from tests.landed import NIGHT, URL, article
from tests.whole import ask
from warehouse.store import Warehouse

TEXTS = [f"令和7年4月4日、第{number}庁舎の窓口システムに障害が発生した。" for number in range(5)]


def deadly(texts: list[Text]) -> list[Reading]:
    """Read in a worker as ever, but let one text end it as a fault below Python would."""
    if any(text.text == TEXTS[2] for text in texts):
        os.kill(os.getpid(), signal.SIGKILL)
    return read_batch(texts)


def test_a_text_that_ends_the_process_that_reads_it_counts_as_other(tmp_path: Path, monkeypatch) -> None:
    settings = Settings(data=tmp_path, workers=2)
    with Warehouse.open(settings.warehouse) as warehouse:
        warehouse.land_imported([article(text, url=f"{URL}#{text[11]}") for text in TEXTS], NIGHT)
    monkeypatch.setattr(stage, "read_batch", deadly)
    report = annotate(settings)
    assert (report.counts["texts"], report.counts["failed"]) == (5, 1)
    found = dict(ask(settings.warehouse, "select text, relevance from revision"))
    assert [text for text in TEXTS if found[text] == "other"] == [TEXTS[2]]
    assert annotate(settings).counts == {}, "it is not tried again each night"
    monkeypatch.undo()
    assert "failed" not in annotate(settings, again=True).counts
