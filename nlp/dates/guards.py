"""False friends: what looks like a date and is a rate, a place, a company, a fraction or part of a longer number."""

import re

from nlp.dates.tables import number

LAST_DAY = 31  # of a month: 60日 is a length
_BEFORE_NUMBER = re.compile(
    "[0-9][.・,]$|(?:[_#&]|[0-9A-Za-z_]=)[/-]?$|(?<=[0-9])-$|(?<!:[0-5][0-9])(?<=[0-9])/$|第$|[A-Za-z]/$|[¥$]$"
)
_CLOCK = re.compile("[0-9]{1,2}:[0-5][0-9]")
_TO_CLOCK = re.compile(":[0-5][0-9]-$")  # 9:00-17:00
_CODE = re.compile("[A-Za-z]-?$")
_COUNTED = re.compile("[0-9]+ ?[年月日時]")
_RATE = re.compile(
    "1日(?=約|当たり|あたり|平均|最大|[にで]?[0-9,.~・-]+(?:[件人万回枚通]|時間)|に(?:つき|約|およそ|平均|最大|扱[うえっ]|訪れる)|も早|でも早|中|限り)"
    "|[0-9]日に[1一][度回]|(?<![月0-9])1日に[2-9二三四五数何][度回]|1(?:時間|分間?|[かカヵヶ]月)(?:当たり|あたり|につき|平均)"
)
_KANJI_DAY = re.compile("[〇零一二三四五六七八九十]+日")
_DAY_COMPANY = re.compile("[にはの、。で(]|から|まで|付|朝|夜|夕|未明|正午|午[前後]|深夜|頃|ごろ|開|発|[^\\S\\n]?[0-9]")
_KANJI_HOUR = re.compile("[一二三四五六七八九十]+時(?:半|前|過ぎ|すぎ)?")
_KANJI_MONTH = re.compile("[〇一二三四五六七八九十]+月")
_TEMPORARY = re.compile("一時|[一五]月")  # 一時停止; 一月 is also a month long, 五月 a name
_KANA_WORD = re.compile("[ぁ-ん]+$")
_KANA_AFTER = re.compile("[ぁ-ん](?<![はにのもかまでとやよへ])")
_CITY = re.compile("[市町]")
_COMPOUND = "[一-龠々]$"
_COUNTER = re.compile("[0-9][分件人回枚台]$")
_GOES_ON = ("の", "以", "午", "から", "まで")
_FREE_AFTER_KANJI = ("翌", "前", "同")
_YEAR_COMPANY = re.compile(
    "[と、や・][0-9]{2}年|に(?!わた|及|一|1)|から|まで|以降|ごろ|頃|の[一-龥ァ-ヺー]{0,6}(?:開始|導入|施行|稼働|発足|創設|改正)"
)
_COUNTING = ("約", "満", "大", "で", "後")
_FREE, _OFTEN = ("", "、", " ", "\n"), re.compile("で(?:計)?[2-9二三四五六](?:回|度)(?!目)")  # 障害、10日で3回
_TOOK = re.compile(
    "連続|(?<=[1-3]日)(?<![0-9][1-3]日)(?:違[いうえっ]|(?:進|遅)め(?:て|た)|止ま[っりる])"
    "|続(?:け|い[てた])|がかり|[がも]?(?:経過|過ぎ|かか|たっ|たつ|経っ|経つ)|[をも]要|の猶予|も(?:ない|たたず)|しかな|足らず"
    "|延[ばびべ長]|遅れ|早(?:[まめ]|く(?!も))|長[くい]|短[くい縮]|以[上内]|から[1-9]日の遅れ"
    "|近く(?=[、止停休続使でも]|に(?:わた|及)|$|[ \n])"
    "|未満|ぶり|余り|あまり|ほど(?:前|後|で|の間)|[くぐ]らい"
)  # 8日が経過
_WHOLE = re.compile(
    "[丸延約]$|およそ$|最[大長短]で?$|(?<![のた])あと$|残り$|残る$|わずか$|(?<![一-龠ぁ-ん])まる$|のべ$|(?:発生|停止|障害|開始|申請|発送|提出|稼働)から$"
)
_SINCE_IT = re.compile(  # 不具合解消 判明から10日, 申告期限まで5日
    "(?:判明|発生|発覚|障害|停止|トラブル|攻撃|被害)から、?$|(?:期限|締め?切り?|投票日?|施行|稼働|開始|移行|終了|最終日)まで、?$"
)
_STOPS = re.compile(r"\s*(?:$|\n|[、。])")
_INTO = re.compile("(?:開始|開業|稼働|導入|発足|施行|移行|切り替え)(?:から|後)?$")  # 開始10日で
_NEXT_THIRD = (re.compile("(?:から|[~と・、や])$"), None)  # 4月上旬から中旬
# Words that are a date only beside something: what must stand before, and what after.
_COMPANY: dict[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]] = {
    **dict.fromkeys(("上旬", "中旬", "下旬"), _NEXT_THIRD),
    "翌日": (re.compile("(?<!場合は)(?<!場合、)$"), None),
    "当日": (None, re.compile("の?(?:[0-9朝夕夜]|午[前後])|(?:中|のうち)に")),
    "前日": (re.compile("(?<!期限)(?<!期日)(?<!締め切り)(?<!締切)$"), None),  # 期限前日の3月14日
    "年明け": (None, re.compile("(?!の?[0-9])")),  # 年明けの1月4日: the day says it
}
_TAKES = re.compile(  # 2、3日で復旧
    "(?:ほど)?(?:かか|の(?:うち|間)|で(?:復旧|完了|届|直|終)|待|中に|以内)|遅れ|延び|も[^。\n]{0,12}(?:滞|続|止ま)"
)
_OVER = re.compile("にわた[っりる]")
_SINCE = re.compile("(?:から|より|[~・と])、?$")
_LAW = re.compile("(?:法律|政令|省令|条例|規則|告示|勅令|総務省令|内閣府令)第")


