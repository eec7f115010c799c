"""Sources that hold the name of who speaks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.cast import Entity
from onrecord.statements.speakers.findings import Finding, Party, nobody
from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.mentions import Mention
from onrecord.statements.speakers.scene import Scene


def names(case: Case, tokens: list[int]) -> list[Mention]:
    """The names in some tokens, in order."""
    found = (case.cast.at.get(token) for token in tokens)
    return list({id(m): m for m in found if m is not None}.values())


def core(case: Case, tokens: list[int]) -> Mention | None:
    """The name that a source is about: the one it begins with, or one that stands in apposition in it."""
    inside = names(case, tokens)
    if not inside:
        return None
    if _people_before(case, inside):
        inside = inside[1:]
    if _opens(case.scene, inside[0], tokens) and _free(case, inside[0], tokens):
        return inside[0]
    apposed = [
        m for m in inside if _apposed(case, m, tokens) and _free(case, m, tokens) and not _example(case, m, tokens)
    ]
    return next((m for m in apposed if case.cast.person(m)), apposed[-1] if apposed else None)


def _people_before(case: Case, inside: list[Mention]) -> bool:
    """Whether the first of some names says of what people the second is ("le Syldave Jan Roe")."""
    return len(inside) > 1 and inside[0].last == inside[1].first and len(inside[0].words) == 1 and (
        case.actors is not None and case.actors.is_people(inside[0].name) and case.cast.person(inside[1]))


def _example(case: Case, mention: Mention, tokens: list[int]) -> bool:
    """Whether a name after a comma is one of those that a plural before it means ("officials, like Jean Roe")."""
    scene, head = case.scene, nominals.read(case.scene, tokens)
    comma = any(scene.tree.form[t] == "," for t in tokens if t < mention.lead)
    return comma and head is not None and head.plural and head.head < mention.lead


def _opens(scene: Scene, mention: Mention, tokens: list[int]) -> bool:
    """Whether nothing but small words stands before a name."""
    small = scene.lex.articles
    return all(
        scene.low[t] in small or scene.tree.pos[t] in ("ADP", "PUNCT", "DET") for t in tokens if t < mention.lead
    )


def _free(case: Case, mention: Mention, tokens: list[int]) -> bool:
    """Whether nothing after the name makes it the modifier of another noun, or the possessor of one."""
    scene, after = case.scene, mention.last
    if after not in tokens:
        return True
    if scene.low[after] in scene.lex.possessive:
        return after == tokens[-1]
    if scene.hyphen(after):
        return False
    return scene.lex.noun_first or scene.tree.pos[after] not in ("NOUN", "PROPN", "ADJ")


def _apposed(case: Case, mention: Mention, tokens: list[int]) -> bool:
    """Whether the name stands in apposition to what is before it: no preposition and no "and" governs it."""
    scene, before = case.scene, mention.lead - 1
    if before < tokens[0]:
        return True
    pos, low, lex = scene.tree.pos[before], scene.low[before], scene.lex
    if pos in ("ADP", "VERB", "CCONJ", "SCONJ", "ADV") or low in lex.joins:
        return False
    if low in lex.articles:
        return before > tokens[0] and scene.tree.pos[before - 1] != "ADP" and scene.low[before - 1] not in lex.joins
    if low in lex.possessive:
        return case.cast.person(mention)
    return case.cast.person(mention) or not mention.body or pos == "PUNCT" or lex.noun_first


def named(case: Case, mention: Mention, tokens: list[int]) -> Finding:
    """Whom a name means, by its fullest form in the article."""
    entity, scene = case.cast.entity(mention), case.scene
    if mention.first == tokens[0] and mention.last <= tokens[-1] and all(map(scene.capital, tokens)):
        return Finding(
            (Party(scene.text(tokens)),), ("named",), mention.head, None, entity.gender, False, entity.person
        )
    group = _group(case, mention, tokens)
    if group is not None:
        return group
    if not entity.person:
        return _body(case, mention, entity)
    role = nominals.read(scene, [t for t in tokens if t < mention.first]) if mention.first > tokens[0] else None
    if role is None or not role.classes:
        role = next((r for r in entity.roles if set(r.tokens) <= set(tokens)), None)
    return Finding(
        (Party(entity.name, entity.number),),
        step(mention.name, entity.name),
        mention.head,
        role,
        entity.gender,
        False,
        True,
    )


def _body(case: Case, mention: Mention, entity: Entity) -> Finding:
    """A body by its name; a name that is only a body's noun ("Commission") by its fullest phrase."""
    scene, lex, word = case.scene, case.scene.lex, mention.words[-1]
    name = entity.name
    if word in lex.parties:
        words = [t for t in range(mention.first, mention.last) if scene.low[t] not in lex.dull]
        name = scene.text(words) if len(entity.words) == len(mention.words) else name
    elif len(entity.words) == 1 and case.bodies.is_body(mention.head):
        name = case.bodies.fullest(mention.head).name
    if case.actors is not None and len(entity.words) == len(mention.words):
        tree = scene.tree
        name = case.actors.fuller(tree.start[mention.first], tree.end[mention.last - 1]) or name
    known = case.actors.actor(entity) if case.actors is not None else None
    person = not entity.body and word not in lex.parties and (known is None or known.kind == "person")
    return Finding(
        (Party(name, entity.number),),
        step(mention.name, name),
        mention.head,
        None,
        noun_gender(scene, mention.head),
        word in lex.parties,
        person,
    )


