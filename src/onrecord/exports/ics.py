"""``ics``: what the statements of a filter announce, as a calendar; event by event."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from onrecord.exports.nouns import About
from onrecord.model import AgendaItem, Article
from onrecord.output.ics import PRODUCT, event


def ics(found: Iterable[tuple[Article, AgendaItem]], about: About) -> Generator[bytes, None, None]:  # noqa: ARG001 - called alike
    """iCalendar (RFC 5545); what has no days is left out, the same event is written once."""
    yield f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\nCALSCALE:GREGORIAN\r\n".encode()
    seen: set[str] = set()
    for article, item in found:
        one = event(article, item)
        if one is not None and str(one["uid"]) not in seen:
            seen.add(str(one["uid"]))
            yield bytes(one.to_ical())
    yield b"END:VCALENDAR\r\n"
