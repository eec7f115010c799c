"""Sources that are noun phrases without the name of who speaks, told by their head: a table of what it can be."""

from __future__ import annotations

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.collective import body, is_official, official, pair, party
from onrecord.statements.speakers.documents import document
from onrecord.statements.speakers.findings import Finding, nobody
from onrecord.statements.speakers.holders import role


def phrase(case: Case, tokens: list[int], number: int) -> Finding:
    """Who a noun phrase means, as a table of the kinds of its head, the first that fits."""
    nominal = nominals.read(case.scene, tokens)
    if nominal is None:
        return nobody(tokens[0], case.said(tokens), person=False)
    lex, low, head = case.scene.lex, case.scene.low, nominal.head
    collective = case.bodies.is_body(head) and low[head] not in lex.roles
    if low[head] in lex.parties:
        return party(case, nominal, tokens)
    if (
        nominal.classes
        and nominal.plural
        and nominal.determiner == "definite"
        and any(low[t] in lex.joint for t in tokens)
    ):
        return pair(case, nominal)
    if not collective and any(low[t] in lex.parts for t in tokens[:2]):
        return nobody(head, case.said(tokens), nominal, gender=nominal.gender, plural=nominal.plural)
    if is_official(case, nominal):
        return official(case, nominal, tokens, number)
    if low[head] in lex.documents and not nominal.classes:
        return document(case, nominal, tokens, number)
    if collective:
        return body(case, nominal, number)
    if nominal.plural or not nominal.classes:
        return nobody(
            head,
            case.said(tokens),
            nominal,
            gender=nominal.gender,
            plural=nominal.plural,
            person=bool(nominal.classes) or nominal.plural,
        )
    return role(case, nominal, nominals.read_each(case.scene, tokens), number)
