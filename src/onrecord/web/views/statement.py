"""Statement: the sentence in its article, why each value, its evidence, its variants, what people decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model import AgendaItem, Article, Span, Spans, Statement
from onrecord.output.labels import quoted
from onrecord.output.plain import one_line, shorten
from onrecord.record import Decision, StatementPage, StatementRow, Version
from onrecord.record.checked import Fidelity
from onrecord.record.said_nouns import Utterance
from onrecord.web import marking
from onrecord.web.marking import Marked
from onrecord.web.page import Ask, Page, missing

WORDS = 200
"""Characters of the words that a value was read from."""


@dataclass(frozen=True, slots=True)
class Head:
    """An article without its text."""

    id: str
    title: str | None
    url: str | None
    outlet: str | None
    author: str | None
    published: str | None
    published_from: str | None
    """Where the date came from: ``given``, ``json-ld`` ..."""
    lang: str
    kind: str
    length: int
    """Characters of its text."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One value of a statement and why it has it: the rule, and the words it was read from."""

    field: str
    value: str | None
    """None: unknown, which is a value."""
    rule: str | None
    words: str
    spans: Spans
    how: tuple[str, ...] = ()
    """The steps, in words, where there were several."""
    corrected: bool = False
    """The value is a person's."""
    read: str | None = None
    """What the program had read, where a person corrected it."""


@dataclass(frozen=True, slots=True)
class StatementData:
    """One statement with all that is kept of it."""

    row: StatementRow
    statement: Statement
    """Values as decided; spans of the article's text."""
    article: Head
    context: Span
    """The paragraphs it stands in."""
    marked: Marked
    """They, with its words marked."""
    reasons: tuple[Reason, ...]
    agenda: tuple[AgendaItem, ...]
    versions: tuple[Version, ...]
    """The states of its article, newest first: its evidence."""
    says: tuple[str, ...]
    """Those of them that say it."""
    utterance: Utterance | None
    """What it says, in all the words that it was reported in; None where nobody grouped it."""
    fidelity: tuple[Fidelity, ...]
    """Each of its quotations held against the primary sources of the record; empty where none was."""
    decisions: tuple[Decision, ...]
    knowing: int
    """Key of the last decision on it; 0: none. A decision that is sent says it, so that nobody's is overlooked."""


def statement(ask: Ask) -> StatementData:
    """The page of a statement. Raises HTTPException (404)."""
    found = ask.desk.record.statement(ask.path("id"))
    if found is None:
        raise missing("The record has no statement of this id.")
    record = ask.desk.record
    return data(found, record.utterance(found.row.id), record.fidelity(found.row.id))


def data(found: StatementPage, utterance: Utterance | None = None,
         fidelity: tuple[Fidelity, ...] = ()) -> StatementData:
    """All that the page shows of what the record has."""
    return StatementData(
        found.row, found.statement, head(found.article), found.context,
        marking.around(found.article, found.statement, found.context), tuple(reasons(found)), found.agenda,
        found.versions, found.says, utterance, fidelity, found.decisions,
        found.decisions[-1].key if found.decisions else 0)


def head(article: Article) -> Head:
    """An article without its text."""
    published = article.published.isoformat() if article.published else None
    return Head(article.id, article.title, article.url, article.outlet, article.author, published,
                article.origins.get("published"), article.lang, article.kind, len(article.text))


def reasons(found: StatementPage) -> Iterator[Reason]:
    """Each value that a reader may want to check, unknown ones of the main layers included."""
    now, read, text = found.statement, found.read, found.article.text
    speaker, before = now.speaker, read.speaker
    yield _reason(found, "speaker", speaker.name if speaker else None, before.name if before else None,
                  how=speaker.how if speaker else ())
    if speaker and speaker.actor:
        yield _reason(found, "actor", speaker.actor, before.actor if before else None, why="speaker")
    yield _reason(found, "act", now.act, read.act)
    yield _reason(found, "certainty", now.certainty, read.certainty)
    yield Reason("kind", now.kind, now.rule, "", now.content, corrected="kind" in found.corrected,
                 read=read.kind if "kind" in found.corrected else None)
    if now.cue:
        yield Reason("cue", quoted(text, now.cue), None, "", now.cue)
    if now.condition:
        yield Reason("if", quoted(text, now.condition.if_), now.condition.rule, "", now.condition.if_)
        yield Reason("then", quoted(text, now.condition.then), now.condition.rule, "", now.condition.then)
    for field in ("targets", "topics"):
        values, earlier = getattr(now, field), getattr(read, field)
        if values or earlier:
            yield _reason(found, field, ", ".join(values) or None, ", ".join(earlier) or None)
    for time in now.times:
        day = " – ".join(dict.fromkeys(str(day) for day in (time.from_, time.to) if day))
        yield Reason("when", day or None, None, _words(text, (time.span,)), (time.span,), (time.how,))


def _reason(found: StatementPage, field: str, value: str | None, read: str | None, *, why: str = "",
            how: tuple[str, ...] = ()) -> Reason:
    because = found.statement.why.get(why or field)
    spans = because.spans if because else ()
    corrected = field in found.corrected
    return Reason(field, value, because.rule if because else None, _words(found.article.text, spans), spans,
                  tuple(one_line(step) for step in how), corrected, read if corrected else None)


def _words(text: str, spans: Spans) -> str:
    return shorten(quoted(text, spans), WORDS)


PAGE = Page("/statement/{id}", StatementData, statement, "statement", "One statement and its evidence")
