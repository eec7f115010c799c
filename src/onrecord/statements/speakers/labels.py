"""Who the label of a transcript's turn means ("MR. ROE:", "Question :")."""

from __future__ import annotations

from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import Finding, nobody
from onrecord.statements.speakers.named import named, names


def is_label(case: Case, number: int) -> bool:
    """Whether an attribution is a turn, so that its source is a label and no part of a sentence."""
    return case.scene.attributions[number].rule == "turn"


def asker(case: Case, tokens: list[int]) -> Finding | None:
    """Nobody, where a label says no more than that somebody asks; None for every other label."""
    scene, lex = case.scene, case.scene.lex
    words = [scene.low[t] for t in tokens if scene.tree.form[t][0].isalnum() and scene.low[t] not in lex.articles]
    return nobody(tokens[0], "asks a question") if words and all(word in lex.askers for word in words) else None


def last_name(case: Case, tokens: list[int]) -> Finding | None:
    """The last name in a label: labels have no grammar, and forms of address may be cut off by the parser."""
    inside = names(case, tokens)
    return named(case, inside[-1], tokens) if inside else None
