"""An article in its house's dress: dateline, quotation marks, and then its text with all spans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from evaluation.month.days import month
from evaluation.month.marks import Span, unmark
from evaluation.month.nouns import Draft
from evaluation.month.words import dressed
from evaluation.month.world import Outlet

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Text:
    """The title, the paragraphs and the whole (all of them, a blank line between), with the spans of the whole."""

    title: str
    paragraphs: tuple[str, ...]
    whole: str
    spans: Mapping[tuple[str, int], list[Span]]


def text_of(draft: Draft, outlet: Outlet, dateline: str) -> Text:
    """The article as the outlet prints it."""
    marked = [draft.title, *draft.paragraphs]
    if dateline:
        marked[1] = dateline + marked[1]
    marked = [dressed(part, outlet.quotes, outlet.outside) for part in marked]
    whole, spans = unmark(BETWEEN.join(marked))
    parts = whole.split(BETWEEN)
    return Text(parts[0], tuple(parts[1:]), whole, spans)


def dateline(outlet: Outlet, city: str, on: date) -> str:
    """``HALDEN, Oct 3 (Northwire) - ``, as the house writes it; empty where it writes none."""
    return outlet.dateline.format(city=city.upper() if outlet.agency else city, CITY=city.upper(), day=on.day,
                                  month=month(on, outlet.lang))
