"""The numbers a text gives of an outage: of municipalities, people, inquiries, certificates, offices, cases."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.outage.beside import of_another_time
from nlp.outage.bodies import STRUCK
from nlp.outage.sentences import Sentence
from nlp.sieve import Sieve
from nlp.tables import rows
from records import Count

_FREE = "(?<!分の)(?<![0-9,.第数])(?<![0-9]{3}-)"  # of no other number, and no post code
_ABOUT = r"(?:(?:延べ|のべ)\s*)?(?:(?:(?<![予契条規公節集制要])約|およそ|ほぼ|全)\s*)?"
_NUMBER = (
    r"(?P<number>[0-9][0-9,]*(?:[.・][0-9]+)?(?:\s*(?:[万億][0-9][0-9,]*|[万億千百](?:[0-9]+[千百]?(?:[0-9]+)?)?))?"
    r"|(?!一つ)[一二三四五六七八九十百千万]{1,14}(?=つの|の?(?:自治体|団体|市|町)|人|名|件|通|枚|校|台|世帯))"
)
_BETWEEN = (
    r"\s*(?:(?:つの|余り?の?|以上の?|を超える|を超す|を上回る|超の?|前後の?|あまりの?|強の?|弱の?|近くの?|程度の?|ほどの?|ある"
    r"|の(?:(?:すべて|全て)の)?)\s*)?"  # blanks once, not beside each other: a long run of them would be divided anyhow
)
_AFTER = r"(?:ほど|程度|余り?|以上|超|近く|あまり|弱|強(?!化|制)|前後(?!の?[0-9])|余)?"
_DIGIT = re.compile("[0-9一二三四五六七八九十百千]")
_UNITS = {"億": 100_000_000, "万": 10_000, "千": 1000, "百": 100}
_KANJI = {mark: value for value, mark in enumerate("一二三四五六七八九", 1)}
_USUAL = re.compile(  # how many there are on any day
    r"(?:人口|[1一]日(?:に|平均)?(?:訪れる|来る|利用する|受診する)(?:人|客|患者|市民)(?:は|が)|(?:訪れる|来る|利用する|受診する)(?:人|客|患者|市民)(?:は|が)、?[1一]日(?:に|平均)?|[1一]人(?:最大)?|委員(?:ら)?|(?:平日|休日|土日(?:曜日?)?)[はに]?|[1一](?:日|時間|分間?)(?:平均|当たり|あたり|に)?(?:最大|[0-9]+[~-])?)$"
)
_ITEM = re.compile("[0-9]{1,2}[ .)、]")  # 1 医療機関の皆様へ: what it is of is numbered, not counted
_ALL = re.compile(  # 県内19市町で初めて, 600万件に対応できる, 1人につき: how many there are or may be
    "に集め|(?:すべて|全て|全部)?に(?:尋ね|聞い|取材|照会し|アンケート)|が(?:申請|手続き?|登録|予約|申告)を(?:済ませ|終え)(?!ら|た(?:のに|後|あと|データ)|ていた|て帰)|で(?:は)?(?:初めて|唯一|済)|に[0-9]+(?:時間|分)|ずつ|(?<=[人名上])で(?:の)?(?:確かめ|確認|読み合わせ|点検)|に(?:対応でき|つき)|[当あ]たり|(?:分の[^、。]{1,8})?[がを]対象(?![とに外])|の[^、。]{0,10}窓口でまとめて|[がは]、?[^。]{0,30}予定(?:だ|です|である)?(?:。|$)"
)
_OF_THESE = re.compile(r"(?:\([^)]{1,12}\)|\))?のうち|、[^。、]{1,12}のうち")  # 12道県(617市町村)のうち
_EVERY = re.compile("全[0-9]+区")  # a whole city's
_PART = re.compile(  # what broke, and not what stood before people: サーバーの1台, 記憶装置2台のうち1台
    r"(?:サーバー?|スイッチ|ディスク|(?:記憶|電源|中継|通信)装置|空調機?|ルーター?|コントローラー?|基板)(?:の(?:うち)?|が|[0-9]台のうち)?、?$"
)
_STAYS = re.compile(  # 市の人口は約16万人, 昨年度は400件, 職員7人を応援に: how many there are, were, or see to it
    r"(?:(?:人口|有権者|(?:[^、。]{0,6}の)?(?:職員|従業員|社員|係員|技術者|調査員|立会人|議員|委員|担当者)|定員|定数|会員|加盟|登録(?:者|団体|印)(?:総?数)?|利用者(?:数|総数)"
    r"|(?:管理)?戸数|発送数|(?:保健所|税務署|法務局|ハローワーク|開票所|投票所|病院)(?=は)|避難所|避難者|契約先|納入先|全対象世帯|初回の枠|募集|代わりの電話|停電)[はがも、]?(?:全国に|市内に|市内の|全部で|最大|合わせて|すでに|延べ)*"
    r"|(?:昨年度?|前年度?|一昨年|例年|前月|毎月|毎年|年間|1年間|(?<![0-9])1日(?=に|平均|当たり|あたり))(?:に|で|の|は|平均)?[^。]{0,24}|参考[^。]{0,10}|対象は[^。]{0,8}|申込者が|移行を済ませた[^。]{0,10}|全体の[^。]{0,10})$"
)
_STANDS = re.compile(  # 約3万4千人が登録している, 1,788団体が導入しています
    r"(?:分で、|を対象(?:に|と)|[がを](?:加盟|導入し|登録し|対象と|応援|追加|配し|貸し出|参加し|詰め|置[いか]|さばく|審査)|(?:が|余りが|余り)?(?:身を寄せ|避難)|に避難|で(?:通常|平常)|しかな|ございます|つなが(?:る|って)|[^、。]{0,6}受けている)"
)
_NEAR, _REACH = 24, 80  # characters
_INFECTED = re.compile("[^。、]{0,12}(?:ウイルス|感染|暗号化)")
_PLACES = ("municipalities", "prefectures", "offices")
_HURT = re.compile("影響(?:が|を)(?:出|受け|与え|及)|でき(?:なかった|ず)|遅れた|重複した|二重に")
_TOWNS = re.compile(r"(?<![0-9,.第])([0-9]{1,3})市(?=[0-9]+[町村])(?:([0-9]{1,3})町村?)?(?:([0-9]{1,3})村)?")  # 2市3町
_REACHED = re.compile(  # 影響を受けた自治体は合わせて約280に上る
    rf"(?:市区町村|自治体|市町村)(?:の?数)?[はがも](?:合わせて|全国で|全部で|少なくとも|計)?、?(?={_ABOUT}[0-9][0-9,]*(?:余り?|以上)?に(?:上|のぼ|及|達))"
)
_BARE = re.compile(_ABOUT + _NUMBER)
_CLUBS = re.compile("(?:抽選|予約|利用)[にを]申し?込|当選|サークル|利用団体|登録団体")  # who use a hall
_INQUIRY = re.compile(r"問い?合(?:わせ|せ|件)|苦情|相談|電話")


def counts(sentences: Sequence[Sentence], original: str) -> tuple[Count, ...]:
    """Give the numbers in their order; `surface` is as the text writes them."""
    found: dict[int, Count] = {}
    for sentence in sentences:
        if _unhurt(sentence) or of_another_time(sentence.text):
            continue
        taken = [(date.start - sentence.start, date.end - sentence.start) for date in sentence.dates]
        for what, match in _matches(sentence.text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            numbered = not sentence.text[: match.start()].strip() and _ITEM.match(sentence.text, match.start())
            if numbered or _how_many_there_are(sentence.text, what, match):
                continue
            start, end = sentence.span(*match.span())
            kind = _kind(what, sentence.text, match)
            value = _sum(match) if match.re is _TOWNS else _value(match["number"])
            if value is not None and start not in found:
                found[start] = Count(kind, value, original[start:end], start, end)
    return tuple(found[start] for start in sorted(found))


def _kind(what: str, text: str, match: re.Match[str]) -> str:
    if what == "cases" and _INQUIRY.search(text[: match.end()]):
        return "inquiries"
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    if what == "municipalities" and match[0].endswith("団体") and _CLUBS.search(near) and "自治体" not in near:
        return "organisations"
    return "messages" if what == "certificates" and "メール" in text else what


def _how_many_there_are(text: str, what: str, match: re.Match[str]) -> bool:
    among = what in _PLACES and _OF_THESE.match(text, match.end())
    every = _EVERY.search(match[0]) or _ALL.match(text, match.end())
    broke = what == "devices" and len(match["number"]) == 1 and not _INFECTED.match(text, match.end())
    part = broke and _PART.search(text, max(0, match.start() - _NEAR), match.start())
    return bool(among or every or part or _stays(text, match) or _USUAL.search(text, 0, match.start()))


def _stays(text: str, match: re.Match[str]) -> bool:
    since = max(0, match.start() - _REACH)
    begins = max(since, *(text.rfind(mark, since, match.start()) + 1 for mark in "。("))
    before, rest = text[begins : match.start()], text[match.end() : match.end() + _REACH].partition("。")[0]
    after = rest if rest[:1] in ("が", "は", "も") else rest.partition("、")[0]
    if any(map(STRUCK.search, (before, after))):
        return False
    return bool(_STAYS.search(before) or _STANDS.match(after))


def _unhurt(sentence: Sentence) -> bool:
    state = sentence.claim.state if sentence.claim else None
    return state == "影響なし" or (state == "予定" and not _HURT.search(sentence.text))


def _matches(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    if not _DIGIT.search(text):
        return
    taken: set[int] = set()
    for match in _TOWNS.finditer(text):
        taken.update(range(*match.span()))
        yield "municipalities", match
    for noun in _REACHED.finditer(text):
        struck = STRUCK.search(text, 0, noun.start()) or _INQUIRY.search(text, 0, noun.start())
        if struck and (told := _BARE.match(text, noun.end())):
            taken.update(range(*told.span()))
            yield "municipalities", told
    for index in sorted(_sieve().possible(text)):
        what, pattern = _patterns()[index]
        for match in pattern.finditer(text):
            if taken.isdisjoint(range(*match.span())):
                taken.update(range(*match.span()))
                yield what, match


@cache
def _sieve() -> Sieve:
    return Sieve(row["pattern"] for row in rows("outage_counts"))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["what"], re.compile(f"{_FREE}{_ABOUT}{_NUMBER}{_BETWEEN}(?:{row['pattern']}){_AFTER}"))
        for row in rows("outage_counts")
    )


def _sum(match: re.Match[str]) -> int:
    return sum(int(part) for part in match.groups() if part)


def _value(number: str) -> int | None:
    digits = number.replace(",", "").replace("・", ".").replace(" ", "")
    if digits[:1] in _KANJI or digits[:1] in "十百千":
        return _kanji(digits)
    total, rest = 0.0, digits
    for mark, unit in _UNITS.items():
        head, found, tail = rest.partition(mark)
        if found:
            total += float(head or 1) * unit
            rest = tail
    try:
        return round(total + float(rest or 0))
    except ValueError:
        return None


def _kanji(digits: str) -> int:
    total, digit = 0, 0
    for mark in digits:
        if mark in _KANJI:
            digit = _KANJI[mark]
        elif mark == "万":
            total, digit = (total + digit or 1) * 10_000, 0
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[mark]
            digit = 0
    return total + digit
