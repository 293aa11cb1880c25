"""The web of twenty municipalities, made up: a feed of seventy-five notices each, one in twenty about an outage."""

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from benchmarks.serving import Connection
from spiders.discovery import Feed
from spiders.registry import sites
from spiders.site import Site, host_of

PAGES = 150


def _towns() -> dict[str, Site]:
    found: dict[str, Site] = {}
    for site in sites().values():
        if site.source.startswith("lg:") and isinstance(site.listings[0], Feed):
            found.setdefault(host_of(site.listings[0].url), site)
    return dict(list(found.items())[:20])


TOWNS = _towns()
HOSTS = [site.source for site in TOWNS.values()]
_SUBJECTS = (  # of what a municipality's feed names, only such words are followed
    "マイナンバーカードの休日交付", "住民票の写しの手数料", "戸籍の証明書の郵送請求", "転入届の予約",
    "オンライン申請のご案内",
)  # fmt: skip
_BODY = (
    "市では{subject}について、次のとおりお知らせします。対象は市内にお住まいの方で、申込みは4月{day}日から受け付けます。",
    "手続きには本人確認書類とマイナンバーカードをお持ちください。代理の方が来庁される場合は委任状が必要です。",
    "窓口は市役所本庁舎1階の市民課と各支所です。受付時間は午前8時30分から午後5時15分までで、土曜日・日曜日・祝日は休みです。",
    "証明書の交付手数料は1通につき300円です。コンビニ交付サービスをご利用の場合は200円になります。",
    "詳しくは令和7年3月{day}日号の広報をご覧ください。ご不明の点は担当課へお問い合わせください。",
)
_OUTAGE = (
    "令和7年4月4日午前8時30分頃から、地方公共団体情報システム機構（J-LIS）のカード管理システムに障害が発生しています。",
    "このため、マイナンバーカードの交付、電子証明書の更新、転入届に伴うカードの継続利用の手続きができません。",
    "住民票の写しのコンビニ交付サービスも同日午前9時から停止しています。復旧の見込みは立っていません。",
    "現在、総務省と機構が原因を調査中です。復旧次第、このページでお知らせします。",
)
_MENU = "".join(f'<li><a href="/menu/{at}/index.html">くらしの情報 その{at}</a></li>\n' for at in range(160))
_PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{title}｜{town}</title>
<style>{style}</style></head><body><header><nav><ul>{menu}</ul></nav></header>
<div id="pankuzu"><a href="/">トップページ</a> &gt; {title}</div>
<main><h1>{title}</h1><p class="update">更新日：2025年4月{day}日</p>{body}
<div class="inquiry"><h2>このページに関するお問い合わせ</h2><p>市民課　電話：03-0000-{number:04}</p></div></main>
<footer><ul>{menu}</ul></footer></body></html>"""
_STYLE = "\n".join(f".part{at} {{ margin: {at}px; padding: 0 {at}px; color: #{at:06x}; }}" for at in range(150))


def title_of(number: int) -> str:
    """Give the words that a notice goes by."""
    if number % 20 == 0:
        return f"【調査中】マイナンバーカード関連システムの障害について（第{number}報）"
    return f"{_SUBJECTS[number % len(_SUBJECTS)]}について（{number}）"


def page(town: Site, number: int) -> str:
    """Write one notice: some 40 kB of HTML around some 900 characters."""
    title, day = title_of(number), number % 4 + 1
    lines = _OUTAGE if number % 20 == 0 else _BODY
    told = [line.format(subject=title, day=number % 28 + 1) for line in lines] * 3
    body = "".join(f"<p>{town.title}{at}: {line}</p>" for at, line in enumerate(told, number))
    return _PAGE.format(
        title=title, town=town.title, menu=_MENU, style=_STYLE, body=body, day=day, number=number,
    )  # fmt: skip


def feed(host: str) -> str:
    """Write a town's feed."""
    items = "".join(
        f"<item><title>{title_of(number)}</title><link>https://{host}/news/{number}.html</link>"
        f"<pubDate>Fri, 04 Apr 2025 {number % 12:02}:00:00 +0900</pubDate></item>"
        for number in range(PAGES)
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>新着</title>{items}</channel></rss>'
    )


class _Server(Connection):
    def asked_for(self, head: bytes) -> None:
        self.transport.write(_answer(head.decode("latin-1")))


def _answer(head: str) -> bytes:
    path = head.split(" ", 2)[1]
    named = re.search(r"(?mi)^host: *([^\s:]+)", head)
    town = TOWNS.get(named[1].lower() if named else "")
    found = re.fullmatch(r"/news/(\d+)\.html", path)
    if town is None or path == "/robots.txt":
        return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
    tag = f'"{path}"'
    if tag in head:
        return f"HTTP/1.1 304 Not Modified\r\nETag: {tag}\r\n\r\n".encode()
    text, kind = (page(town, int(found[1])), "text/html") if found else (feed(named[1]), "application/rss+xml")  # type: ignore[index]
    body = text.encode()
    tagged = f"ETag: {tag}\r\n" if len(town.title) % 2 else ""  # as on the web, not every server gives one
    return f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n{tagged}Content-Length: {len(body)}\r\n\r\n".encode() + body


@contextmanager
def serve() -> Iterator[str]:
    """Serve the towns on a free loopback port; yields `host:port`."""
    loop = asyncio.new_event_loop()
    server = loop.run_until_complete(loop.create_server(_Server, "127.0.0.1", 0))
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
