"""NTT東日本: faults of lines that counters and clinics stand on; numbered reports (第1報 …), some PDF."""

from spiders.base import Source
from spiders.discovery import LinkList
from spiders.fields import Fields
from spiders.subject import subject


class NttEast(Source):
    """What its pages of 工事・故障情報 and of news say of faults."""

    name = "ntt_east"
    title = "NTT東日本"
    called = ("東日本電信電話",)
    role = "operator"
    kind = "notice"
    home = "https://www.ntt-east.co.jp/"
    hosts = ("www.ntt-east.co.jp",)
    terms = "サイトの利用条件による"
    listings = (
        LinkList(
            "https://www.ntt-east.co.jp/info-st/",
            about=subject("回線", r"第\d+報"),
        ),
        LinkList(
            "https://www.ntt-east.co.jp/info/",
            about=subject("回線", r"第\d+報"),
        ),
    )
    follow = r"www\.ntt-east\.co\.jp/(?:hd-info/pdf/\d{8}_\d+\.pdf|info(?:-st)?/.+|release/detail/.+)"
    page = Fields(title=("main h1", "#contents h1", "h1", "h2"), cut=r"^お問い?合わせ先")
    unconfirmed = (
        "the address of 工事・故障情報: named by one program",
        "the HTML of a report: only its text is known",
    )
