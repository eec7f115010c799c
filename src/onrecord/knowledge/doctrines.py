"""Declared conditions for the use of nuclear weapons: dated documents that supersede one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from onrecord.errors import KnowledgeError
from onrecord.knowledge.fields import Fields
from onrecord.knowledge.files import Entry, entries
from onrecord.knowledge.nouns import Days, Provenance
from onrecord.knowledge.questions import both, checked_phrases
from onrecord.lang import CODES

FORMS = ("decree", "law", "strategy", "declaration", "speech", "attributed", "practice")
"""What kind of text says it; ``attributed``: reported of officials, no official text; ``practice``: said for long."""
SORTS = ("use", "restraint", "ambiguity")
"""A condition under which use is envisaged; a promise not to; a deliberate silence."""
Groups = Mapping[str, tuple[tuple[str, ...], ...]]
"""Language -> groups of phrases; one phrase of each group is needed."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, in our own words (``line``), with where it stands and how that was checked.

    ``states``: the words by which a text states the condition itself; ``touches``: those by which a statement or event
    falls in its subject matter; ``against``: whom it protects (empty: the doctrine's actor).
    """

    key: str
    sort: str
    line: Mapping[str, str]
    section: str
    states: Groups
    touches: Groups
    against: tuple[str, ...]
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Doctrine:
    """A text in which an actor says when it would use nuclear weapons."""

    key: str
    actor: str
    form: str
    names: Mapping[str, str]
    dated: Days
    supersedes: str
    """The key of the doctrine it takes the place of; empty where there is none in our files."""
    adds_to: str
    """The key of a doctrine that it leaves in force beside itself."""
    summary: Mapping[str, str]
    refers: Mapping[str, tuple[str, ...]]
    """The words by which it is named: "doctrine nucléaire", "Basic Principles"."""
    conditions: tuple[Condition, ...]
    restated: tuple[Restated, ...]
    provenance: Provenance

    def condition(self, key: str) -> Condition:
        """The condition of a key; KeyError when there is none."""
        found = {condition.key: condition for condition in self.conditions}
        return found[key]


@dataclass(frozen=True, slots=True)
class Restated:
    """A later text that says the same again."""

    document: str
    dated: Days
    provenance: Provenance


@lru_cache(maxsize=8)
def doctrines(overlay: Path | None = None) -> Mapping[str, Doctrine]:
    """All doctrines by key. Raises KnowledgeError for wrong fields, and for superseding that cannot be."""
    table = entries("doctrines", overlay)
    found = {key: doctrine(entry) for key, entry in table.items()}
    for problem in misordered(found, table):
        raise problem
    return found


def superseded_by(known: Mapping[str, Doctrine], key: str) -> Doctrine | None:
    """The doctrine that took the place of one; None while it stands."""
    return next((each for each in known.values() if each.supersedes == key), None)


def in_force(known: Mapping[str, Doctrine], actor: str, on: date) -> tuple[Doctrine, ...]:
    """An actor's doctrines that stood on a day: dated by then and not yet superseded; the latest first."""
    def stands(each: Doctrine) -> bool:
        later = superseded_by(known, each.key)
        return each.dated.first <= on and (later is None or on < later.dated.first)
    found = [each for each in known.values() if each.actor == actor and stands(each)]
    return tuple(sorted(found, key=lambda each: each.dated.first, reverse=True))


def misordered(known: Mapping[str, Doctrine], table: Mapping[str, Entry]) -> Iterable[KnowledgeError]:
    """What is wrong between doctrines: unknown, another's, later than itself, itself, or a circle."""
    for each in known.values():
        for field, key in (("supersedes", each.supersedes), ("adds_to", each.adds_to)):
            if key and (reason := _wrong(known, each, key, field)):
                yield table[each.key].error(reason, field)
    taken: dict[str, str] = {}
    for each in known.values():
        if each.supersedes and taken.setdefault(each.supersedes, each.key) != each.key:
            reason = f"{each.supersedes} is superseded twice, by {taken[each.supersedes]} and {each.key}"
            yield table[each.key].error(reason, "supersedes")


def _wrong(known: Mapping[str, Doctrine], each: Doctrine, key: str, field: str) -> str:
    verb = "supersedes" if field == "supersedes" else "adds to"
    if key == each.key:
        return f"{key} {verb} itself"
    if key not in known:
        return f"{each.key} {verb} an unknown doctrine {key!r}"
    chain = [each.key]
    while field == "supersedes" and key and key in known and key not in chain:
        chain.append(key)
        key = known[key].supersedes
    if field == "supersedes" and key in chain:
        return f"a circle of doctrines: {' -> '.join([*chain, key])}"
    earlier = known[getattr(each, field)]
    if earlier.actor != each.actor:
        return f"{each.key} of {each.actor} {verb} {earlier.key} of {earlier.actor}"
    return f"{each.key} {verb} the later {earlier.key}" if each.dated.first <= earlier.dated.first else ""


def doctrine(entry: Entry) -> Doctrine:
    """One doctrine by itself. Raises KnowledgeError for fields that are wrong."""
    fields = Fields(entry, "actor form names dated supersedes adds_to summary refers condition restated")
    dated = fields.days("dated")
    if dated is None:
        raise fields.error(f"doctrine {entry.key} has no date", "dated")
    refers = {code: checked_phrases(fields, "refers", texts) for code, texts in fields.by_lang("refers").items()}
    conditions = tuple(_condition(row) for row in
                       fields.rows("condition", "key sort line section states touches against"))
    if not conditions:
        raise fields.error(f"doctrine {entry.key} has no condition", "condition")
    return Doctrine(entry.key, fields.text("actor"), fields.one_of("form", FORMS), both(fields, "names"), dated,
                    fields.text("supersedes", ""), fields.text("adds_to", ""), both(fields, "summary"), refers,
                    conditions, tuple(_restated(row) for row in fields.rows("restated", "document dated")),
                    entry.provenance())


def _condition(row: Fields) -> Condition:
    return Condition(row.text("key"), row.one_of("sort", SORTS, "use"), both(row, "line"), row.text("section", ""),
                     _groups(row, "states"), _groups(row, "touches"), row.texts("against"), provenance(row))


def _restated(row: Fields) -> Restated:
    dated = row.days("dated")
    if dated is None:
        raise row.error("a text without a date", "document")
    return Restated(row.text("document"), dated, provenance(row))


def provenance(row: Fields) -> Provenance:
    """Source, date and checked of a row: its own, or those of its file."""
    entry = replace(row.entry, table={**row.entry.table, **row.table}, path=(*row.entry.path, *row.path))
    return entry.provenance()


def _groups(row: Fields, name: str) -> Groups:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for code in CODES:
        groups = row.table.get(name, {}).get(code, [])
        if not isinstance(groups, list) or not all(isinstance(group, list) for group in groups):
            raise row.error(f"{name}.{code} is a list of groups, each a list of phrases", name, code)
        found[code] = tuple(checked_phrases(row, name, tuple(group)) for group in groups)
    return found
