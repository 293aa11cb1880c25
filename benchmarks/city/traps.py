"""The city's traps: links that never end, answers that go wrong, addresses that must not be asked."""

from dataclasses import dataclass, field
from datetime import date
from functools import cache

from benchmarks.city import words
from benchmarks.city.pages import Link, framed
from benchmarks.city.sites import Site

CLOSED = tuple(f"/closed/{number}.html" for number in (1, 2, 3))
BURST_PAUSE = 0.2  # seconds that the robots.txt of a site with `bursts` asks for …
BURST_LIMIT = 0.15  # … and below which it answers 403
SLOW = 2.0
LOOP = "電子証明書の手続き案内"
_SAYS = "【障害】証明書コンビニ交付の停止について（その{}）"
_FAR = "http://{inside}/secret"


@dataclass
class Answer:
    """What the server answers."""

    body: str | bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False  # promises more bytes than it sends


@dataclass(frozen=True)
class Bad:
    """A notice that cannot be had: how it is answered, and what the frontier must say of it."""

    state: str
    reason: str  # a part of it
    answer: Answer


@cache
def bad_answers() -> dict[str, Bad]:
    """Give every kind by its path; `{inside}` stands for the server that nobody may ask."""
    private = "private address"
    return {
        "/bad/missing.html": Bad("gone", "HTTP 404", Answer("ページがありません", 404)),
        "/bad/removed.html": Bad("gone", "HTTP 410", Answer("削除しました", 410)),
        "/bad/forbidden.html": Bad("blocked", "HTTP 403", Answer("Forbidden", 403)),
        "/bad/error.html": Bad("failed", "HTTP 500", Answer("Internal Server Error", 500)),
        "/bad/busy.html": Bad("failed", "HTTP 503", Answer("Service Unavailable", 503)),
        "/bad/nowhere.html": Bad("failed", "HTTP 302", Answer(status=302)),
        "/bad/cut.html": Bad("failed", "broke", Answer("<p>途中まで", cut=True)),
        "/bad/circle.html": Bad("failed", "circle", _redirect("/bad/circle2.html")),
        "/bad/inside.html": Bad("blocked", private, _redirect(_FAR)),
        "/bad/ten.html": Bad("blocked", private, _redirect("http://10.0.0.1/notice.html")),
        "/bad/metadata.html": Bad("blocked", private, _redirect("http://169.254.169.254/latest/meta-data/")),
        "/bad/localhost.html": Bad("blocked", private, _redirect("http://localhost:{port}/secret")),
        "/bad/intranet.html": Bad("blocked", private, _redirect("https://gyomu.internal/notice.html")),
    }


def _redirect(target: str) -> Answer:
    return Answer(status=302, headers={"Location": target})


def extra_links(site: Site) -> list[Link]:
    """Give the links that a site's character puts on its home page, in words that the crawl looks for."""
    if site.character == "calendar":
        return [("/calendar?ym=2025-04", words.CALENDARS[site.odd])]
    if site.character == "relative loop":
        return [("a/", LOOP)]
    if site.character == "bad answers":
        links = [(path, _SAYS.format(at)) for at, path in enumerate(bad_answers(), 1)]
        return [*links, ("http://10.0.0.1/direct.html", _SAYS.format(99)), ("http://localhost/", _SAYS.format(100))]
    if site.character == "closed folder":
        return [(path, f"戸籍システムの障害について（第{at}報）") for at, path in enumerate(CLOSED, 1)]
    return []


def trap(site: Site, path: str, query: str) -> Answer | None:
    """Give the answer of a trap; None when the address belongs to none."""
    if site.character == "calendar" and path == "/calendar":
        return Answer(_calendar(site, query))
    if site.character == "relative loop" and path.endswith("/") and set(path.split("/")) == {"", "a"}:
        inner = f'<p><a href="a/">{LOOP}</a></p><p><a href="a/">{words.NEWS_LISTS[0]}</a></p>'
        return Answer(framed(site, LOOP, f"<h1>{LOOP}</h1>{inner}"))
    if site.character == "closed folder" and path in CLOSED:
        return Answer(framed(site, "戸籍システムの障害について", "<h1>見てはならないページ</h1>"))
    if site.character == "bad answers":
        if path == "/bad/circle2.html":
            return _redirect("/bad/circle.html")
        return bad_answers()[path].answer if path in bad_answers() else None
    return None


def robots(site: Site) -> Answer:
    """Give robots.txt, which most sites do not have."""
    text = {
        "bursts": f"User-agent: *\nCrawl-delay: {BURST_PAUSE}\n",
        "closed folder": "User-agent: *\nDisallow: /closed/\n",
        "plain": "User-agent: *\nDisallow:\n",
    }.get(site.character)
    return Answer(text, kind="text/plain") if text else Answer("", 404)


def _calendar(site: Site, query: str) -> str:
    year, month = (int(part) for part in query.removeprefix("ym=").split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    ahead = f"/calendar?ym={after:%Y-%m}"
    title = f"{words.CALENDARS[site.odd]} {year}年{month}月"
    links = "".join(f'<p><a href="{ahead}">{text}</a></p>' for text in ("翌月", "次へ", words.CALENDARS[not site.odd]))
    days = "".join(f"<tr><td>{month}月{day}日</td><td>通常どおり</td></tr>" for day in range(1, 29))
    return framed(site, title, f"<h1>{title}</h1>{links}<table><tr><th>日</th><th>運用</th></tr>{days}</table>{links}")