def inside_number(text: str, start: int) -> bool:
    """Whether the digits at `start` go on an earlier number or code: 1.5日, R2-3, 第3."""
    before = text[max(0, start - 4) : start]
    if _TO_CLOCK.search(before) and _CLOCK.match(text, start):
        return False
    if _CODE.search(before):
        return not _COUNTED.match(text, start)
    return bool(_BEFORE_NUMBER.search(before))


def is_date(text: str, match: re.Match[str]) -> bool:
    """Whether the match can be meant as a date where it stands."""
    start, end = match.span()
    surface = match.group()
    if is_rate(text, start) or (_LAW.match(text, end) and surface.endswith("年")):
        return False
    if _KANJI_HOUR.fullmatch(surface) or _KANJI_MONTH.fullmatch(surface):
        return not _TEMPORARY.match(surface) and not _kanji_before(text, start)
    if _KANJI_DAY.fullmatch(surface):
        return surface != "一日" and bool(_DAY_COMPANY.match(text, end)) and not _kanji_before(text, start)
    groups = match.groupdict()
    if groups.get("word"):
        return _is_word(text, match)
    if groups.get("short"):
        return _is_short_year(text, match)
    if _is_bare_day(groups) and (number(groups["day"]) > LAST_DAY or counts_days(text, start, end)):
        return False
    if groups.get("day0") and not groups["day"].isascii():  # 2・一日: an item of a list
        return False
    if groups.get("day0") and not groups.get("month") and _TAKES.match(text, end):
        return False
    return not (surface.endswith("日") and surface[0] > "9" and _CITY.match(text, end))


def is_rate(text: str, start: int) -> bool:
    """Whether an amount of something stands beside so much time: 1日300件, 1時間当たり."""
    return bool(_RATE.match(text, start))


def counts_days(text: str, start: int, end: int) -> bool:
    """Whether N日 is how long something took rather than a day: 8日が経過, 丸2日, but 7日から8日にわたり."""
    before = text[max(0, start - 4) : start]
    over = _OVER.match(text, end) and not _SINCE.search(before)
    into = text.startswith("で", end) and _INTO.search(text, max(0, start - 8), start)
    within = text[max(0, start - 1) : start] in _FREE and _OFTEN.match(text, end)
    since = _SINCE_IT.search(text, max(0, start - 6), start) and _STOPS.match(text, end)
    return bool(over or into or within or since or _TOOK.match(text, end) or _WHOLE.search(before))


def _is_bare_day(groups: dict[str, str | None]) -> bool:
    return bool(groups.get("day")) and not any(map(groups.get, ("month", "word", "same", "day0", "weekday", "days")))


def _kanji_before(text: str, start: int) -> bool:
    return bool(re.search(_COMPOUND, text[max(0, start - 1) : start]))


def _is_short_year(text: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups["month"] or groups.get("fiscal"):
        return True
    if len(groups["short"]) == 1:  # 7年4月 and 7年度 are years, 7年 is a length
        return False
    if groups.get("season") or groups.get("year0") or groups["short"][0] == "0":
        return True
    return bool(_YEAR_COMPANY.match(text, match.end())) and text[match.start() - 1 : match.start()] not in _COUNTING


def _is_word(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    word = match["word"]
    before_word, after_word = _COMPANY.get(word, (None, None))
    if before_word and not before_word.search(text[max(0, start - 3) : start]):
        return False
    if after_word and not after_word.match(text, start + len(word)):
        return False
    if _KANA_WORD.fullmatch(word):
        before = text[max(0, start - 1) : start]
        joined = "はがもと" + "に" * text.startswith(_GOES_ON, start + len(word))  # 人にあすの午後に来るよう
        return not ("ぁ" <= before <= "ん" and before not in joined) and not _KANA_AFTER.match(text, end)
    counted = bool(_COUNTER.search(text[max(0, start - 2) : start]))  # 影響は20人今年3月4日: a heading run on
    return word.startswith(_FREE_AFTER_KANJI) or counted or not _kanji_before(text, start)
