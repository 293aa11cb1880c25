"""Settling accounts into incidents: everything an unsettled account may belong with is grouped anew."""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from incidents.evidence import weigh
from incidents.facets import REACH, facets
from incidents.grouping import Group, order
from incidents.recalling import ROLES, recalled
from incidents.regrouping import regrouped
from incidents.telling import Origin, record
from records import Account, IncidentAlias, IncidentDocument, Reason
from warehouse import linking, settling
from warehouse.store import Warehouse

ACCOUNTS = 5000  # unsettled accounts that are grouped and landed together, with the groups that change by them
RECALLING = 2000  # documents
_BESIDE = 50  # accounts of an incident, its first, among which the one is named that another agrees with most


def settle(warehouse: Warehouse) -> int:
    """Group unsettled main accounts; give how many incidents were made, or made anew."""
    settling.drop_gone(warehouse)
    made = 0

    def around(ids: list[str]) -> Iterator[Group]:
        groups = settling.around(warehouse, ids, REACH)
        known = {one.account_id: one for one in linking.accounts(warehouse, (one for group in groups for one in group))}
        return (tuple(sorted((known[one] for one in group), key=order)) for group in groups)

    while seeds := settling.unsettled(warehouse, ACCOUNTS):
        groups = regrouped(linking.accounts(warehouse, seeds), around)
        _land(warehouse, groups)  # those of no kind, too: they are settled, though no incidents
        made += len(groups)
    return made


def _land(warehouse: Warehouse, groups: Sequence[Group]) -> None:
    members = [[account.account_id for account in group] for group in groups]
    groups = [group for group in groups if any(one.kind != "other" for one in group)]
    stated = linking.stated(warehouse, (account.account_id for group in groups for account in group))
    documents = {account.document_id for group in groups for account in group}
    origins = {one.revision_id: Origin(*one[1:]) for one in settling.origins(warehouse, documents)}
    records = [record([replace(one, statements=stated[one.account_id]) for one in group], origins) for group in groups]
    settling.land_incidents(
        warehouse,
        members,
        [incident for incident, _ in records],
        [link for group in groups for link in _links(group)],
        [fact for _, facts in records for fact in facts],
        [IncidentAlias(one.own_id, group[0].own_id, one.document_id) for group in groups for one in group],
    )


def _links(group: Group) -> Iterator[IncidentDocument]:
    first = group[0]
    yield IncidentDocument(first.own_id, first.document_id, "primary", 1.0, first.account_id, None)
    laid_out = [facets(one) for one in group]
    for number, account in enumerate(group[1:], 1):
        near = [(weigh(laid_out[number], other), other.account) for other in laid_out[: min(number, _BESIDE)]]
        best, beside = max(near, key=lambda pair: pair[0].score)
        score = 1 / (1 + math.exp(-best.score))
        yield IncidentDocument(
            first.own_id,
            account.document_id,
            "primary",
            round(score, 3),
            account.account_id,
            beside.document_id,
            best.reasons,
        )


def recall(warehouse: Warehouse) -> int:
    """Look which incidents documents recall beside their news; give how many links were found."""
    found = 0
    while documents := settling.recalling(warehouse, RECALLING):
        links = _recalled(warehouse, settling.recalls(warehouse, documents))
        settling.land_recalled(warehouse, documents, links)
        found += len(links)
    return found


def _recalled(warehouse: Warehouse, pairs: Sequence[tuple[str, str | None]]) -> list[IncidentDocument]:
    incident_of = settling.incidents_of(warehouse, {main for _, main in pairs if main})
    mains = defaultdict(list)
    for side, main in pairs:
        if main in incident_of:
            mains[side].append(main)
    known = {one.account_id: one for one in linking.accounts(warehouse, {one for pair in pairs for one in pair if one})}
    links: dict[tuple[str, str], IncidentDocument] = {}
    for side in sorted(mains):
        account = known[side]
        best = recalled(account, [known[main] for main in mains[side]])
        if best is None:
            continue
        link = _link(account, incident_of[best.account.account_id], best.score, best.account, best.reasons)
        other = links.get((link.document_id, link.incident_id))
        if other is None or _strength(link) > _strength(other):
            links[link.document_id, link.incident_id] = link
    news = settling.reported(warehouse, {one.document_id for one in links.values()})
    return [link for pair, link in sorted(links.items()) if pair not in news]


def _link(
    account: Account, incident: str, score: float, beside: Account, reasons: tuple[Reason, ...]
) -> IncidentDocument:
    role = ROLES[account.standing]
    return IncidentDocument(incident, account.document_id, role, score, account.account_id, beside.document_id, reasons)


def _strength(link: IncidentDocument) -> tuple[bool, float, str]:
    return link.role == "context", link.score, link.account_id
