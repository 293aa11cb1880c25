"""A leak at whom several towns had entrusted something: those who tell of it soon after tell of one, others do not."""

from tests.texts_linked import land, text
from tests.whole import ask

_TOLD = (
    "印刷を任せている会社のサーバーが身代金を求めるランサムウエアに感染し、住民の個人情報が流出したと発表した。"
    "ファイルが暗号化され、納税通知書の宛名と課税情報が含まれていたという。多くの自治体が同じ仕事を任せている。"
)
TEXTS = [
    text("first", "asahi", "news", "2024-06-10", "個人情報が流出　小樽市の委託先", "小樽市は10日、" + _TOLD),
    text("second", "nhk", "news", "2024-07-03", "個人情報が流出　米子市の委託先", "米子市は3日、" + _TOLD),
    text("later", "nhk", "news", "2024-09-10", "個人情報が流出　日田市の委託先", "日田市は10日、" + _TOLD),
    text(
        "began",
        "nhk",
        "news",
        "2024-09-12",
        "個人情報が流出　組合の委託先",
        "組合は12日、" + _TOLD + "感染は9月11日という。",
    ),
]


def test_another_towns_leak_is_the_same_where_it_is_told_soon_after(tmp_path):
    told = ask(
        land(tmp_path, [TEXTS]).warehouse,
        "select split_part(url, '/', 4), incident_id from incident_document join document using (document_id)",
    )
    at = dict(told)
    assert at["first"] == at["second"]
    assert at["first"] not in (at["later"], at["began"])
