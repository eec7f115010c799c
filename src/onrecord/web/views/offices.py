"""Offices: who held which, from when to when, as the knowledge has it; beside the roles that articles word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.knowledge.dates import written
from onrecord.knowledge.nouns import Term
from onrecord.web.desk import Desk

MOST = 12
"""Terms on a page, the latest."""


@dataclass(frozen=True, slots=True)
class Office:
    """One term of office."""

    office: str
    person: str
    name: str
    """Of the office on a person's page, of the person on an office's."""
    from_: str
    """As precise as it is known: 2017-05-14, 2017-05, 2017."""
    to: str | None
    """None: it was running on ``known``."""
    acting: bool
    known: date
    """On which day the entry was known to be true."""
    source: str
    verified: bool
    """Whether anybody checked the entry against a source."""


def offices(desk: Desk, key: str, kind: str | None, lang: str) -> tuple[Office, ...]:
    """The terms of a person, or those of an office's holders, latest first; nothing for all other actors."""
    found = desk.knowledge.roles(key) if kind == "person" else desk.knowledge.holders(key) if kind == "office" else ()
    return tuple(_office(desk, term, term.office if kind == "person" else term.person, lang) for term in found[:MOST])


def _office(desk: Desk, term: Term, named: str, lang: str) -> Office:
    origin = term.provenance
    return Office(term.office, term.person, desk.actor_name(named, lang), written(term.from_),
                  written(term.to) if term.to else None, term.acting, origin.date, origin.source,
                  origin.checked != "unverified")
