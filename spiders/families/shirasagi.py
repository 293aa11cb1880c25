"""Family G, the open source SHIRASAGI: 宮崎 and others."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="shirasagi",
    known_by=(
        ".released",
        ".ss-adobe-reader",
        "#ss-page-name",
        ".crumb",
        ".related-pages",
        ".contact",
    ),
    needs=3,
    fields=Fields(
        title=("#ss-page-name", "main h1", "h1"),
        body=("article.body", ".body"),
        published=("header.released time", "header.released"),
        office=("footer.contact p.group", "footer.contact .group"),
        drop=(".related-pages", ".ss-adobe-reader", ".map-page"),
    ),
    feeds=("rss.xml",),
    listed='article[class*="item-"] h2 a',
)
