"""What came of a page: outcomes told apart, numbers masked, several notices on one page, and nothing ever raised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Extraction, Page
from spiders import extract as room
from spiders.extract import extract
from spiders.page.masking import MASK, mask

URL = "https://www.town.unknown.example.jp/a.html"
HEAD = "<html><head><title>お知らせ</title></head><body><h1>お知らせ</h1>"
BODY = "<p>窓口の端末が動かないため、証明書を発行できません。</p>"


def read(html: str | bytes, **changed: object) -> Extraction:
    body = html if isinstance(html, bytes) else html.encode()
    return extract(Page(URL, body, **changed))  # type: ignore[arg-type]


OUTCOMES = {
    "empty body": (b"", "empty"),
    "only white space and NUL": (b" \0\n", "empty"),
    "error page served as good": (
        "<title>ページが見つかりません</title><h1>ページが見つかりません</h1><p>ご確認ください。</p>",
        "empty",
    ),
    "only the template": (HEAD + "<nav><a href='/'>ホーム</a></nav>", "empty"),
    "sent elsewhere": ('<meta http-equiv="refresh" content="0; URL=/new.html"><p>移動します</p>', "moved"),
    "says that it moved": (HEAD + "<p>このページは移転しました。新しいページをご覧ください。</p>", "moved"),
    "challenge": (
        "<title>Just a moment...</title><h1>確認</h1><p>Enable JavaScript and cookies to continue</p>",
        "blocked",
    ),
    "waiting room": (HEAD + "<p>ただいま大変混雑しております。順番にご案内します。</p>", "blocked"),
    "no text": (bytes(range(256)) * 50, "unreadable"),
    "a PDF": (b"%PDF-1.7 ...", "unreadable"),
    "an article": (HEAD + BODY, "parsed"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_outcome(name: str) -> None:
    html, outcome = OUTCOMES[name]
    found = read(html)
    assert found.outcome == outcome, found.reason
    assert (outcome == "parsed") == bool(found.articles)
    assert outcome == "parsed" or found.reason


def test_long_article_on_a_move_is_an_article() -> None:
    assert read(HEAD + BODY * 20 + "<p>庁舎は移転しました。</p>").outcome == "parsed"


def test_page_too_large_is_refused_with_its_size() -> None:
    found = read(b"<p>" + b"x" * 50_000_000)
    assert found.outcome == "unreadable" and "50,000,003 bytes" in (found.reason or "")


def test_nothing_is_raised_whatever_goes_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("of a kind nobody thought of")

    monkeypatch.setattr(room, "read_page", broken)
    assert read(HEAD + BODY) == Extraction("unreadable", reason="RuntimeError: of a kind nobody thought of")


@given(st.text(max_size=300))
def test_any_text_has_an_outcome(text: str) -> None:
    found = read(text.encode("utf-8", "replace"))
    assert all("\0" not in article.text for article in found.articles)


def test_page_that_shows_only_an_update_has_no_publication() -> None:
    article = read(HEAD + "<p>更新日：令和7年4月4日</p>" + BODY).articles[0]
    assert (article.published_at, article.updated_at) == (None, "2025-04-04")
    assert article.dates_as_labelled == {"更新日": "令和7年4月4日"}
    assert "更新日" not in article.text


def test_unknown_host_names_its_source() -> None:
    assert read(HEAD + BODY).articles[0].source == "host:www.town.unknown.example.jp"


NUMBER = "123456789018"


@pytest.mark.parametrize("around", ["番号は{}です", "番号:{}.", "番号は{},", "山田,{},東京", "1,{},2", "1, {}, 2",
                                    "番号-{}", "No.{}", "({})", "{}-", "8 {} 5"])  # fmt: skip
def test_individual_numbers_are_masked(around: str) -> None:
    assert mask(around.format(NUMBER)) == around.format(MASK * 12)
    assert mask(around.format("1234 5678 9018")) == around.format(f"{MASK * 4} {MASK * 4} {MASK * 4}")
    for hyphen in "－‐−ー":
        shown = around.format(f"１２３４{hyphen}５６７８{hyphen}９０１８")
        assert mask(shown) == around.format(f"{MASK * 4}{hyphen}{MASK * 4}{hyphen}{MASK * 4}")
    assert mask(around.format("123456789019")) == around.format("123456789019"), "its check digit is another's"


@pytest.mark.parametrize("longer", ["整理番号1234567890188", "0.123456789018", "123456789018.5", "03-123456789018",
                                    "123456789018-01", "123,456,789,018円", "12,345,123,456,789円"])  # fmt: skip
def test_other_numbers_stay(longer: str) -> None:
    assert mask(longer) == longer


def test_individual_numbers_of_a_page_are_masked() -> None:
    shown = read(HEAD + "<p>番号１２３４５６７８９０１８が載りました。</p>")
    assert shown.articles[0].text == f"番号{MASK * 12}が載りました。"
