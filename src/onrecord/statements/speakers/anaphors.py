"""Sources that are pronouns: he, elle, they, qui, ce dernier, I; and possessives that stand for a source."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import nominals, salience
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import Finding, Party, nobody
from onrecord.statements.speakers.named import named
from onrecord.statements.speakers.salience import Weighed
from onrecord.statements.speakers.scene import NOUNS, SUBJECT
from onrecord.statements.speakers.turns import speaking

_RELATIVE = ("relative", "human", "thing")


def pronoun(case: Case, tokens: list[int], number: int) -> Finding | None:
    """Whom a source means that is a pronoun; None when it is none."""
    scene, lex = case.scene, case.scene.lex
    whole = "".join(scene.low[t] for t in tokens)
    if len(tokens) > 1 and whole in lex.pronouns and all(map(scene.adjoins, tokens, tokens[1:])):
        return of_kind(case, tokens[-1], lex.pronouns[whole], number)
    words = [
        t for t in tokens if lex.pronouns.get(scene.low[t]) or scene.tree.pos[t] not in ("PUNCT", "ADP", "DET", "ADV")
    ]
    if not words:
        words = [t for t in tokens if scene.low[t] in lex.possessives]
        return of_kind(case, words[0], lex.possessives[scene.low[words[0]]], number) if len(words) == 1 else None
    kind = lex.pronouns.get(scene.low[words[-1]])
    relative = any(scene.low[t] in lex.relative for t in tokens)
    if any(scene.low[t] in lex.parts for t in tokens) and (relative or len(words) == 1):
        return nobody(tokens[0], case.said(tokens), plural=True)
    if len(words) == 1 and kind is None:
        kind = lex.possessives.get(scene.low[words[0]])
    return (
        of_kind(case, words[-1], kind, number)
        if kind and (len(words) == 1 or (kind == "near" and len(words) == 2))
        else None
    )


def relative(case: Case, tokens: list[int], number: int) -> Finding | None:
    """Whom a source means that is a relative clause ("that owns the ship"): its pronoun's, never a name inside it."""
    scene = case.scene
    first = tokens[0]
    kind = scene.lex.pronouns.get(scene.low[first]) if len(tokens) > 1 else None
    if kind not in _RELATIVE or not any(scene.tree.pos[t] in ("VERB", "AUX") for t in tokens[1:]):
        return None
    return of_kind(case, first, kind, number)


def of_kind(case: Case, token: int, kind: str, number: int) -> Finding:
    """Whom a pronoun of a group (see the tables) means at a token."""
    word = f'pronoun "{case.scene.tree.form[token].strip("-")}"'
    if _impersonal(case, token):
        return nobody(token, f"{word}, impersonal")
    if kind in _RELATIVE:
        return _antecedent(case, token, kind, number).via(f'relative "{case.scene.tree.form[token]}"')
    if kind in ("first", "first-plural"):
        return _first_person(case, token, number, kind == "first-plural").via(word)
    if kind == "near":
        return _nearest(case, token).via(word)
    if kind not in ("m", "f", "body", "plural", "any"):
        return replace(nobody(token, word), plural=True)
    found = salience.best(_third_person(case, token, kind, number))
    gender = found.gender or (kind if kind in ("m", "f") else "")
    how = (f"{word} -> {found.names}",) if found.parties else (f"{word}: nobody by name",)
    return replace(
        found,
        token=token,
        role=None if found.parties else found.role,
        gender=gender,
        how=how,
        plural=found.plural or kind == "plural",
        person=found.person or (not found.parties and kind in ("m", "f")),
    )


def _impersonal(case: Case, token: int) -> bool:
    """Whether a pronoun is the empty subject of a verb that has no other ("il paraît", "it seems")."""
    tree, lex = case.scene.tree, case.scene.lex
    return case.scene.low[token] in lex.empty and tree.lemma[tree.head[token]].lower() in lex.impersonal


