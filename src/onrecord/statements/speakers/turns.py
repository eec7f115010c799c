"""Who says "I" outside of any quotation: whose turn it is in a transcript, or the body on a communiqué's letterhead."""

from __future__ import annotations

from onrecord.statements.speakers.bodies import Body
from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import Finding, Party, nobody, someone, something
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.mentions import Mention


def speaking(case: Case, token: int, plural: bool) -> Finding:
    """The speaker of the turn a token stands in; for "we", failing that, the body of the letterhead."""
    turn = _turn(case, token) if case.scene.article.kind == "transcript" else None
    if turn is not None:
        entity = case.cast.entity(turn)
        return someone(entity, f"in the turn of {entity.name}", token)
    head = _letterhead(case) if plural and case.scene.article.kind != "transcript" else None
    if head is not None:
        return something(Party(head.name), f"letterhead of {head.name}", token)
    return nobody(token, "outside of any quotation")


def _turn(case: Case, token: int) -> Mention | None:
    """The last name before a token that opens its block and has a colon after it; None after a question's label."""
    blocks, forms = case.scene.tree.block, case.scene.tree.form
    for mention in reversed([m for m in case.cast.mentions if m.first < token]):
        start = mention.lead
        while start and blocks[start - 1] == blocks[start] and case.scene.capital(start - 1):
            start -= 1
        opens = start == 0 or blocks[start - 1] != blocks[start]
        if opens and mention.last < len(forms) and forms[mention.last] == ":":
            return None if _question(case, mention.last, token) else mention
    return None


def _question(case: Case, after: int, token: int) -> bool:
    """Whether a block between a turn's label and a token opens with another label: a word and a colon ("Q:")."""
    blocks, forms = case.scene.tree.block, case.scene.tree.form
    return any(blocks[t - 1] != blocks[t] and forms[t + 1] == ":" for t in range(after + 1, token))


def _letterhead(case: Case) -> Body | None:
    """The body whose name is all there is in one of the first two blocks."""
    scene = case.scene
    for block in (0, 1):
        tokens = [t for t, number in enumerate(scene.tree.block) if number == block]
        words = [t for t in tokens if scene.low[t] not in scene.lex.articles]
        heads = [t for t in words[:3] if case.bodies.is_body(t)]
        if not heads or scene.low[heads[0]] in scene.lex.generic:
            continue
        if fold(case.bodies.read(heads[0]).name) in (fold(scene.text(words)), fold(scene.text(tokens))):
            return case.bodies.read(heads[0])
    return None
