"""The agenda as a calendar that any client opens: iCalendar (RFC 5545), all-day events, the article's words escaped.

The same readings always give the same bytes: a UID is made of the event's article, days and words, and DTSTAMP (which
the standard demands) is the article's day, never the hour of the run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b
from typing import TextIO

from icalendar import Calendar, Event, vText, vUri

from onrecord.model import AgendaItem, Article, Reading

PRODUCT = "-//onrecord//agenda//EN"
# What the calendar says of an article that carries no date; the standard asks for some moment.
UNDATED = date(1970, 1, 1)


def ics(readings: Iterable[Reading]) -> str:
    """One calendar of the agenda items of some readings that have both their days, with CRLF line ends.

    Items without an interval (an undated article's "tomorrow") are left out: a calendar cannot hold them. An item that
    two readings of the same article share is written once.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    seen: set[str] = set()
    for reading in readings:
        for item in reading.agenda:
            found = event(reading.article, item)
            if found is not None and str(found["uid"]) not in seen:
                seen.add(str(found["uid"]))
                calendar.add_component(found)
    return bytes(calendar.to_ical()).decode("utf-8")


def event(article: Article, item: AgendaItem) -> Event | None:
    """A VEVENT, None for what has no days; DTEND is the day after the last (exclusive by the standard)."""
    first, last = item.when.from_, item.when.to
    if first is None or last is None or last == date.max:
        return None
    made = Event()
    made.add("uid", _uid(article, item))
    made.add("dtstamp", datetime.combine(article.published or UNDATED, time(), tzinfo=UTC))
    made.add("dtstart", first)
    made.add("dtend", last + timedelta(days=1))
    made.add("summary", clean(item.what))
    made.add("description", clean(_description(article, item)))
    made.add("transp", "TRANSPARENT")
    if item.where:
        made.add("location", clean(item.where))
    if article.url and article.url.isprintable() and article.url.startswith(("http://", "https://")):
        made.add("url", vUri(article.url))
    return made


def _uid(article: Article, item: AgendaItem) -> str:
    days = f"{item.when.from_}/{item.when.to}"
    told = "\x1f".join((article.id, str(item.span[0]), str(item.span[1]), days, item.what))
    return f"{blake2b(told.encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}@onrecord"


def _description(article: Article, item: AgendaItem) -> str:
    """Who takes part, the reasoning behind the days, and where it was read."""
    lines = [", ".join(item.actors), item.when.how, article.title or "", article.outlet or ""]
    return "\n".join(line for line in lines if line)


def clean(words: str) -> vText:
    """The words without control characters and lone surrogates, which the standard forbids; icalendar escapes them."""
    plain = "".join(c if c in "\n\t" or c.isprintable() else " " for c in words)
    return vText(plain.encode("utf-8", "replace").decode("utf-8"))


def write_ics(readings: Iterable[Reading], out: TextIO) -> None:
    """The calendar, written out; its lines end in CRLF as the standard demands."""
    out.write(ics(readings))
