"""Words for people in place of the codes of the contract, the same in every view."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onrecord.model import Note, Reading, Spans, Speaker, Statement
from onrecord.output.plain import one_line, shorten

CERTAINTY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "U": "left open",
    "hypothetical": "conditional",
}
"""FactBank's values in words, according to the speaker."""


def speaker_name(speaker: Speaker | None) -> str:
    """The speaker's name, or that there is none."""
    return one_line(speaker.name) if speaker else "not named"


def unnamed(text: str, statement: Statement) -> str:
    """What the text calls a speaker whom it does not name ("two officials"), in quotation marks; else empty."""
    if statement.speaker or not statement.source:
        return ""
    return f"“{shorten(quoted(text, statement.source), 60)}”"


def quoted(text: str, spans: Spans, between: str = " … ") -> str:
    """The words of the spans on one line, pieces joined by an ellipsis."""
    return between.join(one_line(text[start:end]) for start, end in spans)


def headline(reading: Reading) -> str:
    """What to call the article: its title, or how it begins."""
    article = reading.article
    return one_line(article.title or "") or shorten(one_line(article.text[:1000]), 80) or one_line(article.id)


@dataclass(frozen=True, slots=True)
class Remark:
    """Notes of one kind taken together: the first one's words, and all their places."""

    code: str
    text: str
    spans: Spans
    count: int

    @property
    def more(self) -> str:
        """How many more there are, in words; empty for a lone one."""
        return f"and {self.count - 1} more like it" if self.count > 1 else ""


def remarks(notes: Iterable[Note]) -> list[Remark]:
    """The notes grouped by their code, in the order of the first of each."""
    groups: dict[str, list[Note]] = {}
    for note in notes:
        groups.setdefault(note.code, []).append(note)
    return [Remark(one_line(code), one_line(group[0].text), tuple(note.span for note in group if note.span), len(group))
            for code, group in groups.items()]


def days(first: date | None, last: date | None) -> str:
    """An interval of days as short as it can be said: 12 October 2022, 17-23 October 2022; empty when it is open."""
    if first is None or last is None:
        return f"from {_day(first)}" if first else f"until {_day(last)}" if last else ""
    if first == last:
        return _day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {first:%B %Y}"
    if first.year == last.year:
        return f"{first.day} {first:%B} – {_day(last)}"
    return f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
