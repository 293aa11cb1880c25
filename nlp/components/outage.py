"""The outage a text tells of: when, how far, why, how many, and how it stood; each field with what it rests on."""

import re

from spacy.language import Language
from spacy.tokens import Doc

from nlp.extensions import text_of
from nlp.gazetteer.sites import speaking
from nlp.outage.cause import cause
from nlp.outage.counts import counts
from nlp.outage.dateline import dateline, first_report
from nlp.outage.marks import marks
from nlp.outage.moment import day_of
from nlp.outage.moments import moments
from nlp.outage.notices import of_this_notice
from nlp.outage.over import over, partly
from nlp.outage.own import days_before
from nlp.outage.scope import scope
from nlp.outage.sentences import Sentence, sentences
from nlp.outage.status import status
from nlp.outage.times import course
from records import Claim, Outage

_AWAITED = re.compile("復旧|再開")
_INFLECTED = re.compile("(?:いた|致)?し?(?:まし)?[たす]?")  # 復旧しまし|た: to the end of the word
_STOPPED = re.compile(
    r"(?:停止|休止|中止)(?:し(?!ない|ません)|中|さ(?:せ|れ)|とな)|(?<!差し)止め(?:た|て|る|まし)|(?:利用|発行|交付)でき(?:な|ま|ず)"
)


@Language.component(
    "outage",
    requires=["doc._.claims", "doc._.dates", "doc._.mentions", "doc._.relevance"],
    assigns=["doc._.claims", "doc._.outage", "doc.spans"],
)
def outage(doc: Doc) -> Doc:
    """Set `doc._.outage`, None for a document about anything else, and its evidence as `doc.spans["outage"]`.

    An end in a sentence of which nothing was claimed, as 平常どおりに戻った with its hour, is claimed as 復旧.
    """
    about, _ = doc._.relevance
    said = of_this_notice(sentences(doc)) if about in ("outage", "data_incident") else []
    found = _outage(doc, said) if about == "outage" or any(map(_stopped, said)) else None
    rests_on = found.evidence if found else {}
    spans = (doc.char_span(*span, label=name, alignment_mode="expand") for name, span in rests_on.items())
    doc.spans["outage"] = [span for span in spans if span is not None]
    doc._.outage = found
    if found and (claim := _end(found, said)):
        doc._.claims = sorted([*doc._.claims, claim], key=lambda one: one.start)
        doc.spans["claims"].append(doc.char_span(claim.start, claim.end, label=claim.state, alignment_mode="expand"))
    return doc


def _end(found: Outage, said: list[Sentence]) -> Claim | None:
    at = found.evidence.get("ended")
    here = next((one for one in reversed(said) if at and one.start <= at[0]), None)
    if here is None or here.claim:
        return None
    told = here.names("system"), here.names("procedure"), here.places()
    return Claim(here.start, here.start + len(here.text), "復旧", *told, to=found.ended)


def _stopped(sentence: Sentence) -> bool:
    # Wrong certificates are no outage, but that the service was stopped for them is.
    claim = sentence.claim
    if claim is None or claim.negated or not _STOPPED.search(sentence.text):
        return False
    return claim.state == "発生" or (claim.state == "調査中" and bool(_AWAITED.search(sentence.text)))


def _outage(doc: Doc, said: list[Sentence]) -> Outage:
    text = text_of(doc)
    told = moments(said, doc._.published)
    marked = marks(said, days_before(said, told))
    stands, shown = status(said, marked)
    if over(said, told, marked, stands):
        stands = "復旧"  # though no word says so
    elif partly(said, told, marked, stands):
        stands = "一部復旧"
    times = course(said, told, marked, stands, doc._.published)
    if doc._.kind in ("notice", "report"):
        times = times._replace(announced=first_report(said) or times.announced or dateline(said))
    found = times._asdict()
    numbers = counts(said, text)
    began = day_of(times.started.value) if times.started else None
    reaches, reached = scope(said, numbers, speaking(doc._.source, doc._.url), began)
    because = cause(said)
    if shown and (rest := _INFLECTED.match(text, shown[1])):
        shown = shown[0], rest.end()
    rests_on = {"status": shown, "scope": reached, "cause": because}
    rests_on |= {name: (one.start, one.end) for name, one in found.items() if one}
    return Outage(
        **{name: one.value if one else None for name, one in found.items()},
        status=stands,
        cause=text[slice(*because)] if because else None,
        scope=reaches,
        counts=numbers,
        evidence={name: span for name, span in rests_on.items() if span},
    )
