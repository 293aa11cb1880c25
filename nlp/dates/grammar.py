"""The grammar of dates, declared in parts: regular expressions over folded text, every repetition bounded."""

import re

from nlp.dates import english
from nlp.dates.tables import DAY_PARTS, SHIFTS


def _any(words: object) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))  # type: ignore[call-overload]


_S = "[ \\t]{0,2}"
_K = "[〇零一二三四五六七八九十]"
_N = f"(?:[0-9]{{1,2}}|{_K}{{1,4}})"
_ERA = "令 ?和|平 ?成|昭 ?和|大 ?正|明 ?治|㋿|㍻|㍼|㍽|㍾"
_AFTER_DAY = "(?!間|以内|目|ぶり|連続|程度|ほど|[くぐ]らい|余|以上|未満|弱|強|おき|ごと|毎|分|半|市|曜|前(?!後)|後|本)"

_WEEKDAY = (
    f"(?:{_S}[(（\\[]{_S}(?P<weekday>[月火水木金土日])(?:曜日?)?"
    f"(?:{_S}[・,、/·]?{_S}(?:祝日?|休日?|振替休日|祝・休|振休))?{_S}[)）\\]]"
    f"|{_S}(?P<weekday_bare>[月火水木金土日])曜日?|(?P<weekday_sign>[㈪㈫㈬㈭㈮㈯㈰]))"
)
_MONTH = f"(?:(?P<month0>[0-9]{{1,2}}){_S}[~、・,-]{_S})?(?P<month>{_N}){_S}月(?![間号例光島曜])"
_DAYS_BEFORE = f"(?:(?P<day0>[0-9]{{1,2}}){_S}[~、・,-]{_S}(?P<days>(?:[0-9]{{1,2}}[、・,]){{0,4}}))?"
_DAY = f"{_DAYS_BEFORE}(?P<day>{_N}){_S}日{_AFTER_DAY}"
_BOTH_DAYS = "(?P<day0b>[0-9]{1,2})日?[、・,](?P<dayb>[0-9]{1,2})日?(?:の(?:両日|[2二]日間)|両日)"
_OF_MONTH = "(?P<third>末日|第[1-5]週|上旬|中旬|下旬|初旬|初頭|早々|初め|はじめ|前半|後半|半ば|末)"
_SEASON = "春(?!日)|夏|秋(?!田)|冬"  # 平成元年秋田県条例
_OF_YEAR = f"(?P<season>年?末|{_SEASON}|(?:の)?(?:初頭|初め|はじめ)|前半|後半|半ば)"
_YEAR = (
    f"(?:(?P<era>{_ERA}|[RHS]){_S}(?P<era_year>元|[0-9]{{1,2}}|{_K}{{1,4}}){_S}"
    f"(?:\\({_S}(?:西暦)?(?P<gloss>[0-9]{{4}}){_S}年?\\){_S})?年(?!間|度?生)"
    f"(?:{_S}\\({_S}(?:西暦)?(?P<gloss2>[0-9]{{4}}){_S}年?\\))?"
    f"|(?P<western>[12][0-9]{{3}}|[一二][〇零一二三四五六七八九]{{3}}){_S}"
    f"(?:\\({_S}(?:{_ERA}|[RHS]){_S}(?:元|[0-9]{{1,2}}){_S}年?\\){_S})?年(?!間|度?生)"
    f"(?:{_S}\\({_S}(?:{_ERA}|[RHS]){_S}(?:元|[0-9]{{1,2}}){_S}年?\\))?"
    f"|(?:(?P<year0>(?:20)?[0-9]{{2}})[~、・,-])?(?P<short>[0-9]{{1,2}})年(?!間|度?生|[前後])"
    f"|(?P<year0b>[12][0-9]{{3}})[~、・,-](?P<western_b>[12]?[0-9]{{1,3}})年)"
)
_TERM = "(?P<term>(?:の?第[1-4一二三四]|の?[1-4])四半期|の?[上下]半?期)"
_REST = f"(?:{_MONTH}(?:{_S}の?{_S}(?:{_BOTH_DAYS}|{_DAY})|{_S}の?{_OF_MONTH})?)"
_ABOUT = f"(?P<about>{_S}(?:頃|ごろ|ころ|前後))?"

