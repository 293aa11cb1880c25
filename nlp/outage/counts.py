"""The numbers a text gives of an outage: of municipalities, people, inquiries, certificates, offices, cases."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.outage.bodies import STRUCK
from nlp.outage.counted import odds
from nlp.outage.sentences import Sentence
from nlp.sieve import Sieve
from nlp.tables import rows
from records import Count

_FREE = "(?<!分の)(?<![0-9,.第数])(?<![0-9]{3}-)"  # of no other number, and no post code
_ABOUT = r"(?:(?:延べ|のべ)\s*)?(?:(?:(?<![予契条規公節集制要])約|およそ|ほぼ|全)\s*)?"
_NUMBER = (
    r"(?P<number>[0-9][0-9,]*(?:[.・][0-9]+)?(?:\s*(?:[万億][0-9][0-9,]*|[万億千百](?:[0-9]+[千百]?(?:[0-9]+)?)?))?"
    r"|(?!一つ)[一二三四五六七八九十百千万]{1,14}(?=つの|の?(?:自治体|団体|市|町)|[かカヵヶ]所|人|名|件|通|枚|校|台|世帯|社|局|館|店|園|課|区|県|冊|組|票|行|省|支所|施設|団体|基))"
)
_BETWEEN = (
    r"\s*(?:(?:つの|余り?の?|以上の?|を超える|を超す|を上回る|超の?|前後の?|あまりの?|強の?|弱の?|近くの?|程度の?|ほどの?|ある"
    r"|の(?:(?:すべて|全て)の)?)\s*)?"  # blanks once, not beside each other: a long run of them would be divided anyhow
)
_AFTER = r"(?:ほど|程度|余り?|以上|超|近く|あまり|弱|強(?!化|制)|前後(?!の?[0-9])|余)?"
_DIGIT = re.compile("[0-9一二三四五六七八九十百千]")
_UNITS = {"億": 100_000_000, "万": 10_000, "千": 1000, "百": 100}
_KANJI = {mark: value for value, mark in enumerate("一二三四五六七八九", 1)}
_ITEM = re.compile("[0-9]{1,2}[ .)、]")  # 1 医療機関の皆様へ: what it is of is numbered, not counted
_EACH = re.compile(r"につき|[当あ]たり|ずつ|[0-9][0-9,]*[万千]?[円枚冊点個]")  # 1人につき, 1人10万円
_NEAR = 24  # characters
_LEAST = -0.7  # logarithm of odds: most numbers in texts on an outage count what it did
_TOWNS = re.compile(r"(?<![0-9,.第])([0-9]{1,3})市(?=[0-9]+[町村])(?:([0-9]{1,3})町村?)?(?:([0-9]{1,3})村)?")  # 2市3町
_REACHED = re.compile(  # 影響を受けた自治体は合わせて約280に上る
    rf"(?:市区町村|自治体|市町村)(?:の?数)?[はがも](?:合わせて|全国で|全部で|少なくとも|計)?、?(?={_ABOUT}[0-9][0-9,]*(?:余り?|以上)?に(?:上|のぼ|及|達))"
)
_BARE = re.compile(_ABOUT + _NUMBER)
_CLUBS = re.compile("(?:抽選|予約|利用)[にを]申し?込|当選|サークル|利用団体|登録団体")  # who use a hall
_INQUIRY = re.compile(r"問い?合(?:わせ|せ|件)|苦情|相談|電話")


def counts(sentences: Sequence[Sentence], original: str) -> tuple[Count, ...]:
    """Give the numbers that count what the outage did, in their order; `surface` is as the text writes them."""
    found: dict[int, Count] = {}
    for sentence in sentences:
        told = _numbers(sentence)
        places = [match.span() for _, match in told]
        state = sentence.claim.state if sentence.claim else None
        for at, (what, match) in enumerate(told):
            start, end = sentence.span(*match.span())
            value = _sum(match) if match.re is _TOWNS else _value(match["number"])
            if value is None or start in found or odds(sentence.text, places, at, what, state) < _LEAST:
                continue
            found[start] = Count(_kind(what, sentence.text, match), value, original[start:end], start, end)
    return tuple(found[start] for start in sorted(found))


def _numbers(sentence: Sentence) -> list[tuple[str, re.Match[str]]]:
    # All that counts anything, but for dates, the numbers of items, and what each gets, in the order of the sentence.
    taken = [(date.start - sentence.start, date.end - sentence.start) for date in sentence.dates]
    found = (
        (what, match)
        for what, match in _matches(sentence.text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
        and (sentence.text[: match.start()].strip() or not _ITEM.match(sentence.text, match.start()))
        and not _EACH.match(sentence.text, match.end())
    )
    return sorted(found, key=lambda one: one[1].span())


def _kind(what: str, text: str, match: re.Match[str]) -> str:
    if what == "cases" and _INQUIRY.search(text[: match.end()]):
        return "inquiries"
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    if what == "municipalities" and match[0].endswith("団体") and _CLUBS.search(near) and "自治体" not in near:
        return "organisations"
    return "messages" if what == "certificates" and "メール" in text else what


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
