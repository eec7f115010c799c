"""The contract with other programs: a Reading as plain JSON values. Documented, field by field, in docs/contract.md.

Field names are stable. Adding a field is fine; renaming or dropping one breaks who reads us.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.model import AgendaItem, Article, Condition, Note, Reading, Spans, Speaker, Statement, Time, Why

Object = dict[str, Any]


def reading_object(reading: Reading) -> Object:
    """The whole reading of one article: ``{"article", "statements", "agenda"}``."""
    return {
        "article": article_object(reading.article),
        "statements": [statement_object(statement) for statement in reading.statements],
        "agenda": [agenda_object(item) for item in reading.agenda],
    }


def article_object(article: Article) -> Object:
    """The article: its text, what is known of it and where that came from, its blocks, links and notes."""
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "author": article.author,
        "title": article.title,
        "published": _day(article.published),
        "lang": article.lang,
        "kind": article.kind,
        "text": article.text,
        "origins": dict(article.origins),
        "blocks": [{"kind": block.kind, "span": list(block.span)} for block in article.blocks],
        "related": [{"title": link.title, "url": link.url} for link in article.related],
        "notes": [_note(note) for note in article.notes],
    }


def statement_object(statement: Statement) -> Object:
    """One statement. What could not be told is null or an empty list."""
    return {
        "id": statement.id,
        "attribution": statement.attribution,
        "kind": statement.kind,
        "class": statement.class_,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "speaker": statement.speaker and _speaker(statement.speaker),
        "act": statement.act,
        "certainty": statement.certainty,
        "condition": statement.condition and _condition(statement.condition),
        "targets": list(statement.targets),
        "topics": list(statement.topics),
        "times": [_time(time) for time in statement.times],
        "complete": statement.complete,
        "confidence": round(statement.confidence, 4),
        "rule": statement.rule,
        "why": {field: _why(why) for field, why in statement.why.items()},
    }


def agenda_object(item: AgendaItem) -> Object:
    """Something scheduled; ``time`` is the expression that dates it, ``how`` why it counts as scheduled."""
    return {
        "what": item.what,
        "span": list(item.span),
        "from": _day(item.when.from_),
        "to": _day(item.when.to),
        "where": item.where,
        "actors": list(item.actors),
        "statement": item.statement,
        "how": item.how,
        "time": _time(item.when),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _spans(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _note(note: Note) -> Object:
    return {"code": note.code, "text": note.text, "span": list(note.span) if note.span else None}


def _speaker(speaker: Speaker) -> Object:
    return {
        "name": speaker.name,
        "named": speaker.named,
        "actor": speaker.actor,
        "role": speaker.role,
        "how": list(speaker.how),
    }


def _condition(condition: Condition) -> Object:
    return {
        "if": _spans(condition.if_),
        "then": _spans(condition.then),
        "by": _spans(condition.by),
        "against": _spans(condition.against),
        "rule": condition.rule,
    }


def _time(time: Time) -> Object:
    return {"span": list(time.span), "from": _day(time.from_), "to": _day(time.to), "how": time.how}


def _why(why: Why) -> Object:
    return {"rule": why.rule, "spans": _spans(why.spans)}
