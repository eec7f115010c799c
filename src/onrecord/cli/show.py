"""``onrecord show``: one statement in its article, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from onrecord.cli import said
from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.search import as_json, shown
from onrecord.cli.streams import NOTHING_READ, output, say
from onrecord.output.plain import one_line, shorten, visible

if TYPE_CHECKING:
    from onrecord.model import Spans
    from onrecord.record import Decision, Record, StatementPage, Version

OPEN, CLOSE = "⟦", "⟧"
"""What stands around the statement's words in its article."""


class Form(StrEnum):
    """How to print it."""

    table = "table"
    json = "json"


def show(
    what: Annotated[str, typer.Argument(
        metavar="ID", show_default=False, help="Of a statement, an utterance or an article.")],
    record: Place = DEFAULT,
    format_: Annotated[Form, typer.Option("--format", "-f", help="How to print it.")] = Form.table,
) -> None:
    """Show a statement: the sentence in its article, why each value, its evidence, who else reports it.

    For an utterance: its wordings side by side. For an article: all that was read in it. Exit codes: 0 shown, 1 there
    is none of this id.
    """
    with reading(record) as opened, output(None) as out:
        page = opened.statement(what)
        if page is not None:
            out.write(as_json(page, 2) + "\n" if format_ is Form.json else
                      "\n".join([*lines(page), *_fidelity(opened, page), *_elsewhere(opened, page)]) + "\n")
            return
        if what.startswith("u") and (found := opened.utterance(what)) is not None:
            told = [*said.utterance(found), *(decision_line(decision) for decision in found.decisions)]
            out.write(as_json(found, 2) + "\n" if format_ is Form.json else "\n".join(told) + "\n")
            return
        if _article(opened, what, format_, out):
            return
    say(f"{what}: no statement, utterance or article of the record has this id")
    raise typer.Exit(NOTHING_READ)


def _fidelity(record: Record, page: StatementPage) -> Iterator[str]:
    """What came of holding its quotations against primary sources, as ``onrecord verify`` kept it."""
    found = record.fidelity(page.row.id)
    if found:
        yield "Held against what was said (onrecord verify)"
    marks = {"said": "[-{}-]", "quoted": "{{+{}+}}"}
    for one in found:
        place, changes = one.finding["place"], ", ".join(one.finding["changes"])
        words = "".join(marks.get(how, "{}").format(piece) for how, piece in one.finding["diff"])
        wrong = ", another speaker's words" if one.wrong_speaker else ""
        yield f"  {one.verdict or 'no verdict'}{f' ({changes})' if changes else ''}{wrong}: {one_line(words)}"
        if place:
            by = f", {place['said_by']}" if place["said_by"] else ""
            yield f"    in {one_line(place['title'] or place['article'])}{one_line(by)} ({place['article']})"


def _article(record: Record, id_: str, form: Form, out: TextIO) -> bool:
    """Print the reading of an article as ``onrecord read`` would; whether there is one."""
    from onrecord.output import FORMATS  # noqa: PLC0415 - loads rich

    found = record.reading(id_)
    if found is not None:
        FORMATS[form.value]([found], out)
    return found is not None


def lines(page: StatementPage) -> Iterator[str]:
    """All of a statement, for people."""
    yield from shown(page.row)
    yield ""
    yield from _in_context(page)
    yield ""
    yield from _values(page)
    yield ""
    yield f"Article {page.article.id}" + (f", {one_line(page.article.url)}" if page.article.url else "")
    for version in page.versions:
        yield from _evidence(version, version.article in page.says)
    if page.decisions:
        yield "Decisions"
        yield from (f"  {decision_line(decision)}" for decision in page.decisions)


