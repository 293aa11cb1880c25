"""Whose failure it was: of a system or a body of the whole country, of one house, of a town."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from nlp.gazetteer.places import is_prefecture
from nlp.outage.sentences import Sentence, Span
from nlp.tables import rows
from records import Mention

# 各自治体が使うシステム tells what it is, not how far its failure reached.
STRUCK = re.compile(
    "障害|不具合|トラブル|影響|停止|でき[なず]|使え[なず]|相次|復旧|止ま|遅れ|遅延|支障|被害|(?:流れ|鳴ら|届か|かから|渡せ|受け取れ|され)[なず]|切れて"
)
_POLICE = "org:npa"
_RUN = re.compile(  # 「機構」のシステムの不調, 機構(東京)が運営する
    r"[」』]?(?:\([^()]{1,12}\))?(?:が[^。、]{0,10}(?:管理|運営|運用|提供|設置|所管)|(?:の|側の?)(?:[^。、はがを]{0,10}(?:システム|サーバー?|ネットワーク)|機器))"
)
_TOWNS_OWN = re.compile(  # 機構のシステムにつながる本市の端末; 機構の障害ではありません
    r"(?<![一-龠])(?:[本当]?[市町村区県]|[一-龠]{1,4}[市町村区])の[^。、はが]{0,10}(?:機器|サーバー?|端末|装置|システム|設備|回線)"
    r"|では(?:あり|な)|正常(?:に|で)|限られ|(?:システム|ネットワーク)(?:[にと](?:接続|つな)|からの|との連携)"
)
_OFFICE = re.compile(
    r"(?:役場|役所)?\s*[一-龥ァ-ヺー・\s]{0,24}(?:課|係|室|部|局|センター|支所|役場)[^ぁ-んァ-ヶ一-龠]*"
)
_ADDRESS = re.compile(  # 市民課 〒037-8686 of a town, and no 県デジタル戦略課
    r"(?:^|[\s:])(?:(?![都道府県])[^\s。]){0,20}(?:課|係|室|部|局|センター|支所)\s*(?:〒?[0-9]{3}-?[0-9]{4})?\s*$"
)
_TOLD = ("発生", "調査中", "一部復旧", "復旧")
_WELL = re.compile(  # 都城市は正常に動いている, 多賀城市のサイトは別のもので、利用できる
    "(?:予定|普段|ふだん|いつも)(?:どおり|通り)[^。、]{0,8}(?:流れ|鳴っ|届い|動い|放送さ)(?!な|て(?:い|お)(?:な|ら|り?ませ))"
    "|[市町村区][はもで][^。、]{0,12}(?:正常に|問題なく)[^。、]{0,6}(?:動い|稼働し|利用でき|使え|受け)(?!(?:て(?:い|お)?)?(?:な|ら|り?ませ|ず))"
    "|影響(?:は|を|も)?[^。、]{0,4}受けて(?:い|お)(?:な|らず|り?ませ)|(?:方|者|人|[市町村区])に(?:は)?影響は?(?:あり?ませ|ござ|な[いく])"
    "|(?:作業|工事|点検)による(?:休止|停止)で、?[^。]{0,10}障害では(?:な|あり?ま)"
    "|(?:事前に|あらかじめ|かねて)[^。、]{0,10}(?:告知|周知|知らせ|案内|予告)[^。、]{0,14}(?:作業|更新|点検|工事|入れ替え)による"
    "|別の(?:もの|システム|回線|サーバー?)(?:で|を(?:使|利用し)|の?ため)[^。]{0,20}(?:通常(?:どおり|通り)|(?:利用でき|使え|動い)(?!(?:て(?:い|お)?)?(?:な|ら|り?ませ|ず))|影響はな)"
)


def of_the_nation(sentences: Sequence[Sentence]) -> Span | None:
    """Give the characters of a system that one body runs for the whole country."""
    for sentence in sentences:
        for at, one in enumerate(() if unaffected(sentence) else sentence.mentions):
            national = one.label == "system" and one.entity_id in _national()
            if national and not _calls_a_procedure(one, sentence.mentions[at + 1 : at + 2]):
                return one.start, one.end
    return None


def _calls_a_procedure(one: Mention, following: Sequence[Mention]) -> bool:
    # マイナ免許証への一体化 says what a counter could not do, not what failed.
    return any(other.label == "procedure" and other.name.startswith(one.name) for other in following)


def of_bodies(sentences: Sequence[Sentence], suits: Callable[[Mention], bool]) -> Span | None:
    """Give those of a body that suits, where the sentence that it is named in tells of the failure."""
    for sentence in sentences:
        claim = sentence.claim
        told = claim is not None and claim.state in _TOLD and not claim.negated
        failing = told or ((claim is None or claim.state == "予定") and bool(STRUCK.search(sentence.text)))
        for one in sentence.mentions if failing else ():
            if one.label == "organisation" and suits(one):
                return one.start, one.end
    return None


def of_its_system(sentences: Sequence[Sentence]) -> Span | None:
    """Give the characters of an agency whose own system failed for all: 機構が管理するシステムの障害により.

    Not of the police, whose centres stand in one prefecture each.
    """

    def runs(sentence: Sentence, one: Mention) -> bool:
        agency = one.entity_id in agencies() and one.entity_id != _POLICE
        named = agency and _RUN.match(sentence.text, one.end - sentence.start)
        return bool(named) and not (unaffected(sentence) or _TOWNS_OWN.search(sentence.text))

    owned = (one for one in sentences if any(runs(one, other) for other in one.mentions))
    return of_bodies([*owned], lambda one: one.entity_id in agencies())


def of_one(sentences: Sequence[Sentence]) -> Span | None:
    """Give those of the one town that is named, or the one prefecture that acts; for where nothing else tells."""
    named = [
        one
        for sentence in sentences
        for one in (() if unaffected(sentence) else sentence.mentions)
        if one.label == "municipality" or (one.label == "organisation" and is_prefecture(one.entity_id))
    ]
    places = {cities().get(one.entity_id or "", one.entity_id) for one in named}
    return (named[0].start, named[0].end) if len(places) == 1 else None


def signed(sentences: Sequence[Sentence]) -> Span | None:
    """Give the characters of the town whose office signs a text, or gives its address: 令和元年8月26日 産山村住民課."""
    named = Counter(name.entity_id for one in sentences for name in one.mentions)
    addresses = named.keys().isdisjoint(agencies())  # else they may be those of an agency
    for one in sentences:
        towns = [name for name in one.mentions if name.label in ("municipality", "place") and name.entity_id]
        if len(towns) != 1 or any(name.entity_id in agencies() for name in one.mentions):
            continue
        start, end = towns[0].start - one.start, towns[0].end - one.start
        addressed = addresses and named[towns[0].entity_id] > 1 and _ADDRESS.search(one.text, 0, start)
        headed = towns[0].label == "municipality" and _OFFICE.fullmatch(one.text, end)
        if addressed or headed:
            return towns[0].start, towns[0].end
    return None


def is_example(sentences: Sequence[Sentence], nation: Span) -> bool:
    """Tell whether the one town that is named is an example of what the `nation`'s system did.

    So it is where nothing is said to fail in it, or only after the failure was told without it.
    """
    failing = [one for one in sentences if _fails(one)]
    struck = [one.start for one in sentences if any(kind.label == "municipality" for kind in one.mentions)]
    if not any(one.start in struck for one in failing):
        return True
    first = next((one for one in failing if one.start <= nation[0] < one.start + len(one.text)), None)
    return first is not None and not any(start <= first.start for start in struck)


def _fails(sentence: Sentence) -> bool:
    claim = sentence.claim
    return claim.state in _TOLD if claim else bool(STRUCK.search(sentence.text))


@cache
def _national() -> frozenset[str]:
    return frozenset(row["entity_id"] for row in rows("systems") if row["operator"].startswith("org:"))


@cache
def agencies() -> frozenset[str]:
    """Give the ids of what acts for the whole country."""
    return frozenset(row["entity_id"] for row in rows("organisations") if row["kind"] in ("ministry", "agency"))


@cache
def cities() -> dict[str, str]:
    """Give the city of each ward by their ids."""
    return {f"lg:{row['code']}": f"lg:{row['parent']}" for row in rows("municipalities") if row["parent"]}


def unaffected(sentence: Sentence) -> bool:
    """Tell whether a sentence says of whom it names that they are well."""
    claim = sentence.claim
    return (claim is not None and claim.state == "影響なし") or bool(_WELL.search(sentence.text))
