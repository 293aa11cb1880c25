"""The story set comes into a warehouse as real documents do: revisions in their order, whatever order they came in."""

from tests import stories as told
from tests.stories import document_ids, gold
from tests.whole import PLACE, ask, contents


def test_every_revision_stands_in_the_warehouse_when_it_was_seen(stories):
    rows = ask(
        stories / "warehouse.duckdb",
        """select document_id, strftime(revision.first_seen, '%Y-%m-%dT%H:%M'), title, published_at, source, kind
           from revision join document using (document_id) order by all""",
    )
    ids = document_ids()
    wanted = [
        (ids[row["document"]], row["seen"][:16], row["title"], row["published"], row["source"], row["kind"])
        for row in gold("documents")
    ]
    assert rows == sorted(wanted, key=lambda row: row[:3])


def test_the_reader_knows_most_of_what_tells_of_an_incident(stories):
    query = "select document_id, arg_max(relevance, first_seen) from revision group by all"
    read = ask(stories / "warehouse.duckdb", query)
    names = {id: name for name, id in document_ids().items()}
    primary = {row["document"] for row in gold("links") if row["role"] == "primary"}
    relevant = {names[id] for id, relevance in read if relevance != "other"}
    assert len(primary & relevant) >= 0.85 * len(primary)


def test_any_order_and_any_number_of_nights_land_the_same(tmp_path):
    some = [row for row in told.oldest_first() if row["document"].startswith("jip19-0")]
    told.land(tmp_path / "once", some)
    for row in reversed(some):
        told.land(tmp_path / "one by one", [row])
    once, one_by_one = (
        contents(tmp_path / name / "warehouse.duckdb", without=PLACE) for name in ("once", "one by one")
    )
    assert once == one_by_one
