"""Lines that are worded anew. Lost if this fails: a demand made every week in other words ends unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from onrecord import meaning
from onrecord.record import Record, lines
from onrecord.record.identity import DAY_BITS
from onrecord.record.refrains import Refrain, refrains

MONDAY = date(2031, 3, 3).toordinal()
DEMAND, OTHER, REMARK = np.eye(512, dtype=np.float32)[:3]
ALIKE = np.asarray(0.5 * DEMAND + np.sqrt(0.75) * OTHER, dtype=np.float32)
"""Half way from the demand to something else: near enough for what is said between."""


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """An empty record whose statements are only keys."""
    with Record.open(tmp_path / "record.sqlite") as record:
        record.db.run("PRAGMA foreign_keys = OFF")
        yield record


def said(record: Record, *told: tuple[int, np.ndarray]) -> Sequence[Refrain]:
    """What comes of statements on days after the first Monday, each with where it lies."""
    frames: dict[int, set[int]] = {}
    for number, (after, vector) in enumerate(told):
        key = (MONDAY + after << DAY_BITS) + number
        record.db.run("INSERT INTO statement (key, id, article, number, kind, class, lang, words, complete, confidence)"
                      " VALUES (?, ?, 1, ?, 'direct', 'direct', 'en', 'x', 1, 1)", (key, f"s{number}", number))
        lines.follow(record.db, key, "ua", "en", frozenset({"demand"}), vector)
    for row in record.db.query(f"SELECT line, statement >> {DAY_BITS} AS day FROM line_statement"):
        frames.setdefault(row["line"], set()).add(row["day"])
    days = {line: frozenset(own) for line, own in frames.items()}
    return refrains(record.db, days, MONDAY - 10, MONDAY + 400 << DAY_BITS)


def test_what_returns_after_weeks_frames_what_is_said_between_in_other_words(record: Record) -> None:
    (found,) = said(record, (0, DEMAND), (7, ALIKE), (14, ALIKE), (21, DEMAND))
    assert [day - MONDAY for day in found.days] == [0, 7, 14, 21]
    assert len(found.members) == 2


def test_something_else_in_the_weeks_between_is_no_line(record: Record) -> None:
    assert said(record, (0, DEMAND), (7, REMARK), (14, OTHER), (21, DEMAND)) == []


def test_what_returns_on_any_day_has_no_rhythm(record: Record) -> None:
    assert said(record, (0, DEMAND), (3, ALIKE), (10, ALIKE), (17, DEMAND)) == []


def test_the_same_said_later_on_any_day_means_that_it_goes_on(record: Record) -> None:
    (found,) = said(record, *((7 * at, DEMAND) for at in range(4)), (71, DEMAND))
    assert max(day for own in found.members.values() for day in own) == MONDAY + 71


def test_words_and_titles_place_a_statement_in_either_language(record: Record) -> None:
    texts = {1: "All prisoners must come home.", 2: "Tous les prisonniers doivent rentrer.", 3: "The bridge is closed."}
    places = lines.placed(record.db, texts, None)
    assert meaning.likeness(places[1], places[2]) > lines.ALIKE > meaning.likeness(places[1], places[3])
    assert json.dumps(sorted(places)) == "[1, 2, 3]"


def test_lines_of_another_encoder_lie_nowhere(record: Record) -> None:
    """A record made before lines were placed: it opens, and has no refrains until they are found anew."""
    told = [(0, DEMAND), (7, ALIKE), (14, ALIKE), (21, DEMAND)]
    assert said(record, *told)
    record.db.run("UPDATE line SET made_by = 'another'")
    days = {row["key"]: frozenset({MONDAY, MONDAY + 21}) for row in record.db.query("SELECT key FROM line")}
    assert refrains(record.db, days, MONDAY - 10, MONDAY + 400 << DAY_BITS) == []
