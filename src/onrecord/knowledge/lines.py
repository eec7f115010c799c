"""Finding the line of a value in a TOML text: the parser of the standard library does not tell."""

from __future__ import annotations

import re

Path = tuple[str | int, ...]

_PART = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_PART}(?:\s*\.\s*{_PART})*)\s*\]")
_KEY = re.compile(rf"\s*({_PART}(?:\s*\.\s*{_PART})*)\s*=")


def line_of(text: str, path: Path) -> int:
    """The 1-based line of the longest part of ``path`` that the text has; 0 when it has none of it."""
    best, line = 0, 0
    table: Path = ()
    arrays: dict[Path, int] = {}
    for number, row in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(row):
            table = _table(_parts(header[2]), header[1] == "[[", arrays)
            here = table
        elif key := _KEY.match(row):
            here = table + tuple(_parts(key[1]))
        else:
            continue
        shared = _shared(here, path)
        if shared > best:
            best, line = shared, number
    return line


def _parts(dotted: str) -> list[str]:
    return [part.strip("\"'") for part in re.findall(_PART, dotted)]


def _table(parts: list[str], repeated: bool, arrays: dict[Path, int]) -> Path:
    """The path of a header, with the indices of the arrays it stands in; counts a repeated header up."""
    path: Path = ()
    for place, part in enumerate(parts):
        path += (part,)
        if repeated and place == len(parts) - 1:
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path += (arrays[path],)
    return path


def _shared(here: Path, path: Path) -> int:
    """How much of the path the place has: all of the place, or nothing."""
    return len(here) if path[: len(here)] == here else (len(path) if here[: len(path)] == path else 0)
