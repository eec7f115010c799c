"""Quotation spans over the tokens of a block: every style, nested ones, marks that never close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Tree

# Opening mark -> the marks that close it. Marks that open and close alike are decided by the blanks around them.
PAIRS = {"«": "»", "“": "”", "„": "“”", "‘": "’", "‹": "›", "``": "''", "「": "」"}
ALIKE = frozenset({'"', "''", "”", "'"})
CLOSERS = frozenset("".join(PAIRS.values())) | {"''"}
MARKS = frozenset(PAIRS) | ALIKE | CLOSERS
# Single marks are quotation marks only when they stand like ones: apostrophes are far more frequent.
SINGLE = frozenset("‘’'")
# No writer nests deeper; a run of opening marks would, and would cost time.
DEEPEST = 4
# The states of a token, see `states`.
OUTSIDE, INSIDE, NESTED, OPENING, CLOSING, UNCLOSED = range(6)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens of an opening and a closing mark; ``closing`` is None where it never closes in its block.

    ``depth`` is 0 for an outermost quotation.
    """

    opening: int
    closing: int | None
    depth: int
    last: int
    """The last token inside or the closing mark."""


def quotations(tree: Tree, first: int, after: int) -> list[Quotation]:
    """The quotations among the tokens ``first`` to ``after`` (exclusive) of one block, in order of their opening.

    A mark that opens and closes alike opens when a blank stands before it and none behind, closes when the other way
    round, and otherwise closes what is open. An opening mark with no partner holds to the end of the block when it
    is a double one (a quotation that runs over paragraphs); a lone single mark is an apostrophe.
    """
    found: list[Quotation] = []
    stack: list[tuple[int, str]] = []
    for token in range(first, after):
        form = tree.form[token]
        if form not in MARKS or (form in SINGLE and not _stands_alone(tree, token, first, after)):
            continue
        match = next((n for n in range(len(stack) - 1, -1, -1) if _closes(form, stack[n][1])), None)
        if match is not None and not _opens(tree, token, first, after, form):
            found.append(Quotation(stack[match][0], token, match, token))
            del stack[match:]
        elif (form in PAIRS or form in ALIKE) and len(stack) < DEEPEST:
            stack.append((token, form))
    for depth, (token, form) in enumerate(stack):
        if form not in SINGLE and token + 1 < after:
            found.append(Quotation(token, None, depth, after - 1))
            break
    return sorted(found, key=lambda q: q.opening)


def _closes(form: str, opening: str) -> bool:
    return form in PAIRS.get(opening, opening) or (form in '"”' and opening in '"”“') or (form == opening == "''")


def _opens(tree: Tree, token: int, first: int, after: int, form: str) -> bool:
    """Whether a mark can only be an opening one."""
    if form in PAIRS:
        return form not in CLOSERS or _blank_before(tree, token, first)
    return form in ALIKE and _blank_before(tree, token, first) and not _blank_behind(tree, token, after)


def _blank_before(tree: Tree, token: int, first: int) -> bool:
    return token == first or tree.start[token] > tree.end[token - 1] or tree.form[token - 1] in "([—–"


def _blank_behind(tree: Tree, token: int, after: int) -> bool:
    return token + 1 >= after or tree.start[token + 1] > tree.end[token]


def _stands_alone(tree: Tree, token: int, first: int, after: int) -> bool:
    """A single mark with a blank or punctuation on exactly one side."""
    return _blank_before(tree, token, first) != (
        _blank_behind(tree, token, after) or tree.pos[token + 1] == "PUNCT")


def states(first: int, after: int, found: Sequence[Quotation]) -> list[int]:
    """For each token 0 outside, 1 inside, 2 inside a nested quotation, 3 opening mark, 4 closing mark, 5 in one that
    never closes."""
    state = [0] * (after - first)
    for quotation in found:
        inside = UNCLOSED if quotation.closing is None else NESTED if quotation.depth else INSIDE
        for token in range(quotation.opening + 1, quotation.last + (quotation.closing is None)):
            state[token - first] = max(state[token - first], inside)
    for quotation in found:
        state[quotation.opening - first] = OPENING
        if quotation.closing is not None:
            state[quotation.closing - first] = CLOSING
    return state
