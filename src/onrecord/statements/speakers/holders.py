"""Sources that are roles: "le ministre", "Roe's lawyer", "the candidate", and who holds them in the article."""

from __future__ import annotations

from dataclasses import replace

from onrecord.statements.speakers import salience
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.cast import Entity
from onrecord.statements.speakers.documents import owner_of
from onrecord.statements.speakers.findings import Finding, nobody, someone
from onrecord.statements.speakers.fitting import fits
from onrecord.statements.speakers.nominals import Nominal

_LEAD = 2
_LONG_AGO = 6
_LEAST_SALIENT, _LEAST_IN_OFFICE = 2.0, 3.0


def role(case: Case, nominal: Nominal, each: list[Nominal], number: int) -> Finding:
    """The person who holds a role in the article; without one, the person spoken of where nothing speaks against it.

    each: the roles that "and" joins in the phrase, of which one is enough; ``nominal`` is the first.
    """
    for one in each:
        held = holder(case, replace(one, determiner=nominal.determiner), number)
        if held is not None:
            return held
    known = case.actors.in_article(nominal) if case.actors is not None else None
    if known is not None:
        how = f"role {case.said(nominal.tokens)} -> {known.name}, who is known to hold it"
        return someone(known, how, nominal.head, nominal)
    unnamed = nobody(nominal.head, case.said(nominal.tokens), nominal, gender=nominal.gender)
    same = [f for _, f in case.spoken(nominal.head, number) if f.role is not None and _repeats(nominal, f.role)]
    faceless = nominal.classes - {"citizen"} <= case.scene.lex.faceless and nominal.classes != {"citizen"}
    if nominal.determiner != "definite" or faceless:
        return unnamed
    if same:
        return replace(same[-1], token=nominal.head) if same[-1].parties else unnamed
    return _salient(case, nominal, number) or unnamed


def _repeats(nominal: Nominal, role: Nominal) -> bool:
    """Whether a phrase takes up an earlier one: the same noun and gender, and no more words than it had."""
    return nominal.noun == role.noun and nominal.gender in ("", role.gender) and nominal.mods <= role.mods


def holder(case: Case, nominal: Nominal, number: int) -> Finding | None:
    """The person whose role in the article a phrase fits best; the one mentioned last before it among equals."""
    beside = _named_beside(case, nominal)
    if beside is not None:
        return someone(beside, f"{case.said(nominal.tokens)}, {beside.name}", nominal.head, nominal)
    query = _of_possessor(case, nominal, number)
    rows: list[tuple[float, int, Entity]] = []
    for entity in case.cast.entities if query is not None else ():
        if not entity.roles or (nominal.gender and entity.gender and nominal.gender != entity.gender):
            continue
        fit = max(fits(query, role, case.scene.lex.bound) for role in entity.roles) if query else 0
        if not fit and query and any(query.noun in (role.noun, role.base) for role in entity.roles):
            fit = 2.0 if case.actors is not None and case.actors.serves(entity, query.mods) else 0
        if query and not any(query.mods & role.mods for role in entity.roles) and _of_other_state(case, query, entity):
            continue
        fit -= _far(case, entity, nominal)
        if fit > 0:
            rows.append((fit, _nearness(entity, nominal.head), entity))
    if not rows or (len(rows) > 1 and max(rows, key=lambda r: r[0])[0] < 1):
        return None
    if nominal.determiner in ("indefinite", "none") and not _introduces(case, nominal, [fit for fit, _, _ in rows]):
        return None
    entity = max(rows, key=lambda row: row[:2])[2]
    return someone(entity, f"role {case.said(nominal.tokens)} -> {entity.name}", nominal.head, nominal)


