"""Which days a brief is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.errors import RecordError
from onrecord.record import Record


@dataclass(frozen=True, slots=True)
class Days:
    """From-to, both included."""

    first: date
    last: date


def days(record: Record, today: date, day: date | None = None, since: date | None = None) -> Days:
    """The day asked for; from ``since`` to the record's last day; or else the record's last day.

    Raises RecordError, worded for a person, for a record without a dated statement, and for days that lie before its
    first day or after both its last day and today.
    """
    first, last = record.span()
    if first is None or last is None:
        raise RecordError("the record holds no dated statement to brief of; onrecord add reads articles into it")
    asked = day or since or last
    if asked < first:
        raise RecordError(f"nothing in the record was published on {asked} or before: it begins on {first}")
    if asked > max(last, today):
        raise RecordError(f"{asked} is still to come: the record ends on {last}")
    return Days(asked, asked if day else max(last, asked))
