"""A clause between two commas that says whose words the sentence around it is: "La France, rappelle Veld, n'a plus"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.attributions.decode import Found
from onrecord.attributions.quotes import CLOSING, MARKS, OPENING, Quotation
from onrecord.lang import language
from onrecord.model import Tree

_Segment = tuple[int, int]
# Marks beyond which a sentence does not go on.
_ENDS = frozenset(".!?…:;")
# Tokens of the clause at most, and of the sentence on each side of it.
_LONGEST = 18
_FAR = 120
# Tokens between the second comma and the verb that goes on: "n'en a", "will not".
_SOON = 4
# How likely it is that such a clause reports, and the share of its content from which on the network's will do.
_SURE = 0.9
_MOST = 0.6
_NOMINAL = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM", "PRON"})


@dataclass(frozen=True, slots=True)
class Incise:
    """In tokens: the cue's head, the cue, the source, and what stands before and behind the clause."""

    head: int
    cue: _Segment
    source: _Segment
    content: tuple[_Segment, _Segment]


def incises(tree: Tree, quoted: Sequence[int]) -> dict[int, Incise]:
    """The clauses that cut a sentence between its subject and its verb, by the head of their cue.

    Before the first comma stands no finite verb, behind the second one does: so what is between them is no part of the
    sentence, and it says whose words it is when it is a reporting verb and its subject, or a preposition and a noun.
    """
    commas = [t for t, form in enumerate(tree.form) if form == ","]
    found = {}
    for before, behind in pairwise(commas):
        near = 2 < behind - before <= _LONGEST and not any(_parts(tree, before, t) for t in range(before + 1, behind))
        clause = _clause(tree, before, behind) if near else None
        sides = _sides(tree, quoted, before, behind) if clause is not None else None
        if clause is not None and sides is not None:
            head, cue, source = clause
            found[head] = Incise(head, cue, source, sides)
    return found


def parted(found: Found | None, incise: Incise, quotations: Sequence[Quotation]) -> Found:
    """The attribution of such a clause: its subject as source, the sentence (or the quotation) around it as content.

    found: what the network made of it, None for nothing. Its boundaries stay where they agree with the clause.
    """
    (start, before), (behind, end) = incise.content
    for one in quotations:
        if one.opening <= start and end <= one.last + 1:
            start, end = one.opening, one.last + 1
    content = ((start, before), (behind, end))
    if found is None:
        return Found(incise.head, (incise.source,), (incise.cue,), content, _SURE, 0.0, "speech")
    agreed = any(incise.source[0] <= first and after <= incise.source[1] for first, after in found.source)
    shared = [sum(max(0, min(after, b) - max(first, a)) for first, after in found.content) for a, b in content]
    if agreed and all(shared) and sum(shared) > _MOST * (before - start + end - behind):
        return found
    return replace(found, source=(incise.source,), cue=(incise.cue,), content=content)


def _parts(tree: Tree, comma: int, token: int) -> bool:
    """Whether a sentence or a quotation ends or begins at a token."""
    return tree.form[token] in _ENDS or tree.form[token] in MARKS or tree.block[token] != tree.block[comma]


def _clause(tree: Tree, before: int, behind: int) -> tuple[int, _Segment, _Segment] | None:
    """Head, cue and source of what stands between two commas."""
    table = language(tree.lang).table("attributions")
    first = before + 1
    size = next((len(words) for words in table["citing"] if _reads(tree, first, words)), 0)
    if size:
        return (first, (first, first + size), (first + size, behind)) if first + size < behind else None
    verb = _verb(tree, first, behind, table["reporting"])
    subject = _behind(tree, verb, behind) if verb is not None else None
    return (verb, (first, verb + 1), subject) if verb is not None and subject is not None else None


def _verb(tree: Tree, first: int, behind: int, reporting: Sequence[str]) -> int | None:
    """The reporting verb that the clause begins with, past its auxiliaries and "se"; the clause has no other."""
    finite = [t for t in range(first, behind) if "VerbForm=Fin" in tree.feats[t]]
    if not finite and tree.form[first].lower() in reporting:
        return first
    lead = range(first, finite[0]) if finite else ()
    if len(finite) != 1 or any(tree.pos[t] not in ("PRON", "ADV") or "subj" in tree.rel[t] for t in lead):
        return None
    verb = finite[0]
    while tree.pos[verb] == "AUX" and verb + 1 < behind and tree.pos[verb + 1] in ("AUX", "VERB", "ADV"):
        verb += 1
    return verb if tree.lemma[verb] in reporting else None


def _behind(tree: Tree, verb: int, behind: int) -> _Segment | None:
    """The subject behind the verb, past adverbs and days ("mardi"), up to the second comma."""
    start = verb + 1
    while start < behind and (tree.pos[start] == "ADV" or (tree.pos[start] == "NOUN" and tree.rel[start] == "obl")):
        start += 1
    return None if start == behind or tree.pos[start] not in _NOMINAL else (start, behind)


def _reads(tree: Tree, first: int, words: Sequence[str]) -> bool:
    return [form.lower() for form in tree.form[first:first + len(words)]] == list(words)


def _sides(tree: Tree, quoted: Sequence[int], before: int, behind: int) -> tuple[_Segment, _Segment] | None:
    """What stands before and behind the clause in its sentence, when the clause parts a subject from its verb."""
    start, end = _edge(tree, quoted, before, -1) + 1, _edge(tree, quoted, behind, 1)
    start += tree.pos[start] == "CCONJ"
    if start == before or any("VerbForm=Fin" in tree.feats[t] for t in range(start, before)):
        return None
    soon = next((t for t in range(behind + 1, min(behind + 1 + _SOON, end)) if "VerbForm=Fin" in tree.feats[t]), None)
    if soon is None or any(tree.pos[t] not in ("ADV", "PRON", "PART") for t in range(behind + 1, soon)):
        return None
    if any("PronType=Rel" in tree.feats[t] for t in range(behind + 1, soon)):
        return None
    return (start, before), (behind + 1, end)


def _edge(tree: Tree, quoted: Sequence[int], comma: int, step: int) -> int:
    """The first token on one side of a comma that is not of its sentence; a quotation opened and closed there is."""
    leave, enter = (OPENING, CLOSING) if step < 0 else (CLOSING, OPENING)
    inside = 0
    token = comma + step
    while 0 <= token < len(tree) and tree.block[token] == tree.block[comma] and abs(token - comma) < _FAR:
        if quoted[token] == enter:
            inside += 1
        elif quoted[token] == leave:
            if not inside:
                break
            inside -= 1
        elif not inside and tree.form[token] in _ENDS:
            break
        token += step
    return token
