"""Whose a document is, by the name its row gives: papers, offices and towns as databases and people write them."""

import json

import pytest

from spiders.registry import sites
from stages.importing.naming import known_source
from tests.whole import run


@pytest.mark.parametrize(
    ("name", "source"),
    [("朝日新聞", "asahi"), ("日本経済新聞　夕刊", "nikkei"), ("ＮＨＫ", "nhk"), ("nhk", "nhk"), ("soumu", "soumu"),
     ("総務省", "soumu"), ("塩尻市", "lg:202151"), ("津市", "lg:242012"),
     ("日経", "nikkei"), ("日経新聞", "nikkei"), ("日経朝刊", "nikkei"), ("日経電子版", "nikkei"), ("毎日", "mainichi"),
     ("毎日新聞　東京朝刊", "mainichi"), ("読売（大阪版）", "yomiuri"), ("共同通信", "kyodo_47news"),
     ("共同", "kyodo_47news"), ("47NEWS", "kyodo_47news"), ("時事通信", "jiji"), ("NHK NEWS WEB", "nhk"),
     ("NHKオンライン", "nhk"), ("厚労省", "mhlw"),
     ("日経xTECH", "xtech"), ("デジタル庁", "digital"),
     ("日経産業新聞", None), ("日経MJ", None), ("毎日放送", None), ("共同印刷", None), ("朝日放送テレビ", None),
     ("NTT", None), ("新聞", None), ("庁", None), ("", None)],
)  # fmt: skip
def test_papers_and_offices_are_known_by_their_names(name, source):
    assert known_source(name) == source


@pytest.mark.parametrize(
    ("name", "code"),
    [("東京都府中市", "132063"), ("広島県　府中市", "342084"), ("府中市（東京都）", "132063"), ("広島・府中市", None),
     ("広島府中市", "342084"), ("長野県南佐久郡川上村", "203041"), ("北海道", "010006"), ("東京都庁", "130001"),
     ("塩尻市役所", "202151"), ("神奈川県川崎市", "141305"), ("東京都千代田区", "131016"), ("大阪府府中市", None)],
)  # fmt: skip
def test_towns_are_known_by_prefecture_and_name(name, code):
    assert known_source(name) == (code and f"lg:{code}")


def test_a_name_that_several_towns_bear_is_asked_about():
    with pytest.raises(ValueError, match="'府中市' may be lg:132063 or lg:342084"):
        known_source("府中市")
    with pytest.raises(ValueError, match="'府中市' may be lg:132063 or lg:342084"):
        known_source("府中市", "https://www.city.fuchu.example.jp/")


def test_an_address_tells_which_of_two_towns_is_meant():
    assert known_source("府中市", "https://www.city.fuchu.hiroshima.jp/soshiki/1.html") == "lg:342084"


def test_no_two_sources_are_called_by_one_name():
    called = [name for site in sites().values() for name in site.called]
    assert len(set(called)) == len(called) and "日経" in called
    assert all(known_source(name) == site.source for site in sites().values() for name in site.called)


def test_a_dry_run_names_the_sources_that_would_be_new(tmp_path):
    names = ("日経", "北海道新聞", "日経MJ", "北海道新聞", "東京都府中市")
    rows = [{"title": f"題{n}", "text": "文", "source": name} for n, name in enumerate(names)]
    file = tmp_path / "a.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (told,) = run("import", file, "--dry-run", "--json").rows
    assert told["new_sources"] == ["北海道新聞", "日経MJ"]
    assert told["sources"] == {"nikkei": 1, "北海道新聞": 2, "日経MJ": 1, "lg:132063": 1}
    shown = run("import", file, "--dry-run").out
    assert "would be new, as no declared source is called so: 北海道新聞, 日経MJ" in shown
