"""Sources that are bodies, parties and pairs, and the officials who speak for a body without a name of their own."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.bodies import Body
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.documents import owner_of
from onrecord.statements.speakers.findings import NOBODY, Finding, Party, nobody, something
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.holders import holder
from onrecord.statements.speakers.named import noun_gender
from onrecord.statements.speakers.nominals import Nominal


def party(case: Case, nominal: Nominal, tokens: list[int]) -> Finding:
    """A party by its people ("les conservateurs"); not those of them that a preposition or a clause picks out."""
    if tokens[-1] != nominal.tokens[-1] or any(
        t > nominal.head and case.scene.tree.pos[t] == "ADP" for t in nominal.tokens
    ):
        return nobody(nominal.head, case.said(tokens), nominal, plural=True)
    return something(Party(case.scene.tree.form[nominal.head]), "a party", nominal.head, plural=True)


def pair(case: Case, nominal: Nominal) -> Finding:
    """ "The two men": the two who spoke last together, else the two named most, if nobody is named nearly as often."""
    joint = [f for _, f in case.spoken(nominal.head, -1)[-3:] if len(f.parties) == 2 and f.person]
    if joint:
        how = (f"{case.said(nominal.tokens)} -> {joint[-1].names}, who spoke together",)
        return replace(joint[-1], token=nominal.head, role=None, how=how)
    counts: dict[int, int] = {}
    for mention in case.cast.mentions:
        if mention.first < nominal.head and case.cast.person(mention):
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
    top = sorted(counts, key=lambda n: -counts[n])[:3]
    if len(top) < 2 or (len(top) == 3 and counts[top[2]] * 2 > counts[top[1]]):
        return nobody(nominal.head, case.said(nominal.tokens), nominal, plural=True)
    pair = sorted(top[:2], key=lambda n: case.cast.entities[n].mentions[0].first)
    parties = tuple(Party(case.cast.entities[n].name, n) for n in pair)
    return Finding(parties, (f"{case.said(nominal.tokens)}: the two named most",), nominal.head, None, "", True, True)


def body(case: Case, nominal: Nominal, number: int) -> Finding:
    """A body by its fullest phrase; one that its noun does not tell apart by the body that spoke before."""
    head, lex = nominal.head, case.scene.lex
    found = case.bodies.fullest(head)
    if nominal.possessor is not None and not _belongs(case, nominal, found, number):
        return nobody(head, case.said(nominal.tokens), nominal, person=False, plural=nominal.plural)
    said, gender = case.said(nominal.tokens), noun_gender(case.scene, head)
    if found.entity is not None:
        party = Party(found.entity.name, found.entity.number)
        return something(party, f"{said} -> {party.name}", head, gender)
    known = case.actors.by_noun(found.noun, head) if case.actors is not None and not found.mods else None
    if known is not None:
        return something(Party(known), f"{said} -> {known}, which it is known to be", head, gender)
    bare = not any(c.isupper() for c in found.name)
    if found.noun in lex.generic and bare and nominal.determiner == "definite" and not found.mods:
        for _, spoken in reversed(case.spoken(head, number)[-6:]):
            entity = spoken.parties[0].entity if len(spoken.parties) == 1 else None
            if entity is not None and not case.cast.entities[entity].person and not spoken.plural:
                return replace(spoken, token=head, how=(f"{said} -> {spoken.names}, the body that spoke before",))
    if found.noun in lex.generic and bare and (not found.mods or nominal.determiner == "indefinite"):
        return nobody(head, said, nominal, gender=gender, person=False, plural=nominal.plural)
    return something(Party(found.name), f"{said}: a body", head, gender, plural=nominal.plural)


def _belongs(case: Case, nominal: Nominal, phrase: Body, number: int) -> bool:
    """Whether a body is that of the possessor a phrase names or means: "his campaign", "the president's party"."""
    token = nominal.possessor
    if token in case.cast.at or token is None or phrase.entity is not None:
        return True
    owner = owner_of(case, nominal, list(nominal.tokens), number)
    words = {word for p in owner.parties if p.entity is not None for word in case.cast.entities[p.entity].words}
    return bool(words & set(phrase.mods))


def is_official(case: Case, nominal: Nominal) -> bool:
    """Whether a phrase means a spokesperson, or several officials."""
    words = {case.scene.low[nominal.head], fold(case.scene.tree.lemma[nominal.head])}
    return "spokesperson" in nominal.classes or (nominal.plural and bool(words & case.scene.lex.officials))


def official(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """Officials or a spokesperson: who holds that role by name, else the body spoken for.

    A person's spokesperson is nobody by name.
    """
    held = None if nominal.plural else holder(case, nominal, number)
    if held is not None:
        return held
    found, said = _body_of(case, nominal, tokens, number), case.said(nominal.tokens)
    if not found.parties and case.bodies.is_body(nominal.head):
        return body(case, nominal, number)
    if not found.parties or any(p.entity is not None and case.cast.entities[p.entity].person for p in found.parties):
        return nobody(nominal.head, said, nominal, gender=nominal.gender, plural=nominal.plural)
    return replace(
        found,
        token=nominal.head,
        person=True,
        plural=nominal.plural,
        gender=nominal.gender,
        role=nominal,
        how=(f"{said}: the body spoken for, {found.names}",),
    )


def _body_of(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """The body that officials speak for: "of the ministry", "police officials", "the Kremlin's spokesman"."""
    for token in tokens:
        if token != nominal.head and case.bodies.is_body(token):
            inner = nominals.read(case.scene, [t for t in tokens if t >= token]) if case.scene.lex.noun_first else None
            return body(case, replace(inner or nominal, head=token, determiner="definite"), number)
    owner = owner_of(case, nominal, tokens, number)
    if owner.parties:
        return owner
    same = [f for _, f in case.spoken(nominal.head, number) if f.parties and f.role and f.role.noun == nominal.noun]
    return replace(same[-1], person=False) if same and nominal.determiner == "definite" else NOBODY
