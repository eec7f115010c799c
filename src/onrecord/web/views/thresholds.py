"""Thresholds: declared doctrines with their conditions, and what invokes, states or touches them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.knowledge.dates import written
from onrecord.knowledge.doctrines import Doctrine, doctrines, superseded_by
from onrecord.rows import Contact
from onrecord.watch.nouns import Listed
from onrecord.watch.thresholds import listed
from onrecord.web.page import Ask, Page

SHOWN = 5
"""Contacts of a condition on the page."""
LOOKED = 3000


@dataclass(frozen=True, slots=True)
class ConditionData:
    """A condition in our own words, and what bears on it, newest first."""

    key: str | None
    """None: the doctrine as a whole."""
    sort: str
    """use, restraint or ambiguity; empty for the whole."""
    line: str
    section: str
    source: str
    checked: str
    invoked: tuple[Contact, ...]
    stated: tuple[Contact, ...]
    touched: tuple[Contact, ...]
    total: int
    """All that bear on it among those looked at."""


@dataclass(frozen=True, slots=True)
class DoctrineData:
    """A text in which an actor says when it would use nuclear weapons."""

    key: str
    actor: str
    name: str
    form: str
    dated: str
    summary: str
    superseded_by: str | None
    superseded_name: str | None
    conditions: tuple[ConditionData, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All doctrines, those that something bears on first; passages that list a doctrine's conditions."""

    doctrines: tuple[DoctrineData, ...]
    listed: tuple[Listed, ...]


def thresholds(ask: Ask) -> Thresholds:
    """The page of all doctrines."""
    page: Thresholds = ask.desk.kept(f"thresholds {ask.language.code}", lambda: _thresholds(ask))
    return page


def _thresholds(ask: Ask) -> Thresholds:
    known, record, lang = doctrines(ask.desk.settings.knowledge), ask.desk.record, ask.language.code
    contacts = record.contacts(limit=LOOKED)
    found = [_doctrine(one, known, [c for c in contacts if c.doctrine == key], lang) for key, one in known.items()]
    found.sort(key=lambda one: (one.superseded_by is not None, -one.total, one.actor, one.dated))
    return Thresholds(tuple(found), listed(record.listings(), known, lang)[:30])


def _doctrine(one: Doctrine, known: Mapping[str, Doctrine], contacts: list[Contact], lang: str) -> DoctrineData:
    later = superseded_by(known, one.key)
    whole = ConditionData(None, "", "", "", one.provenance.source, one.provenance.checked,
                          *_contacts([c for c in contacts if c.condition is None]))
    conditions = [ConditionData(condition.key, condition.sort, condition.line[lang], condition.section,
                                condition.provenance.source, condition.provenance.checked,
                                *_contacts([c for c in contacts if c.condition == condition.key]))
                  for condition in one.conditions]
    return DoctrineData(one.key, one.actor, one.names[lang], one.form, written(one.dated), one.summary[lang],
                        later.key if later else None, later.names[lang] if later else None,
                        (*conditions, *([whole] if whole.total else [])), len(contacts))


def _contacts(found: list[Contact]) -> tuple[tuple[Contact, ...], tuple[Contact, ...], tuple[Contact, ...], int]:
    """Those that invoke, state and touch, the first few of each; how many in all."""
    invoked = tuple(one for one in found if one.how == "invokes")
    stated = tuple(one for one in found if one.how in ("states", "mentions"))
    touched = tuple(one for one in found if one.how == "touches")
    return invoked[:SHOWN], stated[:SHOWN], touched[:SHOWN], len(found)


PAGE = Page("/thresholds", Thresholds, thresholds, "thresholds", "Declared doctrines, and what bears on them")
