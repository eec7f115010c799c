"""The table of signs, and what the signs share."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.statements.grammar import Clause
from onrecord.statements.passage import Passage

Sign = Callable[[Passage], "list[int] | None"]
SIGNS: dict[str, Sign] = {}
"""Name -> function, in the order in which the modules of signs enter them."""

OWN = ("self",)
ECHO = ("self", "echo")
OTHERS = ("other", "you", "none")
BARE = frozenset({"neutral", "assert", "assess", "monitor", "topic"})
"""Classes of cue under which the content says what is done."""


def sign(function: Sign) -> Sign:
    """Enter a function in the table under its name, underscores as hyphens."""
    SIGNS[function.__name__.replace("_", "-")] = function
    return function


def near(passage: Passage, one: Clause, name: str) -> list[int] | None:
    """Words of a class in a clause: its predicate or below it."""
    tokens = passage.content_hits.get(name)
    if not tokens:
        return None
    head, tree = one.head, passage.page.walk.tree
    found = [t for t in tokens if t == head or tree.head[t] == head or tree.head[tree.head[t]] == head]
    return found or None


def among(passage: Passage, *names: str, persons: tuple[str, ...] = (), ahead: bool | None = None,
             past: bool = False, negated: bool | None = None) -> list[int] | None:
    """The first main clause of such persons and tense that holds a word of one of the classes (all in one go)."""
    for one in passage.clauses:
        if persons and one.person not in persons:
            continue
        if ahead is not None and ahead != (one.ahead or one.possible):
            continue
        if past and one.tense != "past":
            continue
        if negated is not None and negated != one.negated:
            continue
        if not names:
            return [one.head]
        for name in names:
            found = near(passage, one, name)
            if found:
                return found
    return None


def is_named(passage: Passage, token: int) -> bool:
    """Whether a noun is a name or goes with one ("le président Roe"; some parsers take Roe for a pronoun)."""
    tree, children = passage.page.walk.tree, passage.page.walk.children
    return tree.pos[token] == "PROPN" or any(
        (tree.pos[c] == "PROPN" or (tree.form[c].istitle() and c > token))
        and tree.rel[c] in ("flat", "appos", "nmod", "compound") and not any(
            tree.rel[cc] == "case" for cc in children[c]) for c in children[token])
