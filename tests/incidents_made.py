"""Three made-up incidents with what towns, papers, an agency and a citizen tell of them, for a warehouse."""

from dataclasses import replace

import records
from records import (
    Account,
    Capture,
    Claim,
    Entity,
    Extraction,
    Incident,
    IncidentDocument,
    IncidentFact,
    Mention,
    Reading,
    SourceInfo,
)
from tests.landed import NIGHT, article, capture
from warehouse import landing
from warehouse.store import Warehouse

TEXT = "マイナンバーカードの交付ができません。転入届は受け付けます。総務省は復旧したと発表した。"
ONE, TWO, THREE = "incident-one", "incident-two", "incident-three"
URLS = {"足立区": "https://a.example.jp/1", "毎日": "https://m.example.jp/1", "機構": "https://j.example.jp/1"}
URLS |= {"市民": "https://c.example.jp/1"}
SOURCES = {"足立区": "lg:131211", "毎日": "mainichi", "機構": "jlis", "市民": "citizens"}
DATED = {"足立区": "2025-04-04T10:30", "毎日": "2025-04-04T09:00", "機構": "2025-04-05"}
DATED |= {"市民": "2025-04-04T08:55"}
CARD = Incident(
    ONE, "outage", "障害", ("カード管理システム",), ("転入届",), ("lg:131211",), NIGHT, "2025-04-04T08:50", None, None,
    None, "2025-04-04T13:20", "復旧", "故障", "全国", {"municipalities": 54}, 3, 3,
)  # fmt: skip


def document(of: str) -> str:
    return records.content_id(URLS[of])


def revision(of: str) -> str:
    return records.content_id(document(of), "システム障害について", TEXT)


def fact(number: int, field: str, value: str, of: str, told: str, **changed: object) -> IncidentFact:
    official = of != "毎日"
    plain = IncidentFact(
        f"f{number}", ONE, field, value, document(of), revision(of), 0, 10, TEXT[:10], None, told, NIGHT, SOURCES[of],
        official, False, False, False,
    )  # fmt: skip
    return replace(plain, **changed)


FACTS = [
    fact(1, "started", "2025-04-04T08:50", "足立区", "2025-04-04", chosen=True),
    fact(2, "started", "2025-04-04", "毎日", "2025-04-04"),
    fact(3, "started", "2025-04-04T09:00", "毎日", "2025-04-04"),
    fact(4, "count:municipalities", "50", "毎日", "2025-04-04"),
    fact(5, "count:municipalities", "54", "機構", "2025-04-05", chosen=True, speaker="org:j-lis"),
    fact(6, "status", "調査中", "足立区", "2025-04-04"),
    fact(7, "status", "復旧", "機構", "2025-04-05", chosen=True),
    fact(8, "ended", "2025-04-04T13:20", "機構", "2025-04-05", chosen=True),
    fact(10, "told", "2025-04-04", "足立区", "2025-04-04", chosen=True),
    fact(11, "told", "2025-04-05", "機構", "2025-04-05"),
    fact(12, "announced", "2025-04-04", "足立区", "2025-04-04", chosen=True),
    fact(13, "announced", "2025-04-05", "機構", "2025-04-05"),
    fact(9, "ended", "2025-04-05", "毎日", "2025-04-04", negated=True),
    fact(14, "started", "2025-04", "毎日", "2025-04-04"),
    fact(15, "started", "XXXX-04-04", "毎日", "2025-04-04"),
    fact(16, "count:people", "5", "毎日", "2025-04-04"),
    fact(17, "count:people", "50", "機構", "2025-04-05", chosen=True),
    fact(18, "count:people", "50", "機構", "2025-04-05", start=20, end=30, surface=TEXT[20:30]),
    fact(19, "cause", "故障", "機構", "2025-04-05"),
    fact(20, "cause", "故障ではなく操作の誤り", "足立区", "2025-04-05", chosen=True),
]
CLAIMS = {
    "足立区": (
        Claim(0, 10, "発生", ("カード管理システム",), ("マイナンバーカードの交付",), (), "2025-04-04T08:50"),
        Claim(19, 29, "影響なし", (), ("転入届",)),
        Claim(0, 10, "発生", (), ("転入届",), (), "2019-01-01"),
    ),
    "機構": (
        Claim(30, 40, "復旧", ("カード管理システム",), ("マイナンバーカードの交付",), ("lg:131211",), "2025-04-04"),
    ),
    "毎日": (Claim(30, 40, "復旧", ("カード管理システム",), (), (), None, negated=True),),
    "市民": (),
}


def land(warehouse: Warehouse) -> None:
    roles = {"lg:131211": "municipality", "mainichi": "press", "jlis": "operator", "citizens": "civic"}
    warehouse.land_sources([SourceInfo(name, name, role, "news", "", "") for name, role in roles.items()])
    named = [
        Entity("lg:131211", "municipality", "足立区", lg_code="131211"),
        Entity("lg:271004", "municipality", "大阪市", lg_code="271004"),
        Entity("lg:202151", "municipality", "塩尻市", lg_code="202151"),
        Entity("org:j-lis", "organisation", "機構"),
    ]
    warehouse.land_entities([*named, Entity("org:soumu", "organisation", "総務省")], [])
    for number, (of, url) in enumerate(URLS.items()):
        kept: Capture = replace(capture(number, url), source=SOURCES[of])
        told = article(TEXT, url=url, source=SOURCES[of], published_at=DATED[of])
        warehouse.land_extractions([(kept, Extraction("parsed", (told,)))], "x1")
    by_id = {revision(of): of for of in URLS}
    soumu = Mention("organisation", "総務省", "org:soumu", 30, 33, "総務省", "gazetteer")
    readings = [Reading(text.id, "outage", 1.0, (soumu,), claims=CLAIMS[by_id[text.id]]) for text in
                warehouse.pending_texts("r1")]  # fmt: skip
    warehouse.land_readings(readings, "r1")
    days = ("2025-04-04T08:50", None, "2025-04-04", "2025-04-05")
    owners = {"足立区": "lg:131211"}
    kind = ("outage", "main", "2025-04-04")
    accounts = [
        Account(of, of, document(of), SOURCES[of], of != "毎日", *kind, *days, owner=owners.get(of)) for of in URLS
    ]
    landing.land(warehouse, "account", accounts, subjects=(tuple[str, ...], [()] * 4), settled=(bool, [True] * 4))
    other = replace(CARD, incident_id=TWO, started="2025-07-01T10:00", ended=None, status="発生中", scope="単独自治体")
    vague = replace(other, incident_id=THREE, started="2016-04", municipalities=("lg:202151",), procedures=())
    landing.land(warehouse, "incident", [CARD, other, vague])
    links = [IncidentDocument(ONE, document(of), "primary", 1.0, of, None) for of in URLS]
    landing.land(warehouse, "incident_document", links)
    landing.land(warehouse, "incident_fact", FACTS)
