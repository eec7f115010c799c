"""The agenda as a calendar that any client subscribes to: iCalendar (RFC 5545), all-day events."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from onrecord.output.plain import one_line
from onrecord.watch.nouns import AgendaEntry
from onrecord.web.render import asked
from onrecord.web.views.agenda import entries

STATUS = {"cancelled": "CANCELLED", "held": "CONFIRMED"}


def feed(request: Request) -> Response:
    """``/agenda.ics``: what is scheduled, with days; what was cancelled says so."""
    ask = asked(request)
    on = ask.desk.newest() or date.today()  # noqa: DTZ011 - an empty record
    calendar = Calendar()
    calendar.add("prodid", "-//onrecord//desk//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "on record")
    calendar.add("x-wr-calname", "on record")
    address = f"{request.url.scheme}://{request.url.netloc}/agenda"
    for entry in entries(ask, on):
        if entry.from_ and entry.to and entry.to < date.max:
            calendar.add_component(_event(entry, address))
    return Response(bytes(calendar.to_ical()), media_type="text/calendar")


def _event(entry: AgendaEntry, address: str) -> Event:
    """A VEVENT; DTEND is the day after the last (exclusive by the standard)."""
    told = [one.day for one in entry.told if one.day]
    event = Event()
    event.add("uid", f"{entry.id}@onrecord")
    event.add("dtstamp", datetime.combine(max(told, default=date(1970, 1, 1)), time(), tzinfo=UTC))
    event.add("dtstart", entry.from_)
    event.add("dtend", (entry.to or date.min) + timedelta(days=1))
    event.add("summary", one_line(entry.what)[:500])
    event.add("description", "\n".join(
        f"{one.outlet or ''} {one.day or ''}: {one_line(one.words)[:300]}" for one in entry.told[-3:]))
    event.add("transp", "TRANSPARENT")
    event.add("url", f"{address}#e-{entry.id}")
    if entry.where:
        event.add("location", one_line(entry.where)[:200])
    if entry.fate in STATUS:
        event.add("status", STATUS[entry.fate])
    return event


ROUTES = [Route("/agenda.ics", feed)]
