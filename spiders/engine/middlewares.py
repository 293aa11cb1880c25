"""What every request passes before it is sent: the address guard and robots.txt."""

from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.internet.defer import Deferred

from spiders.engine.answers import of_error
from spiders.engine.guards import RobotsForbid, RobotsUnknown, refuse_private
from spiders.engine.shared import gate_of
from spiders.options import CrawlOptions
from spiders.site import host_of


class AddressGuard:
    """Refuses an address that is private as written; redirects pass here too."""

    def __init__(self, options: CrawlOptions) -> None:
        self.options = options

    @classmethod
    def from_crawler(cls, crawler: Any) -> "AddressGuard":
        """Take the options from the crawler's settings."""
        return cls(crawler.settings["MADOGUCHI"])

    def process_request(self, request: Request) -> None:
        """Raise PrivateAddress for what must not be fetched."""
        if not self.options.allow_private:
            refuse_private(request.url)


class Robots(RobotsTxtMiddleware):
    """Scrapy's robots.txt rules, with crawl delays, and with 5xx and silence meaning no instead of yes."""

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._unknown: dict[str, str] = {}
        self._gate = gate_of(crawler.settings["MADOGUCHI"])

    async def process_request(self, request: Request, spider: Any = None) -> None:
        """Raise RobotsForbid or RobotsUnknown for an address that must not be fetched."""
        if request.meta.get("dont_obey_robotstxt"):
            return
        await self.robot_parser(request)
        # Not what it returns: of several requests that wait for one robots.txt, only the first are given the rules.
        rules = self._parsers.get(_netloc(request))
        if reason := self._unknown.get(_netloc(request)):
            raise RobotsUnknown(reason)
        if rules is None:
            return
        assert not isinstance(rules, Deferred)
        agent = self._robotstxt_useragent or self._default_useragent
        if delay := rules.crawl_delay(agent):
            self._gate.slow(host_of(request.url), delay)
        if not rules.allowed(request.url, agent):
            raise RobotsForbid("robots.txt forbids the address")

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status >= 500 or response.status == 429:
            self._unknown[netloc] = f"robots.txt could not be had: HTTP {response.status}"
        if response.status != 200:  # 4xx: there are no rules; what the error page says is none
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._unknown[netloc] = f"robots.txt could not be had: {of_error(exc, f'https://{netloc}/')[1]}"
        super()._robots_error(exc, netloc)


def _netloc(request: Request) -> str:
    return request.url.split("/", 3)[2]
