"""Background: concepts explained, linked to what touches them; and whether it has worked, from the record only."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.knowledge.concepts import Concept, concepts
from onrecord.knowledge.history import Event, history
from onrecord.record import Filter, StatementRow
from onrecord.web.page import Ask, Page, missing

TOUCHING = 8
"""Statements shown beside a concept; the search has them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One concept in the list."""

    key: str
    name: str
    begins: str
    """Its first sentence."""


@dataclass(frozen=True, slots=True)
class Background:
    """All concepts, in the order of their names."""

    concepts: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ConceptData:
    """One concept, and what touches it."""

    key: str
    name: str
    text: str
    reading: tuple[str, ...]
    checked: str
    """What it was checked against, or that it was not."""
    concepts: tuple[tuple[str, str], ...]
    """Others it leads to: key, name. The same for questions and doctrines."""
    questions: tuple[tuple[str, str], ...]
    doctrines: tuple[tuple[str, str], ...]
    words: str
    """The search for statements that name it."""
    statements: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """One entry of the history, in the desk's language."""

    key: str
    kind: str
    """use, threat, alarm, estimate."""
    name: str
    text: str
    first: str
    last: str
    lowest: float | None
    """Of an estimate: per cent a year."""
    highest: float | None
    of: str
    assumptions: str
    computed: str
    source: str
    checked: str


@dataclass(frozen=True, slots=True)
class History:
    """Has it worked? Uses, crises and estimates; no single number."""

    uses: tuple[Happened, ...]
    crises: tuple[Happened, ...]
    estimates: tuple[Happened, ...]


def background(ask: Ask) -> Background:
    """The page of all concepts."""
    lang = ask.language.code
    found = concepts(ask.desk.settings.knowledge).values()
    return Background(tuple(sorted(
        (Entry(one.key, one.names[lang], one.text[lang].partition(". ")[0].rstrip(".") + ".") for one in found),
        key=lambda entry: entry.name.casefold())))


def concept(ask: Ask) -> ConceptData:
    """The page of one concept. Raises HTTPException (404)."""
    known, lang, desk = concepts(ask.desk.settings.knowledge), ask.language.code, ask.desk
    found = known.get(ask.path("key"))
    if found is None:
        raise missing("No concept is explained under this key.")
    words = " OR ".join(dict.fromkeys(f'"{phrase}"' for phrase in _phrases(found)))
    return ConceptData(
        found.key, found.names[lang], found.text[lang], found.reading, found.provenance.checked,
        tuple((key, known[key].names[lang]) for key in found.concepts if key in known),
        tuple((key, desk.question_name(key, lang)) for key in found.questions),
        tuple((key, desk.doctrine_name(key, lang)) for key in found.doctrines),
        words, desk.record.statements(Filter(words=words), limit=TOUCHING).rows)


def has_it_worked(ask: Ask) -> History:
    """The page of the history."""
    found = [_happened(event, ask.language.code) for event in history(ask.desk.settings.knowledge)]
    return History(tuple(one for one in found if one.kind == "use"),
                   tuple(one for one in found if one.kind in ("threat", "alarm")),
                   tuple(one for one in found if one.kind == "estimate"))


def _phrases(found: Concept) -> list[str]:
    """Its names and the press's words for it, in both languages, as phrases of a search."""
    names = [*found.names.values(), *(phrase for phrases in found.also.values() for phrase in phrases)]
    return [name.replace('"', " ").strip() for name in names]


def _happened(event: Event, lang: str) -> Happened:
    estimate = event.estimate
    lowest, highest = (estimate.lowest, estimate.highest) if estimate else (None, None)
    return Happened(
        event.key, event.kind, event.names[lang], event.text[lang], str(event.from_.first), str(event.to.last),
        float(lowest) if lowest is not None else None, float(highest) if highest is not None else None,
        estimate.of[lang] if estimate else "", estimate.assumptions[lang] if estimate else "",
        estimate.computed if estimate else "", event.provenance.source, event.provenance.checked)


PAGE = Page("/background", Background, background, "background", "Concepts, explained")
HISTORY = Page("/background/has-it-worked", History, has_it_worked, "history", "Has deterrence worked? The record only")
ONE = Page("/background/{key}", ConceptData, concept, "concept", "One concept, and what touches it")
