"""RSS 1.0 (RDF), RSS 2.0 and Atom, as they really are."""

import io
import re
from urllib.parse import urljoin

import feedparser

from spiders.discovery.dates import dated
from spiders.discovery.guards import MAX_FEED, MAX_LINKS, Refused, nothing, refuse_entities, refuse_html, text_of
from spiders.discovery.listings import Feed, Link, Listed
from spiders.urls import canonical_url

_ROOT = re.compile(r"<(?:\w+:)?(?:rdf|rss|feed)\b", re.IGNORECASE)
_END = re.compile(r"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)


def read_feed(listing: Feed, body: bytes, content_type: str | None, url: str) -> Listed:
    """Read the links of a feed; feedparser is given a stream, never an address or file name, so it cannot fetch."""
    text = text_of(body, content_type, xml=True)
    refuse_html(text, wanted="feed")
    text = refuse_entities(text)
    if not _ROOT.match(text):
        raise Refused(
            "Moved: no feed, neither RSS nor Atom came. Open the address in a browser and correct the listing in the "
            "source's file."
        )
    text, total = _capped(text)
    if len(text) > MAX_FEED:
        raise Refused(
            f"Too large: its first entries alone are more than {MAX_FEED // 1_000_000} million characters. Declare "
            "another feed of the site."
        )
    parsed = feedparser.parse(io.BytesIO(text.encode("utf-8")), sanitize_html=False, resolve_relative_uris=False)
    links = tuple(link for entry in parsed.entries for link in _links(entry, url))
    if not links:
        return Listed(problem=nothing("feed", "Wait a night; if it stays so, look for the site's other feeds."))
    problem = None
    if total > MAX_LINKS:
        problem = (
            f"Long feed: {total} entries, of which the first {MAX_LINKS} are followed. Declare a section's feed, or "
            "bring the rest in with `backfill`."
        )
    wanted = (link for link in links if not (listing.about and link.title) or re.search(listing.about, link.title))
    return Listed(tuple(wanted), problem=problem)


def _capped(text: str) -> tuple[str, int]:
    ends = [match.end() for match in _END.finditer(text)]
    if len(ends) <= MAX_LINKS:
        return text, len(ends)
    return text[: ends[MAX_LINKS - 1]] + text[ends[-1] :], len(ends)


def _links(entry: "feedparser.FeedParserDict", base: str) -> list[Link]:
    address = entry.get("link") or (entry.get("id") if str(entry.get("id", "")).startswith("http") else None)
    if not address:
        return []
    try:
        url = canonical_url(urljoin(base, str(address).strip()))
    except ValueError:
        return []
    if not url.startswith(("http://", "https://")):
        return []
    raw = entry.get("published") or entry.get("created") or entry.get("updated")
    return [Link(url, " ".join(str(entry.get("title") or "").split()) or None, dated(str(raw)) if raw else None)]
