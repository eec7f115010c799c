"""What an export is, and what it needs to know beside the statements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""What stands for the moment of something undated where a standard asks for one."""


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself."""

    title: str = "onrecord"
    address: str | None = None
    """Where it is served; None for a file."""
    site: str | None = None
    """The desk's address, without a slash at its end: each statement then links to its page there."""
    updated: datetime = EPOCH
    kind_of: Callable[[str], str | None] = lambda _: None
    """What an actor is, by its key: a kind of the knowledge's actors; None when that is not known."""


def urn(id_: str) -> str:
    """A statement's name for the rest of the world: the same in every export, on every machine."""
    return f"urn:onrecord:statement:{id_}"
