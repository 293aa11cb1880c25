"""The kinds of listing a source may declare, and what following one brings."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Feed:
    """RSS 1.0 (RDF), RSS 2.0 or Atom; which of them is found from the bytes.

    `about` keeps the entries whose title it matches, and those without a title; that none does is no problem.
    """

    url: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap or an index of sitemaps, plain or `.gz`.

    Of an index only children whose address matches `children` are followed, the `newest` of them by `lastmod`.
    """

    url: str
    children: str = ""
    newest: int = 10
    depth: int = 0


@dataclass(frozen=True, slots=True)
class NewsSitemap:
    """A sitemap with Google's `news:` extension: title and publication date beside each address."""

    url: str
    children: str = ""
    newest: int = 10
    depth: int = 0


@dataclass(frozen=True, slots=True)
class LinkList:
    """An HTML page that lists others.

    `links` selects the links (or elements that hold them) and `next` the link to the following page, at most `pages`
    pages in all. Both are CSS, or XPath when they start with `/`, `(` or `.//`. Of a page that links everywhere, such
    as a home page, `about` keeps the links whose own text it matches; that none does is no problem.
    """

    url: str
    links: str = "a"
    about: str = ""
    next: str = ""
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Home:
    """A site's home page, of which nothing else is known: the lists and feeds of its news are found from it.

    They come as `Listed.lists` and are remembered. The page's own links are followed as those of a `LinkList`, and
    `about` holds for all. `depth` is 1 for a page that only says where the feeds are.
    """

    url: str
    about: str = ""
    depth: int = 0


Listing = Feed | Sitemap | NewsSitemap | LinkList | Home


@dataclass(frozen=True, slots=True)
class Link:
    """One address found on a listing, canonical, with what the listing says of it."""

    url: str
    title: str | None = None
    date: str | None = None  # ISO 8601, Japan Standard Time, as precise as stated


@dataclass(frozen=True, slots=True)
class Listed:
    """What one listing brought. A `problem` may come with links: what was found before it is kept."""

    links: tuple[Link, ...] = ()
    more: tuple[Listing, ...] = field(default=())  # child sitemaps, or the next page
    problem: str | None = None
    lists: tuple[Listing, ...] = field(default=())  # of a home page: the site's lists and feeds
    oldest: str | None = None  # of a list: the earliest date beside any of its links, ISO 8601