def _group(case: Case, mention: Mention, tokens: list[int]) -> Finding | None:
    """One of a party, people called by a capital ("One Republican", "Demonstrators"), or a family ("the Roes")."""
    scene, lex, word = case.scene, case.scene.lex, mention.words[-1]
    before = [scene.low[t] for t in tokens if t < mention.first]
    if case.cast.person(mention) and len(mention.words) > 1:
        return None
    if any(w in lex.parts for w in (*before, *mention.words[:-1])):
        return nobody(mention.head, case.said(tokens), plural=True)
    if word in lex.parties or len(mention.words) > 1 or not scene.plural(mention.head) or not word.endswith("s"):
        return None
    family = [e for e in case.cast.entities if e.person and e.words[-1] == word[:-1] and len(e.words) > 1]
    if len(family) == 2 and before[-1:] and before[-1] in lex.definite:
        return Finding(
            tuple(Party(e.name, e.number) for e in family),
            (f"{case.said(tokens)}: the two of that surname",),
            mention.head,
            None,
            "",
            True,
            True,
        )
    people = word in lex.peoples or (case.actors is not None and case.actors.is_people(mention.name))
    described = bool(before) and scene.tree.pos[mention.first - 1] in ("ADJ", "NOUN")
    if family or described or people or nominals.classes(scene, mention.head):
        return nobody(mention.head, case.said(tokens), plural=True)
    return None


def is_torn(scene: Scene, tokens: list[int]) -> bool:
    """Whether bad typography has left only a form of address and initials of a name ("M. G.")."""
    words = [scene.low[t] for t in tokens if scene.low[t].strip(".")]
    return words[0] in scene.lex.honorifics and all(is_initial(w) or w in scene.lex.honorifics for w in words)


def torn(case: Case, tokens: list[int], number: int) -> Finding:
    """Whom what is left of a torn name means: whoever spoke last, if the form of address fits them."""
    gender, said = case.scene.lex.honorifics[case.scene.low[tokens[0]]], case.said(tokens)
    for _, spoken in reversed(case.spoken(tokens[0], number)):
        if (
            spoken.person
            and len(spoken.parties) == 1
            and spoken.gender in ("", gender)
            and spoken.token not in case.scene.owner
        ):
            return replace(
                spoken, token=tokens[0], role=None, how=(f"torn name {said} -> {spoken.names}, who spoke before",)
            )
    return nobody(tokens[0], said, gender=gender)


def noun_gender(scene: Scene, token: int) -> str:
    """The grammatical gender of a noun, "" where the parser gives none."""
    feats = scene.tree.feats[token]
    return "f" if "Gender=Fem" in feats else "m" if "Gender=Masc" in feats else ""


def step(written: str, full: str) -> tuple[str, ...]:
    """The step from a name as written to the full one."""
    return ("named",) if written == full else (f'"{written}" -> {full}',)
