"""link: find which documents tell of one event, and put together what they tell of it."""

import structlog

from console import progress
from incidents.accounts import accounts
from incidents.facets import subjects
from incidents.naming import Known
from incidents.phrases import pattern
from incidents.version import LINKER
from records import Account
from settings import Settings
from stages.copies import copies
from stages.report import Report
from stages.settling import recall, settle
from warehouse import linking
from warehouse.store import Warehouse

log = structlog.get_logger("madoguchi.link")

TROUBLE = "|".join(pattern(name).pattern for name in ("trouble", "stop"))
DOCUMENTS = 5000  # whose accounts are made and landed together


def link(settings: Settings, again: bool = False) -> Report:
    """Link all pending documents: make their accounts, group these with their like, then look what others recall."""
    report = copies(settings, again)
    with Warehouse.open(settings.warehouse) as warehouse:
        if linking.note_pending(warehouse, LINKER, again):
            for reads in progress(linking.pending_wordings(warehouse, DOCUMENTS, TROUBLE), "link"):
                found, failed = _accounts(warehouse, reads)
                linking.land_accounts(warehouse, found, [subjects(one) for one in found], LINKER, pending=failed)
                report.add(accounts=len(found), **({"failed": len(failed)} if failed else {}))
                report.problems += (f"document {one} was not linked: {why}" for one, why in failed.items())
        report.add(incidents=settle(warehouse), recalled=recall(warehouse))
    return report


def _accounts(warehouse: Warehouse, reads: list[linking.Read]) -> tuple[list[Account], dict[str, str]]:
    from stages.wordings import documents  # with the reader it takes a second, and most nights have nothing to link

    operators = dict(warehouse.rows("select name, operator from entity where label = 'system' and operator <> ''"))
    firms = [row[0] for row in warehouse.rows("select entity_id from entity where kind = 'vendor'")]
    known = Known(frozenset(firms), frozenset(operators.values()))
    found: list[Account] = []
    failed: dict[str, str] = {}
    for given in documents(reads, operators):
        try:
            found += accounts(given.document, given.parents, known)
        except Exception as error:  # what others wrote must not stop the night
            document = given.document.document_id
            log.exception("document not linked", document=document)
            failed[document] = f"{type(error).__name__}: {error}"
    return found, failed
