"""Why it failed, as a phrase of the text."""

import re
from collections.abc import Sequence

from nlp.outage.sentences import Sentence
from nlp.tables import rows

_OPEN = re.compile(
    r"調査|調べ|不明|特定(?:され|でき)?(?:て|し)?(?:い|お)?(?:な|らず)|分か(?:って|ら)|わか(?:って|ら)|判明して(?:い)?な|究明|解明|確認中|現時点"
)
_LEAD = re.compile(r"^(?:なお|また|その|同日|今回の|この|これは|一方|当初|現在|[、,])+[はの、,]?")
_PATTERNS = [re.compile(row["pattern"]) for row in rows("outage_causes")]


def cause(sentences: Sequence[Sentence]) -> tuple[int, int] | None:
    """Give the characters of the phrase that names the cause; the last naming in the text is what is known best."""
    for pattern in _PATTERNS:
        found = [span for sentence in sentences for span in _in(sentence, pattern)]
        if found:
            return found[-1]
    return None


def _in(sentence: Sentence, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    if sentence.claim and sentence.claim.state in ("予定", "影響なし"):
        return []
    found = []
    for match in pattern.finditer(sentence.text):
        start, end = match.span("cause")
        if lead := _LEAD.match(sentence.text[start:end]):
            start += lead.end()
        phrase = sentence.text[start:end].rstrip(" 、")
        if len(phrase) >= 3 and not _OPEN.search(phrase):
            found.append(sentence.span(start, start + len(phrase)))
    return found
