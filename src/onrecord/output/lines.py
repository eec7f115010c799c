"""``json`` (an object an article) and ``jsonl`` (a line a statement): the contract, written out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TextIO

from onrecord.model import Reading
from onrecord.output.contract import Object, reading_object, statement_object

ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029, *range(0xD800, 0xE000))}
"""What JSON leaves unescaped and a terminal, a line reader or UTF-8 does not bear; they stand in strings only."""


def write_json(readings: Iterable[Reading], out: TextIO) -> None:
    """One object an article: one line each, indented where a person looks on."""
    indent = 2 if out.isatty() else None
    for reading in readings:
        out.write(_dumps(reading_object(reading), indent) + "\n")


def write_jsonl(readings: Iterable[Reading], out: TextIO) -> None:
    """One line a statement, each with the id of its article in ``article``."""
    for reading in readings:
        for statement in reading.statements:
            out.write(_dumps({"article": reading.article.id} | statement_object(statement)) + "\n")


def _dumps(value: Object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False).translate(ESCAPED)