def _named_beside(case: Case, nominal: Nominal) -> Entity | None:
    """The person named between commas right behind a phrase: "her defence minister, Halina Mroz,"."""
    low, comma = case.scene.low, max(nominal.tokens) + 1
    mention = case.cast.at.get(comma + 1)
    if mention is None or low[comma] != "," or mention.lead != comma + 1 or not case.cast.person(mention):
        return None
    closed = mention.last >= len(low) or low[mention.last] in (",", ".", ";", ":")
    return case.cast.entities[mention.entity] if closed else None


def _far(case: Case, entity: Entity, nominal: Nominal) -> float:
    """What it costs a holder to be named only later (but at the top of an article), or not to be named for long."""
    block = case.scene.tree.block
    before = [m for m in entity.mentions if m.first < nominal.head]
    if not before:
        return 0 if block[nominal.head] <= _LEAD else 1.5
    return 1.5 if block[nominal.head] - block[before[-1].first] > _LONG_AGO and not nominal.mods else 0


def _introduces(case: Case, nominal: Nominal, found: list[float]) -> bool:
    """Whether an indefinite phrase can mean a person named later: at the top of an article, without a rival."""
    rivals = len(found) > 1 and sorted(found)[-2] == max(found)
    return case.scene.tree.block[nominal.head] <= _LEAD and not rivals and "citizen" not in nominal.classes


def _of_possessor(case: Case, nominal: Nominal, number: int) -> Nominal | None:
    """The phrase with the possessor's surname among what it is of; None when "his" means nobody by name."""
    if nominal.possessor is None or case.scene.low[nominal.possessor] not in case.scene.lex.possessives:
        return nominal
    if "kin" in nominal.classes:
        return nominal
    owner = owner_of(case, nominal, list(nominal.tokens), number)
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

    office = nominal.classes & case.scene.lex.bound - {"candidate"}
    least = _LEAST_IN_OFFICE if office and not _only_one(case, nominal.head) else _LEAST_SALIENT

    def agrees(finding: Finding) -> bool:
        one = finding.person and not finding.plural and len(finding.parties) < 2
        return one and (not nominal.gender or finding.gender in ("", nominal.gender))

    for referent in salience.weigh(case, nominal.head, number, agrees):
        party = next(iter(referent.finding.parties), None)
        if party is None or party.entity is None or referent.weight < least:
            return None
        entity = case.cast.entities[party.entity]
        other = any(role.noun != nominal.noun and not role.classes & nominal.classes for role in entity.roles)
        if office and _serves_another(case, nominal, entity):
            continue
        if other and not _alone_in_gender(case, nominal, entity):
            continue
        entity.roles.append(nominal)
        how = f"{case.said(nominal.tokens)} -> {party.name}, the person spoken of"
        return someone(entity, how, nominal.head, nominal)
    return None


def _of_other_state(case: Case, nominal: Nominal, entity: Entity) -> bool:
    """Whether the phrase says of which state, and a known person never held an office of it."""
    if case.actors is None or case.actors.actor(entity) is None:
        return False
    return case.actors.names_state(nominal.mods) and not case.actors.serves(entity, nominal.mods)


def _serves_another(case: Case, nominal: Nominal, entity: Entity) -> bool:
    """Whether a known person holds no office of what the phrase is of ("Poland's minister" after the American one)."""
    if not nominal.mods or case.actors is None or case.actors.actor(entity) is None:
        return False
    return not case.actors.serves(entity, nominal.mods)


def _alone_in_gender(case: Case, nominal: Nominal, entity: Entity) -> bool:
    """Whether the phrase tells a gender and the article has named nobody else of it so far, quotations apart."""
    if not nominal.gender or entity.gender != nominal.gender:
        return False
    return not any(
        m.first < nominal.head
        and m.first not in case.scene.owner
        and case.cast.person(m)
        and m.entity != entity.number
        and case.cast.entity(m).gender in ("", nominal.gender)
        for m in case.cast.mentions
    )


def _only_one(case: Case, token: int) -> bool:
    people = {m.entity for m in case.cast.mentions if m.first < token and case.cast.person(m)}
    return len(people) <= 1 and case.scene.tree.block[token] <= _LEAD
