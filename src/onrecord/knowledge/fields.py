"""Taking the fields out of an entry, each with the type it must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.knowledge.dates import days
from onrecord.knowledge.files import PROVENANCE, Entry
from onrecord.knowledge.nouns import Days
from onrecord.lang import CODES


class Fields:
    """A table of an entry, or of a row inside it, read field by field.

    Every method raises KnowledgeError with file and line when the field has another type than it should.
    """

    def __init__(self, entry: Entry, allowed: str, *path: str | int) -> None:
        """``allowed``: the names the table may have, besides source, date and checked; ``path``: where the row is."""
        self.entry, self.path = entry, path
        table: Any = entry.table
        for step in path:
            table = table[step]
        self.table: Mapping[str, Any] = table
        known = {*allowed.split(), *PROVENANCE, "extend"}
        for name in self.table:
            if name not in known:
                raise self.error(f"unknown field {name!r} of {entry.key}", name)

    def error(self, reason: str, *path: str | int) -> Exception:
        """The KnowledgeError at a field."""
        return self.entry.error(reason, *self.path, *path)

    def rows(self, name: str, allowed: str) -> list[Fields]:
        """The rows of a list of tables."""
        rows = self.table.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise self.error(f"{name} must be written as [[{name}]] tables", name)
        return [Fields(self.entry, allowed, *self.path, name, number) for number in range(len(rows))]

    def text(self, name: str, default: str | None = None) -> str:
        """A string; required when there is no default."""
        value = self.table.get(name, default)
        if value is None:
            raise self.error(f"missing {name} in {self.entry.key}", name)
        if not isinstance(value, str):
            raise self.error(f"{name} of {self.entry.key} must be a string", name)
        return value

    def one_of(self, name: str, choices: Sequence[str], default: str | None = None) -> str:
        """A string out of a few."""
        value = self.text(name, default)
        if value not in choices:
            raise self.error(f"{name} = {value!r}: must be one of {', '.join(c for c in choices if c)}", name)
        return value

    def flag(self, name: str) -> bool:
        """true or false; false when left out."""
        value = self.table.get(name, False)
        if not isinstance(value, bool):
            raise self.error(f"{name} must be true or false", name)
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings; empty when left out."""
        return self._strings(self.table.get(name, []), name)

    def by_lang(self, name: str) -> dict[str, tuple[str, ...]]:
        """Language -> list of strings, in the order of the languages we know."""
        table = self.table.get(name, {})
        if not isinstance(table, dict):
            raise self.error(f"{name} is given by language: {name}.fr = [...]", name)
        for code in table:
            if code not in CODES:
                raise self.error(f"{name}.{code}: no language {code!r}", name, code)
        return {code: self._strings(table[code], name, code) for code in CODES if code in table}

    def text_by_lang(self, name: str) -> dict[str, str]:
        """Language -> one string."""
        table = self.table.get(name, {})
        if not isinstance(table, dict) or not all(isinstance(text, str) for text in table.values()):
            raise self.error(f"{name} is one string a language: {name}.fr = \"...\"", name)
        return {code: table[code] for code in CODES if code in table}

    def days(self, name: str) -> Days | None:
        """A date as precise as it is known; None when left out."""
        if name not in self.table:
            return None
        try:
            return days(self.text(name))
        except ValueError as error:
            raise self.error(str(error), name) from None

    def _strings(self, value: Any, *path: str) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(f"{'.'.join(path)} must be a list of strings", *path)
        return tuple(value)
