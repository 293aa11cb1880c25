"""What the words around a date tell: a plan or the past, a notice's own day, a label."""

import re
from bisect import bisect_right

from nlp.dates import blocks
from nlp.dates.pieces import Point

PORTION = re.compile("(?:利用|使用|検針|診療|申請|請求|届出|支給|納付|抽選|期)?分")
"""What makes of a month or year what something is for: 6月利用分."""
FOLLOWED = ("に続き", "に続いて")
"""What makes of a day that of something before: 9日、6日に続き障害が起きた."""
_REACH = 80
_HEAD = 200  # characters that tell what a text is
_REVIEWED = (
    "振り返[りる]|回顧|この[1一]年(?:の(?!障害[はが])|[( ]|$)|[重十0]大ニュース|選ぶ[0-9]{4}年|年末特集"
    "|[0-9]年の(?:主な|重大|10大)"
)
_REVIEW_TITLE = re.compile(_REVIEWED)
_REVIEW = re.compile(
    f"{_REVIEWED}|今年、?[^。\n]{{0,24}}(?:障害|トラブル|不具合)から[0-9]+(?:件|つ)を?選|再発防止策について|検証(?:結果|報告)"
)
_END = re.compile("[。\\n]+")
_PLANNED = re.compile(
    "予定|見込|(?<![夜朝夕昼方明])まで(?!の|に)|実施します|行います|休止します|停止します|いたします|できません(?!でした)|いただけません(?!でした)|(?<!異)なります|される[。)]|"
    "開始する|始め(?:る|ます(?!と))|始まります|終了する|(?:する|なる|止まる|止める|行う|開く|始まる|延ばす|休む)。|廃止|期限|締切|締め切り|以降|施行|めど|目途|目標|目指|(?:できる|使える)よう[に、]|計画|方針|に向け|メンテナンス|投開票の"
)
_PAST = re.compile(
    "(?:稼働|運用|発生|導入|続い|起き)し?ている|(?:復旧|回復|解消)し(?:ている|てい?ます|ております)(?!が)|(?<![まなふ])た(?:[。、)ん]|が、|と(?!え|き|ころ))|[及休悩読頼踏込]んだ[。、]"
    "|ました|でした|だった|(?:復旧|解消|回復)し、|(?:完了|発生|復旧|判明|解消)。|[れかっし]た[。、との上際後]|していた|とみられ"
)
_TO_COME = re.compile(
    "までに[^。\n]{0,40}(?:求め|指示し|要請し|依頼し|命じ|届ける[。」]|(?:する|送る|配る)(?:[。」]|考え|方針))"
    "|は(?:通常|平常)(?:どおり|通り)[^。\n]{0,8}(?:できる|利用いただけ|受け付ける)|に始まる|分の?(?:抽選|予約|申し?込み)|の[^。、\n]{1,6}のために|の[^。、\n]{1,20}への?影響は|に迫[っる]"
)  # 30日までに報告するよう求めた, 16日に始まる申告, 9月分の抽選
_SOONEST = re.compile("(?:早く[てと]も?|早ければ|遅くとも)、?$")
_WAS = re.compile("[^。\n]{0,40}(?:[てで]い|[っし])た")
_QUOTED = re.compile("「[^「」]*」")
_FROM = re.compile("(?:から|より)[、 ]?$")
_SERVED_UNTIL = re.compile(
    "まで(?:は)?(?:の(?:ご)?来[庁所館]|(?:窓口|電話)?(?:を|で)?受け?付け?(?:を行って|て(?:い|お)|ます|を?して)|開庁して|営業して)"
)
_BULLET = re.compile("[ ・●○■◆※*-]{0,4}")
_HEADS_COURSE = re.compile("(?:対応|経過|経緯|時系列)[^。、\n]{0,8}\n$")
_LASTED = re.compile("から[^。、\n]{0,12}した(?=[一-龥])")
_OF_COURSE = re.compile("(?:頃|ごろ)? (?!.*予定|.*見込).*(?:確認|判明|[検覚]知|把握|到着|発生|復旧|決定|追記|[0-9]報)")
_HAPPENED = re.compile(  # 9時から11時まで停止した; 障害が発生したため、使えません; 9時から、後日来るよう呼びかけた
    "から、[^。\\n]{0,60}(?:呼び?かけ|求め|案内し|告知し|周知し)(?:た(?:[。、]|$)|まし)|"
    "から[^。、\\n]{1,16}まで(?!に|の)[^。\\n]{0,60}(?<!予定だっ)た。|の[^。、\\n]{0,10}(?:で|に)も、"
    "|[、に](?![^。\\n]{0,50}(?:予定|想定|仮定|延期|訓練))[^。\\n]{0,30}?"
    "(?:(?:障害|不具合|トラブル|停電)が(?:発生し|起き)|が故障し)(?:、|た(?!場合|とき|際|時|ら))"
)
_SAID = re.compile("と(?:発表|公表|明らかに|説明|述べ|話)[^。、]*")  # 終了すると発表した is a plan
_REPORTED = re.compile(
    "(?:、|に|の|まで|時点)[^。\n]{0,16}(?:発表|公表|明らかに|[分わ]か[っり](?!て)|会見|まとめ)|(?:発表|公表)し"
    "|、[^。\n]{0,60}報告書を[^。\n]{0,16}(?:提出し|出し|まとめ)"
)
_FORECAST = re.compile(
    "[^。\n]{0,16}(?:見込|見通し|目指|予定(?!した|し(?:て|ており)(?:い|まし)た|だった|でした|され)|め[どざ]|目途)(?!が?は?も?(?:立た|立って|つか|不明))"
)
_SAYS = re.compile("」と(?:の)?[^。\\n]{0,12}(?:電話|連絡|通報|問い?合わせ)|」(?:との声|など)")
_MEETING = re.compile("(?:開会|開議|散会|閉会)[ :]{0,4}$|[(][^()\\n]{0,12}休憩、?$")
_ASIDE = re.compile("(?:休憩|散会|閉会)[、)]| ?更新[)\\]】]")
_TITLED = re.compile("(?:標記|標題|表題|件名)の[^。、\\n]{0,16}[(](?:[0-9時分:頃ごろ]{1,8}(?:から|~))?$")
_HOPED = re.compile(
    "(?:から|まで|に)[^。\n]{0,20}(?:(?:できる|使える|行える)よう(?!にな)|目指|めど|目途|見込|見通し)"
    "|から(?:は)?[^。、\n]{0,12}(?:再開|開始)(?:する|します)(?:。|予定|方針)|(?:に|へ)(?:(?:延期|順延|先送り)し|延ば[さし]|繰り延べ|ずらし)(?:て|た|まし|、)"
)
_WORKED = re.compile(
    "(?:まで)?に[^。、\n]{0,16}(?:(?:工事|作業|更新|点検|移行|切り?替え)(?:を|が)?し|行っ|行われ|実施し|実施され|実行され|替え|更新し|適用し|変更し|移し|移行し)た|から[^。、\n]{0,30}[れし]たばかり|で(?:有効)?(?:期限が?)?切れ"
    "|に[^。、\n]{0,30}(?:(?:られ|れ|始まっ|始め|開始し)て(?:から|以来)は?|[えしっ]た(?:際|とき)に?)、(?![^。\n]{0,20}(?:障害|止ま|停止))"
    "|の[^。、\n]{0,14}(?:交換|更新|作業|工事|点検|変更|改修|移行|入れ?替え|切り?替え)(?:の(?:際|とき|時|後)|時に|後に|中に)"
)
_ON_GOING = re.compile(
    "も(?:なお|まだ|引き続き)?、?[^。、\n]{0,10}(?:復旧|解消|再開)し(?:て(?:い|お)(?:な|らず|り?ませ)|な)"
)
_SPOKEN = re.compile("きょう|きのう|おととい|あす|あさって")