def _third_person(case: Case, token: int, kind: str, number: int) -> list[Weighed]:
    """What he, she, it, they or "son" may mean, the heaviest first.

    Where nouns have gender, "elle" may be the police, a little less readily than a woman.
    """
    if kind == "plural":
        return salience.weigh(case, token, number, lambda f: _many(case, f))
    if kind == "body":
        return salience.weigh(case, token, number, lambda f: not (f.person or f.plural or len(f.parties) > 1))

    def one(finding: Finding) -> bool:
        return not finding.plural and len(finding.parties) < 2 and (kind == "any" or finding.gender in ("", kind))

    subjects = _subjects(case, token, number) if case.scene.lex.noun_first or kind in ("m", "f") else []
    people = salience.weigh(case, token, number, lambda f: f.person and one(f))
    bodies = salience.weigh(case, token, number, lambda f: not f.person and one(f)) if case.scene.lex.noun_first else []
    rows = [*people, *(w for w in subjects if one(w.finding)), *(replace(w, weight=w.weight - 0.8) for w in bodies)]
    return sorted(rows, key=lambda w: -w.weight)


def _many(case: Case, finding: Finding) -> bool:
    """What "they" may be: several, or (where the language allows it) a body that spoke."""
    spoke = not finding.person and finding.how != () and not case.scene.lex.noun_first
    return finding.plural or len(finding.parties) > 1 or spoke


def _subjects(case: Case, token: int, number: int) -> list[Weighed]:
    """The subjects by role ("the minister") of the sentence before a pronoun and of its own, named or not."""
    scene, tree = case.scene, case.scene.tree
    own = scene.walk.sentence(token)
    start = scene.walk.sentence(own.start - 1).start if own.start else own.start
    found = []
    for noun in range(start, token):
        if tree.rel[noun] not in SUBJECT or tree.pos[noun] != "NOUN" or noun in scene.owner or noun in case.cast.at:
            continue
        if not nominals.classes(scene, noun) or scene.plural(noun):
            continue
        finding = case.single([t for t in scene.walk.subtree(noun) if t < token], number)
        found.append(Weighed(4.1 - 0.5 * (noun < own.start), replace(finding, token=noun, person=True)))
    return found


def _first_person(case: Case, token: int, number: int, plural: bool) -> Finding:
    """Who says "I": the speaker of the quotation it stands in, or of the turn."""
    owner = case.scene.owner.get(token)
    if owner is not None and owner != number:
        return case.finding(owner)
    return speaking(case, token, plural)


def _nearest(case: Case, token: int) -> Finding:
    """The person named last before a token."""
    for mention in reversed([m for m in case.cast.mentions if m.last <= token]):
        entity = case.cast.entity(mention)
        if entity.person:
            return Finding(
                (Party(entity.name, entity.number),),
                (f"the name before: {entity.name}",),
                token,
                None,
                entity.gender,
                False,
                True,
            )
    return nobody(token, "no name before")


def _antecedent(case: Case, token: int, kind: str, number: int) -> Finding:
    """What a relative pronoun stands for: the noun its clause hangs on, else the noun before; things are no people."""
    scene, tree = case.scene, case.scene.tree
    above = (tree.head[token], tree.head[tree.head[token]])
    clause = next((t for t in above if tree.rel[t] == "acl:relcl"), None)
    noun = tree.head[clause] if clause is not None else token
    before = [t for t in scene.walk.sentence(token) if t < token and tree.pos[t] in NOUNS]
    if noun >= token or tree.pos[noun] not in ("NOUN", "PROPN", "PRON"):
        if not before:
            return nobody(token, "nothing before it")
        noun = before[-1]
    found = _of_noun(case, noun, token, number)
    if kind == "thing" and found.person and before:
        found = _of_noun(case, before[-1], token, number)
        found = nobody(token, "no thing before it") if found.person else found
    if kind == "human" and found.parties and not (found.person or found.plural):
        found = nobody(token, "no person before it")
    beside = next((m for m in reversed(case.cast.mentions) if m.last <= token), None)
    if not found.parties and not found.person and beside is not None and token - beside.last <= 1:
        found = named(case, beside, list(range(beside.first, beside.last)))
    return replace(found, token=token)


def _of_noun(case: Case, noun: int, token: int, number: int) -> Finding:
    """Who a noun before a relative clause means: its own name, the one it is in apposition to, or its phrase."""
    scene, tree = case.scene, case.scene.tree
    below = [c for c in scene.walk.children[noun] if c < token and tree.rel[c] in ("appos", "flat")]
    above = [tree.head[noun]] if tree.rel[noun] in ("appos", "flat") else []
    for at in (noun, *below, *above):
        mention = case.cast.at.get(at)
        if mention is not None:
            return named(case, mention, list(range(mention.first, mention.last)))
    tokens = [t for t in scene.walk.subtree(noun) if t < token]
    return case.single(tokens, number)
