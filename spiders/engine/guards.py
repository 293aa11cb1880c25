"""What must not be fetched: addresses that are not on the public web, as written, as resolved, as connected to."""

import ipaddress
from typing import Any

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.error import DNSLookupError

from spiders.site import host_of

_REFUSED: set[str] = set()
_EMBEDDING = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


class PrivateAddress(IgnoreRequest):
    """The request would reach a private, loopback, link-local or otherwise not public address."""


class RobotsForbid(IgnoreRequest):
    """The site's robots.txt asks us not to fetch the address."""


class RobotsUnknown(IgnoreRequest):
    """The site's robots.txt could not be had, so that nothing of the site may be fetched (RFC 9309, 2.3.1.4)."""


class HostRests(IgnoreRequest):
    """The host asked to be left alone for longer than this run waits; `seconds` of that are left."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the site asks to be left alone for {max(1, round(seconds / 60))} more minutes")
        self.seconds = seconds


def is_public(address: str) -> bool:
    """Tell whether a literal IP address is one of the public internet; what is no address at all is not."""
    try:
        ip = ipaddress.ip_address(address.strip("[]").split("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            ip = ip.ipv4_mapped
        elif any(ip in network for network in _EMBEDDING):
            return False
    return ip.is_global and not ip.is_multicast


def refuse_private(url: str) -> None:
    """Raise PrivateAddress for an address that is no http(s) address, has no host, or names a private one literally."""
    host = host_of(url)
    if not host:
        raise PrivateAddress(f"not an http(s) address: {url[:200]}")
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        raise PrivateAddress(f"private address: {host}")
    literal = host.startswith("[") or host.replace(".", "").isdigit()
    if literal and not is_public(host):
        raise PrivateAddress(f"private address: {host}")


def refused_by_dns(host: str) -> bool:
    """Tell whether the resolver refused this host name because it stands for a private address."""
    return host in _REFUSED


class GuardedResolver(CachingThreadedResolver):
    """A resolver that gives no private address out, so that no connection to one is even begun."""

    def getHostByName(self, name: str, timeout: Any = ()) -> Any:
        """Resolve a name; a private answer is an error (seen by Scrapy as a failed lookup)."""
        return super().getHostByName(name, timeout).addCallback(_public_only, name)


def _public_only(address: str, name: str) -> str:
    if not is_public(address):
        _REFUSED.add(name.lower().rstrip("."))
        raise DNSLookupError(f"private address: {name} resolves to {address}")  # the only error Twisted lets through
    return address
