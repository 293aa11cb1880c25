"""All names of one text, as records: looked up, joined, settled, and followed through 同省 and 本市."""

from collections.abc import Callable, Container, Sequence

from nlp.gazetteer.anaphora import defined, home_of, referring
from nlp.gazetteer.coordination import coordinated
from nlp.gazetteer.hits import Hit, look_up, without_overlap
from nlp.gazetteer.lists import by_id
from nlp.gazetteer.places import acts, joined, kind
from nlp.gazetteer.resolve import settled
from nlp.gazetteer.stems import listed_stems, with_prefecture
from nlp.gazetteer.systems import parted, systems
from nlp.gazetteer.unlisted import unlisted
from nlp.gazetteer.view import View
from records import Mention

COMPONENT = "gazetteer"


def find(
    text: str,
    *,
    title: str | None = None,
    source: str | None = None,
    words: Callable[[], Container[int]] | None = None,
) -> list[Mention]:
    """Find the names of the lists in a text, sorted and without overlap; `text[start:end] == surface`.

    `title` and `source` (`lg:` + 団体コード) settle places that the text leaves open. `words` gives the offsets where
    words begin, for doubtful cases; without it longer names are trusted and short ones inside kanji are not.
    """
    titled = _places(title, source) if title else []
    view = View(text, words)
    hits = _named(view)
    hits = settled(view, hits, source, titled)
    home = home_of(source, titled)
    short = [*defined(view, hits)]
    meant = {(hit.start, hit.end) for hit in short}
    hits = _with([hit for hit in hits if hit.ids or (hit.start, hit.end) not in meant], short)
    hits = _with(hits, [*referring(view, hits, home)])
    return [_mention(view, hit) for hit in hits]


def _named(view: View) -> list[Hit]:
    hits = look_up(view)
    hits = [*hits, *unlisted(view, hits)]
    hits = without_overlap([*hits, *systems(view, hits)])
    hits = _with(hits, [*coordinated(view, hits)])
    return joined(view, _with([*parted(view, hits)], [*with_prefecture(view), *listed_stems(view)]))


def _places(title: str, source: str | None) -> list[Hit]:
    view = View(title)
    return [hit for hit in settled(view, joined(view, look_up(view)), source) if hit.label in ("municipality", "place")]


def _with(hits: list[Hit], more: Sequence[Hit]) -> list[Hit]:
    """Add hits only where nothing was found before."""
    if not more:
        return hits
    taken = {index for hit in hits for index in range(hit.start, hit.end)}
    free = [hit for hit in more if taken.isdisjoint(range(hit.start, hit.end))]
    return sorted([*hits, *without_overlap(free)], key=lambda hit: hit.start)


def _mention(view: View, hit: Hit) -> Mention:
    start, end = view.original(hit.start, hit.end)
    surface = view.text[start:end]
    if len(hit.ids) > 1:
        return Mention(hit.label, surface, None, start, end, surface, COMPONENT, hit.ids)
    if not hit.ids:
        named, until = view.original(*hit.of) if hit.of else (start, end)
        return Mention(hit.label, hit.called or view.text[named:until], None, start, end, surface, COMPONENT)
    entity = by_id()[hit.ids[0]]
    return Mention(_label(view, hit), entity.name, entity.entity_id, start, end, surface, COMPONENT)


def _label(view: View, hit: Hit) -> str:
    # A prefecture is an area, and a body where it acts; never one of the towns that were struck.
    if hit.label != "municipality" or kind(hit) != "prefecture":
        return hit.label
    return "organisation" if acts(view.key, hit.end) else "place"
