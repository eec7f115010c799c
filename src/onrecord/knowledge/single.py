"""One actor at a time, each from the one file that it stands in: enough for a program that prints some names and ends.

Only for our own files, in which a key is always written in the same way (held by tests/knowledge/test_single.py).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from onrecord.knowledge.build import BUILDERS
from onrecord.knowledge.files import ROOT, parse, split
from onrecord.knowledge.nouns import Actor, Kinds
from onrecord.knowledge.roles import titled

_BUILD = dict(BUILDERS)
_NAMED = ("actors/states", "actors/organisations")
"""Folders whose files are named by the key of what they hold first."""


class Single(Mapping[str, Actor]):
    """Actors by key, as :attr:`Knowledge.actors` has them. Iterating gives only those that were read so far."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self._read: dict[str, Actor] = {}

    def __getitem__(self, key: str) -> Actor:
        if key not in self._read:
            for folder, file in self._holding(key):
                for entry in split(folder, file, parse(file)):
                    self._read.update((actor.key, actor) for actor in _BUILD[folder](entry))
        actor = self._read[key]
        return titled(actor, self, self.kinds) if actor.kind == "office" else actor

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)

    def _holding(self, key: str) -> list[tuple[str, Path]]:
        """The file that is named by a key, else those that have it inside, each with its folder."""
        named = [(folder, file) for folder in _NAMED if (file := ROOT / folder / f"{key}.toml") in self._files[folder]]
        marks = (f'key = "{key}"'.encode(), f"[people.{key}]".encode())
        return named or [(folder, file) for folder, file, text in self._texts if any(mark in text for mark in marks)]

    @cached_property
    def _files(self) -> dict[str, frozenset[Path]]:
        return {folder: frozenset((ROOT / folder).glob("*.toml")) for folder in _BUILD}

    @cached_property
    def _texts(self) -> list[tuple[str, Path, bytes]]:
        return [(folder, file, file.read_bytes()) for folder, files in self._files.items() for file in files]
