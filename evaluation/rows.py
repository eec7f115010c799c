"""Rows of JSON Lines: read with errors that name the line, checked before anything is predicted, written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from onrecord.lang import CODES

Row = dict[str, Any]
Check = Callable[[Any, Row], str | None]
"""What is wrong with a field's value, given its row, as a clause; None when nothing is."""


class RowError(Exception):
    """A row that cannot be used. The message names file, line and field."""


def read(lines: Iterable[str], name: str, checks: Mapping[str, Check]) -> list[Row]:
    """The rows of JSON Lines; blank lines are skipped.

    checks: the fields a row must have, each with its check; a field whose name ends in ``?`` may be missing or null.
    Raises RowError for the first row that is not a JSON object, lacks a field, fails a check, or repeats an ``id``.
    """
    found: list[Row] = []
    seen: dict[Any, int] = {}
    for number, row in _objects(lines, name):
        for field, check in checks.items():
            if wrong := _wrong(row, field, check):
                raise RowError(f"{name}:{number}: {field.removesuffix('?')!r} {wrong}")
        if row.get("id") in seen:
            raise RowError(f"{name}:{number}: the id {row['id']!r} is already in line {seen[row['id']]}")
        seen[row.get("id")] = number
        found.append(row)
    return found


def read_file(path: str | os.PathLike[str], checks: Mapping[str, Check]) -> list[Row]:
    """The rows of a file; raises RowError also when there is no such file or it is not UTF-8."""
    try:
        with Path(path).open(encoding="utf-8") as file:
            return read(file, str(path), checks)
    except OSError as error:
        raise RowError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise RowError(f"{path}: it is not UTF-8 ({error.reason} at byte {error.start})") from error


def _wrong(row: Row, field: str, check: Check) -> str | None:
    if field.endswith("?"):
        value = row.get(field[:-1])
        return None if value is None else check(value, row)
    return check(row[field], row) if field in row else "is missing"


def _objects(lines: Iterable[str], name: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise RowError(f"{name}:{number}: it is not JSON ({error.msg} at column {error.colno})") from error
        except RecursionError as error:
            raise RowError(f"{name}:{number}: it is nested too deeply") from error
        if not isinstance(row, dict):
            raise RowError(f"{name}:{number}: it is not a JSON object")
        yield number, row


def write(rows: Iterable[Row], file: TextIO) -> None:
    """One JSON object a line; lone surrogates are escaped, everything else is written as it is."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False)
        if any("\ud800" <= character <= "\udfff" for character in line):
            line = json.dumps(row)
        file.write(line + "\n")


# ---------------------------------------------------------------- checks


def a_string(value: Any, _: Row) -> str | None:
    """Text, which may be empty."""
    return None if isinstance(value, str) else f"must be a string, not {_kind(value)}"


def a_name(value: Any, _: Row) -> str | None:
    """What can be an ``id``."""
    return None if isinstance(value, str) and value else "must be a string that is not empty"


def a_language(value: Any, _: Row) -> str | None:
    """The code of a language that onrecord reads."""
    return None if value in CODES else f"must be one of {', '.join(CODES)}"


def a_day(value: Any, _: Row) -> str | None:
    """A day as 2022-10-11."""
    try:
        date.fromisoformat(value)
    except (TypeError, ValueError):
        return "must be a day like 2022-10-11"
    return None


def anything(_: Any, __: Row) -> None:
    """Whatever it is, so long as it is there."""


def an_attribution(value: Any, row: Row) -> str | None:
    """An object with the span lists ``source``, ``cue`` and ``content``, inside the row's text where it has one."""
    if not isinstance(value, dict):
        return f"must be an object, not {_kind(value)}"
    length = len(row["text"]) if isinstance(row.get("text"), str) else None
    for role in ("source", "cue", "content"):
        wrong = _spans(value.get(role), length)
        if wrong:
            return f"has a {role!r} that {wrong}"
    return None


def attributions(value: Any, row: Row) -> str | None:
    """A list of attributions."""
    if not isinstance(value, list):
        return f"must be a list, not {_kind(value)}"
    for number, item in enumerate(value):
        wrong = an_attribution(item, row)
        if wrong:
            return f"[{number}] {wrong}"
    return None


def _spans(value: Any, length: int | None) -> str | None:
    if value is None:
        return None
    if not isinstance(value, list):
        return f"must be a list of [start, end], not {_kind(value)}"
    for span in value:
        if not (isinstance(span, list) and len(span) == 2 and all(type(edge) is int for edge in span)):
            return f"holds {json.dumps(span)[:40]} where [start, end] should be"
        if not 0 <= span[0] <= span[1] or (length is not None and span[1] > length):
            return f"holds {span}, which is not within the text"
    return None


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
