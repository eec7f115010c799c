"""The values of a statement as the page lists them, each with its reason: the rule, and the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import Spans, Statement, Why
from onrecord.output.labels import CERTAINTY, days, quoted, speaker_name
from onrecord.output.plain import one_line, shorten


@dataclass(frozen=True, slots=True)
class Value:
    """One value: what it is called, what it is, why, and the words' place in the text (``12-40 55-60``)."""

    label: str
    text: str
    because: str
    spans: str = ""
    known: bool = True


def values(text: str, statement: Statement) -> Iterator[Value]:
    """All values of a statement that a reader may want to check, unknown ones of the main layers included."""
    yield _speaker(text, statement)
    yield _inferred(text, statement, "act", statement.act, statement.cue)
    yield _inferred(text, statement, "certainty", _certainty(statement), statement.cue)
    yield Value("form", f"{statement.kind}, {statement.class_}",
                f"found by {one_line(statement.rule)}, {statement.confidence:.0%} sure", place(statement.content))
    if statement.cue:
        yield Value("cue", quoted(text, statement.cue), "the words that make it an attribution", place(statement.cue))
    yield from _condition(text, statement)
    if statement.targets:
        yield _inferred(text, statement, "targets", ", ".join(statement.targets), ())
    if statement.topics:
        yield _inferred(text, statement, "topics", ", ".join(statement.topics), ())
    for time in statement.times:
        shown, because = days(time.from_, time.to), f"“{quoted(text, (time.span,))}”: {one_line(time.how)}"
        yield Value("when", shown or "no date fixed", because, place((time.span,)), bool(shown))
    if not statement.complete:
        yield Value("complete", "no, the text breaks off here", "its sentence has no end", place(statement.content))


def place(spans: Spans) -> str:
    """Spans as the page's script reads them."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def _certainty(statement: Statement) -> str | None:
    code = statement.certainty
    return f"{code}, {CERTAINTY[code]}" if code and code != "hypothetical" else CERTAINTY[code] if code else None


def _speaker(text: str, statement: Statement) -> Value:
    speaker, why = statement.speaker, statement.why.get("speaker")
    spans = (why.spans if why else ()) or statement.source
    if speaker is None:
        return Value("speaker", "not named", _reason(text, why, "the text does not say who"), place(spans), False)
    known = one_line(speaker.actor or "")
    parts = (speaker_name(speaker), one_line(speaker.role or ""), "" if known.startswith("~") else known)
    steps = "; ".join(one_line(step) for step in speaker.how)
    shown = " · ".join(dict.fromkeys(part for part in parts if part))
    return Value("speaker", shown, steps or _reason(text, why), place(spans))


def _inferred(text: str, statement: Statement, field: str, value: str | None, near: Spans) -> Value:
    why = statement.why.get(field)
    missing = "nothing in the text decides it"
    return Value(field, one_line(value or "unknown"), _reason(text, why, "no reason kept" if value else missing),
                 place((why.spans if why else ()) or near), value is not None)


def _condition(text: str, statement: Statement) -> Iterator[Value]:
    condition = statement.condition
    if condition is None:
        return
    rule = f"rule {one_line(condition.rule)}"
    yield Value("if", quoted(text, condition.if_), rule, place(condition.if_))
    yield Value("then", quoted(text, condition.then), rule, place(condition.then))
    if condition.by:
        yield Value("by", quoted(text, condition.by), rule, place(condition.by))
    if condition.against:
        yield Value("against", quoted(text, condition.against), rule, place(condition.against))


def _reason(text: str, why: Why | None, otherwise: str = "no reason kept") -> str:
    if why is None:
        return otherwise
    words = f" from “{shorten(quoted(text, why.spans), 120)}”" if why.spans else ""
    return f"rule {one_line(why.rule)}{words}"
