"""Notices published as PDF only are read by their text; what can not be read says why."""

from records import Page
from spiders.extract import extract
from spiders.pdf import pdf_title

URL = "https://www.agency.example.go.jp/notice.pdf"


def pdf(lines: list[str]) -> bytes:
    """Write a PDF of one page by hand; its font has Latin letters only."""
    shown = b"BT /F1 12 Tf 14 TL 10 280 Td " + b" ".join(b"(" + line.encode() + b") Tj T*" for line in lines) + b" ET"
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n" % len(shown) + shown + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def test_text_title_and_date() -> None:
    found = extract(Page(URL, pdf(["2025/4/4", "Notice of an outage", "The counters are closed."])))
    article = found.articles[0]
    assert (found.outcome, article.title, article.published_at) == ("parsed", "Notice of an outage", "2025-04-04")
    assert article.text.splitlines()[2] == "The counters are closed."


def test_title_is_the_line_that_says_what_it_is_about() -> None:
    lines = ["令和７年４月４日", "北浜市 市民課", "端末の停止について（第２報）", "本文"]
    assert pdf_title(lines) == lines[2]


def test_damaged_and_scanned_say_why() -> None:
    for body, reason in ((pdf(["x"])[:200], "does not open"), (pdf([]), "without text")):
        found = extract(Page(URL, body))
        assert found.outcome == "unreadable" and reason in (found.reason or "")
