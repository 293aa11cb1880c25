"""copies: find the documents that repeat another's account, the first step of `link`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from console import progress
from incidents.copies import VERSION
from incidents.copies.fingerprints import fingerprint
from incidents.copies.grouping import Copied, copy_groups
from incidents.copies.likeness import Compared, likeness
from incidents.copies.shingles import LONGEST
from records import Likeness
from settings import Settings
from stages.report import Report
from warehouse import copying
from warehouse.store import Warehouse


def copies(settings: Settings, again: bool = False) -> Report:
    """Compare the latest wordings that are new, a batch in one transaction, and say which documents are copies."""
    report = Report()
    with Warehouse.open(settings.warehouse) as warehouse:
        if again:
            copying.forget(warehouse)
        for wordings in progress(copying.pending_wordings(warehouse, VERSION, LONGEST), "copies"):
            with warehouse.batch():
                copying.land_fingerprints(warehouse, [fingerprint(wording) for wording in wordings])
                for pairs, texts in copying.unmeasured(warehouse, LONGEST):
                    copying.land_likenesses(warehouse, _measured(pairs, texts))
            report.add(compared=len(wordings))
        documents, likenesses = copying.alike(warehouse)
        groups = sorted(copy_groups((Copied(*row) for row in documents), likenesses), key=lambda one: one.document_id)
        copying.land_groups(warehouse, groups)
        report.add(copies=sum(group.kind != "original" for group in groups))
    return report


def _measured(pairs: Sequence[tuple[str, str]], texts: Mapping[str, Sequence[Any]]) -> Iterator[Likeness]:
    compared = {
        text: Compared(text, source, wording, frozenset(facts)) for text, (source, wording, facts) in texts.items()
    }
    for one, other in pairs:
        if found := likeness(compared[one], compared[other]):
            yield found
