"""What is the matter with a source's listings, as one of the findings that the view `source_health` knows."""

FINDINGS = ("moved", "blocked", "layout changed", "zero items", "failing")  # what needs a hand first
_BY_STATE = {"gone": "moved", "blocked": "blocked", "failed": "failing"}


def finding(state: str, reason: str | None) -> str | None:
    """Give the finding for what the last try of a listing came to; None when nothing is wrong with it.

    `reason` may begin with the finding, as what discovery says does ("Moved: no feed came"). A list of which only the
    first part is followed is well.
    """
    named = (reason or "").partition(":")[0].lower()
    if named in FINDINGS:
        return named
    read = "failing" if reason and not named.startswith("long ") else None
    return _BY_STATE.get(state, read)


def problem(listings: list[tuple[str, str, str | None, bool]]) -> str | None:
    """Give the worst that is the matter with a source's listings, as "finding: address: reason".

    Of each: its address, what its last try came to and why, and whether it is declared. One that was found on the home
    page is only trouble while no other listing is well: the site may list elsewhere now, and we read it there.
    """
    anywhere = any(finding(state, reason) is None for _, state, reason, _ in listings)
    ill = [
        (kind, f"{kind}: {url}: {reason or state}")
        for url, state, reason, declared in listings
        if (kind := finding(state, reason)) and (declared or not anywhere)
    ]
    return min(ill, key=lambda one: FINDINGS.index(one[0]))[1] if ill else None
