"""Vectors of what was said, kept so that a sentence is computed once. A store of limited size, oldest out first."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import blake2b

from onrecord import meaning
from onrecord.meaning.encoders import Vector
from onrecord.record.database import Database

KEPT = 200_000
"""So many vectors are kept, half a kilobyte each; one that is gone is computed again."""


def of(db: Database, texts: Sequence[str]) -> Mapping[str, Vector]:
    """Each text's vector; always as packed, so that it does not matter whether it was kept or made just now."""
    if not texts:
        return {}
    marks = {_mark(text): text for text in texts}
    packed = _ready(db, marks)
    return dict(zip(marks.values(), meaning.unpacked([packed[mark] for mark in marks]), strict=True))


def ready(db: Database, texts: Sequence[str]) -> None:
    """Make the vectors of texts that will be asked for: many at once take half the time of a few at a time."""
    if texts:
        _ready(db, {_mark(text): text for text in texts})


def _ready(db: Database, marks: Mapping[int, str]) -> Mapping[int, bytes]:
    """The packed vectors of marked texts; those that are missing are made and kept."""
    encoder = meaning.encoder()
    packed = {row["text"]: row["packed"] for row in db.query(
        "SELECT text, packed FROM vector WHERE made_by = ? AND text IN (SELECT value FROM json_each(?))",
        (encoder.name, json.dumps(list(marks))))}
    missing = [mark for mark in marks if mark not in packed]
    if missing:
        made = dict(zip(missing, meaning.packed(encoder.encode([marks[mark] for mark in missing])), strict=True))
        _keep(db, encoder.name, made)
        packed |= made
    return packed


def _keep(db: Database, made_by: str, made: Mapping[int, bytes]) -> None:
    db.run_many("INSERT OR REPLACE INTO vector (text, made_by, packed) VALUES (?, ?, ?)",
               [(mark, made_by, packed) for mark, packed in made.items()])
    newest = db.value("SELECT max(rowid) FROM vector")
    db.run("DELETE FROM vector WHERE rowid <= ?", (newest - KEPT,))


def _mark(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big", signed=True)
