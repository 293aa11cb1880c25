"""Family H, the open source Joruri CMS: 会津若松 登別 and others."""

from spiders.families import Family
from spiders.fields import Fields

FAMILY = Family(
    name="joruri",
    known_by=(
        ".contentGpArticleDoc .contentArticleDoc",
        ".publishedAt",
        ".updatedAt",
        ".text-beginning",
        ".inquiry",
    ),
    needs=2,
    fields=Fields(
        title=(".contentGpArticleDoc h1", ".contentArticleDoc h1", "#pageTitle h1", ".pageTitle h1", "h1"),
        body=(".contentGpArticleDoc .body", ".contentArticleDoc .body", ".text-beginning"),
        published=(".publishedAt",),
        updated=(".updatedAt",),
        office=(".inquiry .section", ".inquiry .department", ".inquiry address"),
        drop=(".inquiry", ".maps", ".rels"),
    ),
    feeds=("index.rss", "index.atom"),
)
