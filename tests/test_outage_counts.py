"""The numbers that a text gives of an outage: what they are of, and what is no such number."""

import time

import pytest


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("6つの振興事務所で端末が止まった。", [("6つの振興事務所", "offices", 6)]),
        ("20ある自治振興センターで発行できない。", [("20ある自治振興センター", "offices", 20)]),
        ("4町と大蔵、戸沢の2村で止まった。", [("4町", "municipalities", 4), ("2村", "municipalities", 2)]),
        ("延べ86者が送信できなかった。送信できなかった事業者　延べ86者", [("延べ86者", "companies", 86)]),
        ("38基から音声が流れませんでした。", [("38基", "devices", 38)]),
        ("〒868-8601 人吉市西間下町", []),
    ],
)
def test_a_number_is_of_what_it_says(card, told, counted):
    found = card(f"市の証明書のシステムに障害\n7日9時から発行できない。\n{told}", "2024-06-07").counts
    assert [(one.surface, one.what, one.value) for one in found] == counted


def test_a_long_run_of_blanks_is_read_in_time_that_grows_with_it(card):
    def seconds(blanks):
        text = "市の証明書のシステムに障害\n7日9時から発行できない。\n本庁 8:30" + " " * blanks + "10:15"
        start = time.process_time()
        card(text, "2024-06-07")
        return time.process_time() - start

    seconds(100)
    assert seconds(12_000) < 12 * seconds(3000)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("市内全4館で、貸出しと予約の受付ができません。", ("全4館",)),
        ("中央館は休館し、ほかの4館では閲覧と返却ができる。", ()),
        ("市役所本所と5地域庁舎の窓口で証明書を発行できません。", ("5地域庁舎",)),
        ("県内24のすべての市町村でメールを送れません。", ("24のすべての市町村",)),
    ],
)
def test_houses_and_towns_that_fail_are_counted(card, text, surfaces):
    found = card(
        f"システム障害について\n10日から市のシステムに障害が発生し、使えない状態が続いています。{text}", "2024-06-10"
    )
    assert tuple(one.surface for one in found.counts) == surfaces
