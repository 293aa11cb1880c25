"""What each date of a sentence is the date of: of a beginning, an end, a notice, of other things."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from nlp.dates.context import FOLLOWED, PORTION
from nlp.remember import remembered
from nlp.sieve import Sieve
from nlp.tables import rows
from records import Claim

_ASKED_AGAIN = 1024  # dates: for the claims of some texts, and then for their outages
_TO = re.compile(  # between the ends of a range
    r"\)?(?:頃|ごろ|ころ|過ぎ|すぎ)?(?:\([^)]{1,3}\)|\s|、)*(?:から|より|[~〜～\-−–])(?:、|\s|翌日|同日)*"
)
_ANOTHER = ("context", "planned")  # dates of something else than the outage
ELSEWHERE = (*_ANOTHER, "forecast", "counted", "mistaken")
_NO_END = (*ELSEWHERE, "detected")  # of the second date of a range
_AND = re.compile(r"(?:\([^)]{1,3}\))?(?:と|及び|および|並びに|や|、|・|,)")
_EACH = re.compile(r"\s?\([^()。]{1,16}\)[、,\s]{1,2}")
_THEN = re.compile(r"(?:頃|ごろ)?に、[^。、]{1,30}[はが]")
_DATE = "□"  # stands for the date in what is looked for around it
_TOPIC = re.compile(r"[はが]、?$")
_PAUSE = re.compile(
    r"(?:\([月火水木金土日](?:曜日?)?\))?"
    r"(?:付(?:け)?で|の[^、。]{0,16}(?:会見|議会|委員会|会議|会合|本会議)[^、。]{0,4}で|朝|夜|夕|午前|午後|昼)?(?:、|に(?:記者会見|会見))"
)
_TOLD = re.compile(
    r"[と、](?:発表|公表|(?:中間)?報告|[^、。]{2,20}で(?:中間)?報告し|陳謝|謝罪|アナウンス)|(?:ページ|サイト)(?:上)?に(?:掲示|掲載)(?:し|。|、)|を(?:発表|公表|公開|まとめ)|明らかにし|[とにを]訂正し|(?:経過|経緯|対策|原因)[^。、]{0,6}を説明し|と(?:説明|宣言|表明|強調|述べ|コメント|告知)し?た|との(?:見方|考え|見解|認識|意向)を"
)
_CLOCK = re.compile("[時分]")
_HAPPENED = re.compile("た(?:こと)?[とを](?:発表|公表|明らかに|報告)")
_ASKED = re.compile(
    r"[をと]?(?:要望|要請|申し入れ|求め|依頼|和解|提訴|合意)(?:した|している|しました)|よう(?:に)?、?[^。]{0,30}(?:通知|指示|助言)した"
    "|(?:連絡|発送|郵送|返金|還付|返還|補償)を(?:始め|開始し)(?:た|まし)|指名停止(?:と|に)し|(?:懲戒)?処分し|告発し|書類送検し"
)
_CLOSED = re.compile(
    r"(?:(?:復旧|再開|解消|回復|復帰)し|(?:復旧|回復|復帰)させ)(?:た|ました)(?:と(?:いう|発表した|明らかにした))?。?$"
)
ONE_BY_ONE = re.compile(  # and so everywhere
    r"(?:復旧|解消)し[^。]*(?:順次|徐々に|段階的に)|までに順次[^。、]{0,4}(?:復旧|再開|回復|解消)"
)
_DOWN = re.compile(  # what lasts until then
    "障害|不具合|トラブル|エラー|時間を要|時間がかか|ダウン|停止|止め|見合わせ|打ち切|休止|中断|不通|故障|でき[なずま]|使え[なず]|止ま|つなが|続[いくけき]|滞|"
    "遅れ|影響|不安定|支障|読み取れ|見られ|閲覧|渡せ|受けられ|困難|集中|混[みん雑]|[なず](?:かった|に)"
)
_GOING_ON = re.compile(
    "(?:頃|ごろ)?(?:から|より)[^。]{0,60}(?:障害|不具合|事象|遅れ|遅延)[^。]{0,12}(?:発生|起き|生じ)[^。]{0,4}て(?:い|お)(?:ます|る|り)"
)
_PARTLY = re.compile(
    r"(?:大半|大部分|ほとんど|多く)[^。、]{0,12}(?:復旧|再開|回復|解消)|"
    r"のうち(?!に)[^。、]{1,8}(?<![時分日間])で[^。、]{0,6}(?:復旧|再開|回復|解消)し|応急(?:的に)?(?:復旧|再開|回復)|(?:一部|部分的に|順次|段階的に)[^。]{0,16}(?:復旧|再開|回復)|(?:のみ|だけ)(?!の|で)(?:[^。、]{0,6}|(?:(?!障害|影響|不具合)[^。、]){0,12}[がは]、?(?:(?!障害|影響|不具合)[^。、]){0,12})(?:復旧|再開)|を除(?:いて|き|く)[^。]{0,8}(?:復旧|再開|回復)|"
    r"(?:復旧|再開)した(?:ものの|が)(?!、?[こそ]の間)、?(?:[^。]{0,24}(?:ておらず|ていない|でき(?:ない|ず)|(?:止まった|停止した)まま)|[^。]{0,50}続い|"
    r"(?:完全|全面)[^。、]{0,14}(?:時間|かか|め[どで]|未定))|(?:復旧|再開)するも(?:のの)?、?|復旧作業[^。、]{0,6}(?:終え|完了し|終わっ|終了し)(?:た|ました)(?:が|ものの)"
)
_BRIEFLY = re.compile(
    "(?:いったん|一旦|一時)[^。、停中休]{0,8}(?:復旧|持ち直|再開|回復|解消|収ま|戻)[^。、]{0,8}(?:ものの|が、)"
)
_UNPLANNED = re.compile("(?:ませんでした|なかった)|(?:終わ(?:って|ら)|完了して)(?:い|お)?(?:ない|らず)(?:ため|こと)")
_WHOLLY = re.compile(
    "(?:全面|完全に?)復旧(?:し|を確認)|(?:全て|すべて|全)の?(?:業務|回線|機能|サービス|窓口|端末|システム|手続き?)[^。、]{0,10}(?:元に戻|復旧|回復|再開|正常|通常)"
)


class _Row(NamedTuple):
    role: str
    side: str
    pattern: re.Pattern[str]


def roles(text: str, places: Sequence[tuple[int, int]], claim: Claim | None = None) -> list[str | None]:
    """Give what each date of a sentence is the date of; `places` are their characters in it, `text` is folded.

    Roles are those of tables/outage_roles.tsv: started, ended, partial, detected, announced, until, well, and for dates
    of something else context, forecast, planned, counted and mistaken. None: nothing tells.
    """
    nexts: list[int | None] = [None] * len(places)
    for at in range(len(places) - 2, -1, -1):
        start, end = places[at + 1]
        aside = PORTION.match(text, end) or text.startswith(FOLLOWED, end)  # 6月分; 9日、6日に続き障害が
        nexts[at] = nexts[at + 1] if aside else start
    found: list[str | None] = []
    opened = False
    for at, ((start, end), following) in enumerate(zip(places, nexts, strict=True)):
        opens, opened = opened, following is not None and bool(_TO.fullmatch(text[end:following]))
        role = "counted" if PORTION.match(text, end) else _role(text, claim, start, end, following)
        if opens:
            role = next((one for one in (found[-1], role) if one in _NO_END), "until")
        if opened:  # what a range is the range of is told after its end; where only that is forecast, it began
            beyond = _role(text, claim, *places[at + 1], nexts[at + 1])
            role = beyond if beyond in (*_ANOTHER, "detected") or (role is None and beyond == "started") else role
        found.append(role)
    _fill(found, text, places)
    return found


def _fill(found: list[str | None], text: str, places: Sequence[tuple[int, int]]) -> None:
    for at in range(1, len(places)):  # 復旧日時 11:52(税務)、13:40(住民記録)
        if found[at] is None and _EACH.fullmatch(text[places[at - 1][1] : places[at][0]]):
            found[at] = found[at - 1]
    for at in range(len(places) - 2, -1, -1):  # 交付は5日16時に、更新は6日11時に復旧した
        if found[at] is None and _THEN.fullmatch(text[places[at][1] : places[at + 1][0]]):
            found[at] = "partial" if found[at + 1] in ("ended", "partial") else None
    for at in range(len(places) - 2, -1, -1):  # 25日と29日に: what is told of the second holds for the first
        if (
            found[at] is None
            and _AND.fullmatch(text[places[at][1] : places[at + 1][0]])
            and "時" not in text[slice(*places[at])]
            and not text.startswith(("から", "より"), places[at + 1][1])  # 7日、4日からの障害から復旧した
        ):
            found[at] = found[at + 1]
    if _CLOSED.search(text) and not {"ended", "until", "partial"} & set(found):
        # 3日午後、前日からの障害から復旧した: what ends the sentence is told of the date that nothing else is told of
        for at, (_, end) in enumerate(places):
            if (found[at] is None and text[end : end + 1] in ("、", "に")) or _acted(found, text, places, at):
                found[at] = _back(text)
                break


def _acted(found: Sequence[str | None], text: str, places: Sequence[tuple[int, int]], at: int) -> bool:
    # 省は23日夕、21日に止めたページを再開した: what began before is told of the other date
    start, end = places[at]
    topic = _TOPIC.search(text, max(0, start - 12), start) and text.startswith(("、", "夕、", "朝、"), end)
    return bool(topic) and found[at] == "started" and "started" in found[at + 1 :]


def _role(text: str, claim: Claim | None, start: int, end: int, following: int | None) -> str | None:
    if _TOPIC.search(text, max(0, start - 12), start) and _PAUSE.match(text, end):
        timed = _CLOCK.search(text, start, end)
        happened = timed and _HAPPENED.search(text, end)  # 5日午前10時、…流したと発表した
        if _TOLD.search(text, end) and not happened:
            return "announced"
        if _ASKED.search(text, end):  # 都は8日、機構に要望した: what others did
            return "planned"
    if (told := _told(text, start, end, following)) is None:
        return None
    role, side = told
    near = text if role in ("until", "started") else text[max(0, start - 16) : following or len(text)]
    plain = role == "started" and _GOING_ON.match(text, end)
    return role if plain or (side == "before" and role in ("started", "ended")) else _settled(role, claim, near)


@remembered(_ASKED_AGAIN)
def _told(text: str, start: int, end: int, following: int | None) -> tuple[str, str] | None:
    # What follows the next date is told of that one, but for what ends the sentence.
    before, after = text[max(0, start - 40) : start], text[end : following or len(text)]
    stretches = {"before": before, "after": after, "around": f"{before}{_DATE}{after}"}
    return next(((role, side) for role, side, pattern in _likely(text) if pattern.search(stretches[side])), None)


def _back(text: str) -> str:
    if _BRIEFLY.search(text):
        return "partial"
    if _WHOLLY.search(text):
        return "ended"
    return "partial" if _PARTLY.search(text) and not ONE_BY_ONE.search(text) else "ended"


def _settled(role: str, claim: Claim | None, text: str) -> str | None:
    state = claim.state if claim else None
    if role == "ended":
        return _back(text)
    if role == "until":
        return role if state in ("発生", "復旧", "一部復旧") or (state is None and _DOWN.search(text)) else None
    if role == "started" and (state == "影響なし" or (state == "予定" and not _UNPLANNED.search(text))):
        return None
    return role


@remembered(_ASKED_AGAIN)
def _likely(text: str) -> list[_Row]:
    table = _table()
    return [table[index] for index in sorted(_sieve().possible(text))]


@cache
def _sieve() -> Sieve:
    return Sieve(pattern.pattern.replace(_DATE, ".") for _, _, pattern in _table())  # what stands in no sentence


@cache
def _table() -> tuple[_Row, ...]:
    return tuple(_Row(row["role"], row["side"], re.compile(row["pattern"])) for row in rows("outage_roles"))
