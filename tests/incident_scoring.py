"""How well documents are linked to incidents: B³ over the primary links, links by role, starts and ends.

`python -m tests.incident_scoring WAREHOUSE` prints the figures of a file into which parts of the story set were landed
(`tests.stories.land` with `oldest_first("dev", "held")`, or `oldest_first("late")`) and linked; `--part` those of one
part, `--errors` what is wrong in the dev part. What the gold holds for one
incident, and which role is which: tests/gold/incidents/README.md.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from tests.stories import document_ids, gold
from warehouse.store import Warehouse

ROLES = ("primary", "context", "mention")
TABLES = ("incident", "incident_document")

Row = Mapping[str, Any]
Pair = tuple[str, str]  # document, incident
Members = dict[str, set[str]]  # document → the incidents it reports
Tell = Callable[[str], None]


class Linked(NamedTuple):
    """Incidents by id, and the role of each document that is linked to one."""

    incident: dict[str, Row]
    role: dict[Pair, str]

    def primary(self) -> Members:
        """Give the incidents that each document reports."""
        members = defaultdict(set)
        for (document, incident), role in self.role.items():
            if role == "primary":
                members[document].add(incident)
        return dict(members)


def scores(incidents: Iterable[Row], links: Iterable[Row], part: str | None = None) -> dict[str, float]:
    """Give each figure, 0 to 1, of rows of the tables `incident` and `incident_document`; of one part, if named."""
    return _measure(_found(incidents, links), part, lambda error: None)


def errors(incidents: Iterable[Row], links: Iterable[Row]) -> list[str]:
    """Tell what is wrong in the dev part, a line each; the held part only gives figures."""
    told: list[str] = []
    _measure(_found(incidents, links), "dev", told.append)
    return sorted(told)


def _measure(found: Linked, part: str | None, tell: Tell) -> dict[str, float]:
    truth = _gold()
    found = _named(found, truth)
    asked = {id for id, row in truth.incident.items() if part in (None, row["part"])}
    elsewhere = truth.incident.keys() - asked
    linked = {document for document, _ in truth.role}
    idle = {row["document"] for row in gold("documents") if part in (None, row.get("part", part))} - linked
    documents = {document for document, id in truth.role if id in asked} | idle
    roles = {pair: role for pair, role in truth.role.items() if pair[1] in asked}
    wanted = truth._replace(role=roles).primary()
    told = {
        pair: role
        for pair, role in found.role.items()
        if pair[0] in documents and not (pair[1] in elsewhere and pair in truth.role)
    }
    got = found._replace(role=told).primary()
    _tell_clusters(got, wanted, tell)
    precision, recall = bcubed(got, wanted), bcubed(wanted, got)
    figures = {"b3_precision": precision, "b3_recall": recall, "b3_f1": _harmonic(precision, recall)}
    met = asked & found.incident.keys()
    reported = met | {id for ids in got.values() for id in ids} - elsewhere
    figures["incident_precision"] = len(met) / len(reported) if reported else 0.0
    figures["incident_recall"] = len(met) / len(asked)
    figures |= _roles(told, roles, tell)
    for name in ("started", "ended"):
        figures[name] = _moments(name, sorted(met), found, truth, tell)
    return figures


def _gold() -> Linked:
    role = {(row["document"], row["incident"]): row["role"] for row in gold("links")}
    return Linked({row["incident"]: row for row in gold("incidents")}, role)


def _found(incidents: Iterable[Row], links: Iterable[Row]) -> Linked:
    names = {id: name for name, id in document_ids().items()}
    ours = [row for row in links if row["document_id"] in names]
    role = {(names[row["document_id"]], row["incident_id"]): row["role"] for row in ours}
    return Linked({row["incident_id"]: row for row in incidents}, role)


def _named(found: Linked, truth: Linked) -> Linked:
    # Found incidents by the name of the gold one they stand for. One to one, the largest overlap first, and of those
    # that the same documents tell of the one that begins with it: what is left of a story that fell apart stands for
    # nothing.
    got, wanted = found.primary(), truth.primary()
    shared = Counter((one, id) for name in got.keys() & wanted for one in got[name] for id in wanted[name])
    size = Counter(id for members in (got, wanted) for ids in members.values() for id in ids)

    def rank(pair: Pair) -> tuple[object, ...]:
        begun = same_moment(found.incident[pair[0]]["started"], truth.incident[pair[1]]["started"])
        return -shared[pair], size[pair[0]] + size[pair[1]], not begun, pair[::-1]

    names: dict[str, str] = {}
    for one, id in sorted(shared, key=rank):
        if one not in names and id not in names.values():
            names[one] = id
    incident = {names.get(one, f"found {one}"): row for one, row in found.incident.items()}
    return Linked(incident, {(name, names.get(one, f"found {one}")): role for (name, one), role in found.role.items()})


def bcubed(these: Members, those: Members) -> float:
    """Of the incidents that two documents share here, give the share that they also have in common there.

    Extended B³ for documents of several incidents (Amigó et al. 2009): found against gold it is the precision, gold
    against found the recall.
    """
    means = []
    for document, ids in these.items():
        there = those.get(document, set())
        both = [(len(ids & others), len(there & those.get(other, set()))) for other, others in these.items()]
        shares = [min(here, common) / here for here, common in both if here]
        means.append(sum(shares) / len(shares))
    return sum(means) / len(means) if means else float(not those)


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _roles(told: dict[Pair, str], roles: dict[Pair, str], tell: Tell) -> dict[str, float]:
    matched = told.keys() & roles.keys()
    right = [pair for pair in matched if told[pair] == roles[pair]]
    figures = {"role_accuracy": len(right) / len(matched) if matched else 0.0}
    for role in ROLES:
        mine, theirs = ({pair for pair, is_ in some.items() if is_ == role} for some in (told, roles))
        figures[f"{role}_f1"] = 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 1.0
    for document, id in told.keys() | roles.keys():
        got, wanted = told.get((document, id), "none"), roles.get((document, id), "none")
        if got != wanted:
            tell(f"role: {document} to {id} is {got}, not {wanted}")
    return figures


def _moments(name: str, met: list[str], found: Linked, truth: Linked, tell: Tell) -> float:
    right = []
    for id in met:
        got, wanted = found.incident[id][name], truth.incident[id][name]
        if got is None and wanted is None:
            continue
        right.append(same_moment(got, wanted))
        if not right[-1]:
            tell(f"{name}: {id} is {got}, not {wanted}")
    return sum(right) / len(right) if right else 0.0


def same_moment(one: str | None, other: str | None) -> bool:
    """Tell whether two ISO moments are the same as far as the coarser of them says."""
    length = min(len(one or ""), len(other or ""), len("2016-01-18T15:40"))
    return length > 0 and (one or "")[:length] == (other or "")[:length]


def _tell_clusters(got: Members, wanted: Members, tell: Tell) -> None:
    met: Counter[Pair] = Counter()  # found instead of gold
    for document in got.keys() & wanted:
        amiss = wanted[document] - got[document]
        met.update((one, id) for one in got[document] for id in ({one} if one in wanted[document] else amiss))
    for kind, mine, its in (("split", 1, 0), ("merged", 0, 1)):
        for id in {pair[mine] for pair in met}:
            parts = sorted(f"{pair[its]} ({count})" for pair, count in met.items() if pair[mine] == id)
            if len(parts) > 1:
                tell(f"{kind}: {id} over {', '.join(parts)}")
    for document in wanted.keys() - got:
        tell(f"missed: {document} reports {', '.join(sorted(wanted[document]))}")
    for document in got.keys() - wanted:
        tell(f"spurious: {document} reports no incident, found {', '.join(sorted(got[document]))}")


def rows(warehouse: Path, table: str) -> list[Row]:
    """Give the rows of a table of a warehouse file as the figures take them."""
    with Warehouse.open(warehouse, read_only=True) as opened:
        columns, found = opened.sql(f"from {table}")
    return [dict(zip(columns, row, strict=True)) for row in found]


Part = Annotated[str | None, typer.Option(help="dev, held or late")]
Wrong = Annotated[bool, typer.Option("--errors", help="Tell what is wrong in the dev part.")]


def main(warehouse: Path, part: Part = None, wrong: Wrong = False) -> None:
    """Print the figures of a warehouse file that holds the story set."""
    linked = [rows(warehouse, table) for table in TABLES]
    for name, value in scores(*linked, part).items():
        print(f"{name:20} {value:.3f}")
    for line in errors(*linked) if wrong else ():
        print(line)


if __name__ == "__main__":
    typer.run(main)
