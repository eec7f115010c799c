"""Sources: what is followed, and how it is doing."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.record import Counts, Source, Value, Visit, Wanted
from onrecord.web.filters import whole
from onrecord.web.page import Ask, Page, missing


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources that are followed, those in trouble first; the outlets of the record; how much there is."""

    sources: tuple[Source, ...]
    outlets: tuple[Value, ...]
    counts: Counts


@dataclass(frozen=True, slots=True)
class SourceData:
    """One source: its last visits, the pages it lists."""

    source: Source
    visits: tuple[Visit, ...]
    wanted: tuple[Wanted, ...]


WORST = ("failing", "partial", "quiet", "new", "good")


def sources(ask: Ask) -> Sources:
    """The page of all sources."""
    found = sorted(ask.desk.record.sources(), key=lambda one: (WORST.index(one.health), one.name.casefold()))
    return Sources(tuple(found), ask.desk.values("outlet"), ask.desk.counts())


def source(ask: Ask) -> SourceData:
    """The page of one. Raises HTTPException (404)."""
    key, record = whole(ask.path("key"), "key"), ask.desk.record
    found = next((one for one in (*record.sources(), *record.sources(unfollowed=True)) if one.key == key), None)
    if found is None:
        raise missing("The record follows no source of this number.")
    return SourceData(found, record.visits(found.key, 30), record.wanted(found.key, limit=50))


PAGE = Page("/sources", Sources, sources, "sources", "What is followed, and how it is doing")
ONE = Page("/source/{key}", SourceData, source, "source", "One source that is followed")