YEAR_FIRST = re.compile(
    f"{_YEAR}(?:(?P<fiscal>度)(?P<fiscal_end>末)?|(?P<decade>代)|の?{_S}{_REST}|{_S}の?{_OF_YEAR}(?![0-9]))?(?:(?<=[年度]){_TERM})?{_WEEKDAY}?{_ABOUT}"
)
MONTH_FIRST = re.compile(f"{_REST}{_WEEKDAY}?{_ABOUT}")
DAY_FIRST = re.compile(f"(?:{_BOTH_DAYS}|{_DAY}){_WEEKDAY}?{_ABOUT}")
AGO = re.compile(f"(?P<ago>{_N}){_S}日(?P<way>前|後)(?!後|半)")

_ISO_TIME = (
    "(?:(?:T|-(?=[0-2][0-9]:))(?P<iso_h>[0-2][0-9]):?(?P<iso_m>[0-5][0-9])(?::?[0-9]{2})?"
    "(?:\\.[0-9]{1,9})?(?:\\+09:?00)?)?"
)
NUMERIC = re.compile(
    "(?:(?P<y>(?:19|20)[0-9]{2})(?P<sep>[./-]) ?(?P<m>[0-9]{1,2})(?P=sep) ?(?P<d>[0-9]{1,2})"
    "|(?P<us_m>[0-9]{1,2})/(?P<us_d>[0-9]{1,2})/(?P<us_y>(?:19|20)[0-9]{2})"
    "|(?P<packed>(?:19[89]|20[0-4])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))"
    f"|(?P<era>{_ERA}|[RHS]){_S}(?P<era_year>元|[0-9]{{1,2}})(?P<sep2>[./-]){_S}(?P<em>[0-9]{{1,2}})(?P=sep2){_S}(?P<ed>[0-9]{{1,2}})"
    f"|(?P<weak_m>[0-9]{{1,2}})/(?P<weak_d>[0-9]{{1,2}}))"
    f"(?![0-9]|[A-SU-Za-z]|(?:[./]|-(?![0-9]{{1,2}}[/:]))[0-9A-Za-z]|%|,[0-9]|人|件|台|個|円){_ISO_TIME}{_WEEKDAY}?"
    f"(?:{_S}~{_S}(?P<until>[0-9]{{1,2}})(?![0-9/:.時月日年倍個件人割台万千%円])(?:{_S}\\((?P<until_weekday>[月火水木金土日])(?:曜日?)?\\))?)?"
)

_TAIL = f"(?:{_S}の?{_S}{_MONTH})?(?:{_S}の?{_S}(?:{_BOTH_DAYS}|{_DAY}|{_OF_MONTH}|(?P<season>{_SEASON})))?"
WORD = re.compile(
    f"(?P<word>{_any(SHIFTS)})(?![一-龠]?比|(?<=日)(?:では|香)|(?<=この日)が|[的同例号]|金(?!曜)|度(?!末)|配送|時点の|年始)(?:(?P<word_end>末(?!日))|(?<=[前翌]日)(?=の)|{_TERM}|{_TAIL})(?:の(?=[月火水木金土日]曜))?{_WEEKDAY}?{_ABOUT}"
)
YEARS_AGO = re.compile(
    f"(?P<ago>{_N}){_S}年(?:ほど|ぐらい|くらい|あまり)?前(?![半日期年後倒]){_TAIL}{_WEEKDAY}?{_ABOUT}"
)
SAME = re.compile(
    f"(?P<same>[同翌])(?=[0-9{_K[1:-1]} ])(?:(?P<short>[0-9]{{2}})年(?=[0-9{_K[1:-1]}]))?{_TAIL}{_WEEKDAY}?{_ABOUT}"
)

_AROUND = f"(?P<about>{_S}(?:頃|ごろ|ころ|すぎ|過ぎ|前後|近く(?![のにで])|前(?![0-9年月日回])))?"
TIME = re.compile(
    f"(?P<same>同|翌)?{_S}(?:(?P<ap>{_any(DAY_PARTS)}){_S}の?{_S})?"
    f"(?:(?:(?P<hour0>[0-9]{{1,2}}){_S}[~-]{_S})?(?P<hour>[0-9]{{1,2}}|{_K}{{1,3}}){_S}時(?!間|点|期|代|刻|効|給|限|短|差|々|系)"
    f"(?:{_S}(?P<minute>[0-5]?[0-9]|{_K}{{1,3}}){_S}分(?![のケ][0-9一-九])(?:[0-9]{{1,2}}秒)?|(?P<half>半)|(?P<within>台))?"
    "|(?P<clock_h>[0-9]{1,2}):(?P<clock_m>[0-5][0-9])(?![0-9])(?::[0-5][0-9](?![0-9])(?: ?\\+09:?00)?)?(?!:)"
    "(?:分(?!の))?"
    "(?: ?(?P<ap_after>AM|PM|am|pm)(?![A-Za-z]))?"
    "|(?<=同)(?P<only>[0-5]?[0-9])分(?!間|の|ほど|程度|以内|以上|後|前)"  # 8時半…同36分
    f"|(?P<noon>正午))(?!分の|割){_AROUND}"
)
PART = re.compile(f"(?P<same>同|翌)?(?P<ap>{_any(DAY_PARTS)})(?!刊)(?P<about>頃|ごろ)?")

