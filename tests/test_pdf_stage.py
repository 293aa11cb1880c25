"""A PDF that the crawl kept goes the whole way: to a revision whose text says on which page it stands."""

from datetime import UTC, datetime
from pathlib import Path

from archive import Archive
from settings import Settings
from stages.extract import extract
from tests.pdf_made import LEFT, TOP, Canvas, pdf, report, scan, text
from warehouse.store import Warehouse

NIGHT = datetime(2025, 4, 4, 16, 0, tzinfo=UTC)
URL = "https://www.city.kitahama.example.jp/"


def second(canvas: Canvas) -> None:
    text(canvas, LEFT, TOP, "別紙　窓口の一覧は次のとおりです。")


def keep(settings: Settings, **bodies: bytes) -> None:
    with Archive(settings.archive).writer("a test", None) as writer:
        for name, body in bodies.items():
            headers = [("Content-Type", "application/pdf")]
            writer.keep(f"{URL}{name}.pdf", f"host:{URL[8:-1]}", NIGHT, 200, headers, body)


def test_a_kept_pdf_becomes_a_revision(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, workers=1)
    keep(settings, report=pdf(report, lambda canvas: None, second), scan=pdf(scan))
    assert extract(settings).counts == {"captures": 2, "pages": 2, "articles": 1, "parsed": 1, "unreadable": 1}
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        ((title, body, starts),) = warehouse.rows("select title, text, pages from revision")
        assert title == "証明書交付システムの障害について（第３報）"
        assert starts[0] == 0 and body[starts[2] :] == "別紙 窓口の一覧は次のとおりです。"
        reasons = warehouse.rows("select reason, count(*) from capture where outcome = 'unreadable' group by reason")
        assert reasons == [("a PDF of images only: no text", 1)]
        assert warehouse.audits() == []
