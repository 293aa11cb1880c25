"""医療機関等向け総合ポータルサイト: off, because a script draws its pages; it tells first of オンライン資格確認."""

from spiders.base import Source
from spiders.discovery import LinkList


class IryohokenPortal(Source):
    """Knowledge articles of ServiceNow, for archives that hold them as drawn; 日 may be written ⽇ (U+2F47)."""

    name = "iryohoken_portal"
    title = "医療機関等向け総合ポータルサイト"
    role = "operator"
    kind = "notice"
    home = "https://iryohokenjyoho.service-now.com/csm"
    hosts = ("iryohokenjyoho.service-now.com",)
    terms = "サイトの利用規約による"
    enabled = False  # tables/not_collected.tsv
    listings = (LinkList("https://iryohokenjyoho.service-now.com/csm?id=csm_index", "a[href*='kb_article_view']"),)
    follow = r"/csm\?id=kb_article_view&|/sys_attachment\.do\?sys_id=[0-9a-f]{32}$"
    unconfirmed = ("the HTML as drawn: only its text is known", "the list of articles is drawn by a script")
