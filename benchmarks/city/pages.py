"""The HTML of the city: home pages, lists and articles."""

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from benchmarks.city import words
from benchmarks.city.notices import Notice, address, notices
from benchmarks.city.sites import Site

ON_A_PAGE = 20
_HOME_DECOYS = 12
_TOP_DAY = date(2025, 4, 4)
_WHOLE = """<!DOCTYPE html>
<html lang="ja"><head>{charset}<title>{title}</title>{head}</head><body>
{body}
</body></html>
"""
Link = tuple[str, str]  # address and words


def page(site: Site, title: str, body: str, head: str = "") -> str:
    """Write a whole page."""
    charset = '<meta charset="utf-8">' if site.encoding == "utf-8" else ""
    return _WHOLE.format(charset=charset, title=title, head=head, body=body)


def framed(site: Site, title: str, main: str) -> str:
    """Write a page below the home page, in the template's frame."""
    frame = site.template.frame.format(menu=_menu(), crumb=escape(title), name=site.name, main=main)
    return page(site, f"{escape(title)}｜{site.name}", frame)


def article(notice: Notice) -> str:
    """Write a notice."""
    template = notice.site.template
    rows = "".join(f"<tr><td>{procedure}</td><td>{state}</td></tr>" for procedure, state in notice.table)
    body = (
        "".join(f"<p>{paragraph}</p>\n" for paragraph in notice.paragraphs)
        + template.heading.format(notice.heading)
        + f"\n<table border='1'><tr><th>手続き</th><th>状況</th></tr>{rows}</table>\n<ul>"
        + "".join(f"<li>{item}</li>" for item in notice.items)
        + "</ul>"
    )
    main = template.article.format(
        title=notice.title, body=body, office=notice.office, number=notice.number, phone=f"{notice.number:04}",
        published=template.written(notice.published), updated=template.written(notice.updated),
        published_iso=notice.published.isoformat(), updated_iso=notice.updated.isoformat(),
    )  # fmt: skip
    return framed(notice.site, notice.title, main)


def decoy(site: Site, number: int) -> str:
    """Write what nobody should have asked for."""
    return framed(site, _decoy_words(number), f"<h1>{_decoy_words(number)}</h1><p>詳しくは広報をご覧ください。</p>")


def decoys(site: Site, first: int, count: int) -> list[Link]:
    """Give links of no interest, from a number on."""
    return [(address(site, number), _decoy_words(number)) for number in range(first, first + count)]


def listing(site: Site, place: str, number: int, onward: str) -> str:
    """Write a page of a list: `place` says whose notices it names, `onward` where the next page is, if anywhere."""
    title = words.PRESS_LISTS[0] if place == "press" else words.NEWS_LISTS[0]
    first = 5000 + (600 if place == "press" else 0) + number % 20 * ON_A_PAGE
    body = rows(site, named(site, place), decoys(site, first, ON_A_PAGE - 2))
    pager = f'<p class="pager"><a href="{onward}">{_of(site, words.ONWARD)}</a></p>' if onward else ""
    return framed(site, title, f"<h1>{title}</h1>{body}{pager}")


def named(site: Site, place: str) -> list[Notice]:
    """Give the notices that a place names."""
    return [notice for notice in notices(site) if notice.place == place]


def rows(site: Site, found: Sequence[Notice], others: Sequence[Link]) -> str:
    """Write the rows of a list as the template does, notices among what is of no interest."""
    links = [(notice.path, notice.title, notice.published) for notice in found]
    links += [(href, text, _TOP_DAY - timedelta(at)) for at, (href, text) in enumerate(others)]
    links.sort(key=lambda link: link[2], reverse=True)
    template = site.template
    written = (template.row.format(day=template.written(day), href=href, words=text) for href, text, day in links)
    return template.rows.format("".join(written))


def home(site: Site, extra: Sequence[Link]) -> str:
    """Write the home page; `extra` are the links that the site's character puts there."""
    important = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in [*_first(site), *extra])
    news, press = site.template.lists
    body = f"""<div id="header"><p>{site.name}公式サイト</p><ul id="gnavi">{_menu()}</ul></div>
<div class="important"><h2>重要なお知らせ</h2><ul>{important}</ul></div>
<div class="news"><h2>新着情報</h2>{rows(site, [], decoys(site, 5900, _HOME_DECOYS))}
<p><a href="{news}">{_of(site, words.NEWS_LISTS)}</a></p></div>
<div class="side"><ul><li><a href="{press}">{_of(site, words.PRESS_LISTS)}</a></li>
<li><a href="/access/">交通案内</a></li>
{_feed_link(site)}</ul></div><div id="footer"><p>{site.name}役所　電話：000-000-0000</p></div>"""
    return page(site, f"{site.name}公式サイト", body, _feed_head(site))


def _first(site: Site) -> list[Link]:
    return [(notice.path, notice.title) for notice in named(site, "home")] + decoys(site, 5950, 3)


def _menu() -> str:
    return "".join(f'<li><a href="/menu/{at}/">{text}</a></li>' for at, text in enumerate(words.MENU))


def _feed_head(site: Site) -> str:
    kind = "application/atom+xml" if site.feed.endswith("atom") else "application/rss+xml"
    if site.feed_shown != "alternate":
        return ""
    return f'<link rel="alternate" type="{kind}" title="新着情報" href="{site.feed}">'


def _feed_link(site: Site) -> str:
    places = {"link": (site.feed, "新着情報RSS"), "page": ("/about/rss.html", "RSS配信について")}
    if site.feed_shown not in places:
        return ""
    href, text = places[site.feed_shown]
    return f'<li><a href="{href}">{text}</a></li>'


def _decoy_words(number: int) -> str:
    return f"{words.DECOYS[number % len(words.DECOYS)]}（{number // 100}）"


def _of(site: Site, choice: tuple[str, ...]) -> str:
    return choice[(2 * (site.number % 20) + site.number // 20) % len(choice)]  # unlike its character
