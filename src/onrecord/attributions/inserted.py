"""A clause inside a quotation that says who speaks: « Moi, dit-il, je reste »."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.attributions.decode import Found
from onrecord.attributions.quotes import OUTSIDE, Quotation
from onrecord.model import Tree

# Tokens behind the clitic up to the comma at most: "a-t-il aussitôt ajouté,".
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Clause:
    """An inserted clause in tokens: from the comma before it to the one behind it; head verb, auxiliary, clitic."""

    head: int
    clitic: int
    before: int
    behind: int


def inserted(tree: Tree, quoted: Sequence[int]) -> dict[int, Clause]:
    """The inserted clauses by their head: a verb and its clitic subject ("-il"), with or without a participle.

    They stand between two commas inside a quotation; no question does ("est-il parti ?").
    """
    clauses = (_clause(tree, at) for at in range(2, len(tree)) if quoted[at] != OUTSIDE and _clitic(tree, at))
    return {clause.head: clause for clause in clauses if clause is not None}


def _clitic(tree: Tree, at: int) -> bool:
    form = tree.form[at]
    return len(form) > 1 and form[0] == "-" and tree.pos[at] == "PRON" and tree.pos[at - 1] in ("VERB", "AUX")


def _clause(tree: Tree, at: int) -> Clause | None:
    """The clause around a clitic; its head is the participle where there is one."""
    if tree.form[at - 2] != ",":
        return None
    end = next((t for t in range(at + 1, min(at + _LONGEST, len(tree))) if tree.form[t] in (",", "?", "!", ".")), None)
    if end is None or tree.form[end] != ",":
        return None
    words = [t for t in range(at + 1, end) if tree.pos[t] != "ADV"]
    if len(words) > 1 or any(tree.pos[t] not in ("VERB", "AUX") for t in words):
        return None
    return Clause(words[0] if words else at - 1, at, at - 2, end)


def apart(found: Sequence[Found], clauses: Mapping[int, Clause], quotations: Sequence[Quotation]) -> list[Found]:
    """The attributions of a passage; a quotation with such a clause in it is left to the clause: « A », ajoute Veld.
    « Moi, dit-il, je reste ».

    An attribution that has nothing else keeps it.
    """
    owned = [(clause.head, quotation) for clause in clauses.values() for quotation in quotations
             if quotation.opening < clause.before and clause.behind < quotation.last]
    out = []
    for one in found:
        others = [quotation for head, quotation in owned if head != one.head]
        left = tuple(piece for piece in one.content
                     if not any(q.opening <= piece[0] and piece[1] <= q.last + 1 for q in others))
        out.append(replace(one, content=left) if left else one)
    return out


def around(found: Found, clause: Clause, quotations: Sequence[Quotation]) -> Found:
    """The attribution of such a clause: its clitic as source, and all of the quotation around it as content."""
    quotation = next((q for q in quotations if q.opening < clause.before and clause.behind < q.last), None)
    if quotation is None:
        return found
    verbs = [piece for piece in ((clause.before + 1, clause.clitic), (clause.clitic + 1, clause.behind))
             if piece[0] < piece[1]]
    return replace(found, source=((clause.clitic, clause.clitic + 1),), cue=tuple(verbs),
                   content=((quotation.opening, clause.before), (clause.behind + 1, quotation.last + 1)))
