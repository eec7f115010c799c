"""Reading the folders of knowledge into entries, ours first and the user's laid over them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

import tomli

from onrecord.errors import KnowledgeError
from onrecord.knowledge.lines import line_of
from onrecord.knowledge.nouns import Provenance

ROOT = Path(str(resources.files("onrecord.knowledge")))
FOLDERS = ("actors/states", "actors/organisations", "actors/offices", "actors/people", "topics", "outlets",
           "codebook", "questions", "doctrines", "concepts", "history")
PROVENANCE = ("source", "date", "checked")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DATE = re.compile(r"=\s*\d{4}-\d+-\d+")
_IDENTITY = {"holder": ("person", "from"), "institution": ("key",), "member": ("state",)}
"""By which fields a row of an overlay's list is the same row as ours."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing of a folder: its table, and where it stands."""

    folder: str
    key: str
    table: Mapping[str, Any]
    file: Path
    path: tuple[str | int, ...] = ()
    """Where in its file: empty when the file is the entry."""
    overlay: bool = False

    def error(self, reason: str, *path: str | int) -> KnowledgeError:
        """A KnowledgeError that names the file and the line of the field at ``path`` inside the entry."""
        return fault(self.file, reason, *self.path, *path)

    def provenance(self) -> Provenance:
        """Source, date and checked. Raises KnowledgeError when one is missing or of the wrong type."""
        source, day, checked = (self.table.get(name) for name in PROVENANCE)
        if not isinstance(source, str) or not source:
            raise self.error(f"missing source of {self.key}", "source")
        if not isinstance(day, date) or isinstance(day, datetime):
            raise self.error(f"missing date of {self.key}: write date = 2026-01-31, without quotes", "date")
        if not isinstance(checked, str) or not checked:
            raise self.error(f"missing checked of {self.key}: 'unverified', or what it was checked against", "checked")
        name = "/".join((self.folder, self.file.name))
        return Provenance(source, day, checked, f"+{name}" if self.overlay else name)


def fault(file: Path, reason: str, *path: str | int) -> KnowledgeError:
    """A KnowledgeError at the line of a path in a file."""
    return KnowledgeError(_shown(file), line_of(file.read_text(encoding="utf-8"), path) if path else 0, reason)


def parse(file: Path) -> dict[str, Any]:
    """The tables of one file. Raises KnowledgeError with the line for anything that is not TOML in UTF-8.

    By tomli and not the standard library's tomllib, its older copy: compiled, it reads all of the knowledge in a
    third of the time, and tells the line of an error.
    """
    data = file.read_bytes()
    try:
        return tomli.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise KnowledgeError(_shown(file), data[: error.start].count(b"\n") + 1, "not UTF-8") from None
    except tomli.TOMLDecodeError as error:
        lines = error.doc.splitlines()
        number = min(error.lineno, len(lines))
        raise KnowledgeError(_shown(file), number, _helpful(error, lines[number - 1])) from None


def _helpful(error: tomli.TOMLDecodeError, line: str) -> str:
    """The parser's message, in words that help."""
    if "overwrite" in error.msg or "twice" in error.msg:
        return f"duplicate key: {line.strip()}"
    if _DATE.search(line):
        return f"a date that does not exist, or is not written 2026-01-31: {line.strip()}"
    return error.msg[0].lower() + error.msg[1:]


def _shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else str(file)


@lru_cache(maxsize=64)
def entries(folder: str, overlay: Path | None = None) -> Mapping[str, Entry]:
    """The entries of a folder by key, those of the overlay laid over ours; in the order of file names.

    Raises KnowledgeError for a file that can't be parsed, a key given twice, or a key that is not one.
    """
    found = dict(_layer(ROOT, folder, False))
    for key, entry in (_layer(overlay, folder, True) if overlay else {}).items():
        found[key] = _laid_over(found.get(key), entry)
    return found


@lru_cache(maxsize=64)
def _layer(root: Path, folder: str, overlay: bool) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for file in sorted((root / folder).glob("*.toml")):
        for entry in split(folder, file, parse(file), overlay):
            if not _KEY.fullmatch(entry.key):
                raise entry.error(f"{entry.key!r} is no key: use lower-case ASCII words joined by hyphens")
            if entry.key in found:
                raise entry.error(f"duplicate key {entry.key}, also in {found[entry.key].file.name}", "key")
            found[entry.key] = entry
    return found


def split(folder: str, file: Path, tables: dict[str, Any], overlay: bool = False) -> Iterator[Entry]:
    """The entries of one parsed file: the file itself, or the people or offices it lists."""
    inherited = {name: tables[name] for name in PROVENANCE if name in tables}
    if folder == "actors/people":
        _only(file, tables, "people")
        for key, table in tables.get("people", {}).items():
            yield Entry(folder, key, inherited | table, file, ("people", key), overlay)
    elif folder == "actors/offices":
        _only(file, tables, "office")
        for number, table in enumerate(tables.get("office", ())):
            if not isinstance(table.get("key"), str):
                raise fault(file, "office without a key", "office", number)
            yield Entry(folder, table["key"], inherited | table, file, ("office", number), overlay)
    else:
        yield Entry(folder, file.stem, tables, file, (), overlay)


def _only(file: Path, tables: dict[str, Any], name: str) -> None:
    for field in tables:
        if field != name and field not in PROVENANCE:
            raise fault(file, f"unknown field {field!r}; there is {name!r} and {', '.join(PROVENANCE)}", field)


def _laid_over(ours: Entry | None, theirs: Entry) -> Entry:
    """The user's entry in place of ours, or added to it where it says ``extend = true``."""
    table = {name: value for name, value in theirs.table.items() if name != "extend"}
    if ours is not None and theirs.table.get("extend"):
        table = _extended(ours.table, table)
    return replace(theirs, table=table)


def _extended(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(ours)
    for name, value in theirs.items():
        old = merged.get(name)
        if isinstance(old, dict) and isinstance(value, dict):
            merged[name] = _extended(old, value)
        elif isinstance(old, list) and isinstance(value, list):
            merged[name] = _appended(old, value, _IDENTITY.get(name, ()))
        else:
            merged[name] = value
    return merged


def _appended(ours: list[Any], theirs: list[Any], identity: tuple[str, ...]) -> list[Any]:
    """Both lists; a row of theirs with the identity of one of ours takes its place."""
    if not identity:
        return [*ours, *(value for value in theirs if value not in ours)]
    mine = {tuple(row.get(name) for name in identity) for row in theirs}
    return [*(row for row in ours if tuple(row.get(name) for name in identity) not in mine), *theirs]
