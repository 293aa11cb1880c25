"""One address for one page, one for one document, and the first page of an article."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders import urls
from spiders.urls import KINDS, canonical_url, document_url, first_page, has_further_pages, rules

SAME = {
    "HTTPS://WWW.Soumu.go.jp:443/menu_news/#top": "https://www.soumu.go.jp/menu_news/",
    "https://www.city.kawasaki.jp": "https://www.city.kawasaki.jp/",
    "https://a.jp/x?utm_source=rss&b=2&a=1&fbclid=z": "https://a.jp/x?a=1&b=2",
    "https://a.jp/x;jsessionid=0A1B?PHPSESSID=3": "https://a.jp/x",
    "https://a.jp/smph/kurashi/1.html": "https://a.jp/kurashi/1.html",
    "https://www.j-lis.go.jp/jpki/p.html?print=1&temptype=1": "https://www.j-lis.go.jp/jpki/p.html",
    "https://www.asahi.com/articles/AST1.html?iref=top&ref=rss": "https://www.asahi.com/articles/AST1.html",
    "https://www.jiji.com/sp/article?k=2025040400244&g=eco": "https://www.jiji.com/jc/article?k=2025040400244",
    "http://politician.cafe/politician/133/activity": "https://www.politician.cafe/politician/133/activity",
    "https://www2.jpki.go.jp/": "https://www.jpki.go.jp/",
    "https://www-host.city.sagamihara.kanagawa.jp/k/1.html": "https://www.city.sagamihara.kanagawa.jp/k/1.html",
    "https://a.jp/障害?q=復旧": "https://a.jp/%E9%9A%9C%E5%AE%B3?q=%E5%BE%A9%E6%97%A7",
    " https://a.jp/a\nb ": "https://a.jp/ab",
    "https://user:secret@a.jp:8443/": "https://a.jp:8443/",
    "https://a.jp/news?page=2": "https://a.jp/news?page=2",
    "https://www.soumu.go.jp/x?ref=1": "https://www.soumu.go.jp/x?ref=1",
    "mailto:a@a.jp": "mailto:a@a.jp",
    "http://[::1": "http://[::1",
}


@pytest.mark.parametrize("url", SAME)
def test_canonical(url: str) -> None:
    assert canonical_url(url) == SAME[url]


DOCUMENT = {
    "http://www.city.kitahama.jp/a.html": "https://www.city.kitahama.jp/a.html",
    "http://www.city.kitahama.jp:8080/a.html": "http://www.city.kitahama.jp:8080/a.html",
    "https://a.jp/sp/kurashi/1.html": "https://a.jp/kurashi/1.html",
    "http://a.jp/m/kurashi/1/": "https://a.jp/kurashi/1/",
    "https://a.jp/sp/m/oshirase.php?id=3": "https://a.jp/oshirase.php?id=3",
    "https://a.jp/print/kurashi/1.html?x=2": "https://a.jp/kurashi/1.html?x=2",
    "https://a.jp/sp/": "https://a.jp/sp/",
    "https://a.jp/m/": "https://a.jp/m/",
    "https://a.jp/sp/kurashi": "https://a.jp/sp/kurashi",
    "https://a.jp/kurashi/sp/1.html": "https://a.jp/kurashi/sp/1.html",
    "https://a.jp/spare/1.html": "https://a.jp/spare/1.html",
    "https://www.asahi.com/sp/articles/AST1.html?iref=top": "https://www.asahi.com/articles/AST1.html",
    "http://www.itmedia.co.jp/news/spv/2504/04/news999.html": "https://www.itmedia.co.jp/news/articles/2504/04/news999.html",
    "http://tech.nikkeibp.co.jp/atcl/nxt/news/18/0/?ST=x": "https://xtech.nikkei.com/atcl/nxt/news/18/0/",
    "mailto:a@a.jp": "mailto:a@a.jp",
}


@pytest.mark.parametrize("url", DOCUMENT)
def test_document(url: str) -> None:
    assert document_url(url) == DOCUMENT[url]


def test_a_host_whose_pages_live_under_sp_is_excepted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    table = tmp_path / "url_rules.tsv"
    table.write_text(urls.TABLE.read_text("utf-8") + "sports.jp\town\t/sp/\t\tits pages stand there\n", "utf-8")
    monkeypatch.setattr(urls, "TABLE", table)
    rules.cache_clear()
    urls._of_host.cache_clear()
    try:
        assert document_url("http://sports.jp/sp/1.html") == "https://sports.jp/sp/1.html"
        assert document_url("http://sports.jp/m/1.html") == "https://sports.jp/1.html"
        assert document_url("http://other.jp/sp/1.html") == "https://other.jp/1.html"
    finally:
        monkeypatch.undo()
        rules.cache_clear()
        urls._of_host.cache_clear()


ITMEDIA, NXT = (
    "https://www.itmedia.co.jp/news/articles/2504/04/news998",
    "https://xtech.nikkei.com/atcl/nxt/column/18/1/",
)
FIRST = {
    f"{ITMEDIA}.html": (f"{ITMEDIA}.html", 1),
    f"{ITMEDIA}_2.html": (f"{ITMEDIA}.html", 2),
    "http://www.itmedia.co.jp/news/spv/2504/04/news998_12.html": (f"{ITMEDIA}.html", 12),
    f"{NXT}?P=3&ST=nxt_thmit": (NXT, 3),
    f"{NXT}?P=1": (NXT, 1),
    "http://itpro.nikkeibp.co.jp/atcl/column/14/1/?ST=oss&P=6": ("https://itpro.nikkeibp.co.jp/atcl/column/14/1/", 6),
    "https://japan.zdnet.com/article/35999999/2/": ("https://japan.zdnet.com/article/35999999/", 2),
    "https://www.fnn.jp/articles/-/1?page=2": ("https://www.fnn.jp/articles/-/1", 2),
    "https://newsdig.tbs.co.jp/articles/-/1?display=1&page=2": ("https://newsdig.tbs.co.jp/articles/-/1", 2),
    "https://a.jp/news?page=2": ("https://a.jp/news?page=2", 1),
    "https://www.fnn.jp/articles/-/1?page=99999999": ("https://www.fnn.jp/articles/-/1?page=99999999", 1),
    "": ("", 1),
}


@pytest.mark.parametrize("url", FIRST)
def test_first_page(url: str) -> None:
    assert first_page(url) == FIRST[url]
    assert first_page(FIRST[url][0]) == (FIRST[url][0], 1)


def test_hosts_whose_articles_go_on_are_known_without_a_page() -> None:
    assert has_further_pages(f"{NXT}?ST=x") and not has_further_pages("https://www.soumu.go.jp/?P=2")


_PIECES = st.text(alphabet=st.sampled_from(list("ab%2?&=#;/.:@[]é日 +\\\t\u3000\ud800")), max_size=30)

_HOSTS = st.sampled_from(sorted({rule.host for rule in rules() if rule.host != "*"}))
_PARTS = ["/", "/sp/", "/m/", "/smph/", "sp", "1.html", "_2.html", "?P=2", "&page=3", "?page=", "/atcl/nxt/", "/2/"]
_FOLDERS = st.lists(st.sampled_from(_PARTS)).map("".join)


@given(
    st.one_of(
        st.text(),
        st.builds("http://{}/{}".format, st.text(max_size=8), _PIECES),
        st.builds("https://a.jp/{}".format, _PIECES),
        st.builds("{}://{}{}{}".format, st.sampled_from(["http", "https"]), _HOSTS, _FOLDERS, _PIECES),
    )
)
@example("http://a.jp/%")
@example("https://a.jp/?%25=;jsessionid=1")
def test_idempotent_and_never_raises(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once
    document = document_url(url)
    assert document_url(document) == document == document_url(once) == canonical_url(document)
    first, number = first_page(url)
    assert number >= 1 and document_url(first) == first and first_page(first) == (first, 1)


def test_rules_are_well_formed() -> None:
    for rule in rules():
        assert rule.what in KINDS, rule
        assert rule.what != "further page" or "(?P<page>" in rule.pattern, f"{rule} does not name the page's number"
        assert rule.why, f"{rule} does not say why"
