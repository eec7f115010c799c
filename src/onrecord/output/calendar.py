"""Events of a record's agenda as a calendar (RFC 5545): each once, with its id, cancelled ones marked so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event

from onrecord.output.ics import PRODUCT, clean


@dataclass(frozen=True, slots=True)
class Dated:
    """An event with its days, both included. ``known``: the day on which that was known, for DTSTAMP."""

    id: str
    what: str
    first: date
    last: date
    known: date
    fate: str
    where: str | None
    description: str


def calendar(events: Iterable[Dated]) -> str:
    """One calendar, with CRLF line ends; the same events give the same bytes."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    for one in events:
        if one.last < date.max:
            made.add_component(_event(one))
    return bytes(made.to_ical()).decode("utf-8")


def _event(one: Dated) -> Event:
    event = Event()
    event.add("uid", f"{one.id}@onrecord")
    event.add("dtstamp", datetime.combine(one.known, time(), tzinfo=UTC))
    event.add("dtstart", one.first)
    event.add("dtend", one.last + timedelta(days=1))
    event.add("summary", clean(one.what))
    event.add("description", clean(one.description))
    event.add("status", "CANCELLED" if one.fate == "cancelled" else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if one.where:
        event.add("location", clean(one.where))
    return event
