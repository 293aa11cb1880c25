"""Evidence: what speaks for and against two accounts telling of one event, weighed by tables/evidence.tsv."""

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from incidents.days import DAY
from incidents.episode import AGAIN
from incidents.facets import TITLE, Facets, at_one_hour_only, beyond, in_order, in_reach
from incidents.leaks import both_leaked, spread_too_long
from incidents.phrases import rarity, weights
from incidents.timing import APART, Found, follows, when
from incidents.vetoes import apart, elsewhere, moved
from records import Reason

_ALIKE = (("same_words", 0.2), ("some_words", 0.1))  # cosine of their words, weighed by rarity
_LEAKS_ALIKE = 0.15  # of leaks that share nothing but that something leaked
_TWO, _SHOWN = 2, 5  # words
_SAID_OF_IT = re.compile("の?(?:障害(?!者)|不具合|復旧|停止|再開|不通|状況|お知らせ|お詫び)|に(?:ついて|伴う|よる)")
_PLAIN = len("システム")  # what says no more than that joins no reports
_SERIES = 30  # days from the first to the last report of a numbered series

Piece = tuple[str, str | frozenset[str]]  # a row of tables/evidence.tsv with a detail: what is the same, or the words


class Weighed(NamedTuple):
    """What two accounts have in common. `elsewhere`: they tell of one event only if others say that it is shared."""

    score: float
    found: tuple[Piece, ...] = ()
    elsewhere: bool = False

    @property
    def joins(self) -> bool:
        """Tell whether the two, by themselves, are held to tell of one event."""
        return self.score >= 0 and not self.elsewhere

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Give what was found with its weights."""
        return tuple(Reason(name, weights()[name], _named(detail)) for name, detail in self.found)


_UNLIKE = -100.0  # what shares no subject, or can not be of one event


def weigh(one: Facets, other: Facets) -> Weighed:
    """Weigh two main accounts; at 0 and above they are held to tell of one event."""
    one, other = in_order(one, other)
    if apart(one, other):
        return Weighed(_UNLIKE)
    if not in_reach(one, other):
        return Weighed(_UNLIKE, elsewhere=elsewhere(one, other))
    found: list[Piece] = [
        ("base", ""),
        *when(one, other),
        *_what(one, other),
        *_where(one, other),
        *_words(one, other),
        *_source(one, other),
    ]
    found += [("only_the_hour", "")] if at_one_hour_only(one, other) else []
    found += _kinds(one, other)
    found = [piece for piece in found if piece[0] != APART]
    weight = weights()
    return Weighed(sum(weight[name] for name, _ in found), tuple(found), elsewhere=elsewhere(one, other))


def _named(detail: str | frozenset[str]) -> str:
    # Of shared words the rarest; they are sorted only where a reason is asked for.
    if isinstance(detail, str):
        return detail
    return " ".join(sorted(detail, key=lambda word: (-rarity(word), word))[:_SHOWN])


def _what(one: Facets, other: Facets) -> Found:
    systems = one.systems & other.systems
    operators = one.operators & other.operators
    if systems:
        yield "same_system", min(systems)
    elif one.broad & other.broad:
        yield "broad_system", min(one.broad)
    elif one.systems and other.systems:
        shared = (one.account.wide or other.account.wide) and not (one.operators and other.operators)
        unlike = "other_part" if shared else "other_system"
        yield ("related_system", min(operators)) if operators else (unlike, "")
    elif operators:
        yield "same_operator", min(operators)
    if procedures := one.procedures & other.procedures:
        yield "same_procedure", min(procedures)
    if not systems and (things := one.things & other.things):
        yield "same_thing", min(things)
    if firms := one.firms & other.firms:
        yield "same_firm", min(firms)


def _alike(one: Facets, other: Facets, shared: frozenset[str]) -> float:
    said = math.fsum(rarity(word) ** 2 for word in shared)
    return said / (one.telling * other.telling) if len(shared) >= _TWO else 0.0


def _words(one: Facets, other: Facets) -> Iterator[Piece]:
    shared = one.words & other.words
    alike = _alike(one, other, shared)
    for name, least in _ALIKE:
        if alike >= least:
            yield name, shared
            break
    if numbers := one.numbers & other.numbers:
        yield "same_number", " ".join(sorted(numbers)[:_SHOWN])


def _where(one: Facets, other: Facets) -> Found:
    places = one.struck & other.struck
    if places:
        yield "same_place", min(places)
    if one.account.wide and other.account.wide:
        yield "both_wide", ""
    elif not places and one.struck and other.struck and not (one.account.wide or other.account.wide):
        yield "other_place", f"{min(one.struck)}, {min(other.struck)}"
    if not places and (beyond(one, other) or beyond(other, one)):
        yield "other_region", f"{min(one.struck)}, {min(other.struck)}"


def _source(one: Facets, other: Facets) -> Found:
    if one.account.source != other.account.source:
        return
    if one.account.official and not one.account.owner:
        yield "same_source", one.account.source
    elif one.account.owner and follows(one, other):
        yield "followed_up", one.account.source
    abouts = _about(one.titled), _about(other.titled)
    if one.titled and (one.titled == other.titled or _begins_alike(*abouts)):
        yield "same_title", one.titled
    numbers = (one.account.number or 0, other.account.number or 0)
    if all(numbers) and numbers[0] != numbers[1] and abs(one.told - other.told) <= _SERIES:
        about = abouts[0] == abouts[1] and (one.titled == other.titled or len(abouts[0]) > _PLAIN)
        apart = one.began and other.began and one.began.gap(other.began) > 0
        following = abs(numbers[0] - numbers[1]) == 1 and bool(one.systems & other.systems) and not apart
        if about or following:  # 診療制限（第2報） and then 外来の再開（第3報）, of one system
            yield "series", f"{numbers[0]}, {numbers[1]}"


def _begins_alike(one: str, other: str) -> bool:
    # 申請データの送信ができない事象, and then 申請データの送信について
    short, long = sorted((one, other), key=len)
    return len(short) >= TITLE and long.startswith(short) and not long.startswith("の", len(short))


@cache
def _about(title: str) -> str:
    """Give what a title is about, whatever it says of it: 庁内システム of …の障害について and …の復旧について."""
    return _SAID_OF_IT.sub("", title)


def _kinds(one: Facets, other: Facets) -> Found:
    kinds = {one.account.kind, other.account.kind}
    if len(kinds) == 1:
        yield from _of_one_kind(one, other)
    elif "other" in kinds:
        yield "unclear_kind", ""
    elif kinds == {"outage", "data_incident"}:
        yield "near_kind", ""
    else:
        yield "other_kind", ", ".join(sorted(kinds))
        yield from _overrun(one, other) if kinds == {"outage", "planned_maintenance"} else ()


def _overrun(one: Facets, other: Facets) -> Found:
    work, failure = (one, other) if one.account.kind == "planned_maintenance" else (other, one)
    until = work.ended or work.began
    if not (work.began and until and failure.began):
        return
    failed = failure.began.first
    with_it = work.began.first - DAY < failed <= work.began.last + DAY
    if with_it or until.first - DAY <= failed <= until.last + AGAIN:
        yield "overrun", failure.account.started or ""


def _of_one_kind(one: Facets, other: Facets) -> Found:
    firms = one.firms & other.firms
    if both_leaked(one, other):
        if firms:
            yield "same_leak", min(firms)
        elif one.firms and other.firms:
            yield "other_firm", f"{min(one.firms)}, {min(other.firms)}"
        elif spread_too_long(one, other):
            yield "other_leak", f"{one.account.told}, {other.account.told}"
        elif _alike(one, other, one.words & other.words) >= _LEAKS_ALIKE:
            yield "leak_told_alike", ""
    if later := moved(one, other):
        yield "moved", later.titled
