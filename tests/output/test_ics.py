"""The calendar. Lost if this fails: a client that refuses the file, an event that ends a day early, a page whose words
become fields of the calendar, or a second copy of every event at each export."""

from __future__ import annotations

import io
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from onrecord.model import AgendaItem, Article, Reading, Time
from onrecord.output.ics import ics, write_ics

DAY = date(2022, 10, 11)


def reading(*items: AgendaItem, **fields: object) -> Reading:
    """A reading with an agenda."""
    article = Article("art-1", "x" * 99, "fr", "report", (), published=DAY, **fields)  # type: ignore[arg-type]  # by name
    return Reading(article, (), items)


def item(what: str = "dîner de travail", first: date | None = date(2022, 10, 12),
         last: date | None = date(2022, 10, 13), **fields: object) -> AgendaItem:
    """An agenda item."""
    when = Time((0, 6), first, last, "demain, published Tue 2022-10-11")
    return AgendaItem(what, (0, 6), when, **fields)  # type: ignore[arg-type]  # by name


def events(text: str) -> list[Event]:
    """The events a real client's parser reads."""
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_an_event_of_whole_days_ends_on_the_day_after() -> None:
    (event,) = events(ics([reading(item(where="Riga", actors=("Ligue", "Norvège")), url="https://example.org/a;b")]))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 10, 12), date(2022, 10, 14))
    assert (str(event["SUMMARY"]), str(event["LOCATION"])) == ("dîner de travail", "Riga")
    assert str(event["DESCRIPTION"]).startswith("Ligue, Norvège\ndemain, published")
    assert str(event["URL"]) == "https://example.org/a;b"


def test_lines_end_as_the_standard_demands_and_none_is_too_long() -> None:
    text = ics([reading(item("é" * 300))])
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_the_same_reading_gives_the_same_bytes_and_each_event_once() -> None:
    once = ics([reading(item())])
    assert ics([reading(item())]) == once
    assert len(events(ics([reading(item()), reading(item(), item("vote"))]))) == 2
    assert "DTSTAMP:20221011T000000Z" in once


def test_what_has_no_days_is_left_out() -> None:
    assert events(ics([reading(item(first=None, last=None), item(first=None))])) == []


def test_an_address_that_is_no_web_address_is_left_out() -> None:
    (event,) = events(ics([reading(item(), url="javascript:alert(1)")]))
    assert "URL" not in event


@given(st.text(max_size=40), st.text(max_size=20))
def test_words_of_a_page_stay_words(what: str, where: str) -> None:
    hostile = f"{what}\r\nEND:VEVENT\r\nBEGIN:VALARM"
    (event,) = events(ics([reading(item(hostile, where=where or None), title=hostile)]))
    assert event.subcomponents == []
    assert "END:VEVENT" in str(event["SUMMARY"])


def test_it_is_written_to_a_stream() -> None:
    out = io.StringIO()
    write_ics([reading(item())], out)
    assert out.getvalue() == ics([reading(item())])
