"""What decides names beyond the lists: company, shared words, brackets, and who 県は is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp import tables
from nlp.gazetteer.contexts import companies, senses
from nlp.gazetteer.find import find
from nlp.gazetteer.lists import by_id, municipalities, surfaces
from nlp.gazetteer.places import is_prefecture
from nlp.gazetteer.sites import speaking


def names(text, label, **known):
    return {one.name for one in find(text, **known) if one.label == label}


def bodies(text):
    """Give the towns that are named, and the prefectures that act."""
    acting = {one.name for one in find(text) if one.label == "organisation" and is_prefecture(one.entity_id)}
    return names(text, "municipality") | acting


def test_senses_are_of_listed_surfaces_and_name_listed_things():
    assert set(senses()) <= set(surfaces())
    choices = [choice for found in senses().values() for choice in found]
    assert {entity_id for _, entity_id in choices} <= set(by_id())
    assert {company.scope for company, _ in choices} <= {"text", "sentence", "near"}


def test_company_is_asked_only_of_listed_surfaces():
    unknown = {surface for surface in companies() if surface not in surfaces()}
    assert len(unknown) < len(companies()) / 3, sorted(unknown)


def test_a_broken_pattern_names_its_surface(monkeypatch):
    row = {"surface": "窓口", "entity_id": "", "scope": "text", "needs": "(", "forbids": "", "note": ""}
    monkeypatch.setattr("nlp.gazetteer.contexts.rows", lambda table: (row,))
    with pytest.raises(ValueError, match="窓口: needs is no pattern"):
        companies.__wrapped__()


@pytest.mark.parametrize(
    ("text", "procedures"),
    [
        ("eLTAXで電子申告ができない。", {"地方税の電子申告"}),
        ("e-Taxで電子申告ができない。", {"電子申告"}),
        ("運転免許の更新や交付、再交付を休む。", {"運転免許証の更新", "運転免許証の交付", "運転免許証の再交付"}),
        ("電子証明書の更新に使う、証明書の発行の仕組み。", {"電子証明書の更新", "電子証明書の発行"}),
        ("水道料金や国民健康保険料、住民税などの納付。", {"国民健康保険料の納付", "市民税の納付"}),
        ("暗証番号ロック解除・再設定の受付。", {"ロック解除", "暗証番号の再設定"}),
        ("住民票などの証明書を交付する。", {"住民票の写しの交付"}),
        ("マイナンバーカードの申請者数と交付率、発行済みの枚数。", set()),
        ("印鑑登録証明書のコンビニ交付を停止します。", {"印鑑登録証明書の交付"}),
        ("マイナンバーカードの話。通知カードの再発行と住基カードの交付。", {"住民基本台帳カードの交付"}),
        ("証明書発行サーバーと、証明書の発行日。", set()),
        ("各種電子申請を休む。", {"電子申請"}),
    ],
)
def test_procedures_by_company_and_by_shared_words(text, procedures):
    assert names(text, "procedure") == procedures


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("岐阜県内の3市で起きた。県は原因を調べる。", {"岐阜県"}),
        ("仙台市と石巻市で起きた。県によると復旧した。", {"宮城県仙台市", "宮城県石巻市", "宮城県"}),
        ("神戸市灘区で起きた。市は謝った。", {"兵庫県神戸市灘区", "兵庫県神戸市"}),
        ("TKC（宇都宮市）が直した。市は何も知らない。", set()),
        ("この道は通れない。別の区が決める。", set()),
        ("長野県によると、大阪府、京都府で止まった。", {"長野県"}),
        ("福岡県の電子申請システムが止まった。", {"福岡県"}),
        ("神奈川、静岡の各県警の窓口。宮城県の運転免許センター。", set()),
        ("徳島県つるぎ町の町立病院で止まった。", {"徳島県つるぎ町"}),
        ("都は27日、受け付けを止めた。県は知らない。", {"東京都"}),
        ("三重県の四日市▽松阪▽紀宝―の3市町で止まった。", {"三重県四日市市", "三重県松阪市", "三重県紀宝町"}),
        ("能代市藤里町三種町で起きた。", {"秋田県能代市", "秋田県藤里町", "秋田県三種町"}),
        ("渋川市館林市玉村町みなかみ町", {"群馬県渋川市", "群馬県館林市", "群馬県玉村町", "群馬県みなかみ町"}),
        ("札幌市白石区。委託先の北の計算（横浜市西区）。南区など。", {"北海道札幌市白石区", "北海道札幌市南区"}),
    ],
)
def test_a_bare_prefecture_or_city_is_what_was_named_last(text, places):
    assert bodies(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "両毛システムズ（桐生市広沢町）",
        "「富士通Japan」（東京都）",
        "みどり病院（広島県福山市）",
        "北の台コンピュータ（札幌市）",
        "川田太郎（三島市出身）",
        "写真は東京都新宿区河田町、昨年3月",
        "東京・世田谷区の税理士事務所",
        "東京・千代田区と京都府精華町にある国立国会図書館",
    ],
)
def test_what_only_locates_is_no_municipality(text):
    assert names(text, "municipality") == set()


@pytest.mark.parametrize("text", ["葛\U000e0100飾区", "葛 飾　区", "葛\u200b飾区", "\ufeff葛飾区"])
def test_marks_of_no_width_and_spaces_do_not_hide_a_name(text):
    (mention,) = find(text)
    assert mention.name == "東京都葛飾区"
    assert text[mention.start : mention.end] == mention.surface


@given(st.sampled_from(["NEC", "TKC", "LGWAN", "e-Tax", "J-LIS"]), st.from_regex(r"[a-zA-Z0-9]{1,3}", fullmatch=True))
def test_letters_that_touch_make_another_word(name, letters):
    assert {one.surface for one in find(f"{letters}{name}は")}.isdisjoint({name})
    assert {one.surface for one in find(f"は{name}{letters}")}.isdisjoint({name})


@given(st.sampled_from(tables.rows("municipalities")), st.text(alphabet="あいうえおかきくけこ、。「」", max_size=4))
def test_a_full_name_is_found_whatever_kana_stand_around_it(row, around):
    text = f"{around}、{row['name']}。{around}"
    assert row["name"] in {one.name for one in find(text)}


@pytest.mark.parametrize(
    ("source", "url", "speaker"),
    [
        ("lg:132063", "https://www.city.fuchu.hiroshima.jp/", "lg:132063"),
        (None, "https://www.city.fuchu.hiroshima.jp/news/1.html", "lg:342084"),
        ("host:city.sapporo.jp", "http://www.city.sapporo.jp/kitaku/a.html", "lg:011029"),
        (None, "https://www.city.takatsuki.lg.jp/moved", "lg:272078"),
        ("asahi", "https://www.asahi.com/articles/1.html", "asahi"),
        (None, "not an address", None),
        (None, None, None),
    ],
)
def test_a_page_speaks_for_whose_site_it_is_on(source, url, speaker):
    assert speaking(source, url) == speaker


def test_sites_are_of_listed_municipalities():
    assert {f"lg:{row['code']}" for row in tables.rows("names_sites")} <= set(municipalities())


def test_a_ward_says_our_city_of_the_city_that_holds_it():
    assert names("本市と本区の窓口。", "municipality", source="lg:271276") == {"大阪府大阪市", "大阪府大阪市北区"}


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("県の「公文書検索・閲覧システム」で見られた。", {"公文書検索・閲覧システム"}),
        ("教育の「SEI-Net（セイネット）」と「校務用サーバー」。", {"SEI-Net", "校務用サーバー"}),
        ("「このシステム」や「新システム」、公文書検索システム。", {"公文書検索システム"}),
        ("「証明書コンビニ交付システム」", {"コンビニ交付"}),
        ("エリアメールの誤配信と、国の「川の防災情報」。", {"緊急速報メール", "川の防災情報"}),
    ],
)
def test_a_system_in_quotes_needs_no_list(text, systems):
    assert names(text, "system") == systems
