"""Clusters by average likeness, some pairs forbidden. Pure: the same pairs give the same clusters in any order."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


class Clusters:
    """Grows from single nodes: the two clusters most like each other are joined, again and again.

    The likeness of two clusters is the mean over all pairs between them, one that is not given counting 0; so a chain
    of neighbours does not make a cluster. Two clusters between which one pair is forbidden are never joined.
    """

    def __init__(self, nodes: Iterable[int], likeness: Mapping[Pair, float], forbidden: Iterable[Pair] = ()) -> None:
        self.members: dict[int, list[int]] = {node: [node] for node in sorted(nodes)}
        self.sums: dict[int, dict[int, float]] = {node: {} for node in self.members}
        self.apart: dict[int, set[int]] = {node: set() for node in self.members}
        for (one, other), score in likeness.items():
            self.sums[one][other] = self.sums[other][one] = score
        for one, other in forbidden:
            self.apart[one].add(other)
            self.apart[other].add(one)

    def grow(self, least: float) -> list[list[int]]:
        """Join while a likeness of at least so much is left; the clusters, each sorted by node."""
        heap = [(-score, one, other) for one, others in self.sums.items() for other, score in others.items()
                if one < other and score >= least]
        heapq.heapify(heap)
        while heap:
            known, one, other = heapq.heappop(heap)
            if one not in self.members or other not in self.members or other in self.apart[one] \
                    or self._mean(one, other) != -known:
                continue
            self._join(one, other)
            for third in self.sums[one]:
                mean = self._mean(one, third)
                if mean >= least:
                    heapq.heappush(heap, (-mean, min(one, third), max(one, third)))
        return sorted(sorted(group) for group in self.members.values())

    def _mean(self, one: int, other: int) -> float:
        return self.sums[one].get(other, 0.0) / (len(self.members[one]) * len(self.members[other]))

    def _join(self, one: int, other: int) -> None:
        """The second goes into the first."""
        self.members[one] += self.members.pop(other)
        for third, total in self.sums.pop(other).items():
            del self.sums[third][other]
            if third != one:
                self.sums[one][third] = self.sums[third][one] = self.sums[one].get(third, 0.0) + total
        for third in self.apart.pop(other):
            self.apart[third].discard(other)
            self.apart[third].add(one)
            self.apart[one].add(third)
