"""What a person names when adding: files, folders, patterns, addresses; and how much there is to read in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from pathlib import Path

from onrecord.collect.visit import is_address
from onrecord.errors import NothingReadable

SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".warc"})
"""The files of a folder that are read, each also with ``.gz``; a file that is named is read whatever its name."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing to read, and its size in bytes (0 where that is not known)."""

    source: str
    size: int = 0


def named(sources: Iterable[str]) -> Iterator[Named | NothingReadable]:
    """What each text stands for, folders and patterns in the order of names; an error for one without a file in it."""
    for source in sources:
        if source == "-" or is_address(source) or "://" in source:
            yield Named(source)
        elif Path(source).is_dir():
            yield from _all(source, sorted(_readable(Path(source))), "the folder holds no .txt, .html or .warc file")
        elif has_magic(source) and not Path(source).exists():
            found = sorted(Path(name) for name in glob(source, recursive=True))  # noqa: PTH207 - may be absolute
            yield from _all(source, [path for path in found if path.is_file()], "no file is named like that")
        else:
            yield _sized(Path(source), source)


def _all(source: str, paths: list[Path], none: str) -> Iterator[Named | NothingReadable]:
    if not paths:
        yield NothingReadable(source, none)
    yield from (_sized(path, str(path)) for path in paths)


def _readable(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        suffixes = [suffix.lower() for suffix in path.suffixes if suffix.lower() != ".gz"]
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if suffixes and suffixes[-1] in SUFFIXES and not hidden and path.is_file():
            yield path


def _sized(path: Path, source: str) -> Named:
    try:
        return Named(source, path.stat().st_size)
    except (OSError, ValueError):  # said when it is read; ValueError: a NUL in the name
        return Named(source)