class Surroundings:
    """The sentences and lines of a text, for asking what stands around a place in it; `title`: where it is apart."""

    def __init__(self, text: str, title: str = "") -> None:
        self.text = text
        self._ends = [m.start() for m in _END.finditer(text)]
        self.looks_back = bool(_REVIEW_TITLE.search(title) or _REVIEW.search(text[:_HEAD]))

    def sentence(self, at: int) -> int:
        """Give the number of the sentence (or line) that a place is in."""
        return bisect_right(self._ends, at)

    def end(self, at: int) -> int:
        """Give the end of the sentence that a place is in."""
        number = self.sentence(at)
        return self._ends[number] if number < len(self._ends) else len(self.text)

    def end_of_speech(self, at: int) -> int | None:
        """Give the end of the quotation that a place is in."""
        opened = self.text.rfind("「", max(0, at - _REACH), at)
        closed = -1 if opened < 0 or "」" in self.text[opened:at] else self.text.find("」", at, at + 2 * _REACH)
        return closed if closed >= 0 else None

    def around(self, start: int, end: int) -> str:
        """Give the sentence around a span, cut to a fixed reach either side."""
        number = self.sentence(start)
        first = self._ends[number - 1] + 1 if number else 0
        return self.text[max(first, start - _REACH) : min(self.end(start) + 1, end + _REACH)]

    def tense(self, start: int, end: int) -> int:
        """Tell the time of the sentence: 1 for a plan, -1 for the past, 0 when neither or both show."""
        if _HAPPENED.match(_SAID.sub("。", self.text[end : end + _REACH])):
            return -1
        soonest = _SOONEST.search(self.text, max(0, start - 8), start) and not _WAS.match(self.text, end)
        if soonest or _TO_COME.match(self.text, end):
            return 1
        after = self.text[end : end + 30].partition("。")[0].partition("\n")[0] + "。"
        after = _SAID.sub("。", _QUOTED.sub("", after))
        near = bool(_PLANNED.search(after)) - bool(_PAST.search(after))
        if near:
            return near
        words = _QUOTED.sub("", self.around(start, end))
        return bool(_PLANNED.search(words)) - bool(_PAST.search(words))

    def is_portion(self, point: Point) -> bool:
        """Whether a year or month says what, not when: 令和4年分, 6月利用分."""
        return point.day is None and bool(PORTION.match(self.text, point.end))

    def ends_range(self, start: int, end: int) -> bool:
        """Whether a day is the last of a range: 1月17日から3月15日まで."""
        return bool(_FROM.search(self.text, max(0, start - 4), start)) and self.text.startswith("まで", end)

    def in_course(self, start: int, end: int) -> bool:
        """Whether a place begins a line, but for a bullet, that tells what happened: ・8時30分　…ことを確認."""
        opens = _BULLET.fullmatch(self.text, self.text.rfind("\n", 0, start) + 1, start)
        return bool(opens and _OF_COURSE.match(self.text, end))

    def begins_course(self, start: int, end: int) -> bool:
        """Whether a place begins the first line of a course: below 対応の経過, which is no line of it."""
        line = self.text.rfind("\n", 0, start) + 1
        above = self.text[self.text.rfind("\n", 0, max(0, line - 1)) + 1 : line]
        return self.in_course(start, end) and bool(_HEADS_COURSE.search(above))

    def has_lasted(self, end: int) -> bool:
        """Whether something was done from a time on: 年末からお預かりした届."""
        return bool(_LASTED.match(self.text, end))

    def is_hour_of_service(self, end: int) -> bool:
        """Whether a time is one of every day: 19時まで受け付け, 午後4時までのご来庁."""
        return bool(_SERVED_UNTIL.match(self.text, end))

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a date is what is written somewhere, not when: 発行日を「平成元年5月7日」と印字した."""
        return self.text[start - 1 : start] in ("「", "『") and self.text[end : end + 1] in ("」", "』")

    def is_speech(self, start: int) -> bool:
        """Whether a place is in what someone is quoted to have said on the day told of: 「けさから」と電話があった."""
        closed = self.end_of_speech(start)
        return closed is not None and bool(_SAYS.match(self.text, closed))

    def is_of_title(self, start: int) -> bool:
        """Whether an hour is one of what the title names, which may date it: 標記の障害(10時50分から…)."""
        return bool(_TITLED.search(self.text, max(0, start - 40), start))

    def is_of_record(self, start: int, end: int) -> bool:
        """Whether an hour is one of the page itself: (10時40分更新), or of a meeting's own record.

        散会 午前11時17分, (午前10時41分休憩、午前10時50分再開).
        """
        aside = self.text[start - 1 : start] in ("(", "[", "【") and _ASIDE.match(self.text, end)
        return bool(
            aside or blocks.is_added(self.text, start, end) or _MEETING.search(self.text, max(0, start - 24), start)
        )

    def is_reported(self, end: int) -> bool:
        """Whether a day is that of an announcement: 30日、発表した."""
        return bool(_REPORTED.match(self.text, end))

    def is_spoken(self, start: int) -> bool:
        """Whether a word for a day is one of spoken news, which tell of the day itself: きょう, きのう."""
        return bool(_SPOKEN.match(self.text, start))

    def is_of_telling(self, end: int) -> bool:
        """Whether a day is that of an announcement, or one to which something lasts: 影響が2日も残り."""
        return self.is_reported(end) or self.text.startswith(("も", "時点", "現在"), end)

    def goes_on(self, point: Point) -> bool:
        """Whether a bare day is one on which what began before is told to go on: 13日も復旧していない."""
        return not point.same and point.shift is None and bool(_ON_GOING.match(self.text, point.end))

    def is_hoped(self, end: int) -> bool:
        """Whether a day is one by which things shall be well, or that they are put off to."""
        return bool(_HOPED.match(self.text, end))

    def is_before(self, end: int) -> bool:
        """Whether a day is that of the work after which it failed: 9日夜に行った保守の後."""
        return bool(_WORKED.match(self.text, end))

    def is_forecast(self, end: int) -> bool:
        """Whether an hour is one that is hoped for: 午後3時の再開を目指す."""
        return bool(_FORECAST.match(self.text, end))