_AMOUNT = "[0-9]{1,4}(?:[.・][0-9])?"
_MONTHS = "(?:[かカヵヶケ]|箇)月間?"
_UNITS = (
    f"(?P<unit>年間|年(?=半|{_S}[0-9]{{1,2}}{_S}{_MONTHS})|(?<=[0-9])年|年(?!末|始|明け)|{_MONTHS}|週間|営業日|日間|日"
    "|時間|分間(?!隔)|分|秒間|秒)"
)
LENGTH = re.compile(
    f"(?:(?P<low>[0-9]{{1,3}}|数|十数){_S}(?P<lsep>[~、-]|から){_S})?(?P<amount>{_AMOUNT}|数百|数十|十数|数|{_K}{{1,3}}){_S}{_UNITS}(?P<half>半)?"
    f"(?:(?:(?<=年)(?={_S}[0-9]+{_S}{_MONTHS})|(?<=日)(?={_S}[0-9]+{_S}時間)|(?<=時間)(?={_S}[0-9]+{_S}分))"
    f"{_S}(?P<amount2>[0-9]{{1,2}}){_S}(?P<unit2>{_MONTHS}|時間|分間?))?"
    f"(?P<tail>以上(?![前の]?で)|程度|ほど|あまり|余り|余|弱|強|前後|足らず|近く(?!の))?(?P<way>[前後](?![半日]))?"
)
LENGTH_WORD = re.compile("(?P<fixed>丸?半年|丸?半日|一晩|丸一日|丸1日)(?:間|余り|ほど|程度)?(?:[前後](?![半日]))?")
_NTH = "第[1-5一二三四五]"
EVERY = re.compile(
    f"毎週{_S}の?(?P<of_week>[月火水木金土日](?:曜日?)?(?:[、・と](?:毎週)?[月火水木金土日](?:曜日?)?){{0,5}})(?<=[曜日])"
    f"|毎月(?P<of_month>{_N})日{_AFTER_DAY}"
    f"|(?:毎月の?)?{_S}(?P<nth_of_month>{_NTH}(?:(?:[、・,]|と|及び|および){_S}(?:第?[1-5一二三四五])(?![0-9])){{0,4}}){_S}(?P<of_nth>[月火水木金土日])曜日?"
)
NTH_DAY = re.compile("(?P<nth>[0-9]{1,3}|[二三四五六七八九十]{1,3})日目")
BEFORE_ABOUT = re.compile("(?:約|およそ|おおよそ|おおむね|概ね|ほぼ|丸|(?<![一-龠ぁ-ん])まる) ?$")

_WORDS = (*_ERA.split("|"), *SHIFTS, *DAY_PARTS)
# What TRIGGER begins with: to look for one of these characters first takes a fifth of the time.
FIRST = re.compile(f"[0-9RHSJFMAOND毎第同翌正半一丸十数{_K[1:-1]}{''.join(word[0] for word in _WORDS)}]")
TRIGGER = re.compile(
    f"[0-9]+|(?<![A-Za-z0-9])(?:[RHS](?= ?[0-9元])|(?:{english.MONTHS})\\b)|{_ERA}|{_any(SHIFTS)}"
    "|毎[週月](?=[ の第0-9月火水木金土日])|第[1-5一二三四五](?=[^\n。]{0,12}曜)"
    f"|[同翌](?=[0-9{_K[1:-1]} ]|午[前後]|正午|[朝夜夕])|{_any(DAY_PARTS)}|正午|半[年日]|一晩|丸[1一]日"
    f"|(?:十?数[十百]?|{_K}{{1,4}})(?=[年かカヵヶケ箇月週日時分秒営])"
)
