"""Lists and tables of what is back and what is not; ends that only a date tells; what only sounds like either."""

import pytest

HEAD = "住民情報システムの障害について\n6月10日9時頃から、証明書の発行ができない障害が起きています。\n"


@pytest.mark.parametrize(
    "rows",
    [
        "・端末での学習（復旧済み）\n・成績の処理（使用できません。紙で代えています。）",
        "・住民票の写し　　可（6月11日から）\n・税証明　　　　　不可",
        "・住民票、印鑑証明　　本庁のみ可能\n・公共施設の予約　　　使えません",
        "｜証明書｜窓口｜コンビニ｜\n｜戸籍全部事項証明書｜可（6月11日から）｜可（6月12日から）｜\n｜除籍謄本｜不可｜取扱いなし｜",
        "青葉町　13時10分から全窓口で再開　－\n若葉町　停止中　預かり17件",
        "住民票の写し　　○再開　　13時から\n納税証明書　　×停止　　郵送も含む",
    ],
)
def test_rows_that_differ_tell_of_a_part(card, rows):
    found = card(f"{HEAD}■現在の状況\n{rows}", "2025-06-12", kind="notice")
    assert (found.status, found.ended) == ("一部復旧", None)


def test_rows_of_which_all_are_back_do_not(card):
    rows = "・端末での学習（復旧済み）\n・成績の処理（6月11日に復旧済み）"
    assert card(f"{HEAD}■現在の状況\n{rows}", "2025-06-12", kind="notice").status == "復旧"


@pytest.mark.parametrize(
    ("told", "status", "ended"),
    [
        ("省は、10日午前8時41分に発生し同日午後2時18分に復したと公表している。", "復旧", "2025-06-10T14:18"),
        ("市のサイトが約80分開けなかった。", "復旧", None),
        ("税証明は10日午後から、支所ではお渡しできておりません。", "発生中", None),
        ("業者は、12日の昼ごろまでに張り替えを終えたいとしている。", "発生中", None),
        ("使えるようになった順にご連絡します。", "発生中", None),
        ("直る時期は示されていない。", "調査中", None),
        ("回復の見込みは今のところ分かりません。", "調査中", None),
        ("13市町は11日までに業務を取り戻したが、残る8市町は手作業を続けている。", "一部復旧", None),
    ],
)
def test_how_it_stood(card, told, status, ended):
    found = card(f"市町のシステムに障害\n10日、証明書のシステムが動かなくなった。{told}", "2025-06-11", kind="news")
    assert (found.status, found.ended) == (status, ended)


@pytest.mark.parametrize(
    ("told", "started"),
    [
        ("10日朝、端末が立ち上がらなかった。午前8時10分に職員が気付いた。", "2025-06-10"),
        ("先月28日に様式を改めた際、計算を誤っていた。10日午前6時半から出せなくなった。", "2025-06-10T06:30"),
        ("前日の夜に流した更新処理が終わらず、10日午前8時50分ごろ止まった。", "2025-06-10T08:50"),
        ("10日午前8時半に受け付けを始めたところ、画面が進まなくなった。", "2025-06-10T08:30"),
        ("省は10日、申請が送れない事象が起きていると発表した。", "2025-06-10"),
    ],
)
def test_when_it_began(card, told, started):
    assert card(f"市の申請システムに障害\n{told}", "2025-06-11", kind="news").started == started


@pytest.mark.parametrize(
    ("told", "source", "scope"),
    [
        ("地方税共同機構が運営するeLTAXにおいて、申告データを送信できない状態となりました。", "lg:142115", "全国"),
        ("10日、コンビニ交付で証明書を取得できない状態となりました。", "lg:142115", "単独自治体"),
        ("市の窓口で10日、証明書を出せなくなった。", None, "単独自治体"),
        ("木曽町の住民情報システムが止まり、業者が長野市から駆け付けた。", None, "単独自治体"),
        ("10日、県内外で同社のシステムを使う市町の窓口が止まった。", None, "複数都道府県"),
    ],
)
def test_how_far_it_reached(card, told, source, scope):
    found = card(f"システムの障害について\n{told}", "2025-06-11", kind="notice", source=source)
    assert found.scope == scope
