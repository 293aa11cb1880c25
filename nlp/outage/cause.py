"""Why it failed, as a phrase of the text."""

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.outage.beside import of_one_before
from nlp.outage.sentences import Sentence, Span
from nlp.sieve import Sieve
from nlp.tables import rows

_OPEN = re.compile(
    r"調査|調べ|不明|解析|分析|精査|洗い出|特定済|検討中|照会(?:中|して)|問い?合わせ(?:中|て(?:い|お))|切り分け|確かめて(?:い|お)|確かめているところ|特定(?:され|でき)?(?:て|し)?(?:い|お)?(?:な|らず|ず(?!み))|(?:分か|わか)(?:って(?:い|お)(?:な|ら|りませ)|ら)|判明して(?:い)?な|判明せ|究明|解明|確認中|確認している|つかめて|突き止め(?:られ)?て(?:い|お)|現時点|発表はまだ"
)
# What leads in: who says so, when it was, what was the same, what was going on.
_LEAD = re.compile(
    r"[○◯●・▶※◇◆■□▼] ?|【[^】]*】|\([0-9]{1,2}\)|[0-9]{1,2}[ .)]+|[AQ] |[^、。]{0,8}当初は、|第[0-9]+報(?:\([^)]*\))?|"
    r"[^、。]{0,40}(?:[庁省市区町村県社課局部署委管警院氏相者会A-Za-z]|大臣|機構|基金|病院|学校|センター|係|システムズ?|\))は(?:[^、。]{0,16}[日で]、|、?(?=[^、。]{4}))|"
    r"[^、。はが]{0,30}(?:障害|トラブル|不具合|停止|中断)は、?|"
    r"[^、。はが]{2,30}[がは](?=(?:(?![うくすつぬむるたい][一-龠ァ-ヺA-Z])[^、。はが]){1,24}の(?:異常|故障|不具合|不調|不良|障害|断線|停電|過熱|破損|ミス|誤り)$)|"
    r"(?:なお|また|ところが|しかし|だが|その|同日|今回の|これは|一方|当初|現在|いずれも|主に|この)[はの、,]?|"
    r"[^、。]{1,40}(?:によると|によれば|によりますと|と同じく|と同様に?)[、,]|"
    r"[^、。]{2,40}(?:[てで]おり|[いき]ており|に及び|ていますが|ていましたが|いたが|まし?たが|ところ|結果)[、,]|"
    r"(?:前夜|前日|昨夜|同日|連休中|今月[0-9]+日|[0-9]+日)[^、。]{0,16}[でにの]、|[^。]{2,40} (?=[^ ]{3,}$)|[、, ]"
)
_HEADING = re.compile(r"[\W0-9]*(?:障害の?|停止の|中断の|発生)?(?:原因|理由)(?:について)?\W*")
_TAIL = re.compile(
    r"(?:(?<=[ただ])ためだ?と(?:し|説明し|み)て(?:い(?:る|ます|た))?|(?:(?:根本的な|詳しい)?原因|根本原因).*|し?て[^、。]{0,14}(?:不具合|障害)が(?:起き|発生し|生じ).*|して[^、。]{0,14}でき(?:な[いく]|ず)[^、。]*|ことに(?:より|よる|よって).*|(?:ことで[^、。]{0,10})?との(?:報告|連絡|説明)(?:を|が)?.*|\([^)]*\)|(?<=[ただる])(?:という(?:こと(?:です|だ)?)?|といい|とのこと(?:です|だ)?)|(?<=[一-龠ァ-ヺー])など|の影響[でに].*|ことが|(?<=[ただ])(?:こと|の)を[^、。]*|により|と聞いて(?:い|お)(?:る|ます|り).*|(?<=た)(?:ため|とされ(?:て(?:い(?:る|ます))?)?|ことも(?:分か|判明)[^。]*|こと[がも](?:分か|判明)(?:っ|し)て(?:い|お)[^。]*)|(?:の影響)?と(?:思われ|考えられ)(?:ます|る)が、?[^。]*|(?:のでは(?:ない)?か)?と(?:み(?:て|られ)|明らか|発表|公表|説明|推定|話)[^。]*|"
    r"によるもの(?:\(.*)?|(?:こと|の|もの)?(?:だ|で|が)?[ 、]*)$"
)
_ANOTHER = re.compile(r"(?:[年月日]|直後)にも")  # the cause of an earlier failure
_BECAUSE = re.compile("ため|による|よって|故障|不具合|不良|誤り|ミス|停電|断線|達し|集中")
_DENIED = re.compile(
    r"[^。、]{0,20}(?:では(?:な[いく]|ありません)|否定|との?指摘|との見方(?:に|があったが)|(?:跡|形跡)[がはも]|のは[0-9]+日で|(?:可能性|疑い|おそれ)は(?:な|低)|とは(?:別|無関係|関係な))"
)
_NO_CAUSE = re.compile(
    r"^(?:それ|これ)だけ$|特定でき(?:て|ず|ま)|明らかに(?:され|し)て(?:い)?な|(?:可能に|できるように)なった$|問題[はが]なかった$|もともと|画面が[^、。]{0,6}(?:消え|固ま|真っ白)|^[0-9]+日に(?:起き|発生し)た(?:障害|不具合|トラブル)$|^[のにをがは][^、。]{0,6}$|^と誤って|必要になった$|指摘(?:され|があ|が出)[^、。]{0,6}$|(?:システム|サービス|サイト|ページ)[はが][^、。]{0,8}(?:停止し|止まっ|ダウンし|動かなくなっ|使えなくなっ)た?$|\([0-9]\)|場合の|取扱い|のは(?:復旧|再開)の|別記事|関連記事|対応し|は使[用わ]せ?ず$|障害により|落ち着い|復旧し|再開し|解消し|再起動|気[付づ](?!かず)|同様の(?:障害|不具合|事象)|(?:[きえけせてねべめれげ]ない|にくい|づらい)(?:不具合|障害|状態|事象)|過ぎても|待ち時間|問い?合わせ|のは初めて|(?:から|(?:発生し|起き)た[^、。]{0,6})システム障害$|(?:起き|発生し|生じ)た[^、。]{0,14}システムの?(?:障害|トラブル|不具合)$|(?:お知らせ|ご?案内|発表|掲載)し[^、。]*誤り|(?:手集計|手作業|手書き|紙)に切り替えた$|情報を受け|ではな[くい]|別にあ|《|ない」$|コロナ(?:禍|ウイルス(?:感染症)?)?$|噴火$|^何らかの$|^説明し|(?:[時分半頃ろ]|すぎ|過ぎ)(?:から|より)[^、。]*(?:(?:接続|通信|動作)が不安定|障害が(?:発生し|起き)て)|[0-9ろ]に(?:障害|不具合)$|恐れがあ|おそれがあ|たのは$|[きりし]ま$|(?:^|と)[こそ]$|"
    r"(?<!誤って)(?<!を)直した$|直る$|理由を$|誕生日で(?:期限|有効)|^なぜ(?!か)|^再び|^(?:[^、。]{0,6}システムの?|通信|午[前後]の|[朝昼夜]の)?(?:障害|トラブル|不具合)$|^(?![^。]*集中)[^、。]{0,16}システム障害$|^(?:[0-9]{1,2}日|昨年|先月|今回|前回)の[^、。]{0,8}(?:障害|不具合|トラブル|停止)$|(?<!上限)に(?:達し|上って|上った)|に達した後"
)
# Work that was planned, and what went wrong in it.
_OVER = re.compile(
    r"(?:た|だった|でした|ためです|ためだ|でき(?:て(?:い|お))(?:ません|りません|ない|らず))。?$|影響と(?:考え|み)|原因と"
)
_BEFORE = re.compile(
    r"(?:この|その)(?:とき|際|時)は|(?:※ ?)?(?:前回|[0-9]{1,2}日の(?:障害|不具合)は[^。]{0,60}今回の)"
    r"|(?:昨年|先月|前回|(?:昨年)?[0-9]{1,2}月)の(?:停止|障害|不具合|トラブル)は[^。]{0,60}(?:だった|でした)が、"
    r"|(?:過去|これまで|以前)(?:に|にも|も|の)"
)
_OF_THIS = re.compile(r"\s*(?:本|この|今回の)(?:事象|障害|不具合)は、?[^。]*(?:ことによるもの|ため|が原因)")
_SHORTEST = 2
_PATTERNS = [re.compile(row["pattern"]) for row in rows("outage_causes")]
_SIEVE = Sieve(pattern.pattern for pattern in _PATTERNS)


