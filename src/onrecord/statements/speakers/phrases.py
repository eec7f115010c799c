"""Sources that are noun phrases without the name of who speaks: roles, officials, bodies, documents, groups."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import anaphors, nominals, salience
from onrecord.statements.speakers.bodies import Body
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.cast import Entity
from onrecord.statements.speakers.findings import NOBODY, Finding, Party, nobody
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.named import named, names, noun_gender
from onrecord.statements.speakers.nominals import Nominal, fits


_LEAD = 2
_LONG_AGO = 6
_LEAST_SALIENT = 2.0


def phrase(case: Case, tokens: list[int], number: int) -> Finding:
    """Who a noun phrase means, as a table of the kinds of its head, the first that fits."""
    nominal = nominals.read(case.scene, tokens)
    if nominal is None:
        return nobody(tokens[0], case.said(tokens), person=False)
    lex, low, head = case.scene.lex, case.scene.low, nominal.head
    body = case.bodies.is_body(head) and low[head] not in lex.roles
    if low[head] in lex.parties:
        return _party(case, nominal, tokens)
    if nominal.plural and any(low[t] in lex.joint for t in tokens) and nominal.determiner == "definite":
        return _pair(case, nominal)
    if not body and any(low[t] in lex.parts for t in tokens[:2]):
        return nobody(head, case.said(tokens), nominal, gender=nominal.gender, plural=nominal.plural)
    if _is_official(case, nominal):
        return _official(case, nominal, tokens, number)
    if low[head] in lex.documents and not nominal.classes:
        return _document(case, nominal, tokens, number)
    if body:
        return _body(case, nominal, number)
    if nominal.plural or not nominal.classes:
        return nobody(head, case.said(tokens), nominal, gender=nominal.gender, plural=nominal.plural,
                      person=bool(nominal.classes) or nominal.plural)
    return _role(case, nominal, nominals.read_each(case.scene, tokens), number)


def _party(case: Case, nominal: Nominal, tokens: list[int]) -> Finding:
    """A party by its people ("les conservateurs"); not those of them that a preposition or a clause picks out."""
    if tokens[-1] != nominal.tokens[-1] or any(t > nominal.head and case.scene.tree.pos[t] == "ADP" for t in nominal.tokens):
        return nobody(nominal.head, case.said(tokens), nominal, plural=True)
    form = case.scene.tree.form[nominal.head]
    return Finding((Party(form),), ("a party",), nominal.head, None, "", True, False)


def _pair(case: Case, nominal: Nominal) -> Finding:
    """ "The two men": the two people named most before, if nobody is named nearly as often."""
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


# ---------------------------------------------------------------- bodies and those who speak for them


def _body(case: Case, nominal: Nominal, number: int) -> Finding:
    """A body by its fullest phrase; one that its noun does not tell apart by the body that spoke before."""
    head, lex = nominal.head, case.scene.lex
    found = case.bodies.fullest(head)
    if nominal.possessor is not None and not _belongs(case, nominal, found, number):
        return nobody(head, case.said(nominal.tokens), nominal, person=False, plural=nominal.plural)
    said, gender = case.said(nominal.tokens), noun_gender(case.scene, head)
    if found.entity is not None:
        return Finding((Party(found.entity.name, found.entity.number),), (f"{said} -> {found.entity.name}",), head, None,
                       gender, False, False)
    known = case.actors.by_noun(found.noun, head) if case.actors is not None and not found.mods else None
    if known is not None:
        return Finding((Party(known),), (f"{said} -> {known}, which it is known to be",), head, None, gender, False, False)
    bare = not any(c.isupper() for c in found.name)
    if found.noun in lex.generic and bare and nominal.determiner == "definite" and not found.mods:
        for _, spoken in reversed(case.spoken(head, number)[-6:]):
            entity = spoken.parties[0].entity if len(spoken.parties) == 1 else None
            if entity is not None and not case.cast.entities[entity].person and not spoken.plural:
                return replace(spoken, token=head, how=(f"{said} -> {spoken.names}, the body that spoke before",))
    if found.noun in lex.generic and bare and (not found.mods or nominal.determiner == "indefinite"):
        return nobody(head, said, nominal, gender=gender, person=False, plural=nominal.plural)
    return Finding((Party(found.name),), (f"{said}: a body",), head, None, gender, nominal.plural, False)


def _belongs(case: Case, nominal: Nominal, body: Body, number: int) -> bool:
    """Whether a body is that of the possessor that the phrase names or means: "his campaign", "the president's party"."""
    token = nominal.possessor
    if token in case.cast.at or token is None or body.entity is not None:
        return True
    owner = _owner(case, nominal, list(nominal.tokens), number)
    words = {word for p in owner.parties if p.entity is not None for word in case.cast.entities[p.entity].words}
    return bool(words & set(body.mods))


def _is_official(case: Case, nominal: Nominal) -> bool:
    words = {case.scene.low[nominal.head], fold(case.scene.tree.lemma[nominal.head])}
    return "spokesperson" in nominal.classes or (nominal.plural and bool(words & case.scene.lex.officials))


def _official(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """Officials or a spokesperson: who holds that role by name, else the body spoken for; a person's spokesperson is nobody by name."""
    held = None if nominal.plural else holder(case, nominal, number)
    if held is not None:
        return held
    found, said = _body_of(case, nominal, tokens, number), case.said(nominal.tokens)
    if not found.parties or any(p.entity is not None and case.cast.entities[p.entity].person for p in found.parties):
        return nobody(nominal.head, said, nominal, gender=nominal.gender, plural=nominal.plural)
    return replace(found, token=nominal.head, person=True, plural=nominal.plural, gender=nominal.gender, role=nominal,
                   how=(f"{said}: the body spoken for, {found.names}",))


