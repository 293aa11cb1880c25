"""Bodies that no list holds: prefectures that act, boards, hospitals, what a place runs."""

import pytest

from nlp.gazetteer.find import find
from nlp.gazetteer.places import is_prefecture


def names(text, label, **known):
    return {one.name for one in find(text, **known) if one.label == label}


def test_a_prefecture_is_a_body_where_it_acts_and_never_one_of_the_towns():
    text = "宮城県は県庁のシステムが止まったと発表した。宮城県内では仙台市も止まった。"
    assert names(text, "municipality") == {"宮城県仙台市"}
    assert [one.label for one in find(text) if one.name == "宮城県"] == ["organisation", "place"]


@pytest.mark.parametrize(
    "text",
    [
        "福岡県宗像市選挙管理委員会は投票を延ばした。",
        "茨城県南部で揺れた。",
        "神奈川県内沿岸部",
        "大阪府知事選挙の名簿",
        "東京都庁で会った。",
    ],
)
def test_a_prefecture_that_only_tells_where_is_a_place(text):
    assert not {one.name for one in find(text) if one.label == "organisation" and is_prefecture(one.entity_id)}


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("委託先の両毛システムズと富士通九州システムズ", {"両毛システムズ", "富士通九州システムズ"}),
        ("全国18都府県警と青森県警、広島弁護士会", {"青森県警察"}),
        ("香川、徳島、高知の各県警でも止まった。", {"香川県警察", "徳島県警察", "高知県警察"}),
        ("長野県警備業協会のサイトと、県警戒本部。", set()),
        ("山形県町村会と東京国税局", {"山形県町村会", "東京国税局"}),
        ("政府の電算システムと、電算システムの社員", {"電算システム"}),
        ("株式会社ローソン、株式会社北日本計算", {"北日本計算"}),
        ("株式会社ぎょうせいのシステム、株式会社からの委託", set()),
        ("発信元：株式会社さざなみ情報　運用管理部", {"さざなみ情報"}),
        ("北日本計算株式会社からの連絡と、一般財団法人例示情報センター", {"北日本計算", "例示情報センター"}),
        ("運営する東西広域計算センターと、例示町村情報協議会事務局", {"東西広域計算センター", "例示町村情報協議会"}),
        ("行政情報サービスと住民情報サービス", set()),
        ("総務省デジタル基盤推進室", {"総務省"}),
        ("電算（長野市）は電算化を助ける。電算処理の遅れ。", {"電算"}),
    ],
)
def test_organisations_by_their_form(text, organisations):
    assert names(text, "organisation") == organisations


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("苫小牧市立病院の電子カルテが止まった。", {"苫小牧市立病院"}),
        ("福井県の市立敦賀病院（敦賀市）は外来を休んだ。", {"市立敦賀病院"}),
        ("つるぎ町立半田病院と、半田病院。", {"つるぎ町立半田病院"}),
        ("香川県の中央病院で止まった。つるぎ町立中央病院は影響がない。", {"中央病院"}),
        ("大阪急性期・総合医療センター（大阪市住吉区）", {"大阪急性期・総合医療センター"}),
        ("県立病院と市立病院、近隣の病院、基幹災害医療センター。", set()),
        ("神奈川県教育委員会は謝った。", {"神奈川県教育委員会"}),
        ("練馬区は認めた。練馬区教育委員会は調べる。", {"練馬区教育委員会"}),
        ("練馬区教育委員会は調べる。", {"練馬区教育委員会"}),
        ("霧島市選挙管理委員会によると、", {"霧島市選挙管理委員会"}),
        ("飛騨市図書館（岐阜県飛騨市）と、えびの市民図書館。", {"飛騨市図書館", "えびの市民図書館"}),
        ("滋賀県立図書館のサイト。市立図書館は開いている。", {"滋賀県立図書館"}),
        ("上田市立図書館は休む。上田市立図書館の検索は使えない。", {"上田市立図書館"}),
        ("例示山本広域消防本部によると、福島地方気象台に届かなかった。", {"例示山本広域消防本部", "福島地方気象台"}),
        ("同組合消防本部と、全国の消防本部。大阪市消防局は", {"大阪市消防局"}),
        ("市が謝罪　苫小牧市立病院", {"苫小牧市立病院"}),
        ("外来も停止　大阪急性期・総合医療センター", {"大阪急性期・総合医療センター"}),
        ("東国がんセンターの電子カルテが止まった。", {"東国がんセンター"}),
        ("埼玉県 川口市立病院は休む。", {"埼玉県 川口市立病院"}),
        ("相次ぐ停止　株式会社例示システム", {"例示システム"}),
    ],
)
def test_what_a_place_runs_is_a_body(text, bodies):
    assert names(text, "organisation") == bodies


