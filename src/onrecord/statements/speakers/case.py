"""The state of resolving one article: its cast, its bodies, and what was found so far."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import NamedTuple

from onrecord.knowledge import Knowledge
from onrecord.statements.speakers.actors import Actors
from onrecord.statements.speakers.bodies import Bodies
from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.findings import NOBODY, Finding
from onrecord.statements.speakers.roles import learn
from onrecord.statements.speakers.scene import Scene


class Readers(NamedTuple):
    """The functions that read a source, one phrase of it, and an attribution without a source."""

    source: Callable[[Case, list[int], int], Finding]
    single: Callable[[Case, list[int], int], Finding]
    sourceless: Callable[[Case, int], Finding]


class Case:
    """One article, its attributions resolved each once. ``actors`` is None without knowledge."""

    def __init__(self, scene: Scene, readers: Readers, knowledge: Knowledge | None) -> None:
        self.scene = scene
        self.cast = Cast(scene)
        learn(scene, self.cast)
        self.actors = Actors(scene, self.cast, knowledge) if knowledge is not None else None
        self.bodies = Bodies(scene, self.cast)
        self._readers = readers
        self._order = sorted(range(len(scene.places)), key=scene.places.__getitem__)
        self._found: dict[int, Finding] = {}
        self._open: set[int] = set()

    def all(self) -> list[Finding]:
        """One finding an attribution, in their order; worked out in the order of the text."""
        for number in self._order:
            self.finding(number)
        return [self._found[number] for number in range(len(self._order))]

    def finding(self, number: int) -> Finding:
        """Who speaks in an attribution; nobody while it is being worked out (a circle)."""
        if number in self._found or number in self._open:
            return self._found.get(number, NOBODY)
        self._open.add(number)
        tokens = self.scene.sources[number]
        self._found[number] = self._resolve(tokens, number)
        self._open.discard(number)
        return self._found[number]

    def single(self, tokens: Iterable[int], number: int) -> Finding:
        """Who one noun phrase or pronoun means."""
        return self._readers.single(self, list(tokens), number)

    def _resolve(self, tokens: list[int], number: int) -> Finding:
        return self._readers.source(self, tokens, number) if tokens else self._readers.sourceless(self, number)

    def spoken(self, token: int, number: int, most: int = 400) -> list[tuple[int, Finding]]:
        """The last ``most`` attributions spoken of before a token, if resolved, in order, without one of them.

        A text of a hundred thousand short lines would else be looked through whole for each of them.
        """
        stop = bisect_left(self._order, token, key=self.scene.places.__getitem__)
        return [(n, self._found[n]) for n in self._order[max(0, stop - most):stop] if n != number and n in self._found]

    def said(self, tokens: Iterable[int]) -> str:
        """Words in quotation marks, for the steps of a resolution."""
        return f'"{self.scene.text(tokens)}"'
