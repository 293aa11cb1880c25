"""A PDF that can not be read says why, and none can hold up or break a run."""

import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption

from records import Extraction, Page
from spiders.extract import extract
from spiders.pdf import is_pdf, squarefont
from spiders.pdf.squarefont import FONT
from tests.pdf_made import LEFT, TOP, Canvas, centre, pdf, report, scan, text

URL = "https://www.city.kitahama.example.jp/notice.pdf"


def raw_pdf(
    content: bytes, font: bytes = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", kind: bytes = b""
) -> bytes:
    """Write a PDF of one page by hand."""
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n" % (kind, len(content)) + content + b"\nendstream",
        font,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def read(body: bytes) -> Extraction:
    return extract(Page(URL, body, "application/pdf"))


def test_pictures_only() -> None:
    found = read(pdf(scan, scan))
    assert (found.outcome, found.reason) == ("unreadable", "a PDF of images only: no text")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (pdf(lambda canvas: None), "a PDF without text"),
        (pdf(report, encrypt=StandardEncryption("geheim")), "an encrypted PDF that asks for a password"),
        (pdf(report)[:200], "does not open"),
        (b"%PDF-1.7\n" + bytes(1000), "does not open"),
    ],
    ids=["without text", "encrypted", "cut off", "nothing"],
)
def test_unreadable_says_why(body: bytes, reason: str) -> None:
    found = read(body)
    assert found.outcome == "unreadable" and reason in (found.reason or "")


def test_locked_against_changes_only_is_read() -> None:
    assert read(pdf(report, encrypt=StandardEncryption("", "geheim"))).outcome == "parsed"


def test_lost_places_of_objects_are_found_again() -> None:
    body = pdf(report)
    at = body.rindex(b"startxref")
    assert read(body[:at] + b"startxref\n7\n%%EOF").articles == read(body).articles
    assert read(body[:at]).articles == read(body).articles


def test_letters_without_meaning() -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[65/uniE000/uniE001/uniE002]>>>>"
    found = read(raw_pdf(b"BT /F1 12 Tf 10 280 Td (ABCABCABC) Tj ET", font))
    assert found.outcome == "unreadable" and "9 of 9 are lost" in (found.reason or "")


def test_many_pages_are_read_to_a_limit_that_is_told() -> None:
    def first(canvas: Canvas) -> None:
        centre(canvas, TOP, "障害の記録について")
        text(canvas, LEFT, TOP - 40, "一ページ目の文です。")

    found = read(pdf(first, *[lambda canvas: text(canvas, LEFT, TOP, "続きの文です。")] * 599))
    assert (found.outcome, found.reason) == ("parsed", "600 pages; the first 60 are read")


def test_scanned_pages_beside_others_are_told() -> None:
    assert read(pdf(report, scan, scan)).reason == "2 pages are images only, the first is page 2"


def test_pages_full_beyond_measure_end_the_reading() -> None:
    crammed = b"BT /F1 1 Tf 1 TL 10 280 Td " + b"(Notice of an outage that goes on and on.) Tj T* " * 1000 + b" ET"
    body = raw_pdf(crammed).replace(b"/Kids[3 0 R]/Count 1", b"/Kids[" + b"3 0 R " * 40 + b"]/Count 40")
    assert (read(body).reason or "").startswith("40 pages; the first ")


def test_bombs_end() -> None:
    blank = zlib.compress(b" " * 300_000_000, 9)
    assert read(raw_pdf(blank, kind=b"/Filter/FlateDecode")).outcome == "unreadable"


def test_drawings_of_very_many_lines_are_no_table() -> None:
    lines = b"".join(b"%d 0 m %d 300 l S 0 %d m 300 %d l S\n" % (x, x, x, x) for x in range(300)) * 60
    found = read(raw_pdf(b"BT /F1 12 Tf 10 280 Td (Notice of an outage) Tj 0 -40 Td (Closed.) Tj ET\n" + lines))
    assert found.articles[0].text == "Closed."


def test_marks_of_a_pdf() -> None:
    assert is_pdf(b"\xef\xbb\xbf\r\n%PDF-1.4") and not is_pdf(b"<html>%PDF-1.4</html>") and not is_pdf(b"PDF")


@given(st.data())
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_damage_anywhere_never_raises(data: st.DataObject) -> None:
    body = bytearray(pdf(report))
    for _ in range(data.draw(st.integers(1, 30))):
        body[data.draw(st.integers(5, len(body) - 1))] = data.draw(st.integers(0, 255))
    found = read(bytes(body))
    assert found.outcome in ("parsed", "unreadable", "empty") and (found.articles or found.reason)


def test_the_font_in_use_is_the_one_that_its_program_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(squarefont, "FONT", tmp_path / "square.ttf")
    squarefont.main()
    assert (tmp_path / "square.ttf").read_bytes() == FONT.read_bytes()
