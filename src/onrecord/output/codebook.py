"""The codebook for people: what its files say, laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

PROVENANCE = ("source", "date", "checked")
"""Fields of every knowledge file that say where it is from; printed last, on one line."""

HEADING = ("order", "names")
"""Fields that are read for the order and the heading of the entries."""


def codebook_text(acts: Mapping[str, Mapping[str, Any]], lang: str | None = None) -> str:
    """The entries in the codebook's order: the act, then each field of its file in the file's order.

    lang: only this language of what is said in several.
    """
    ordered = sorted(acts.items(), key=lambda act: act[1].get("order", len(acts)))
    return "\n\n".join("\n".join(_entry(key, _in_language(table, lang))) for key, table in ordered)


def _entry(key: str, table: Mapping[str, Any]) -> Iterator[str]:
    names = table.get("names", {})
    yield " / ".join(dict.fromkeys([key, *(names.values() if isinstance(names, Mapping) else [names])])).upper()
    for field, value in table.items():
        if field not in (*PROVENANCE, *HEADING):
            yield from _field(field.replace("_", " "), value, 2)
    origin = ", ".join(str(table[field]) for field in PROVENANCE if field in table)
    if origin:
        yield _text(f"from: {origin}", 2)


def _in_language(value: Any, lang: str | None) -> Any:
    """The value with every table by language ("fr", "en") replaced by what it says in the one asked for."""
    if lang is None or not isinstance(value, Mapping):
        return value
    if lang in value and all(len(code) == 2 for code in value):
        return value[lang]
    return {field: _in_language(inner, lang) for field, inner in value.items()}


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    """A field on its line; a list as bullets, a table (by language, by look-alike) further in."""
    if isinstance(value, Mapping):
        yield _text(f"{name}:", indent)
        for inner, below in value.items():
            yield from _field(inner, below, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield _text(f"{name}:", indent)
        for item in value:
            yield _text(f"- {item}", indent + 2)
    else:
        yield _text(f"{name}: {value}", indent)


def _text(words: str, indent: int) -> str:
    return fill(" ".join(words.split()), 80, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
