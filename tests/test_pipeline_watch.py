"""What reading finds on a page decides how soon the crawl looks at it again."""

from datetime import timedelta
from pathlib import Path

import pytest

from settings import Settings
from spiders.registry import sites
from stages.annotate import annotate
from stages.crawl import crawl
from stages.extract import extract
from tests.loopback import NIGHT, Web, loopback

TOWN = next(site for site in sites().values() if site.source == "lg:131211")
HOME = TOWN.home
PAGE = HOME + "koseki/oshirase.html"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HEAD = "<html><head><title>{0}</title></head><body><header><ul><li>足立区</ul></header><main><h1>{0}</h1>"
OPEN = "<p>令和7年4月4日午前9時頃から、住民基本台帳ネットワークシステムの障害により、電子証明書の更新ができません。</p>"
WORKING = "<p>現在、原因を調査しています。復旧の時期は未定です。</p>"
OVER = "<p>令和7年4月4日午後5時に復旧しました。ご迷惑をおかけしました。</p>"
QUIET = "<p>マイナンバーカードの休日交付の窓口を、毎月第2日曜日に開いています。予約は前日まで受け付けます。</p>"


@pytest.fixture
def web():
    with loopback() as web:
        web.put(HOME, f'<a href="{PAGE}">マイナンバーカードの窓口から</a>')
        yield web


def write(web: Web, *parts: str, token: str = "") -> None:
    web.put(PAGE, HEAD.format("窓口からのお知らせ") + "".join(parts) + f"</main><!-- {token} --></body></html>")


def look(web: Web, data: Path, hours: float) -> bool:
    """Crawl and read so many hours after the first night; whether the page was asked for."""
    before = web.count()[PAGE]
    settings = Settings(data=data, replay=web.at, pause=0, sources_on=[TOWN.source], workers=1)
    crawl(settings, now=NIGHT + hours * HOUR)
    extract(settings)
    assert not annotate(settings).problems
    return web.count()[PAGE] > before


def test_an_outage_is_followed_within_hours_and_until_its_end_has_stood(web: Web, tmp_path: Path) -> None:
    write(web, OPEN, WORKING)
    assert look(web, tmp_path, 0), "its link says nothing of trouble; its text does"
    assert not look(web, tmp_path, 1)
    assert look(web, tmp_path, 2)
    write(web, OPEN, OVER)
    assert look(web, tmp_path, 6)
    assert not look(web, tmp_path, 7) and look(web, tmp_path, 8), "just after the end it may still change"
    looked = [day for day in range(1, 40) if look(web, tmp_path, 8 + 24 * day)]
    assert looked[:6] == [1, 2, 3, 4, 5, 6] and [day for day in looked if day > 14] == [20, 32]


def test_a_page_that_tells_of_nothing_rests(web: Web, tmp_path: Path) -> None:
    write(web, QUIET)
    assert [day for day in range(12) if look(web, tmp_path, 24 * day)] == [0, 3, 9]


def test_a_page_whose_bytes_alone_change_is_looked_at_ever_more_seldom(web: Web, tmp_path: Path) -> None:
    looked = []
    for day in range(30):
        write(web, QUIET, token=f"session {day}")
        if look(web, tmp_path, 24 * day):
            looked.append(day)
    assert looked == [0, 3, 15]
