"""Kinds: what a document and its wordings are about, as far as it bears on the events they tell of."""

import re

from incidents.days import day_of, shifted
from incidents.phrases import pattern
from incidents.wording import Document, Sentence, Wording
from records import Relevance

_LEAD = 2  # sentences, the headline among them, that tell what a text is about
_OPENING = 3  # and that tell of how many failures it is
_LATELY = 2  # days before it is told, within which a failure is news
_TURN = re.compile(r"\s*(?:一方|このほか|また|なお)")
_EACH = re.compile("いずれ|互い|それぞれ|共通|各(?!務原)")
_RANK: tuple[Relevance, ...] = ("outage", "data_incident", "planned_maintenance", "other")


def kind_of(document: Document) -> Relevance:
    """Give what a document is about in any of its wordings. What only tells of the past announces no work."""
    if any(map(inspected, document.wordings)):
        return "planned_maintenance"
    kind = min((one.relevance for one in document.wordings), key=_RANK.index)
    if kind == "planned_maintenance" and not any(_ahead(one) for one in document.wordings):
        return "outage" if any(map(failing, document.wordings)) else kind
    if kind == "other" and any(map(_leaked, document.wordings)):
        return "data_incident"
    return kind


def _leaked(wording: Wording) -> bool:
    # That what a town entrusted to others was lost is told as often as no failure of its own.
    opening = [wording.title, *(one.text for one in wording.sentences[:3])]
    return any(map(pattern("entrusted").search, opening))


def inspected(wording: Wording) -> bool:
    """Tell whether its news is that a service is stopped to inspect it, since it had given wrong certificates."""
    headed = bool(pattern("inspected").search(wording.title))
    its_own = bool(pattern("stopped_for_its_own").search(wording.title))
    return headed and not its_own and misissued(wording, len(wording.sentences))


def announces_work(document: Document, kind: Relevance) -> bool:
    """Tell whether a document announces work, by its kind or, where it has none, by what it claims."""
    if kind != "other":
        return kind == "planned_maintenance"
    claims = [claim.state for one in document.wordings for claim in one.claims]
    return "予定" in claims and "発生" not in claims and any(_ahead(one) for one in document.wordings)


def _ahead(wording: Wording) -> bool:
    days = (day_of(date.value) for sentence in wording.sentences for date in sentence.dates)
    return any(day > wording.told for day in days if day)


def by_place(wording: Wording) -> bool:
    """Tell whether what a wording tells of happened in each town by itself."""
    return misissued(wording) or separate(wording)


def of_others(wording: Wording) -> frozenset[int]:
    """Give the sentences that tell of what the failure has nothing to do with: その作業とは関係ありません.

    Where one is said to be another failure (全国的な障害とは別の障害です), those of the nation's beside it, too.
    """
    unrelated, apart, nation = (_at(name, wording) for name in ("unrelated", "not_its_own", "nationwide"))
    turned = frozenset(at for at, one in enumerate(wording.sentences) if _of_another_alone(one))
    before = frozenset(at - 1 for at in unrelated if at > _LEAD and _turns_to_another(wording.sentences[at - 1]))
    return unrelated | apart | turned | before | (nation if apart and nation.isdisjoint(range(_LEAD)) else frozenset())


def _turns_to_another(sentence: Sentence) -> bool:
    # 一方、日向市では市独自の基幹システムが動かなくなった, and the next: 機構の障害とは無関係とみている
    return bool(_TURN.match(sentence.text)) and any(name.label == "municipality" for name in sentence.names)


def is_its_own(wording: Wording, source: str) -> bool:
    """Tell whether its failure is said to have nothing to do with the nation's; a paper says so where it opens."""
    opening = wording.sentences if source.startswith("lg:") else wording.sentences[:_LEAD]
    return any(map(pattern("its_own").search, (wording.title, *(one.text for one in opening))))


def _at(name: str, wording: Wording) -> frozenset[int]:
    return frozenset(at for at, one in enumerate(wording.sentences) if pattern(name).search(one.text))


def separate(wording: Wording) -> bool:
    """Tell whether a wording says that what failed in several places has nothing to do with each other."""
    return unconnected(wording) or any(pattern("separate").search(one.text) for one in wording.sentences)


def unconnected(wording: Wording) -> bool:
    """Tell whether a wording says outright that several failures have nothing to do with each other.

    Not where it says so of one that it turns to: また、帯広市でも動かなくなったが、関連はない.
    """
    return any(pattern("unconnected").search(one.text) and not _of_another_alone(one) for one in wording.sentences)


def _of_another_alone(sentence: Sentence) -> bool:
    apart = pattern("unconnected").search(sentence.text) and _turns_to_another(sentence)
    return bool(apart) and not _EACH.search(sentence.text)


def of_several(wording: Wording) -> bool:
    """Tell whether its headline tells of a series of failures, or its opening of so many: 2件の障害の調査結果."""
    opening = (one.text for one in wording.sentences[:_OPENING])
    return bool(pattern("series").search(wording.title)) or any(map(pattern("cases_of").search, opening))


def failing(wording: Wording) -> frozenset[int]:
    """Give where the sentences start, in characters of the text, that tell of something failing."""
    return frozenset(claim.start for claim in wording.claims if claim.state == "発生" and not claim.negated)


def misissued(wording: Wording, sentences: int = 2) -> bool:
    """Tell whether its first sentences tell of certificates that were issued wrongly."""
    return any(pattern("misissue").search(one.text) for one in wording.sentences[:sentences])


def looks_back(wording: Wording) -> bool:
    """Tell whether a wording is an opinion, a summing-up, a yearly list or an anniversary: nothing in it is news."""
    opening = [wording.title, *(one.text for one in wording.sentences[:_LEAD])]
    return reviews(wording) or any(map(pattern("anniversary").search, opening)) or _prompted(wording)


def reviews(wording: Wording) -> bool:
    """Tell whether its headline is that of an opinion, a summing-up, a yearly list or a column."""
    titled = any(pattern(name).search(wording.title) for name in ("opinion", "yearly"))
    return titled or bool(pattern("column").search(wording.title) and not troubled(wording.title))


def _prompted(wording: Wording) -> bool:
    # 障害を受け、全市町に点検を依頼した: what was done because of it, under a headline that tells of no failure
    told = [one for one in wording.sentences if troubled(one.text) and not one.titled]
    days = [day for one in told for date in one.dates if (day := day_of(date.value))]
    of_late = any(day >= shifted(wording.told, -_LATELY) for day in days)
    acted = bool(told) and all(pattern("prompted").search(one.text) for one in told)
    return acted and not of_late and not troubled(wording.title)


def troubled(title: str) -> bool:
    """Tell whether a headline tells of a failure or of its end."""
    return bool(pattern("trouble").search(title) or pattern("recovery").search(title))
