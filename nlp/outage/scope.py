"""How far it reached, as the text tells it."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from nlp.gazetteer.places import is_prefecture
from nlp.outage.asides import LATELY
from nlp.outage.beside import of_another, of_one_before
from nlp.outage.bodies import (
    STRUCK,
    agencies,
    cities,
    is_example,
    of_bodies,
    of_its_system,
    of_one,
    of_the_nation,
    signed,
    unaffected,
)
from nlp.outage.moment import days_of
from nlp.outage.sentences import Sentence, Span, reached
from nlp.phrases import phrases
from records import Count, Scope

_TABLE = "outage_scopes"

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
_HELPS = re.compile("(?:隣接|近隣)の[^。]{0,40}(?:受け?付け|交付|代わ|代替)")
_ASKS = re.compile("(?:ます|です|した|ません)か[。?]?$")
_NOT_ITS = re.compile("NTT|KDDI|ソフトバンク|ドコモ|連合会|(?:自治体|市町村|市区町村)(?:から|へ|の|が)|広い範囲")
_NATIONS = re.compile("全国|各地|(?<!外)国の")
_LEAD = 3  # sentences
_EVERY_ONE = 1_000  # of the 1,741 municipalities
_HOUSES = re.compile(
    "(?:病院|医療センター|がんセンター|図書館|教育委員会|消防本部|消防局|県警察|府警察)$"
)  # they stand in one place


def scope(
    sentences: Sequence[Sentence], counts: Sequence[Count], source: str | None, began: date | None
) -> tuple[Scope | None, Span | None]:
    """Give the scope of what `began` then, and the characters it rests on.

    Some prefectures or the whole country when the text says so; else by the municipalities counted or named.
    """
    sentences = [one for one in sentences if not _recalls(one, began)]
    counted, marked, towns = _counted(sentences, counts), _marked(sentences), _towns(sentences)
    if outright := _outright(marked, counted):
        return outright
    several = marked.get("several") or (counted and (counted.start, counted.end))
    theirs = of_its_system(sentences)
    if source and source.startswith("lg:") and not (several or theirs):
        return "単独自治体", towns.get(source)
    nation = of_the_nation(sentences)
    if len({code[3:5] for code in towns}) > 1:
        examples = nation and not (any(map(is_prefecture, towns)) or several) and is_example(sentences, nation)
        return ("全国", nation) if nation and examples else ("複数都道府県", towns[max(towns)])
    if around := marked.get("around"):
        return "全国", around
    if several or len([code for code in towns if not is_prefecture(code)]) > 1:
        return "複数自治体", several or towns[max(towns)]
    if not theirs and (one := _alone(sentences, towns, marked.get("one"), nation)):
        return "単独自治体", one
    agency = of_bodies(sentences, lambda one: one.entity_id in agencies())
    if nation := theirs or nation or agency or marked.get("state"):
        return "全国", nation
    house = _unnamed(sentences, marked.get("its"))
    return ("単独自治体", house) if house else (None, None)


def _unnamed(sentences: Sequence[Sentence], its: Span | None) -> Span | None:
    # A house, or a town that no name tells; but what fails of a carrier, or of many, is no town's, whoever tells of it.
    house = of_bodies(sentences, lambda one: bool(_HOUSES.search(one.name))) or of_one(sentences)
    return house or (None if any(_NOT_ITS.search(one.text) for one in sentences[:_LEAD]) else its)


def _alone(
    sentences: Sequence[Sentence], towns: Mapping[str, Span], marked: Span | None, nation: Span | None
) -> Span | None:
    one = marked or signed(sentences) or _of_a_house(sentences) or (None if towns else _unsettled(sentences))
    example = towns and nation and not one and is_example(sentences, nation)
    return None if example else next(iter(towns.values()), None) or one


def _unsettled(sentences: Sequence[Sentence]) -> Span | None:
    # 府中市でコンビニ交付が使えなくなった: one town, though which of that name is not told
    struck = [one for one in sentences if one.claim and not unaffected(one)]
    named = [name for one in struck for name in one.mentions if name.label == "municipality" and not name.entity_id]
    alone = len({name.surface for name in named}) == 1 and not any(_NATIONS.search(one.text) for one in sentences)
    return (named[0].start, named[0].end) if alone else None


def _of_a_house(sentences: Sequence[Sentence]) -> Span | None:
    # 市立病院の電子カルテに障害, and further down what else it could not do: マイナ保険証
    lead = sentences[:_LEAD]
    return None if of_the_nation(lead) else of_bodies(lead, lambda one: bool(_HOUSES.search(one.name)))


def _recalls(sentence: Sentence, began: date | None) -> bool:
    # 2月22日には全国で止まった, told in March of what failed then
    days = days_of(sentence.dates)
    return began is not None and bool(days) and max(days) < began - LATELY


def _marked(sentences: Sequence[Sentence]) -> dict[str, Span]:
    # The first place of each mark that tells how far the failure reached.
    found: dict[str, Span] = {}
    for sentence in sentences:
        for mark, matches in phrases(_TABLE).found(sentence.text).items():
            if mark not in found and not _aside(sentence, mark):
                found[mark] = sentence.span(*matches[0].span())
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
    struck = sentence.claim is not None or STRUCK.search(sentence.text)
    named = mark == "several" or (mark == "prefectures" and _WEATHER.search(sentence.text))
    return unaffected(sentence) or bool(named and not struck)


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


def _towns(sentences: Sequence[Sentence]) -> dict[str, Span]:
    found: dict[str, Span] = {}
    for sentence in sentences:
        if unaffected(sentence) or _HELPS.search(sentence.text) or _ASKS.search(sentence.text):
            continue
        if _ASKED.search(sentence.text) or of_one_before(sentence.text):
            continue
        told = sentence.claim is not None or STRUCK.search(sentence.text)
        for one in reached(sentence.text, sentence.start, sentence.mentions):
            if one.entity_id and (
                told or not (is_prefecture(one.entity_id) or one.label == "place")
            ):  # a prefecture named beside it is not struck
                found.setdefault(cities().get(one.entity_id, one.entity_id), (one.start, one.end))
    return found
