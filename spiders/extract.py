"""From a kept page to its articles: a pure function of the page, which never raises and always says what came of it."""

from dataclasses import dataclass, replace

from records import JST, MOST_PAGE_BYTES, Article, Extraction, Kind, Page
from spiders.families import family_of
from spiders.families.generic import last_resort
from spiders.fields import Fields, in_turn
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
from spiders.urls import canonical_url, document_url, first_page

EXTRACTOR = "madoguchi-extract/3"


@dataclass(frozen=True, slots=True)
class _Read:
    """A page as one layout reads it."""

    fields: Fields
    found: Found
    note: str | None = None  # which layout fitted, when it is not the one of the page's day

    @property
    def fits(self) -> bool:
        return bool(self.found.lines) and not self.found.missing


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
    if len(page.body) > MOST_PAGE_BYTES:
        return Extraction("unreadable", reason=f"{len(page.body):,} bytes; at most {MOST_PAGE_BYTES:,} are read")
    if is_pdf(page.body):
        return _extract_pdf(page)
    root = parse(decode(page.body, page.content_type))
    site = _site(page)
    if target := points_elsewhere(root, page.url):
        return Extraction("moved", reason=f"sends the reader to {target}")
    return _judged(page, root, site, _read(page, root, site))


def _extract_pdf(page: Page) -> Extraction:
    pdf = read_pdf(page.body)
    found = notice(pdf)
    articles = _articles(page, _site(page), Fields(), found, document_url(page.url))
    if not articles:
        return Extraction("empty", reason="a PDF with nothing beside its title")
    starts = page_starts(found.lines)
    return Extraction("parsed", tuple(replace(article, pages=starts) for article in articles), pdf.note)


def _judged(page: Page, root: Element, site: Site | None, read: _Read) -> Extraction:
    found = read.found
    if reason := refusal(root, found):
        return Extraction("blocked", reason=reason)
    if page.status in (404, 410) or gone(root, found):
        return Extraction("empty", reason="the page says that there is nothing here")
    if moved(found):
        return Extraction("moved", reason="the page says that it moved")
    articles = _articles(page, site, read.fields, found, own_address(root, page.url))
    behind = paywalled(root, found, read.fields)
    if behind and not articles:
        return Extraction("blocked", reason="paywall: not even a lead is shown")
    if site and site.page and found.missing:
        names = " and ".join(found.missing)
        other = "" if isinstance(site.page, Fields) else f", and no other of its {len(site.page)} layouts fits"
        return Extraction("layout_changed", reason=f"{site.source}: its declared {names} finds nothing{other}")
    if not articles:
        return Extraction("empty", reason="no text beside the template's own")
    notes = [note for note in (read.note, "paywall: title and lead only" if behind else None) if note]
    return Extraction("parsed", articles, "; ".join(notes) or None)


def _site(page: Page) -> Site | None:
    # Late: the registry imports every source, and those import the words they are declared in.
    from spiders.registry import sites, source_of

    name = page.source or source_of(page.url)
    return sites().get(name) if name else None


def _read(page: Page, root: Element, site: Site | None) -> _Read:
    if not (site and site.page):
        family = family_of(root)
        return _read_by(root, family.fields if family else Fields())
    day = page.captured_at.astimezone(JST).date().isoformat() if page.captured_at else None
    due, *others = in_turn(site.page, day)
    first = _read_by(root, due)
    if first.found.missing:
        # One that leaves the body to general rules fits every page: it is tried on those of its own days only.
        for fields in (other for other in others if other.body):
            read = _read_by(root, fields)
            if read.fits:
                return replace(read, note=f"read by {site.source}'s {_called(fields)}, not by its {_called(due)}")
    return first


def _read_by(root: Element, fields: Fields) -> _Read:
    found = read_page(root, fields)
    if not (found.lines or fields.body):
        found.lines = last_resort(root)
    return _Read(fields, found)


def _called(fields: Fields) -> str:
    return f"layout until {fields.until}" if fields.until else "present layout"


def _articles(page: Page, site: Site | None, fields: Fields, found: Found, url: str) -> tuple[Article, ...]:
    source = page.source or (site.source if site else f"host:{host_of(page.url)}")
    kind: Kind = site.kind if site else ("news" if is_press(found.linked) else "notice")
    articles = []
    first, number = first_page(url)
    standing = site is not None and canonical_url(page.url) in map(canonical_url, site.standing)
    for part in split(found, fields, standing):
        text = mask("\n".join(line.text for line in part.lines))
        if not (part.title and text):
            continue
        labels: dict[str, str] = {}
        for date in part.dates:
            labels.setdefault(date.label, date.written)
        published, updated = _day(part.dates, "published"), _day(part.dates, "updated")
        articles.append(
            Article(url + part.anchor, source, kind, mask(part.title), text, published, updated, labels, found.author,
                    found.office, extractor=EXTRACTOR, digest=page.digest, page_number=found.number,
                    part_of=first if number > 1 else None)
        )  # fmt: skip
    return tuple(articles)


def _day(dates: list[Stated], role: Role) -> str | None:
    return next((date.value for date in dates if date.role == role and date.value), None)