def _elsewhere(record: Record, page: StatementPage) -> Iterator[str]:
    """Who else reports it: the other wordings of what was said, and where this text stands too."""
    found, report = record.utterance(page.row.id), record.report(page.article.id)
    if found is not None and found.weight.statements > 1:
        yield f"One thing said, {said.widely(found.weight)}: onrecord show {found.id}"
        for variant in found.variants:
            others = [row for row in variant.statements if row.id != page.row.id]
            for row in others[:3]:
                yield f"  {row.id} · {one_line(row.outlet or row.article)} · {shorten(one_line(row.words), 100)}"
            if len(others) > 3:
                yield f"    and {len(others) - 3} more in these words"
    if report is not None:
        yield from said.report(report)


def _in_context(page: StatementPage) -> Iterator[str]:
    """Its paragraphs, its words between brackets."""
    start, end = page.context
    text = _bracketed(page.article.text, page.statement.content, start, end)
    yield from (f"    {line}" for line in visible(text).replace("\t", " ").splitlines())


def _bracketed(text: str, spans: Spans, start: int, end: int) -> str:
    pieces, at = [], start
    for first, last in spans:
        pieces += [text[at:first], OPEN, text[first:last], CLOSE]
        at = last
    return "".join([*pieces, text[at:end]])


def _values(page: StatementPage) -> Iterator[str]:
    """Each value, the rule that made it, and the words it was read from."""
    statement, text = page.statement, page.article.text
    speaker = statement.speaker
    values = {"speaker": speaker and " · ".join(filter(None, (speaker.name, speaker.actor, speaker.role))),
              "act": statement.act, "certainty": statement.certainty,
              "condition": statement.condition and f"if {_words(text, statement.condition.if_)}: "
                                                   f"{_words(text, statement.condition.then)}",
              "targets": ", ".join(statement.targets), "topics": ", ".join(statement.topics)}
    for name, value in values.items():
        if name in page.corrected or (name == "speaker" and {"actor", "role"} & set(page.corrected)):
            yield f"{name:10} {one_line(value or '–')}  (a person's)"
        elif value or name in statement.why:
            yield f"{name:10} {one_line(value or '–')}{_why(page, name)}"
    for time in statement.times:
        days = " to ".join(str(day) for day in dict.fromkeys((time.from_, time.to)) if day) or "no day"
        yield f"{'time':10} {one_line(text[slice(*time.span)])}: {days}  ({one_line(time.how)})"
    yield f"{'found by':10} {statement.rule}, {statement.confidence:.0%} sure, {statement.class_}"


def _why(page: StatementPage, name: str) -> str:
    why = page.statement.why.get(name)
    if why is None:
        return ""
    words = _words(page.article.text, why.spans)
    return f"  ({one_line(why.rule)}" + (f": “{words}”)" if words else ")")


def _words(text: str, spans: Spans) -> str:
    return one_line(" … ".join(text[start:end] for start, end in spans))


def _evidence(version: Version, says: bool) -> Iterator[str]:
    """One state of the page: its hash, when it was met, whether it says it."""
    state = "the current version" if version.current else "an earlier version"
    yield f"  {state}{'' if says else ', which does not say it'}: {version.length:,} bytes, {version.media_type}"
    yield f"    sha256 {version.sha256}"
    first, last, times = version.first_seen, version.last_seen, len(version.sightings)
    yield f"    seen {first:%Y-%m-%d %H:%M} UTC" + (f", {times} times until {last:%Y-%m-%d %H:%M}" if times > 1 else "")
    for source in dict.fromkeys(sighting.source for sighting in version.sightings):
        yield f"    from {one_line(source)}"


def decision_line(decision: Decision) -> str:
    """A decision for people: its number, when, who, what, why."""
    what = " ".join(filter(None, (decision.what, decision.field, decision.value)))
    undone = "" if decision.in_force or decision.what == "undo" else "  (undone)"
    because = f": {one_line(decision.reason)}" if decision.reason else ""
    of = f" of {decision.undoes}" if decision.undoes else ""
    when = f"{decision.made:%Y-%m-%d %H:%M}"
    return f"{decision.key}  {when}  {one_line(decision.by)}  {one_line(what)}{of}{because}{undone}"
