"""How a desk is set up, and when it refuses to open."""

from __future__ import annotations

import ipaddress
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.errors import NotSafe

LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``onrecord serve`` was told."""

    record: Path
    host: str = "127.0.0.1"
    port: int = 8001
    by: str = "reader"
    """Under whose name decisions are made, until a session says another."""
    read_only: bool = False
    """No decisions, no reading of new articles."""
    public: bool = False
    """Anyone may look, without a password. Always read-only."""
    password: str | None = None
    token: str | None = None
    """For programs: ``Authorization: Bearer TOKEN``."""
    names: tuple[str, ...] = ()
    """Further host names under which the desk is reached."""
    knowledge: Path | None = None
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    """Signs sessions; a new one at each start, so that sessions end with the server."""

    @property
    def local(self) -> bool:
        """Whether only programs of this machine can reach it."""
        return is_loopback(self.host)

    @property
    def guarded(self) -> bool:
        """Whether one must log in, or bring a token."""
        return bool(self.password or self.token) and not self.public

    @property
    def writes(self) -> bool:
        """Whether people can decide and add."""
        return not (self.read_only or self.public)


def checked(settings: Settings) -> Settings:
    """The settings, if it is safe to open a desk with them. Raises NotSafe, which says what is missing."""
    if not settings.local and not settings.guarded and not settings.public:
        raise NotSafe(f"{settings.host} can be reached from other machines, and no password is set: give one in "
                      "ONRECORD_PASSWORD, or a token in ONRECORD_TOKEN, or say --public to let everyone read")
    for name, value in (("ONRECORD_PASSWORD", settings.password), ("ONRECORD_TOKEN", settings.token)):
        if value is not None and len(value) < 8:
            raise NotSafe(f"{name} is shorter than 8 characters; it would be guessed")
    return settings


def is_loopback(host: str) -> bool:
    """Whether an address is one that only this machine has."""
    if host in LOOPBACK:
        return True
    address = as_address(host)
    return address is not None and address.is_loopback


def as_address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host's name spells out in numbers; None for a real name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
