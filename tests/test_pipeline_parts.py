"""An article over several pages is kept whole, though its feed names the first page only."""

from pathlib import Path

from settings import Settings
from stages.nightly import nightly
from tests.loopback import NIGHT, loopback
from tests.whole import ask

NEWS = "https://www.itmedia.co.jp/news/articles/2504/04/news998"
FEED = "https://rss.itmedia.co.jp/rss/2.0/news_bursts.xml"
ITEM = f"<item><title>証明書交付システムに障害</title><link>{NEWS}.html</link></item>"


def page(number: int) -> str:
    pages = "".join(f'<a href="news998{"" if at == 1 else f"_{at}"}.html">{at}</a>' for at in (1, 2, 3))
    text = f"<p>{number}ページ目です。証明書を交付するシステムに障害があり、窓口の業務が止まりました。</p>"
    head = "<html><head><title>証明書交付システムに障害</title></head><body>"
    return f"{head}<h1>証明書交付システムに障害</h1><div id='cmsBody'>{text}</div>{pages}</body></html>"


def test_pages_that_the_feed_does_not_name_are_kept_as_parts(tmp_path: Path) -> None:
    with loopback() as web:
        web.put(FEED, f"<rss version='2.0'><channel>{ITEM}</channel></rss>", headers={"Content-Type": "text/xml"})
        for number in (1, 2, 3):
            web.put(f"{NEWS}{'' if number == 1 else f'_{number}'}.html", page(number))
        nightly(Settings(data=tmp_path, replay=web.at, pause=0, sources_on=["itmedia"], workers=1), now=NIGHT)
    rows = ask(tmp_path / "madoguchi.duckdb", "select url, part_of, left(text, 1) from revision join document "
               "using (document_id) order by url")  # fmt: skip
    assert rows == [
        (f"{NEWS}.html", None, "1"),
        (f"{NEWS}_2.html", f"{NEWS}.html", "2"),
        (f"{NEWS}_3.html", f"{NEWS}.html", "3"),
    ]
