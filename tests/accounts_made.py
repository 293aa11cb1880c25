"""Accounts made up for the rules by which they are grouped."""

from dataclasses import replace

from incidents.grouping import Group
from incidents.regrouping import regrouped
from records import Account, content_id

CARD, LIBRARY = "カード管理システム", "図書館システム"


def account(name: str, **told: object) -> Account:
    plain = Account(
        content_id("account", name),
        content_id("incident", name),
        name,
        "asahi",
        False,
        "outage",
        "main",
        told="2025-04-05",
        started="2025-04-04T08:50",
        ended=None,
        first_day="2025-04-04",
        last_day="2025-04-05",
        systems=(CARD,),
        operators=("org:j-lis",),
    )
    return replace(plain, **told)


def grouped(accounts: list[Account] | tuple[Account, ...]) -> list[Group]:
    """Group accounts where there are no others."""
    return regrouped(accounts, lambda ids: ())


def names(*accounts: Account) -> list[list[str]]:
    return sorted(sorted(one.document_id for one in group) for group in grouped(accounts))


def own(name: str, town: str, **told: object) -> Account:
    """A town's own system."""
    return account(name, systems=(LIBRARY,), operators=(), owner=town, source=town, **told)
