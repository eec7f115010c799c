"""From the words of a source to those who speak."""

from __future__ import annotations

from itertools import pairwise

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.anaphors import pronoun, relative
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import Finding
from onrecord.statements.speakers.labels import asker, is_label, last_name
from onrecord.statements.speakers.named import core, is_torn, named, torn
from onrecord.statements.speakers.phrases import phrase


def source(case: Case, tokens: list[int], number: int) -> Finding:
    """Who a source means; where "and" joins several, all of them that are named."""
    if is_label(case, number):
        return _label(case, tokens, number)
    pieces = _joint(case, tokens)
    if len(pieces) == 1:
        return single(case, tokens, number)
    found = [single(case, piece, number) for piece in pieces]
    parties = tuple(dict.fromkeys(party for f in found for party in f.parties))
    how = tuple(step for f in found for step in f.how)
    return Finding(parties, how, tokens[0], found[0].role, "", True, any(f.person for f in found))


def _label(case: Case, tokens: list[int], number: int) -> Finding:
    """Who a turn's label means: nobody for a question's, else what it says as a phrase, else the last name in it."""
    asks = asker(case, tokens)
    if asks is not None:
        return asks
    found = single(case, tokens, number)
    return found if found.parties else last_name(case, tokens) or found


def single(case: Case, tokens: list[int], number: int) -> Finding:
    """Who one noun phrase or pronoun means."""
    clause = relative(case, tokens, number)
    if clause is not None:
        return clause
    name = core(case, tokens)
    if name is not None:
        return named(case, name, tokens)
    if is_torn(case.scene, tokens):
        return torn(case, tokens, number)
    found = pronoun(case, tokens, number)
    return phrase(case, tokens, number) if found is None else found


def _joint(case: Case, tokens: list[int]) -> list[list[int]]:
    """The source cut where "and" joins two who speak."""
    name = core(case, tokens)
    tops = {case.scene.walk.head(tokens), name.head if name else None}
    cuts = [at for at in range(1, len(tokens) - 1) if _joins(case, tokens, at, tops)]
    edges = [-1, *cuts, len(tokens)]
    return [piece for left, right in pairwise(edges) if (piece := tokens[left + 1 : right])]


def _joins(case: Case, tokens: list[int], at: int, tops: set[int | None]) -> bool:
    """Whether the word at a place joins two who speak: by the tree, or as names stand on both its sides."""
    scene, tree, token = case.scene, case.scene.tree, tokens[at]
    if tree.form[token] == ",":
        return _listed(case, tokens, at)
    if scene.low[token] not in scene.lex.ands or token in case.cast.at:
        return False
    after = tokens[at + 1 :]
    right = next((t for t in after if tree.rel[t] == "conj"), None)
    if not (_speaks(case, after) and _speaks(case, tokens[:at])):
        return False
    if right is not None and tree.head[right] in tops:
        return True
    if _between_names(case, tokens, at):
        return True
    name = core(case, after)
    if name is None or not case.cast.person(name) or scene.tree.form[tokens[at - 1]][-1].isalnum():
        return False
    return right is None or not scene.walk.having(tree.head[right], "case")


def _between_names(case: Case, tokens: list[int], at: int) -> bool:
    """Whether a name ends right before "and" and another is all that follows ("MM. Roe et Doe"), neither a body's."""
    left, right = case.cast.at.get(tokens[at - 1]), case.cast.at.get(tokens[at + 1])
    if left is None or right is None or left.body or right.body or left is right:
        return False
    return right.last > tokens[-1] and right.lead == tokens[at + 1] and left.last == tokens[at]


def _listed(case: Case, tokens: list[int], at: int) -> bool:
    """Whether a comma stands between two people's names and nothing else ("Roe, Doe clash")."""
    left, right = case.cast.at.get(tokens[at - 1]), case.cast.at.get(tokens[at + 1])
    return (
        left is not None
        and right is not None
        and case.cast.person(left)
        and case.cast.person(right)
        and all(t in case.cast.at or t == tokens[at] or case.scene.low[t] in case.scene.lex.ands for t in tokens)
    )


def _speaks(case: Case, tokens: list[int]) -> bool:
    """Whether tokens are a noun phrase of their own: with an article or a possessive, a name, or a body as head."""
    lex, first = case.scene.lex, case.scene.low[tokens[0]]
    name = core(case, tokens)
    if first in lex.articles or first in lex.possessives:
        return True
    if name is not None:
        return not any(case.scene.tree.pos[t] == "PUNCT" and not case.scene.hyphen(t) for t in tokens if t < name.lead)
    nominal = nominals.read(case.scene, tokens)
    return nominal is not None and case.bodies.is_body(nominal.head)
