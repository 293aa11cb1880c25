"""One address for one page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spiders.urls import canonical_url, rules

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


_PIECES = st.text(alphabet=st.sampled_from(list("ab%2?&=#;/.:@[]é日 +\\\t\u3000\ud800")), max_size=30)


@given(
    st.one_of(
        st.text(),
        st.builds("http://{}/{}".format, st.text(max_size=8), _PIECES),
        st.builds("https://a.jp/{}".format, _PIECES),
    )
)
@example("http://a.jp/%")
@example("https://a.jp/?%25=;jsessionid=1")
def test_idempotent_and_never_raises(url: str) -> None:
    once = canonical_url(url)
    assert canonical_url(once) == once


def test_rules_are_well_formed() -> None:
    for rule in rules():
        assert rule.what in {"parameter", "path", "host"}, rule
        assert rule.why, f"{rule} does not say why"
