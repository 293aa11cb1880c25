"""時事ドットコム: off, because its terms refuse collection by programs; k alone names an article."""

from spiders.base import Source
from spiders.discovery import NewsSitemap
from spiders.fields import Fields


class Jiji(Source):
    """Articles named by three of its sitemaps; press releases of others (their k has a point in it) are left out."""

    name = "jiji"
    title = "時事ドットコム"
    called = ("時事", "時事通信", "時事通信社")
    home = "https://www.jiji.com/"
    hosts = ("www.jiji.com",)
    terms = "press: its terms refuse collection by programs (one reader's reading)"
    enabled = False  # tables/not_collected.tsv
    listings = (
        NewsSitemap("https://www.jiji.com/sitemap/sitemap_flash.xml"),
        NewsSitemap("https://www.jiji.com/sitemap/sitemap_pol.xml"),
        NewsSitemap("https://www.jiji.com/sitemap/sitemap_eco.xml"),
    )
    follow = r"/jc/article\?k=\d{10,}$"
    page = Fields(
        title=("div.ArticleTitle h1", "h1"),
        body=("div.ArticleText",),
        drop=(".ArticleTextAd", ".ArticleFigure"),
        clean=r"[：:]\s*時事ドットコム.*$",
    )
    unconfirmed = ("how the date stands on the page: taken from JSON-LD",)
