"""The city's feeds and sitemaps: RSS 2.0, RSS 1.0, Atom, a sitemap under an index, and a news sitemap."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from benchmarks.city.notices import Notice, notices
from benchmarks.city.pages import Link, decoys
from benchmarks.city.sites import Site

_DECOYS = 15
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
_RSS = _XML + '<rss version="2.0"><channel><title>{title}</title><link>{home}</link>{items}</channel></rss>'
_RSS_ITEM = "<item><title>{words}</title><link>{url}</link><pubDate>{mail}</pubDate></item>"
_RDF = """<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="{home}"><title>{title}</title><link>{home}</link></channel>{items}</rdf:RDF>"""
_RDF_ITEM = (
    '<item rdf:about="{url}"><title>{words}</title><link>{url}</link><dc:date>{day}T09:00:00+09:00</dc:date></item>'
)
_ATOM = _XML + '<feed xmlns="http://www.w3.org/2005/Atom"><title>{title}</title><id>{home}</id>{items}</feed>'
_ATOM_ITEM = (
    '<entry><title>{words}</title><link href="{url}"/><id>{url}</id><published>{day}T09:00:00+09:00</published></entry>'
)
_MAP = """<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{items}</urlset>"""
_MAP_ITEM = "<url><loc>{url}</loc><lastmod>{day}</lastmod></url>"
_NEWS_ITEM = """<url><loc>{url}</loc><news:news>
<news:publication><news:name>市</news:name><news:language>ja</news:language></news:publication>
<news:publication_date>{day}</news:publication_date><news:title>{words}</news:title></news:news></url>"""
_INDEX = """<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>{home}sitemap-1.xml</loc><lastmod>2025-04-04</lastmod></sitemap></sitemapindex>"""


def feed(site: Site) -> str:
    """Write the site's feed, in the format that its path or its number asks for."""
    found = [notice for notice in notices(site) if notice.place.startswith("feed")]
    if site.feed.endswith(".rdf"):
        whole, item = _RDF, _RDF_ITEM
    elif site.feed.endswith(".rss") and site.odd:
        whole, item = _ATOM, _ATOM_ITEM
    else:
        whole, item = _RSS, _RSS_ITEM
    return whole.format(title=f"{site.name} 新着情報", home=site.home, items=_items(site, item, found))


def sitemap(site: Site, path: str) -> str:
    """Write the site's sitemap: an index with one child, or one with titles for news."""
    if path == "/sitemap.xml" and not site.odd:
        return _INDEX.format(home=site.home)
    return _MAP.format(items=_items(site, _NEWS_ITEM if site.odd else _MAP_ITEM, notices(site)))


def _items(site: Site, item: str, found: Sequence[Notice]) -> str:
    links: list[tuple[Link, date]] = [((notice.path, notice.title), notice.published) for notice in found]
    links += [(link, date(2025, 4, 3) - timedelta(at)) for at, link in enumerate(decoys(site, 5800, _DECOYS))]
    return "".join(_item(site, item, *link, day) for link, day in links)


def _item(site: Site, item: str, path: str, words: str, day: date) -> str:
    mail = format_datetime(datetime(day.year, day.month, day.day, tzinfo=UTC))
    return item.format(url=f"https://{site.host}{path}", words=escape(words), day=day.isoformat(), mail=mail)
