"""The stock of wordings: plain text files under ``data/<language>/``, read once.

    == name          a section
    # ...            a comment
    q We shall ...   in files of items: a letter, a blank, a wording; a blank line ends an item
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "fr")
ITEMS = ("positions", "plain", "acts", "planted", "pledges")
LINES = ("frames", "background", "events")

Item = Mapping[str, tuple[str, ...]]
"""Letter -> wordings: q the words themselves, t clauses, h for headlines, i infinitives, n noun phrases."""


@cache
def items(lang: str) -> Mapping[str, tuple[Item, ...]]:
    """All items of a language by group."""
    found: dict[str, tuple[Item, ...]] = {}
    for file in ITEMS:
        for name, paragraphs in _sections(lang, file):
            found[name] = (*found.get(name, ()), *map(_item, paragraphs))
    return found


@cache
def lines(lang: str, file: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each section of a file (frames, background, events)."""
    return {name: tuple(line for paragraph in paragraphs for line in paragraph)
            for name, paragraphs in _sections(lang, file)}


@cache
def noise(lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The small articles about other things: (section, (headline, paragraph ...))."""
    return tuple((name, tuple(paragraph)) for name, paragraphs in _sections(lang, "noise") for paragraph in paragraphs)


@cache
def table(name: str) -> Mapping[str, Any]:
    """A TOML file of the stock: ``plot``, ``groups``, ``en/small`` ..."""
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def small(lang: str) -> Mapping[str, Any]:
    """The small change of a language: days, months, places, furniture of pages."""
    return table(f"{lang}/small")


def _sections(lang: str, file: str) -> Iterator[tuple[str, list[list[str]]]]:
    """(name, paragraphs of lines) of each section."""
    text = (DATA / lang / f"{file}.txt").read_text(encoding="utf-8")
    for part in ("\n" + text).split("\n== ")[1:]:
        name, _, body = part.partition("\n")
        paragraphs: list[list[str]] = [[]]
        for line in body.split("\n"):
            if line.startswith("#"):
                continue
            if line.strip():
                paragraphs[-1].append(line.strip())
            elif paragraphs[-1]:
                paragraphs.append([])
        yield name.strip(), [paragraph for paragraph in paragraphs if paragraph]


def _item(paragraph: list[str]) -> Item:
    found: dict[str, tuple[str, ...]] = {}
    for line in paragraph:
        letter, _, wording = line.partition(" ")
        if letter not in "qthin":
            raise ValueError(f"an item's line begins with one of q t h i n: {line!r}")
        found[letter] = (*found.get(letter, ()), wording.strip())
    return found
