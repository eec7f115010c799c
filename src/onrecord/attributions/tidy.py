"""Which pieces of a content belong together: those that touch the cue's clause, and those that go on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.decode import Found
from onrecord.model import Tree

_Segment = tuple[int, int]
# A piece of nothing but these says nothing: "in", "and the".
_FUNCTION = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PUNCT", "PART", "AUX"})


def tidy(tree: Tree, found: Found, quoted: Sequence[int], gap: int) -> Found:
    """The attribution without the pieces of content that stand apart from it.

    gap: how many words may stand between two pieces that are neither source nor cue ("hier", "à la presse réunie à
    Bruxelles"). The piece nearest to the cue stays; others stay when no more than that part them from what stays. A
    quotation followed by its cue does not share it with the unquoted sentence before.
    """
    if len(found.content) < 2:
        return found
    main = _main(tree, found)
    kept = [main]
    held = [*found.source, *found.cue, main]
    for side in (-1, 1):
        others = sorted((p for p in found.content if (p > main) == (side > 0) and p != main), reverse=side < 0)
        for piece in others:
            if _gap(tree, piece, held) > gap or _said_before(tree, piece, main, found, quoted):
                break
            held.append(piece)
            if any(tree.pos[t] not in _FUNCTION for t in range(*piece)):
                kept.append(piece)
    return replace(found, content=tuple(sorted(kept)))


def bare(tree: Tree, source: Sequence[_Segment]) -> tuple[_Segment, ...]:
    """A source without the relative word that goes on behind it: "an official, who" is an official."""
    out = []
    for first, after in source:
        last = after
        while last - 1 > first and (tree.form[last - 1] == "," or (
                tree.pos[last - 1] == "PRON" and tree.rel[tree.head[last - 1]] == "acl:relcl")):
            last -= 1
        out.append((first, last))
    return tuple(out)


def settled(tree: Tree, found: Sequence[Found], quoted: Sequence[int]) -> list[Found]:
    """The attributions of one passage, each quotation that two of them claim left to the one it stands beside.

    A quotation that a cue stands right beside is that cue's; the other keeps what stands beside its own. So is what
    stands behind a participle of saying: "A will buy ships, said Veld, rejecting | claims that it would not".
    """
    mains = [_main(tree, one) for one in found]
    out = []
    for number, one in enumerate(found):
        others = [(found[n], main) for n, main in enumerate(mains) if n != number]
        lost = [p for p in one.content if p != mains[number] and any(
            _mostly_in(p, main) and (_in_marks(p, quoted) or (tree.head[other.head] == one.head and other.head < p[0]))
            for other, main in others)]
        out.append(replace(one, content=tuple(p for p in one.content if p not in lost)))
    return out


def _mostly_in(a: _Segment, b: _Segment) -> bool:
    """Whether most of one stretch lies in another."""
    return 2 * (min(a[1], b[1]) - max(a[0], b[0])) > a[1] - a[0]


def _main(tree: Tree, found: Found) -> _Segment:
    """The piece of content nearest to the cue, of those as near the longest."""
    return min(found.content, key=lambda piece: (_away(tree, piece, found), -(piece[1] - piece[0])))


def _away(tree: Tree, piece: _Segment, found: Found) -> int:
    return _gap(tree, piece, [*found.cue, *found.source])


def _gap(tree: Tree, piece: _Segment, held: Sequence[_Segment]) -> int:
    """Words between a piece and the nearest stretch that is held, none of them held itself."""
    best = len(tree)
    for first, after in held:
        between = range(after, piece[0]) if after <= piece[0] else range(piece[1], first)
        words = sum(tree.form[t][0].isalnum() and not any(a <= t < b for a, b in held) for t in between)
        best = min(best, words)
    return best


def _said_before(tree: Tree, piece: _Segment, main: _Segment, found: Found, quoted: Sequence[int]) -> bool:
    """Whether an unquoted sentence stands before a quotation that its cue follows."""
    if not (piece[1] <= main[0] < main[1] <= found.head) or not _in_marks(main, quoted):
        return False
    return not _in_marks(piece, quoted) and any(tree.form[t] in ".!?…:" for t in range(piece[1] - 1, main[0] + 1))


def _in_marks(piece: _Segment, quoted: Sequence[int]) -> bool:
    return sum(quoted[t] > 0 for t in range(*piece)) * 10 >= (piece[1] - piece[0]) * 9
