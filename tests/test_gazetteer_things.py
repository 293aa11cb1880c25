"""What decides which systems and procedures a text names, where the words alone do not."""

import pytest

from nlp.gazetteer.find import find


def things(text):
    return [(one.label, one.name, one.surface) for one in find(text) if one.label in ("system", "procedure")]


@pytest.mark.parametrize(
    ("text", "system", "procedure"),
    [
        ("マイナ免許証への一体化は受け付けません。", ("マイナ免許証",), ("マイナ免許証への一体化", "一体化")),
        ("マイナポイントの申し込みは続けられます。", ("マイナポイント",), ("マイナポイントの申込", "申し込み")),
        ("マイナ保険証の利用登録もできない。", ("マイナ保険証",), ("マイナ保険証利用登録", "利用登録")),
    ],
)
def test_a_procedure_called_by_a_system_names_both(text, system, procedure):
    assert things(text) == [("system", *system, *system), ("procedure", *procedure)]


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("消防指令システム全体が落ちた。", {"消防指令システム"}),
        ("Jアラートの音が出なかった。外の防災行政無線は鳴らせる。", {"Jアラート", "防災行政無線"}),
        ("お知らせは防災行政無線と緊急速報メールでも流します。", set()),
        ("緊急速報メールが配信されませんでした。", {"緊急速報メール"}),
        ("窓口用の証明書発行システムが止まった。コンビニでは取れる。", {"証明書発行システム"}),
        ("証明書発行システムが止まり、コンビニで取れない。", {"コンビニ交付"}),
    ],
)
def test_systems_by_what_stands_beside_them(text, systems):
    assert {name for label, name, _ in things(text) if label == "system"} == systems


@pytest.mark.parametrize(
    ("text", "procedures"),
    [
        ("施設予約システムが止まり、予約と抽選ができない。", {"公共施設の予約"}),
        ("図書館のシステムが止まり、予約ができない。", set()),
        ("体育館などの予約は今日も休む。", {"公共施設の予約"}),
        (
            "免許の更新、再交付、記載事項変更を休む。",
            {"運転免許証の更新", "運転免許証の再交付", "運転免許証の記載事項変更"},
        ),
        ("住民票記載事項証明書、記載事項の変更。", {"住民票記載事項証明書の交付"}),
    ],
)
def test_procedures_by_what_the_text_is_of(text, procedures):
    assert {name for label, name, _ in things(text) if label == "procedure"} == procedures