def test_a_board_stands_beside_its_town():
    text = "霧島市選挙管理委員会によると、"
    (town, board) = find(text)
    assert (town.name, town.surface) == ("鹿児島県霧島市", "霧島市")
    assert (board.name, text[board.start : board.end]) == ("霧島市選挙管理委員会", "選挙管理委員会")
    assert names("飛騨市図書館（岐阜県飛騨市）の検索", "municipality") == {"岐阜県飛騨市"}


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("滋賀県内の高校で止まった。県教委は謝った。", {"滋賀県教育委員会"}),
        ("津市で起きた。市選挙管理委員会と津市教委は調べる。", {"津市選挙管理委員会", "津市教育委員会"}),
        ("三重県松阪市で起きた。市の教育委員会と県選管によると、", {"松阪市教育委員会", "三重県選挙管理委員会"}),
        ("広島県府中市教委は謝った。", {"府中市教育委員会"}),
        ("大阪市中央区選管は謝った。", {"大阪市中央区選挙管理委員会"}),
        ("三重県の免許センターで止まった。県警によると、直った。", {"三重県警察"}),
        ("神奈川県警本部の担当者と、神奈川県警によると", {"神奈川県警察"}),
        ("津市の庁舎に雷が落ちた。市消防本部は直している。", {"津市消防本部"}),
        ("徳島県内の4町で止まった。県警運転免許課によると、県警は原因を調べている。", {"徳島県警察"}),
        ("各市の教育委員会と選管に知らせた。市教委は知らない。", set()),
    ],
)
def test_a_board_is_called_by_its_town(text, bodies):
    assert names(text, "organisation") == bodies


def test_an_office_of_the_prefecture_speaks_for_it():
    text = "高知県の4市で止まった。県危機管理局が同日まとめた。"
    assert names(text, "organisation") == {"高知県"}
    assert names("大阪市で止まった。都市計画課が調べる。市場管理課は知らない。", "municipality") == {"大阪府大阪市"}


def test_a_body_that_the_text_shortens_keeps_its_name():
    text = "例示県後期高齢者医療広域連合（以下「広域連合」）が送った。広域連合へ照会した。"
    assert names(text, "organisation") == {"例示県後期高齢者医療広域連合"}
    assert [text[one.start : one.end] for one in find(text) if one.label == "organisation"][-1] == "広域連合"


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("名簿対照システムが立ち上がらなかった。", {"名簿対照システム"}),
        ("市の水道料金システムの障害により", {"水道料金システム"}),
        ("市情報システム課は、業務システムと新しいシステムを調べる。", set()),
        ("例示窓口情報システム、同システム、各システム、要介護認定支援システム", set()),
        ("株式会社例示電算システムが運用する。障害発生システム、地域包括ケアシステム", set()),
        ("対象　名簿対照システム", {"名簿対照システム"}),
    ],
)
def test_a_system_is_known_by_what_it_is_for(text, systems):
    assert names(text, "system") == systems


def test_a_house_named_again_names_its_town_first():
    text = "上田市立図書館は休む。上田市立図書館の検索は使えない。"
    assert names(text, "municipality") == {"長野県上田市"}
    assert names(text + "上田市は謝った。", "municipality") == {"長野県上田市"}


def test_a_library_of_a_town_that_is_named_nowhere_else_names_both():
    text = "更新日　９月１２日　　上田市立図書館\n検索は使えません。"
    assert names(text, "municipality") == {"長野県上田市"}
    assert names(text, "organisation") == {"上田市立図書館"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("長野県市町村自治振興組合は9月4日、システムが停止したと発表した。", "長野県市町村自治振興組合"),
        ("山口県総務部防災危機管理課\n総合防災情報システムの停止について", "山口県"),
    ],
)
def test_unions_and_prefectures_with_their_sections_are_bodies(text, name):
    assert name in names(text, "organisation")


def test_a_councils_name_makes_no_prefecture_act():
    assert "北海道" not in names("北海道自治体情報システム協議会は9月4日、障害を公表した。", "organisation")


@pytest.mark.parametrize(
    ("text", "firms"),
    [
        ("システムを納めた市内の業者「北関東ビジネスコンピュータ」は陳謝した。", {"北関東ビジネスコンピュータ"}),
        ("委託先のさんさん計算（津市）が機器を交換した。", {"さんさん計算"}),
        ("開発会社『三河テクノ』によると、障害が起きた。", {"三河テクノ"}),
        ("委託業者の「作業手順書」に誤りがあった。", set()),
        ("運用会社「緊急対応チーム」が調べた。", set()),
        ("委託先のうち東京本社（港区）が調べた。", set()),
    ],
)
def test_what_is_called_a_firm_is_one(text, firms):
    assert names(text, "organisation") == firms


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        (
            "宮城県の加美、色麻の2町と大衡、大郷の町村で止まった。",
            {"宮城県加美町", "宮城県色麻町", "宮城県大衡村", "宮城県大郷町"},
        ),
        ("岩倉、大口、扶桑など県内の9市町が使う。愛知県の市町だ。", {"愛知県岩倉市", "愛知県大口町", "愛知県扶桑町"}),
        ("熊本、大分、宮崎の17市町村で出せない。", set()),
        ("長崎の2市で出せない。", set()),
        ("福岡、佐賀の3市で出せない。", {"福岡県福岡市", "佐賀県佐賀市"}),
        ("熊本、大分、宮崎の3市で出せない。", {"熊本県熊本市", "大分県大分市", "宮崎県宮崎市"}),
        ("サイトの運営は札幌市の業者に任せている。", set()),
        ("前橋市の業者登録システムが止まった。", {"群馬県前橋市"}),
    ],
)
def test_towns_of_lists_and_seats_of_firms(text, towns):
    assert names(text, "municipality") == towns
