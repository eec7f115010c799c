"""The codebook for people: what its files say, laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

PROVENANCE = ("source", "date", "checked")
"""Fields of every knowledge file that say where it is from; printed last, on one line."""


def codebook_text(acts: Mapping[str, Mapping[str, Any]]) -> str:
    """The entries one after the other: the act, then each field of its file in the file's order."""
    return "\n\n".join("\n".join(_entry(key, table)) for key, table in acts.items())


def _entry(key: str, table: Mapping[str, Any]) -> Iterator[str]:
    yield key.upper()
    for field, value in table.items():
        if field not in PROVENANCE:
            yield from _field(field.replace("_", " "), value, 2)
    origin = ", ".join(str(table[field]) for field in PROVENANCE if field in table)
    if origin:
        yield _text(f"from: {origin}", 2)


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    """A field on its line; a list as bullets, a table (by language, by look-alike) further in."""
    if isinstance(value, Mapping):
        yield _text(f"{name}:", indent)
        for inner, below in value.items():
            yield from _field(inner, below, indent + 2)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield _text(f"{name}:", indent)
        for item in value:
            if isinstance(item, Mapping):
                yield from _field("-", item, indent + 2)
            else:
                yield _text(f"- {item}", indent + 2)
    else:
        yield _text(f"{name}: {value}", indent)


def _text(words: str, indent: int) -> str:
    return fill(" ".join(words.split()), 80, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
