"""Sources that are documents ("the report", "son communiqué"): their words are their author's."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.side import akin
from onrecord.statements.speakers import anaphors
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.cast import Entity
from onrecord.statements.speakers.findings import NOBODY, Finding, Party, nobody, something
from onrecord.statements.speakers.named import named, names
from onrecord.statements.speakers.nominals import Nominal


def document(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """A document's words are its author's: whose it is, of what, the court that gave it, or the body before it."""
    lex, low, said = case.scene.lex, case.scene.low, case.said(nominal.tokens)
    owner = owner_of(case, nominal, tokens, number)
    if owner.parties:
        return replace(owner, token=nominal.head, person=False, role=None).via(f"{said}: its author")
    if nominal.determiner != "definite" or owner is not NOBODY:
        return nobody(nominal.head, said, nominal, person=False)
    words = [low[t] for t in nominal.tokens if t != nominal.head and case.scene.tree.pos[t] in ("ADJ", "NOUN", "PROPN")]
    state = case.actors.of_demonym(words) if case.actors is not None else None
    state = state or _akin(case, words)
    if state is not None:
        return something(Party(state.name, state.number), f"{said}: of {state.name}", nominal.head)
    if words:
        return nobody(nominal.head, said, nominal, person=False)
    if low[nominal.head] in lex.judgments:
        courts = [body for body in case.bodies.phrases if body.noun in lex.courts and body.head < nominal.head]
        if courts:
            name = case.bodies.fullest(courts[-1].head).name
            return something(Party(name), f"{said}: the court named before", nominal.head)
        return nobody(nominal.head, said, nominal, person=False)
    for _, spoken in reversed(case.spoken(nominal.head, number)[-2:]):
        if spoken.parties and not spoken.person and not spoken.plural:
            return replace(spoken, token=nominal.head, how=(f"{said} -> {spoken.names}, the body that spoke before",))
    return nobody(nominal.head, said, nominal, person=False)


def _akin(case: Case, words: list[str]) -> Entity | None:
    """The body of the article whose name one of some adjectives is made of ("dravien" of Dravie)."""
    for entity in case.cast.entities:
        if not entity.person and len(entity.words) == 1 and any(akin(w, entity.words[0]) for w in words):
            return entity
    return None


def owner_of(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """Who the possessor is, or what follows "of", or the one name before the noun; NOBODY where the phrase has none."""
    scene, token = case.scene, nominal.possessor
    if token is not None:
        kind = scene.lex.possessives.get(scene.low[token])
        if kind is not None:
            return anaphors.of_kind(case, token, kind, number)
        return case.single([t for t in tokens if t <= token], number)
    rest = [t for t in tokens if t > nominal.head]
    small = scene.lex.joins | scene.lex.articles
    if rest and (scene.tree.pos[rest[0]] == "ADP" or scene.low[rest[0]] in small):
        while len(rest) > 1 and (scene.tree.pos[rest[0]] in ("ADP", "PUNCT") or scene.low[rest[0]] in scene.lex.joins):
            rest = rest[1:]
        return case.single(rest, number)
    inside = [m for m in names(case, tokens) if m.last <= nominal.head]
    return named(case, inside[0], list(range(inside[0].first, inside[0].last))) if len(inside) == 1 else NOBODY
