"""Which addresses may be connected to: those of the public internet, unless the user allows local ones."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

from onrecord.errors import NotAllowed, NotFound

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses. Raises OSError when there are none."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_EXTRA = tuple(map(ipaddress.ip_network, ("192.88.99.0/24", "64:ff9b:1::/48", "fec0::/10")))
"""Not global in use, but counted as global by some Python versions: 6to4 relays, local NAT64, site-local."""


def resolve(host: str, port: int) -> list[str]:
    """The host's addresses, as the system's resolver gives them. Raises OSError."""
    return list(dict.fromkeys(str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def checked(source: str, host: str, port: int, *, allow_local: bool, resolve: Resolve = resolve) -> list[str]:
    """The addresses to connect to. The caller connects to these and to nothing else: no second look-up can change them.

    Raises NotFound when the name has no address, NotAllowed when any of its addresses is local (a name that has
    public and local addresses is an attack or a mistake).
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise NotFound(source, f"there is no host {host} ({error})") from error
    if not found:
        raise NotFound(source, f"the host {host} has no address")
    local = [address for address in found if not is_public(address)]
    if local and not allow_local:
        named = host if host == local[0] else f"{host} ({local[0]})"
        raise NotAllowed(source, f"{named} is an address of a local or reserved network (--allow-local permits it)")
    return found


def is_public(text: str) -> bool:
    """Is it an address that anybody on the internet can reach?

    An IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64) counts as itself.
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not any(
        address.version == network.version and address in network for network in _EXTRA)


def _inner(address: Address) -> ipaddress.IPv4Address | None:
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in _NAT64 else None
