"""What the commands of the watch share: names of actors, lines of 80 columns, the statement that shows a finding."""

# ruff: noqa: PLC0415 - knowledge loads when something is shown
from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from onrecord.output.plain import one_line, shorten

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.record import Record
    from onrecord.rows import Cite, Subject

WIDTH = 80
QUOTED = 220
"""Characters of a statement that are shown; ``onrecord show`` has them all."""


class Names:
    """Names of actors and of what questions ask, in one language."""

    def __init__(self, record: Record, lang: str, overlay: Path | None = None) -> None:
        from onrecord.knowledge import load
        from onrecord.knowledge.questions import questions

        self.record, self.lang, self.known, self.questions = record, lang, load(overlay), questions(overlay)

    def actor(self, key: str | None) -> str:
        """The name of an actor: of knowledge, else as articles have it."""
        if key is None:
            return "–"
        known = self.known.actor(key)
        if known is not None:
            return known.name(self.lang)
        return one_line(self.record.name(key) or key.lstrip("~"))

    def asked(self, question: str, subject: Subject) -> str:
        """A question with names in its slots."""
        found = self.questions.get(question)
        named = {slot: self.actor(value) for slot, value in subject}
        return found.asked(self.lang, named) if found else question

    def state(self, question: str, state: str | None) -> str:
        """The name of a state; what is said where there is none."""
        if state is None:
            return {"fr": "pas assez d'éléments", "en": "not enough evidence"}[self.lang]
        found = self.questions.get(question)
        known = found and {one.key: one for one in found.states}.get(state)
        return known.names[self.lang] if known else state


def cited(cite: Cite, indent: int = 4) -> Iterator[str]:
    """A statement as it shows a finding: its words, who, when, where, its id."""
    yield from wrapped(shorten(one_line(cite.words), QUOTED), indent)
    when = cite.day.isoformat() if cite.day else "no date"
    parts = (when, cite.speaker, cite.act, cite.outlet, cite.id)
    yield from wrapped(" · ".join(one_line(part) for part in parts if part), indent)


def wrapped(text: str, indent: int = 0) -> list[str]:
    """A text in lines of 80 columns."""
    return textwrap.wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent,
                         break_long_words=True, break_on_hyphens=False) or [""]


def heading(out: TextIO, text: str, number: int) -> None:
    """The heading of a part, with how many there are."""
    out.write(f"{text} ({number})\n{'─' * min(WIDTH, len(text) + len(str(number)) + 3)}\n")


def paragraph(out: TextIO, lines: Iterable[str]) -> None:
    """Some lines and a blank one."""
    out.write("\n".join(lines) + "\n\n")


def more(out: TextIO, number: int) -> None:
    """A line that says how many more there are than were shown; nothing where there are none."""
    if number > 0:
        out.write(f"… and {number:,} more; --format json has them all\n\n")


def as_json(value: Any) -> str:
    """Findings as JSON, in which nothing can steer a terminal."""
    from onrecord.output.lines import ESCAPED
    from onrecord.record.codec import plain

    return json.dumps(plain(value), ensure_ascii=False, indent=1).translate(ESCAPED)


def keys_of(record: Record, typed: Sequence[str]) -> tuple[str, ...]:
    """The keys of actors that something typed stands for: a key itself, or everyone of that name."""
    from onrecord.cli.filters import keys

    return tuple(key for one in typed for key in keys(record, one) if key)
