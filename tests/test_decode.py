"""Bytes become the characters their author wrote, by any of the ways Japanese pages name their encoding, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.page.decode import Undecodable, decode

TEXT = "①㈱髙橋様～システム障害のお知らせ。復旧は１５時頃の見込みです。"


def page(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"><title>{TEXT}</title></head></html>'


@pytest.mark.parametrize("label", ["Shift_JIS", "shift-jis", "x-sjis", "Windows-31J", "SJIS"])
def test_shift_jis_means_cp932(label: str) -> None:
    assert TEXT in decode(page(label).encode("cp932"))


def test_transport_charset_comes_before_the_page_s_own() -> None:
    assert TEXT in decode(page("shift_jis").encode(), "text/html; charset=UTF-8")


@pytest.mark.parametrize("sent", [None, "text/html", "text/html; charset=ISO-8859-1", "text/html; charset=nonsense"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp932"])
def test_unnamed_or_defaulted_is_found_from_the_bytes(encoding: str, sent: str | None) -> None:
    assert decode(TEXT.encode(encoding), sent) == TEXT


def test_euc_jp_is_not_taken_for_half_width_katakana() -> None:
    text = "システム障害のお知らせ。復旧の見込みは立っておりません。"
    assert decode(text.encode("euc_jp")) == text


@pytest.mark.parametrize("sent", [None, "text/html; charset=ISO-8859-1", "text/html; charset=ISO-2022-JP"])
@pytest.mark.parametrize("opening", [b"\x1b$B", b"\x1b$@"])
def test_escapes_of_iso_2022_jp_are_no_utf_8(opening: bytes, sent: str | None) -> None:
    text = "<p>システム障害のお知らせ。</p>"
    assert decode(text.encode("iso2022_jp").replace(b"\x1b$B", opening), sent) == text


def test_a_vendor_s_character_in_iso_2022_jp_costs_only_itself() -> None:
    assert decode(b"\x1b$B-!%7%9%F%`\x1b(B") == "\ufffdシステム"


def test_byte_order_mark_is_left_out() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode()) == TEXT


def test_false_utf_16_label_is_not_believed() -> None:
    assert TEXT in decode(page("utf-16").encode())


def test_controls_are_left_out_and_a_few_broken_bytes_borne() -> None:
    assert decode("障\0害\x0b".encode()) == "障害"
    assert "復旧" in decode(TEXT.encode() + b"\xff" + "復旧".encode(), "text/html; charset=utf-8")


def test_what_is_no_text_says_so() -> None:
    with pytest.raises(Undecodable, match="look at the kept bytes"):
        decode(bytes(range(256)) * 40)


@given(st.binary(max_size=400), st.sampled_from([None, "text/html", "text/html; charset=shift_jis", "x; charset=\x00"]))
def test_any_bytes_decode_or_are_refused(body: bytes, sent: str | None) -> None:
    try:
        text = decode(body, sent)
    except Undecodable:
        return
    assert "\0" not in text
    text.encode("utf-8")


CP932 = st.characters(codec="cp932", exclude_categories=["Cc", "Co"], exclude_characters="¢£¬‖−〜")


@given(st.text(CP932, max_size=200))
def test_named_encoding_gives_back_what_was_written(text: str) -> None:
    assert decode(text.encode("cp932"), "text/html; charset=Shift_JIS") == text


ISO_2022_JP = st.characters(codec="iso2022_jp", exclude_categories=["Cc"])


@given(st.text(ISO_2022_JP, max_size=200))
def test_iso_2022_jp_without_a_name_gives_back_what_was_written(text: str) -> None:
    assert decode(text.encode("iso2022_jp")) == text
