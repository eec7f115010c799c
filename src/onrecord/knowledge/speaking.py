"""For whom an office holder's words count: "le ministre kestrien de la Défense" speaks for Kestria."""

from __future__ import annotations

from functools import cache

from onrecord.knowledge.files import ROOT, parse
from onrecord.knowledge.folding import fold
from onrecord.knowledge.store import Knowledge
from onrecord.lang import language

BODIES = ("state", "alliance", "organisation")


def body(knowledge: Knowledge, role: str, lang: str) -> str | None:
    """Key of the one state or organisation that someone of this role speaks for; None where the role is not held any
    more, speaks for itself, or leads to several."""
    read = knowledge.role(role)
    if not read.kinds or for_itself(knowledge, role, lang):
        return None
    found = {top for key in read.bodies if (top := above(knowledge, key))}
    return found.pop() if len(found) == 1 else None


def for_itself(knowledge: Knowledge, role: str, lang: str) -> bool:
    """Whether someone of this role speaks for no state or organisation: not in office any more, or in one that does
    not speak for it (a party's leader, a mayor)."""
    return bool(_former(lang) & set(fold(role).split()) or set(knowledge.role(role).kinds) & _table()["personal"])


def above(knowledge: Knowledge, key: str) -> str | None:
    """The state or organisation that a body belongs to, itself if to none; None for what speaks apart from its state
    (a parliament, a court) and for people."""
    at, seen = knowledge.actor(key), set[str]()
    while at is not None and at.key not in seen:
        seen.add(at.key)
        if at.sort in _table()["apart"]:
            return None
        if not at.of:
            return at.key if at.kind in BODIES else None
        at = knowledge.actor(at.of)
    return None


@cache
def _former(lang: str) -> frozenset[str]:
    return frozenset(fold(word) for word in language(lang).table("speakers")["telling"]["former"])


def telling_acts() -> frozenset[str]:
    """The acts whose first time means something."""
    return _table()["firsts"]


def aiming_acts() -> frozenset[str]:
    """The acts whose first aim at somebody means something."""
    return _table()["aimed"]


@cache
def _table() -> dict[str, frozenset[str]]:
    table = parse(ROOT / "watch.toml")
    return {name: frozenset(table[name]) for name in ("personal", "apart", "firsts", "aimed")}
