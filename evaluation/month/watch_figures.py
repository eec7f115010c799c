"""What the watch finds in a month's record, scored against what was planted.

The record is the product's own reading, wrong readings included. Its watch is made anew in a copy, with the invented
states of the month as a user's knowledge.
"""

from __future__ import annotations

import shutil
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evaluation.month import score_watch
from evaluation.month.align import carried
from evaluation.month.figures import align
from evaluation.month.recorded import place, truth
from evaluation.month.score_watch import Verdict
from evaluation.rows import RowError
from onrecord.knowledge import load
from onrecord.record import Record
from onrecord.rows import Told
from onrecord.watch import agenda, contradictions, firsts, pledges, positions, sayings

NEAR = timedelta(days=10)
"""How far from the planted day a change may be reported."""
STATES = Path(__file__).parent / "data" / "knowledge"
"""The invented states, as knowledge files."""


@dataclass(frozen=True, slots=True)
class Found:
    """The verdicts on one month, by kind of finding."""

    verdicts: dict[str, Verdict]
    articles: int
    contradictions: tuple[int, int, int]
    """Reported, right among them, planted."""
    changes: tuple[int, int, int]
    """Shifts reported; those among them whose actor, question, new state and day (within ten) are a planted one's,
    whatever their statements; planted."""


def watched(month: Path) -> Found:
    """The verdicts on a month whose record was built. Raises RowError where there is none."""
    if not place(month).is_file():
        raise RowError(f"{month} has no record: python -m evaluation month-record {month} builds one")
    copy = month / "watch.sqlite"
    for old in month.glob("watch.sqlite*"):
        old.unlink()
    with Record.open(place(month)) as record:
        record.db.run("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(place(month), copy)
    with Record.open(copy, knowledge=load(STATES)) as record:
        record.watching.rebuild()
        return _found(record, month)


def _found(record: Record, month: Path) -> Found:
    aligned, first = align(record, month), _begin(month)
    until = date(first.year, first.month, monthrange(first.year, first.month)[1])
    said, articles = {**aligned.parts, **aligned.statements}, len(truth(month, "articles"))
    stances = record.stances(until=until)
    reported = positions.shifts(stances, first)
    moved = [score_watch.Shift(one.question, one.before.cite.id, one.after.cite.id)
             for one in reported]
    opened = [score_watch.First(one.act, one.cite.id) for one in firsts.firsts(record.openings(first, until))]
    silent = [score_watch.Silence([cite.id for line in one.sayings for cite in line.cites])
              for one in sayings.silences(record.sayings(until), until)]
    kept = [score_watch.Pledge([promise.cite.id for _, promise in one.mentions], one.amount.value)
            for one in pledges.pledges(record.promises(until=until), until)]
    verdicts = {
        "shifts": score_watch.shifts(moved, said, truth(month, "shifts"), articles),
        "firsts": score_watch.firsts(opened, said, truth(month, "firsts")),
        "silences": score_watch.silences(silent, said, truth(month, "silences")),
        "agenda": score_watch.meetings(_meetings(record, month, aligned.articles, first, until),
                                       truth(month, "meetings")),
        "pledges": score_watch.pledges(kept, said, truth(month, "pledges"))}
    contradicted = contradictions.contradictions(stances, first)
    return Found(verdicts, articles, _contradictions(contradicted, truth(month, "contradictions")),
                 _changes(reported, truth(month, "shifts")))


def _begin(month: Path) -> date:
    """The first day of what is planted: the month before it is the lead-in."""
    return min(date.fromisoformat(row["on"]) for row in truth(month, "shifts")).replace(day=1)


def _meetings(record: Record, month: Path, articles: Any, first: date, until: date) -> list[score_watch.Meeting]:
    spot = _spots(record, month, articles)
    return [score_watch.Meeting([place for told in one.told if (place := spot(told))],
                                "ahead" if one.fate == "today" else {"not-heard-of": "silent"}.get(one.fate, one.fate),
                                str(one.from_))
            for one in agenda.agenda(record.told(until=until), until) if one.to and one.to >= first]


def _spots(record: Record, month: Path, articles: Any) -> Callable[[Told], tuple[str, tuple[int, int]] | None]:
    """A function from a telling to its place in the truth's text."""
    texts = {row["id"]: row["text"] for row in truth(month, "articles")}
    maps: dict[str, dict[int, int]] = {}

    def spot(told: Told) -> tuple[str, tuple[int, int]] | None:
        name = articles.get(told.article)
        if name is None:
            return None
        if told.article not in maps:
            text = record.db.value("SELECT text FROM article WHERE id = ?", (told.article,))
            maps[told.article] = _map(text, texts[name])
        at = [maps[told.article][place] for place in range(*told.span) if place in maps[told.article]]
        return (name, (min(at), max(at) + 1)) if at else None

    return spot


def _map(text: str, other: str) -> dict[int, int]:
    """Place of a character in one text -> its place in the other, for letters of the words that both have."""
    carry = carried(text, other)
    back = {number: at for at, number in enumerate(_numbered(other)) if other[at].isalnum()}
    return {at: back[carry[number]] for at, number in enumerate(_numbered(text))
            if text[at].isalnum() and number in carry}


def _numbered(text: str) -> Iterable[int]:
    so_far = 0
    for character in text:
        yield so_far
        so_far += character.isalnum()


def _changes(found: Iterable[Any], planted: list[dict[str, Any]]) -> tuple[int, int, int]:
    rows = list(found)
    right = sum(any((row["actor"], row["question"], row["to"]) == (one.holder, one.question, one.to)
                    and abs(date.fromisoformat(row["on"]) - one.on) <= NEAR for row in planted) for one in rows)
    return len(rows), right, len(planted)


def _contradictions(found: Iterable[Any], planted: list[dict[str, Any]]) -> tuple[int, int, int]:
    reported = {(one.holder, one.question, str(one.on)) for one in found}
    wanted = {(row["actor"], row["question"], row["on"]) for row in planted}
    return len(reported), len(reported & wanted), len(wanted)

