"""NTT西日本: faults of lines that counters and clinics stand on."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields
from spiders.subject import subject


class NttWest(Source):
    """What its page of 工事・故障情報 says of faults."""

    name = "ntt_west"
    title = "NTT西日本"
    called = ("西日本電信電話",)
    role = "operator"
    kind = "notice"
    home = "https://www.ntt-west.co.jp/"
    hosts = ("www.ntt-west.co.jp",)
    terms = "サイトの利用条件による"
    listings = (
        LinkList(
            "https://www.ntt-west.co.jp/info_st/",
            about=subject("回線", r"第\d+報"),
        ),
    )
    follow = r"www\.ntt-west\.co\.jp/(?:info_st|info|news)/.+"
    page = Fields(title=("main h1", "#contents h1", "h1", "h2"), cut=r"^お問い?合わせ先")
    unconfirmed = (
        "the address of 工事・故障情報: named by one program",
        "the HTML of a report: none was at hand, it is taken to be built as that of NTT東日本",
    )
