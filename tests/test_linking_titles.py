"""What headlines say of two accounts: reports that one source numbered, and the same beginning."""

from dataclasses import replace

from incidents.evidence import weigh
from incidents.facets import facets
from tests.accounts_made import own


def test_a_numbered_series_goes_on_to_its_last_report() -> None:
    second = own("a", "town", number=2, titled="庁内システムの障害について", told="2025-04-08")
    last = replace(
        second, document_id="b", started=None, number=99, titled="庁内システムの復旧について", told="2025-04-20"
    )
    found = dict(weigh(*map(facets, (second, last))).found)
    assert found["series"] == "2, 99"
    other = replace(last, titled="図書館の休館について")
    assert "series" not in dict(weigh(*map(facets, (second, other))).found)


def test_a_headline_that_begins_alike_is_the_same() -> None:
    failed = own("a", "lg:122173", titled="申請データの送信ができない事象について")
    mended = replace(failed, document_id="b", titled="申請データの送信について")
    found = dict(weigh(*map(facets, (failed, mended))).found)
    assert "same_title" in found
    assert "same_title" not in dict(weigh(*map(facets, (failed, replace(mended, titled="申請の受付について")))).found)
