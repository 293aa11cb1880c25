"""How far it reached, as the text tells it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache

from nlp.gazetteer.places import is_prefecture
from nlp.outage.beside import of_another, of_one_before
from nlp.outage.sentences import Sentence, Span, reached
from nlp.phrases import patterns, possible
from nlp.tables import rows
from records import Count, Mention, Scope

_TABLE = "outage_scopes"
# 各自治体が使うシステム tells what it is, not how far its failure reached.
_STRUCK = re.compile(
    "障害|不具合|トラブル|影響|停止|でき[なず]|使え[なず]|相次|復旧|止ま|遅れ|遅延|支障|被害|(?:流れ|鳴ら|届か|かから)[なず]|切れて"
)

_ASKED = re.compile("(?:件の?問い?合わせ|電話)(?:を受け|が相次)(?![^。]*(?:でき[なず]|停止|止ま))")  # and did not fail
_APART = re.compile(  # 100の自治体から問い合わせがあった, 1700の自治体が使う, 全20市町に点検を促す
    "から[^。、]{0,12}(?:問い?合わせ|苦情|相談)|[^。、]{0,6}(?:が|で)(?:共同で)?(?:使う|使って|使われ|利用|導入|採用)"
    "|に対し(?:て)?、?(?:(?!影響|障害|広が|でき)[^。]){0,40}(?:通知|要請|周知|求め|呼び?かけ)"
    "|に(?:(?!影響|障害|広が|でき|対し)[^。、]){0,20}(?:点検|通知|照会|注意|周知)を(?:促|求め|呼び?かけ|出し|し)"
)
_TAKING_PART = re.compile(
    "(?:参加|導入|利用|契約)(?:し(?:た|て(?:い|お)る))?(?:の|団体|自治体)?[はが]、?$"
)  # 参加したのは1731市区町村
# What fell on prefectures named together, and who stepped in for a town.
_WEATHER = re.compile("大雨|警報|注意報|台風|地震|津波")
_TOLD = ("発生", "調査中", "一部復旧", "復旧")
_HELPS = re.compile("(?:隣接|近隣)の[^。]{0,40}(?:受け?付け|交付|代わ|代替)")
_ASKS = re.compile("(?:ます|です|した|ません)か[。?]?$")
_AS_PLANNED = re.compile("(?:予定|普段|ふだん|いつも)(?:どおり|通り)[^。、]{0,8}(?:流れ|鳴っ|届い|動い|放送さ)(?!な)")
_EVERY_ONE = 1_000  # of the 1,741 municipalities
_HOUSES = re.compile(
    "(?:病院|医療センター|がんセンター|図書館|教育委員会|消防本部|消防局|県警察|府警察)$"
)  # they stand in one place


def scope(
    sentences: Sequence[Sentence], counts: Sequence[Count], source: str | None
) -> tuple[Scope | None, Span | None]:
    """Give the scope and the characters it rests on.

    Some prefectures or the whole country when the text says so; else by the municipalities counted or named.
    """
    counted, marked = _counted(sentences, counts), _marked(sentences)
    if outright := _outright(marked, counted):
        return outright
    several = marked.get("several") or (counted and (counted.start, counted.end))
    towns = _towns(sentences)
    if source and source.startswith("lg:") and not several:
        return "単独自治体", towns.get(source)
    if len({code[3:5] for code in towns}) > 1:
        return "複数都道府県", towns[max(towns)]
    if around := marked.get("around"):
        return "全国", around
    if several or len([code for code in towns if not is_prefecture(code)]) > 1:
        return "複数自治体", several or towns[max(towns)]
    nation, one = _of_the_nation(sentences), marked.get("one")
    example = towns and nation and not one and not any(map(_fails_in_a_town, sentences))
    if not example and (one := next(iter(towns.values()), None) or one):
        return "単独自治体", one
    if nation := nation or _of_bodies(sentences, lambda one: one.entity_id in _agencies()):
        return "全国", nation
    house = _of_bodies(sentences, lambda one: bool(_HOUSES.search(one.name))) or _of_one(sentences)
    return ("単独自治体", house) if house else (None, None)


def _marked(sentences: Sequence[Sentence]) -> dict[str, Span]:
    # The first place of each mark that tells how far the failure reached.
    found: dict[str, Span] = {}
    for sentence in sentences:
        for mark in possible(_TABLE, sentence.text):
            if mark in found or _aside(sentence, mark):
                continue
            if match := patterns(_TABLE)[mark].search(sentence.text):
                found[mark] = sentence.span(*match.span())
    return found


def _outright(marked: dict[str, Span], counted: Count | None) -> tuple[Scope, Span] | None:
    if alone := marked.get("alone"):
        return "単独自治体", alone
    if counted and counted.value >= _EVERY_ONE:
        return "全国", (counted.start, counted.end)
    some, nation = marked.get("prefectures"), marked.get("nation")
    if some and not (nation and nation < some):  # what is told first is told of all of it
        return "複数都道府県", some
    # すべての自治体 are those that were counted, where some were.
    nation = nation or (None if counted else marked.get("every"))
    return ("全国", nation) if nation else None


def _aside(sentence: Sentence, mark: str) -> bool:
    if of_another(sentence.text) or of_one_before(sentence.text):
        return True
    if mark == "alone":  # a town alone is told where others are said to be well
        return False
    struck = sentence.claim is not None or _STRUCK.search(sentence.text)
    named = mark == "several" or (mark == "prefectures" and _WEATHER.search(sentence.text))
    return _unaffected(sentence) or bool(named and not struck)


def _counted(sentences: Sequence[Sentence], counts: Sequence[Count]) -> Count | None:
    # The most towns that a text counts, but for those that asked or that use what failed in others.
    starts = [said.start for said in sentences]
    several = []
    for one in counts:
        said = sentences[bisect_right(starts, one.start) - 1]
        at, end = one.start - said.start, one.end - said.start
        apart = _APART.match(said.text, end) or _TAKING_PART.search(said.text, 0, at)
        if one.what == "municipalities" and one.value > 1 and not apart:
            several.append(one)
    return max(several, key=lambda one: one.value, default=None)


def _of_the_nation(sentences: Sequence[Sentence]) -> Span | None:
    # A system that one body runs for the whole country, and no place beside it.
    for sentence in sentences:
        for at, one in enumerate(() if _unaffected(sentence) else sentence.mentions):
            national = one.label == "system" and one.entity_id in _national()
            if national and not _calls_a_procedure(one, sentence.mentions[at + 1 : at + 2]):
                return one.start, one.end
    return None


def _calls_a_procedure(one: Mention, following: Sequence[Mention]) -> bool:
    # マイナ免許証への一体化 says what a counter could not do, not what failed.
    return any(other.label == "procedure" and other.name.startswith(one.name) for other in following)


def _of_bodies(sentences: Sequence[Sentence], suits: Callable[[Mention], bool]) -> Span | None:
    # What a body runs, where the sentence that it is named in tells of the failure.
    for sentence in sentences:
        claim = sentence.claim
        told = claim is not None and claim.state in _TOLD and not claim.negated
        failing = told or ((claim is None or claim.state == "予定") and bool(_STRUCK.search(sentence.text)))
        for one in sentence.mentions if failing else ():
            if one.label == "organisation" and suits(one):
                return one.start, one.end
    return None


def _of_one(sentences: Sequence[Sentence]) -> Span | None:
    # Where nothing else tells: the one town that is named, or the one prefecture that acts.
    named = [
        one
        for sentence in sentences
        for one in (() if _unaffected(sentence) else sentence.mentions)
        if one.label == "municipality" or (one.label == "organisation" and is_prefecture(one.entity_id))
    ]
    places = {_cities().get(one.entity_id or "", one.entity_id) for one in named}
    return (named[0].start, named[0].end) if len(places) == 1 else None


def _fails_in_a_town(sentence: Sentence) -> bool:
    # Else the one town named is an example of what the nation's system did.
    claim = sentence.claim
    failed = claim.state in _TOLD if claim else bool(_STRUCK.search(sentence.text))
    return failed and any(one.label == "municipality" for one in sentence.mentions)


@cache
def _national() -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("systems") if row["operator"].startswith("org:"))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("organisations") if row["kind"] in ("ministry", "agency"))


@cache
def _cities() -> dict[str, str]:
    return {f"lg:{row['code']}": f"lg:{row['parent']}" for row in rows("municipalities") if row["parent"]}


def _towns(sentences: Sequence[Sentence]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for sentence in sentences:
        if _unaffected(sentence) or _HELPS.search(sentence.text) or _ASKS.search(sentence.text):
            continue
        if _ASKED.search(sentence.text) or of_one_before(sentence.text):
            continue
        told = sentence.claim is not None or _STRUCK.search(sentence.text)
        for one in reached(sentence.text, sentence.start, sentence.mentions):
            if one.entity_id and (
                told or not (is_prefecture(one.entity_id) or one.label == "place")
            ):  # a prefecture named beside it is not struck
                found.setdefault(_cities().get(one.entity_id, one.entity_id), (one.start, one.end))
    return found


def _unaffected(sentence: Sentence) -> bool:
    claim = sentence.claim
    return (claim is not None and claim.state == "影響なし") or bool(_AS_PLANNED.search(sentence.text))
