"""The words a page is declared in: where a source or a CMS family keeps its title, body, dates, author and office.

A selector is CSS, or XPath when it starts with `/`, `(` or `.`; in CSS `::attr(name)` takes an attribute and
`::text` the element's own text. Of several selectors the first that finds something wins.
"""

from dataclasses import dataclass

Selectors = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Where things stand on the pages of a source or family. What is left empty is found by general rules."""

    title: Selectors = ()
    body: Selectors = ()  # every match of the first selector that finds any, in page order
    published: Selectors = ()  # an element or attribute that holds the date alone or with its label
    updated: Selectors = ()
    dates: Selectors = ()  # regions in which dates stand with their labels; empty looks all over the page
    author: Selectors = ()
    office: Selectors = ()
    drop: Selectors = ()  # taken out of the body, every match of every selector
    split: str = ""  # headings inside the body: each opens an article of its own (several notices on one page)
    paywall: Selectors = ()  # found on a page that shows only the head of an article to those who have not paid
    cut: str = ""  # regex: the body ends before the first line that matches
    clean: str = ""  # regex: taken off the title, such as the site's name
    json_ld: bool = True  # trust JSON-LD and article:published_time for the dates
    until: str = ""  # ISO day: the last on which a site was laid out so; empty: it is so now


Layouts = Fields | tuple[Fields, ...]  # of several the newest first


def each(selectors: Selectors) -> tuple[str, ...]:
    """Give selectors as a tuple, also when only one is declared."""
    return ((selectors,) if selectors else ()) if isinstance(selectors, str) else selectors


def in_turn(layouts: Layouts, day: str | None) -> tuple[Fields, ...]:
    """Give a site's layouts in the order in which to try them on a page of that day: the one of the day first.

    A page of an unknown day is tried as one of today. The others follow because such days are seldom exact.
    """
    declared = (layouts,) if isinstance(layouts, Fields) else layouts
    then = [fields for fields in declared if day and fields.until >= day]
    first = then[-1:] or [fields for fields in declared if not fields.until][:1]
    return (*first, *(fields for fields in declared if fields not in first))
