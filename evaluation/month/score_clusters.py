"""How good clusters are: near copies by pairs, utterances by B-cubed (Bagga and Baldwin 1998)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from evaluation.month.score import Score, counted


def pairs(clusters: Iterable[Sequence[str]]) -> set[frozenset[str]]:
    """All pairs of members of one cluster."""
    return {frozenset(two) for cluster in clusters for two in combinations(sorted(set(cluster)), 2)}


def near_copies(found: Iterable[Sequence[str]], truth: Iterable[Sequence[str]],
                neither: Collection[frozenset[str]] = ()) -> Score:
    """Near copies by pairs. neither: pairs that are not to be judged (texts of one story that happen to be alike)."""
    left = set(neither)
    own, wanted = pairs(found) - left, pairs(truth) - left
    right = len(own & wanted)
    return counted(right, len(own), right, len(wanted))


def shingles(text: str, size: int = 5) -> frozenset[tuple[str, ...]]:
    """The rows of so many words, in small letters."""
    words = "".join(mark if mark.isalnum() else " " for mark in text.casefold()).split()
    return frozenset(tuple(words[at:at + size]) for at in range(max(1, len(words) - size + 1)))


def alike(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Which share of the shorter text's shingles the longer one has: a text cut in half is still a copy."""
    return len(one & other) / min(len(one), len(other))


def b_cubed(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> tuple[Score, Score]:
    """B-cubed precision and recall over mentions.

    found, truth: mention -> cluster. Mentions that the truth does not know are left aside; those that were not found
    are clusters of their own in the second score, and left aside in the first.
    """
    known = {mention: cluster for mention, cluster in found.items() if mention in truth}
    whole = {mention: known.get(mention, ("alone", mention)) for mention in truth}
    return _b_cubed(known, {mention: truth[mention] for mention in known}), _b_cubed(whole, truth)


def _b_cubed(found: Mapping[str, Hashable], truth: Mapping[str, Hashable]) -> Score:
    own, gold = _members(found), _members(truth)
    both: defaultdict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for mention, cluster in found.items():
        both[cluster, truth[mention]] += 1
    precision = sum(both[found[m], truth[m]] / own[found[m]] for m in found)
    recall = sum(both[found[m], truth[m]] / gold[truth[m]] for m in found)
    count = len(found)
    return Score(precision / count, recall / count, count, count) if count else Score(1.0, 1.0, 0, 0)


def _members(clusters: Mapping[str, Hashable]) -> Mapping[Hashable, int]:
    sizes: defaultdict[Hashable, int] = defaultdict(int)
    for cluster in clusters.values():
        sizes[cluster] += 1
    return sizes
