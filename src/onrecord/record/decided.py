"""How people's decisions change what was read. Pure functions: the same reading and decisions give the same values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, get_args

import msgspec

from onrecord.errors import RecordError
from onrecord.model import Article, AttributionClass, AttributionKind, Certainty, Spans, Speaker, Statement
from onrecord.record.identity import ACTS
from onrecord.record.nouns import Decision


@dataclass(frozen=True, slots=True)
class Standing:
    """What people decided of one thing, taken together: the last word on each matter."""

    accepted: bool = False
    rejected: bool = False
    fields: Mapping[str, Any] = field(default_factory=dict)


def standing(decisions: Iterable[Decision]) -> Standing:
    """The decisions in force on one thing, oldest first, taken together; a later one wins over an earlier."""
    judged, fields = None, {}
    for decision in decisions:
        if decision.what in ("accept", "reject"):
            judged = decision.what
        elif decision.what == "correct" and decision.field:
            fields[decision.field] = msgspec.json.decode(decision.value or "null")
    return Standing(judged == "accept", judged == "reject", fields)


def statement(read: Statement, stands: Standing) -> Statement:
    """The statement with its corrected fields."""
    for name, value in stands.fields.items():
        read = STATEMENT[name].put(read, value)
    return read


def article(read: Article, stands: Standing) -> Article:
    """The article with its corrected fields."""
    for name, value in stands.fields.items():
        read = ARTICLE[name].put(read, value)
    return read


@dataclass(frozen=True, slots=True)
class Correctable:
    """A field that people can correct: which values it takes, in words, how one is checked, and how it is put in."""

    takes: str
    valid: Callable[[Any], bool]
    put: Callable[[Any, Any], Any]


def _speaker(read: Statement, **changes: Any) -> Statement:
    """A change of who speaks; without name and actor nobody does."""
    speaker = replace(read.speaker or Speaker(""), **changes)
    if changes.get("actor") and not speaker.name:
        speaker = replace(speaker, name=changes["actor"])
    return replace(read, speaker=speaker if speaker.name or speaker.actor else None)


def _plain(name: str) -> Callable[[Any, Any], Any]:
    return lambda read, value: replace(read, **{name: tuple(value) if isinstance(value, list) else value})


def _text(value: Any) -> bool:
    return value is None or (isinstance(value, str) and bool(value.strip()))


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _one_of(values: Sequence[str], unknown: bool = True) -> Callable[[Any], bool]:
    return lambda value: value in values or (unknown and value is None)


def _spans(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(
        isinstance(span, list) and len(span) == 2 and isinstance(span[0], int) and isinstance(span[1], int)
        and 0 <= span[0] < span[1] for span in value)


def _day(value: Any) -> bool:
    try:
        return value is None or bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _put_spans(name: str) -> Callable[[Any, Any], Any]:
    def put(read: Any, value: Any) -> Any:
        spans: Spans = tuple((start, end) for start, end in value)
        return replace(read, **{name: spans})
    return put


_CERTAINTIES, _KINDS, _CLASSES = get_args(Certainty), get_args(AttributionKind), get_args(AttributionClass)

STATEMENT: Mapping[str, Correctable] = {
    "speaker": Correctable("a name or null", _text, lambda read, value: _speaker(read, name=value or "")),
    "actor": Correctable("an actor's key or null", _text, lambda read, value: _speaker(read, actor=value)),
    "role": Correctable("words or null", _text, lambda read, value: _speaker(read, role=value)),
    "act": Correctable(f"null or one of {', '.join(ACTS[1:])}", _one_of(ACTS[1:]), _plain("act")),
    "certainty": Correctable(f"null or one of {', '.join(_CERTAINTIES)}", _one_of(_CERTAINTIES), _plain("certainty")),
    "kind": Correctable(f"one of {', '.join(_KINDS)}", _one_of(_KINDS, unknown=False), _plain("kind")),
    "class": Correctable(f"one of {', '.join(_CLASSES)}", _one_of(_CLASSES, unknown=False), _plain("class_")),
    "topics": Correctable("a list of keys", _texts, _plain("topics")),
    "targets": Correctable("a list of words", _texts, _plain("targets")),
    "content": Correctable("a list of spans [start, end]", _spans, _put_spans("content")),
    "complete": Correctable("true or false", lambda value: isinstance(value, bool), _plain("complete")),
}

ARTICLE: Mapping[str, Correctable] = {
    "published": Correctable("a day (2022-10-11) or null", _day,
                             lambda read, value: replace(read, published=date.fromisoformat(value) if value else None)),
    "outlet": Correctable("a name or null", _text, _plain("outlet")),
    "title": Correctable("words or null", _text, _plain("title")),
    "author": Correctable("a name or null", _text, _plain("author")),
}

FIELDS: Mapping[str, Mapping[str, Correctable]] = {"statement": STATEMENT, "article": ARTICLE, "agenda": {}}


def checked(about: str, name: str | None, value: Any) -> str:
    """The value of a correction as it is kept. Raises RecordError naming what the field takes."""
    known = FIELDS.get(about, {})
    if name is None or name not in known:
        raise RecordError(f"{about}: no field {name!r} to correct; there are: {', '.join(known) or 'none'}")
    if not known[name].valid(value):
        raise RecordError(f"{about}.{name}: {value!r} will not do; it takes {known[name].takes}")
    return json(value)


def json(value: Any) -> str:
    """A value as it is kept in a row."""
    return msgspec.json.encode(value).decode()
