"""Sentences that are of something else than the failure a text tells of: another place, another time."""

import re

_ANOTHERS = re.compile(  # what failed elsewhere, and who does not use what failed
    r"同[じ様](?:の)?(?:システム)?(?:障害|トラブル|不具合|状況|事象|現象)が(?:発生|起き)|(?:ほか|他|別)の(?:自治体|市町村?|[市区町村県]|団体)で[^。]{0,40}(?:起き|発生し|あっ|発覚し)た(?:の|こと)?を?(?:受け|踏まえ|きっかけ|機に)|別の(?:システム|事業者の[^。、]{1,12}|会社の[^。、]{1,12})(?:を|で)(?:利用|使用|使って|運用|稼働|管理)[^。0-9]{0,16}、?[^。、0-9]{0,8}(?:影響(?:は|が|も)?な|通常(?:どおり|通り)|正常に|問題な)|障害の[^。、]{0,24}を(?:利用|使用)し(?:て(?:い|お)?)?(?:ない|ませ|らず|りませ)"
)
_PAST = re.compile(  # another time than the one that is told of
    r"於[:：]|^\W*参考[)】][^。]{0,60}(?:御?ご?案内|お知らせ)(?:し|いたし)た|^\W*前回は(?!第)|(?:昨年|一昨年|去年)の?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?の件(?:は|も)|(?:[0-9]月|前回)の件(?:は|も)[^。]{0,80}(?:もの(?:だ|で)|別の|別件)|定員に達し|(?:これまで(?:に)?も|過去に|以前(?:に)?も)|とは(?:別(?!の(?:クラウド|環境|場所|サーバ|機[器材]|装置|方法|区画|領域))|異な|違|関係)|と(?:同じ|同様)|"
    r"ご覧ください|参照(?:して)?ください|(?:利用|受付|開庁|営業)時間(?!を過ぎ|外|前)|(?:休止|停止)(?:する自治体|日は|期間は)"
)
_BEFORE = re.compile(
    r"[0-9]年前に?は[^。、0-9]{0,12}[都道府県市区町村][^。、0-9]{0,4}で(?:、[0-9]年前に?は[^。、0-9]{0,20}で)?[^。、0-9]{0,24}(?:起き|発生し|あっ|止ま)"
    r"|(?:[0-9]年前|昨年|去年)の?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:には?)?、?[^。、0-9]{0,12}[都道府県市区町村]でも[^。、0-9]{0,20}(?:起き|発生し|あっ|止ま)"
    r"|[0-9]月の[^。、]{1,12}でも[^。]{0,50}(?:つながら|止まっ|停止|障害|不具合|できな)|[0-9]年前の[^。、]{0,12}(?:選挙|障害|トラブル|訓練|投票)でも|(?:年|月|日|午前|午後|時|際|直後|前回)にも[^。]{0,50}(?:あ(?:った|り)|起き|発生|止まっ|途切|詰ま|つながり|停止|同様|不安定|滞|止ま|故障|使え|でき[なず]|出せ[なず]|受けられ[なず]|不通|動か|鳴ら|遅れ|誤|相次)"
)


def of_another(text: str) -> bool:
    """Tell whether a sentence is of what failed elsewhere, or of who does not use what failed."""
    return bool(_ANOTHERS.search(text))


def of_another_time(text: str) -> bool:
    """Tell whether a sentence is of another time than the one that is told of, or of another failure."""
    return bool(_PAST.search(text)) or of_one_before(text) or of_another(text)


def of_one_before(text: str) -> bool:
    """Tell whether a sentence is of a failure before: 昨年4月にも8府県で止まった."""
    return bool(_BEFORE.search(text))
