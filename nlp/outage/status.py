"""How things stood when the text was written."""

import re
from collections.abc import Sequence

from nlp.outage.sentences import Sentence
from records import Status

_STILL = re.compile(
    r"続いて(?:い|お)|(?:現在|依然|今も|なお|いまだ)[^。]{0,40}(?:でき(?:ない|ません)|利用できな|停止(?:中|して)|つながりにく|復旧して(?:い)?(?:ない|ません))|"
    r"停止中|できない状態|継続(?:中|して)|復旧(?:して)?(?:い)?ない|全面(?:的な)?復旧(?:は|に)"
)
_WHOLE = re.compile(r"(?:全て|すべて|完全に|全面)[^。]{0,12}(?:復旧|再開|回復)|【復旧】|復旧済")


def status(sentences: Sequence[Sentence]) -> tuple[Status, tuple[int, int] | None]:
    """Give the status and the characters it rests on: what was said last of the end wins over what began it."""
    stated = [sentence for sentence in sentences if sentence.claim and not sentence.claim.negated]
    over = [one for one in stated if one.claim and one.claim.state == "復旧" and not one.claim.hedged]
    part = [one for one in stated if one.claim and one.claim.state == "一部復旧" and not one.claim.hedged]
    whole = [one for one in over if _WHOLE.search(one.text)]
    still = [one for one in stated if one.claim and one.claim.state in ("発生", "調査中") and _STILL.search(one.text)]
    if whole or (over and not still and not (part and part[-1].start > over[-1].start)):
        return "復旧", _span((whole or over)[-1])
    if part or over:
        return "一部復旧", _span((part or over)[-1])
    for state, name in (("調査中", "調査中"), ("発生", "発生中")):
        found = [one for one in stated if one.claim and one.claim.state == state]
        if found:
            return name, _span(found[0])  # type: ignore[return-value]
    return "不明", None


def _span(sentence: Sentence) -> tuple[int, int]:
    return sentence.span(0, len(sentence.text))
