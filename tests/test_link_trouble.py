"""A document that linking fails on is named and tried again; it costs the others nothing."""

from stages import link as stage
from stages.link import link
from tests.texts_linked import land, linked, text
from tests.whole import ask
from warehouse.store import Warehouse

WHOLE = text(
    *("whole", "lg:122173", "notice", "2025-05-14", "コンビニ交付の停止について"),
    "5月14日午前9時から、コンビニ交付システムに障害が発生し、証明書を取得できません。",
)
HARD = text(
    *("hard", "lg:202151", "notice", "2025-06-02", "図書館システムの障害について"),
    "6月2日午前10時から図書館システムに障害が発生し、貸出ができません。",
)


def test_a_document_that_could_not_be_linked_is_told_and_tried_again(tmp_path, monkeypatch) -> None:
    undisturbed = linked(land(tmp_path / "undisturbed", [[WHOLE, HARD]]))
    make = stage.accounts

    def stumbling(document, *others):
        if document.source == HARD.source:
            raise ValueError("a case nobody thought of")
        return make(document, *others)

    monkeypatch.setattr(stage, "accounts", stumbling)
    settings = land(tmp_path, [[WHOLE, HARD]])
    ((hard,),) = ask(settings.warehouse, f"select document_id from document where source = '{HARD.source}'")
    again = link(settings)
    assert again.counts["failed"] == 1
    assert again.problems == [f"document {hard} was not linked: ValueError: a case nobody thought of"]
    assert ask(settings.warehouse, "select count(*) from incident") == [(1,)]
    with Warehouse.open(settings.warehouse, read_only=True) as warehouse:
        assert warehouse.audits() == []
    monkeypatch.setattr(stage, "accounts", make)
    assert link(settings).problems == []
    assert linked(settings) == undisturbed
    assert "accounts" not in link(settings).counts
