"""From a kept page to its articles: a pure function of the page, which never raises and always says what came of it."""

from dataclasses import replace

from records import Article, Extraction, Kind, Page
from spiders.families import family_of
from spiders.families.generic import last_resort
from spiders.fields import Fields
from spiders.page.decode import Undecodable, decode
from spiders.page.dom import Element, Unparsable, parse
from spiders.page.labelled import Role, Stated
from spiders.page.masking import mask
from spiders.page.outcomes import gone, moved, paywalled, points_elsewhere, refusal
from spiders.page.ownaddress import own_address
from spiders.page.press import is_press
from spiders.page.reader import Found, read_page
from spiders.page.splitting import split
from spiders.pdf import UnreadablePdf, is_pdf, notice, page_starts, read_pdf
from spiders.site import Site, host_of
from spiders.urls import canonical_url

EXTRACTOR = "madoguchi-extract/1"
MOST_BYTES = 20_000_000


def extract(page: Page) -> Extraction:
    """Read the articles of a kept page. Whatever the bytes are, an outcome and, where it failed, a reason come back."""
    try:
        return _extract(page)
    except (Undecodable, Unparsable, UnreadablePdf) as error:
        return Extraction("unreadable", reason=str(error))
    except Exception as error:  # a page is never worth a run: the reason is kept and counted
        return Extraction("unreadable", reason=f"{type(error).__name__}: {error}")


def _extract(page: Page) -> Extraction:
    if not page.body.strip(b"\x00 \t\r\n"):
        return Extraction("empty", reason="the body is empty")
    if len(page.body) > MOST_BYTES:
        return Extraction("unreadable", reason=f"{len(page.body):,} bytes; at most {MOST_BYTES:,} are read")
    if is_pdf(page.body):
        return _extract_pdf(page)
    root = parse(decode(page.body, page.content_type))
    site = _site(page)
    if target := points_elsewhere(root, page.url):
        return Extraction("moved", reason=f"sends the reader to {target}")
    fields, declared = _fields(root, site)
    found = read_page(root, fields)
    if not (found.lines or fields.body):
        found.lines = last_resort(root)
    return _judged(page, root, site, fields, found, declared)


def _extract_pdf(page: Page) -> Extraction:
    pdf = read_pdf(page.body)
    found = notice(pdf)
    articles = _articles(page, _site(page), Fields(), found, canonical_url(page.url))
    if not articles:
        return Extraction("empty", reason="a PDF with nothing beside its title")
    starts = page_starts(found.lines)
    return Extraction("parsed", tuple(replace(article, pages=starts) for article in articles), pdf.note)


def _judged(page: Page, root: Element, site: Site | None, fields: Fields, found: Found, declared: bool) -> Extraction:
    if reason := refusal(root, found):
        return Extraction("blocked", reason=reason)
    if page.status in (404, 410) or gone(root, found):
        return Extraction("empty", reason="the page says that there is nothing here")
    if moved(found):
        return Extraction("moved", reason="the page says that it moved")
    articles = _articles(page, site, fields, found, own_address(root, page.url))
    behind = paywalled(root, found, fields)
    if behind and not articles:
        return Extraction("blocked", reason="paywall: not even a lead is shown")
    if site and declared and found.missing:
        names = " and ".join(found.missing)
        return Extraction("layout_changed", reason=f"{site.source}: its declared {names} finds nothing")
    if not articles:
        return Extraction("empty", reason="no text beside the template's own")
    return Extraction("parsed", articles, "paywall: title and lead only" if behind else None)


def _site(page: Page) -> Site | None:
    # Late: the registry imports every source, and those import the words they are declared in.
    from spiders.registry import sites, source_of

    name = page.source or source_of(page.url)
    return sites().get(name) if name else None


def _fields(root: Element, site: Site | None) -> tuple[Fields, bool]:
    if site and site.page:
        return site.page, True
    family = family_of(root)
    return (family.fields, False) if family else (Fields(), False)


def _articles(page: Page, site: Site | None, fields: Fields, found: Found, url: str) -> tuple[Article, ...]:
    source = page.source or (site.source if site else f"host:{host_of(page.url)}")
    kind: Kind = site.kind if site else ("news" if is_press(found.linked) else "notice")
    articles = []
    for part in split(found, fields):
        text = mask("\n".join(line.text for line in part.lines))
        if not (part.title and text):
            continue
        labels: dict[str, str] = {}
        for date in part.dates:
            labels.setdefault(date.label, date.written)
        published, updated = _day(part.dates, "published"), _day(part.dates, "updated")
        articles.append(
            Article(url + part.anchor, source, kind, mask(part.title), text, published, updated, labels, found.author,
                    found.office, extractor=EXTRACTOR, digest=page.digest)
        )  # fmt: skip
    return tuple(articles)


def _day(dates: list[Stated], role: Role) -> str | None:
    return next((date.value for date in dates if date.role == role and date.value), None)
