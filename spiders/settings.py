"""Scrapy's settings: polite by default, one place for all of it. A source never overrides them without a comment."""

from pathlib import Path
from typing import Any

from spiders.options import CrawlOptions

BOT_NAME = "madoguchi"
SPIDER_MODULES = ["spiders.sources"]
NEWSPIDER_MODULE = "spiders.sources"
COMMANDS_MODULE = "spiders.commands"
TEMPLATES_DIR = str(Path(__file__).parent / "templates")

# Manners. The pause and the one-at-a-time rule are the gate's (engine/gate.py), over all spiders.
ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "madoguchi"
CONCURRENT_REQUESTS = 0  # over all hosts as many as there are
CONCURRENT_REQUESTS_PER_DOMAIN = 1
DOWNLOAD_DELAY = 0
COOKIES_ENABLED = False
DOWNLOAD_VERIFY_CERTIFICATES = True  # what is kept is evidence: it must come from who it says
HTTPPROXY_ENABLED = False  # a proxy would connect where we cannot check the address
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.8,*/*;q=0.5",
    "Accept-Language": "ja,en;q=0.5",
    "Accept-Encoding": "gzip, deflate",  # what any reader of the archive can undo
}

# Patience: three attempts, then it is the next run's.
RETRY_TIMES = 2
RETRY_HTTP_CODES = [408, 429, 500, 502, 503, 504, 522, 524]
REDIRECT_MAX_TIMES = 5

# Every status reaches the spider, which counts it; what is asked for is the frontier's business, not Scrapy's.
HTTPERROR_ALLOW_ALL = True
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
METAREFRESH_ENABLED = False
DOWNLOADER_MIDDLEWARES = {
    "spiders.engine.middlewares.AddressGuard": 50,
    "spiders.engine.middlewares.Robots": 100,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
}
SPIDER_MIDDLEWARES = {
    "scrapy.spidermiddlewares.referer.RefererMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
CONCURRENT_ITEMS = 1  # we yield requests, no items; Scrapy would start a hundred tasks for each response
WARN_ON_GENERATOR_RETURN_VALUE = False  # Scrapy would read the callback's source for each response
EXTENSIONS_BASE: dict[str, int] = {}  # no door into a crawl that runs unattended, and a quarter second less to begin
LOG_LEVEL = "INFO"


def of(options: CrawlOptions) -> dict[str, Any]:
    """Give the settings that follow from a crawl's options."""
    handler = "spiders.engine.replay.Replayer" if options.replay else "spiders.engine.download.Downloader"
    guarded = not (options.allow_private or options.replay)
    return {
        "MADOGUCHI": options,
        "USER_AGENT": options.user_agent,
        "DOWNLOAD_TIMEOUT": options.timeout,
        "DOWNLOAD_MAXSIZE": options.max_page_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler, "ftp": None, "file": None, "data": None, "s3": None},
        "DNS_RESOLVER": "spiders.engine.guards.GuardedResolver"
        if guarded
        else "scrapy.resolver.CachingThreadedResolver",
    }
