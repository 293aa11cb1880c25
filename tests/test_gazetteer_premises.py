"""Councils, centres and firms by how they are written, and the towns that houses and premises stand in."""

from tests.test_gazetteer_bodies import names


def test_bodies_whose_names_begin_in_kana_or_end_as_centres() -> None:
    text = "業務を委託する「しまね自治体情報協議会」と、加賀自治体情報共同センター（金沢市）に聞いた。"
    assert names(text, "organisation") == {"しまね自治体情報協議会", "加賀自治体情報共同センター"}


def test_what_a_firm_is_quoted_with_is_no_name() -> None:
    assert names("自治体HP閲覧できず　提供会社「調査中」", "organisation") == set()


def test_a_towns_houses_name_it_and_a_firms_premises_do_not() -> None:
    assert names("群馬県の桐生市立の全図書館で貸し出せない。", "municipality") == {"群馬県桐生市"}
    assert names("業者が喜多方市役所と郡山市の拠点で調べている。", "municipality") == {"福島県喜多方市"}
    assert names("福岡市の防災拠点でシステムが止まった。", "municipality") == {"福岡県福岡市"}