def _body_of(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """The body that officials speak for: "of the ministry", "police officials", "the Kremlin's spokesman"."""
    for token in tokens:
        if token != nominal.head and case.bodies.is_body(token):
            body = nominals.read(case.scene, [t for t in tokens if t >= token]) if case.scene.lex.noun_first else None
            return _body(case, replace(body or nominal, head=token, determiner="definite"), number)
    owner = _owner(case, nominal, tokens, number)
    if owner.parties:
        return owner
    same = [f for _, f in case.spoken(nominal.head, number) if f.parties and f.role and f.role.noun == nominal.noun]
    return replace(same[-1], person=False) if same and nominal.determiner == "definite" else NOBODY


def _document(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
    """A document's words are its author's: whose it is, of what, the court that gave it, or the body that spoke before."""
    lex, low, said = case.scene.lex, case.scene.low, case.said(nominal.tokens)
    owner = _owner(case, nominal, tokens, number)
    if owner.parties:
        return replace(owner, token=nominal.head, person=False, role=None).via(f"{said}: its author")
    state = case.actors.of_demonym(nominal.mods) if case.actors is not None and nominal.determiner == "definite" else None
    if state is not None:
        return Finding((Party(state.name, state.number),), (f"{said}: of {state.name}",), nominal.head, None, "", False, False)
    if nominal.determiner != "definite" or owner is not NOBODY:
        return nobody(nominal.head, said, nominal, person=False)
    if low[nominal.head] in lex.judgments:
        courts = [body for body in case.bodies.phrases if body.noun in lex.courts and body.head < nominal.head]
        if courts:
            name = case.bodies.fullest(courts[-1].head).name
            return Finding((Party(name),), (f"{said}: the court named before",), nominal.head, None, "", False, False)
        return nobody(nominal.head, said, nominal, person=False)
    for _, spoken in reversed(case.spoken(nominal.head, number)[-2:]):
        if spoken.parties and not spoken.person and not spoken.plural:
            return replace(spoken, token=nominal.head, how=(f"{said} -> {spoken.names}, the body that spoke before",))
    return nobody(nominal.head, said, nominal, person=False)


def _owner(case: Case, nominal: Nominal, tokens: list[int], number: int) -> Finding:
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


# ---------------------------------------------------------------- roles


def _role(case: Case, nominal: Nominal, each: list[Nominal], number: int) -> Finding:
    """The person who holds a role in the article; without one, the person spoken of where nothing speaks against it.

    each: the roles that "and" joins in the phrase, of which one is enough; ``nominal`` is the first.
    """
    for role in each:
        held = holder(case, replace(role, determiner=nominal.determiner), number)
        if held is not None:
            return held
    known = case.actors.in_article(nominal) if case.actors is not None else None
    if known is not None:
        how = f"role {case.said(nominal.tokens)} -> {known.name}, who is known to hold it"
        return Finding((Party(known.name, known.number),), (how,), nominal.head, nominal, known.gender, False, True)
    unnamed = nobody(nominal.head, case.said(nominal.tokens), nominal, gender=nominal.gender)
    same = [f for _, f in case.spoken(nominal.head, number) if f.role is not None and f.role.noun == nominal.noun]
    if nominal.determiner != "definite" or nominal.classes - {"citizen"} <= case.scene.lex.faceless and nominal.classes != {"citizen"}:
        return unnamed
    if same:
        return replace(same[-1], token=nominal.head) if same[-1].parties else unnamed
    return _salient(case, nominal, number) or unnamed


def holder(case: Case, nominal: Nominal, number: int) -> Finding | None:
    """The person whose role in the article a phrase fits best; the one mentioned last before it among equals."""
    query = _of_possessor(case, nominal, number)
    rows: list[tuple[float, int, Entity]] = []
    for entity in case.cast.entities if query is not None else ():
        if not entity.roles or (nominal.gender and entity.gender and nominal.gender != entity.gender):
            continue
        fit = max(fits(query, role, case.scene.lex.bound) for role in entity.roles) if query else 0
        fit -= _far(case, entity, nominal)
        if fit > 0:
            rows.append((fit, _nearness(entity, nominal.head), entity))
    if not rows or (len(rows) > 1 and max(rows, key=lambda r: r[0])[0] < 1):
        return None
    if nominal.determiner in ("indefinite", "none") and not _introduces(case, nominal, [fit for fit, _, _ in rows]):
        return None
    entity = max(rows, key=lambda row: row[:2])[2]
    return Finding((Party(entity.name, entity.number),), (f"role {case.said(nominal.tokens)} -> {entity.name}",),
                   nominal.head, nominal, entity.gender, False, True)


def _far(case: Case, entity: Entity, nominal: Nominal) -> float:
    """What it costs a holder to be named only later (but at the top of an article), or not to be named for long."""
    block = case.scene.tree.block
    before = [m for m in entity.mentions if m.first < nominal.head]
    if not before:
        return 0 if block[nominal.head] <= _LEAD else 1.5
    return 1.5 if block[nominal.head] - block[before[-1].first] > _LONG_AGO and not nominal.mods else 0


def _introduces(case: Case, nominal: Nominal, found: list[float]) -> bool:
    """Whether an indefinite phrase can mean a person named later: at the top of an article, with no rival to the role."""
    rivals = len(found) > 1 and sorted(found)[-2] == max(found)
    return case.scene.tree.block[nominal.head] <= _LEAD and not rivals and "citizen" not in nominal.classes


def _of_possessor(case: Case, nominal: Nominal, number: int) -> Nominal | None:
    """The phrase with the possessor's surname among what it is of; None when "his" means nobody by name."""
    if nominal.possessor is None or case.scene.low[nominal.possessor] not in case.scene.lex.possessives:
        return nominal
    if "kin" in nominal.classes:
        return nominal
    owner = _owner(case, nominal, list(nominal.tokens), number)
    surnames = {case.cast.entities[p.entity].words[-1] for p in owner.parties if p.entity is not None}
    return replace(nominal, mods=nominal.mods | surnames) if surnames else None


def _nearness(entity: Entity, token: int) -> int:
    before = [m.first for m in entity.mentions if m.first < token]
    return before[-1] if before else -entity.mentions[0].first


def _salient(case: Case, nominal: Nominal, number: int) -> Finding | None:
    """For a role nobody is said to hold: the person spoken of, when no other role speaks against it.

    A role that hangs on what it is of, and says so ("the chairman of the fund"), introduces somebody new, unless the
    article has named only one person so far and has hardly begun.
    """
    if nominal.classes & case.scene.lex.bound - {"candidate"} and nominal.mods and not _only_one(case, nominal.head):
        return None

    def agrees(finding: Finding) -> bool:
        return finding.person and not finding.plural and len(finding.parties) < 2 \
            and (not nominal.gender or finding.gender in ("", nominal.gender))

    for referent in salience.weigh(case, nominal.head, number, agrees):
        party = next(iter(referent.finding.parties), None)
        if party is None or party.entity is None or referent.weight < _LEAST_SALIENT:
            return None
        entity = case.cast.entities[party.entity]
        other = any(role.noun != nominal.noun and not role.classes & nominal.classes for role in entity.roles)
        if other and not _alone_in_gender(case, nominal, entity):
            continue
        entity.roles.append(nominal)
        how = f"{case.said(nominal.tokens)} -> {party.name}, the person spoken of"
        return Finding((party,), (how,), nominal.head, nominal, entity.gender, False, True)
    return None


def _alone_in_gender(case: Case, nominal: Nominal, entity: Entity) -> bool:
    """Whether the phrase tells a gender and the article has named nobody else of it so far, quotations apart."""
    if not nominal.gender or entity.gender != nominal.gender:
        return False
    return not any(m.first < nominal.head and m.first not in case.scene.owner and case.cast.person(m)
                   and m.entity != entity.number and case.cast.entity(m).gender in ("", nominal.gender) for m in case.cast.mentions)


def _only_one(case: Case, token: int) -> bool:
    people = {m.entity for m in case.cast.mentions if m.first < token and case.cast.person(m)}
    return len(people) <= 1 and case.scene.tree.block[token] <= _LEAD