def cause(sentences: Sequence[Sentence]) -> Span | None:
    """Give the characters of the phrase that names the cause; the last naming in the text is what is known best."""
    if headed := _under_heading(sentences):
        return headed
    for within in (sentences[1:], sentences[:1]):  # a headline is short of words, and of the subject
        told = [(_SIEVE.possible(sentence.text), sentence) for sentence in within if not _of_other(sentence)]
        for index in sorted(set().union(*(possible for possible, _ in told))):
            found = [span for possible, one in told if index in possible for span in _in(one, _PATTERNS[index])]
            if found:
                return found[-1]
    return None


def _under_heading(sentences: Sequence[Sentence]) -> Span | None:
    # ■原因, and the cause on the line below it.
    for at, heading in enumerate(sentences[:-1]):
        if not _HEADING.fullmatch(heading.text):
            continue
        line = _line(sentences, at + 1)
        known = [one for one in line if not _OPEN.search(one.text)]
        told = [one for one in known if not _of_other(one)]
        named = [span for one in told for pattern in _PATTERNS for span in _in(one, pattern)]
        if named:
            return named[0]
        if known == line or (known and _BECAUSE.search(known[0].text)):  # else it is what leads up to an open question
            return known[0].span(0, len(known[0].text.rstrip("。 ")))
    return None


def _line(sentences: Sequence[Sentence], at: int) -> list[Sentence]:
    line = [sentences[at]]
    for above, here in pairwise(sentences[at:]):
        if not above.goes_on_in(here):
            break
        line.append(here)
    return line


def _of_other(sentence: Sentence) -> bool:
    # Work to come, what runs well, a failure before.
    state = sentence.claim.state if sentence.claim else None
    ahead = state == "予定" and not _OVER.search(sentence.text)
    well = state == "影響なし" and not _OF_THIS.match(sentence.text)
    return ahead or well or bool(_BEFORE.match(sentence.text)) or of_one_before(sentence.text)


def _in(sentence: Sentence, pattern: re.Pattern[str]) -> list[Span]:
    found = []
    for match in pattern.finditer(sentence.text):
        start, end = match.span("cause")
        if _ANOTHER.search(sentence.text[start:end]) or _DENIED.match(sentence.text, end):
            continue
        while (lead := _LEAD.match(sentence.text, start, end)) and end - lead.end() >= _SHORTEST:
            start = lead.end()
        phrase = _TAIL.sub("", sentence.text[start:end])
        if phrase[:1] in "「\n" and "」" not in phrase:  # a quotation that goes on after it
            start, phrase = start + 1, phrase[1:]
        if len(phrase) >= _SHORTEST and not (_OPEN.search(phrase) or _NO_CAUSE.search(phrase)):
            found.append(sentence.span(start, start + len(phrase)))
    return found
