"""The nouns of the model as JSON, and back. Fields that a later version adds take their defaults in older rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from onrecord.model import AgendaItem, Article, Note, Statement


def packed(noun: Any, without: Sequence[str] = ()) -> str:
    """A noun (or values of them) as JSON, without empty fields and those that have columns of their own."""
    if isinstance(noun, dict | list | tuple):
        return msgspec.json.encode(noun).decode()
    plain = msgspec.to_builtins(noun)
    return msgspec.json.encode({name: value for name, value in plain.items()
                                if name not in without and value not in (None, [], {})}).decode()


def plain(noun: Any) -> Any:
    """A noun as plain values for JSON: days as text, ``class_`` under the name that readers know."""
    return _renamed(msgspec.to_builtins(noun))


def _renamed(value: Any) -> Any:
    if isinstance(value, dict):
        return {name.rstrip("_") if isinstance(name, str) else name: _renamed(inner) for name, inner in value.items()}
    return [_renamed(inner) for inner in value] if isinstance(value, list | tuple) else value


def statement(text: str, id_: str = "") -> Statement:
    """A statement as it was read, under the id that the record gave it."""
    return msgspec.convert({**EMPTY_STATEMENT, **msgspec.json.decode(text), "id": id_}, Statement)


def agenda_item(text: str) -> AgendaItem:
    """An item of the agenda as it was read."""
    return msgspec.json.decode(text, type=AgendaItem)


def notes(text: str) -> tuple[Note, ...]:
    """The notes on a page."""
    return msgspec.json.decode(text, type=tuple[Note, ...])


def article(text: str, body: str, id_: str) -> Article:
    """An article as it was read; ``body`` is its text."""
    return msgspec.convert({**EMPTY_ARTICLE, **msgspec.json.decode(text), "text": body, "id": id_}, Article)


EMPTY_STATEMENT: Mapping[str, Any] = {
    "source": (), "cue": (), "content": (), "speaker": None, "act": None, "certainty": None, "condition": None,
    "targets": (), "topics": (), "times": (),
}
EMPTY_ARTICLE: Mapping[str, Any] = {"blocks": ()}
