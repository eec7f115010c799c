"""How sure the speaker is of what was said: FactBank's values, by the act and the main proposition's words.

The codebook's order: a condition makes the coded proposition hypothetical; some acts settle it (a demand says nothing
of what is, a denial says what is not); else the modality and the polarity of the proposition that carries the act
decide.
"""

from __future__ import annotations

from onrecord.model import Certainty, Condition, Why
from onrecord.statements.grammar import Clause
from onrecord.statements.lexicon import lexicon
from onrecord.statements.passage import Passage
from onrecord.trees import NOMINAL

NEGATIVE = frozenset({"deny", "refuse"})
GIVEN = frozenset({"condemn", "welcome", "monitor"})
OPEN = frozenset({"demand", "offer"})
OWN_DEEDS = frozenset({"announce", "threaten", "pledge", "agree"})
"""Acts about one's own deeds: intention and leaning count, a negated deed is still plainly announced."""
HEDGES = ("unknown", "improbable", "possible", "probable")
DEGREE: dict[str, Certainty] = {"unknown": "U", "improbable": "PR-", "possible": "PS+", "probable": "PR+"}

TOPIC = Why("a topic, no proposition")
"""Of a statement that only names what is spoken of."""

Verdict = tuple[Certainty | None, Why]


def certainty(passage: Passage, act: str | None, shown: list[int], condition: Condition | None) -> Verdict:
    """The certainty of a statement of an act; ``shown`` are the tokens the act was read from.

    None where there is no proposition to be sure of (a mere topic).
    """
    if act is None:
        return _of_none(passage)
    if condition is not None and _hangs(passage, act, shown, condition):
        return "hypothetical", Why("condition", condition.if_)
    unseen = [t for t in passage.content_hits.get("unseen", ()) if t in passage.main]
    if unseen and act in ("assess", "assert", "deny", "announce"):
        return "PR-", Why("not seen", passage.page.walk.spans(unseen))
    if act in NEGATIVE:
        return "CT-", Why("what is denied or declined is not")
    if act in GIVEN:
        return "CT+", Why("the fact is taken as given")
    if act == "offer" and any(c.possible and not c.able for c in passage.clauses[:1]):
        return "PS+", Why("modal")
    if act in OPEN:
        return "U", Why("asked or offered, not asserted")
    return _modality(passage, act, shown)


def _of_none(passage: Passage) -> Verdict:
    if passage.nominal and passage.cue_negated is None and "wish" not in passage.cue_hits:
        return None, TOPIC
    return "U", Why("asked, wished or left open")


def _hangs(passage: Passage, act: str, shown: list[int], condition: Condition) -> bool:
    """Whether the condition bears on the proposition that carries the act, not on another sentence of it."""
    walk = passage.page.walk
    sentences = {walk.tree.sentence[t] for t in walk.tokens(condition.then)}
    place = {walk.tree.sentence[t] for t in shown if t in passage.inside}
    everywhere = {walk.tree.sentence[t] for t in passage.words}
    if len(everywhere) == 1 or not place:
        return True
    return not sentences.isdisjoint(place) or act in ("assess", "assert", "predict", "warn", "threaten")


def _modality(passage: Passage, act: str, shown: list[int]) -> Verdict:
    clause = _carrier(passage, shown)
    hedge = _hedge(passage, act, clause, shown)
    if hedge is not None:
        return hedge
    if clause is not None and act not in ("accuse", "concede", "agree", "threaten"):
        if _negated(passage, clause):
            value: Certainty = "PS-" if clause.possible else "CT-"
            return value, Why("negated", passage.page.walk.spans([clause.head]))
        if clause.possible and (clause.person != "self" or act == "warn"):
            return "PS+", Why("modal", passage.page.walk.spans([clause.head]))
    if clause is not None and clause.possible and act in ("threaten", "concede", "accuse", "announce"):
        return "PS+", Why("modal", passage.page.walk.spans([clause.head]))
    return "CT+", Why("plain")


def _carrier(passage: Passage, shown: list[int]) -> Clause | None:
    """The clause that carries the act: the first that holds what the act was read from, else the first finite one."""
    finite = [c for c in passage.clauses if c.tense != "none" or not c.verbal] or passage.clauses
    for one in finite:
        if one.head in shown:
            return _outer(passage, one, finite)
    return finite[0] if finite else None


def _outer(passage: Passage, one: Clause, finite: list[Clause]) -> Clause:
    """The clause itself, or that of somebody else's knowing above it: "Russia knows that it cannot be won"."""
    walk, nested = passage.page.walk, passage.page.walk.tree.rel[one.head] == "ccomp"
    for above in walk.ancestors(one.head):
        found = next((c for c in finite if c.head == above), None)
        if nested and found is not None:
            return found if found.person == "other" else one
        nested = nested or walk.tree.rel[above] == "ccomp"
    return one


def _negated(passage: Passage, clause: Clause) -> bool:
    page = passage.page
    if not clause.negated:
        walk = passage.page.walk
        known = {t for top in walk.having(clause.head, "ccomp") for t in walk.subtree(top)} if (
            clause.person == "other") else set()  # what somebody else knows or says is not what is negated here
        return any(t in passage.main and t not in known for t in _found(passage, "no"))
    contrast = _found(passage, "contrast")
    later = any(page.forms[t] in ("but", "mais") for t in passage.words if t > clause.head)
    return not contrast and not (later and not clause.verbal)


def _found(passage: Passage, name: str) -> list[int]:
    return _hits(passage).get(name, [])


def _hits(passage: Passage) -> dict[str, list[int]]:
    """The classes of certainty among the content's words; worked out once a passage."""
    if passage.certainty_hits is None:
        page = passage.page
        table = lexicon(page.walk.tree.lang, "certainty", "content")
        found: dict[str, list[int]] = {}
        for hit in table.find([page.forms[t] for t in passage.words], [page.lemmas[t] for t in passage.words]):
            if hit.first == hit.last and page.walk.tree.pos[passage.words[hit.first]] in ("NOUN", "PROPN"):
                continue  # the month of May, accounts: homonyms of a hedge
            for name in hit.classes:
                found.setdefault(name, []).extend(passage.words[hit.first:hit.last + 1])
        passage.certainty_hits = found
    return passage.certainty_hits


def _hedge(passage: Passage, act: str, clause: Clause | None, shown: list[int]) -> Verdict | None:
    """A hedge in the reporting words or near the main predicate; a "should" that was read as a duty is none."""
    page = passage.page
    table = lexicon(page.walk.tree.lang, "certainty", "cue")
    cue = passage.cue + passage.words[:1]
    found = {name: hit for hit in table.find([page.forms[t] for t in cue], [page.lemmas[t] for t in cue])
             for name in hit.classes}
    in_cue = next((name for name in HEDGES if name in found), None)
    if in_cue is not None and _cue_counts(act, in_cue):
        hit = found[in_cue]
        return _degree(passage, in_cue, clause), Why("hedged cue", page.walk.spans(cue[hit.first:hit.last + 1]))
    near = _near(passage, clause)
    for name in HEDGES:
        tokens = [t for t in _found(passage, name) if t in near and not (name == "possible" and _impossible(passage, t))
                  and not (t in shown and page.lemmas[t] in page.small.must)]
        if tokens and _content_counts(passage, act, name, clause):
            return _degree(passage, name, clause), Why("hedged", page.walk.spans(tokens))
    return None


def _impossible(passage: Passage, token: int) -> bool:
    """Whether a "can" is negated, itself or with the verb it helps: what cannot be won is no hedge."""
    page, tree = passage.page, passage.page.walk.tree
    verbs = [token, tree.head[token]] if tree.rel[token] == "aux" else [token]
    return tree.pos[token] in ("VERB", "AUX") and page.lemmas[token] in page.small.able and any(
        page.forms[c] in page.small.negation for verb in verbs for c in page.walk.children[verb])


def _degree(passage: Passage, name: str, clause: Clause | None) -> Certainty:
    """What a hedge comes to; "expects no test" and "will probably not come" are improbable."""
    page = passage.page
    none = bool(passage.words) and page.forms[passage.words[0]] in page.small.nobody
    if name == "probable" and (none or (clause is not None and clause.negated and _negated(passage, clause))):
        return "PR-"
    return DEGREE[name]


def _near(passage: Passage, clause: Clause | None) -> set[int]:
    """The words of the carrying clause and of those above it."""
    if clause is None:
        return set(passage.words)
    walk = passage.page.walk
    out = {clause.head, *walk.children[clause.head]}
    for above in walk.ancestors(clause.head):
        if above not in passage.inside:
            break
        out.update((above, *walk.children[above]))
    for child in walk.children[clause.head]:
        if walk.tree.rel[child] in ("xcomp", "ccomp", "advmod", "cop", "aux", "obj", "csubj", "nsubj"):
            out.update(walk.children[child])
    return out


def _cue_counts(act: str, name: str) -> bool:
    if act in OWN_DEEDS:
        return name in ("probable", "possible") and act != "pledge"
    return act not in ("warn", "accuse", "concede")


def _content_counts(passage: Passage, act: str, name: str, clause: Clause | None) -> bool:
    """A hedge before a value judgement is none; a negated "may" is read as a modal."""
    if name == "probable" and act == "assess" and clause is not None and not clause.verbal and (
            passage.page.walk.tree.pos[clause.head] not in NOMINAL):
        tree = passage.page.walk.tree
        return any(t == clause.head or (tree.pos[t] in ("ADV", "VERB", "AUX") and tree.head[t] == clause.head)
                   for t in _found(passage, "probable"))
    if name == "possible" and clause is not None and clause.person == "self" and clause.able:
        return False
    return not (name == "unknown" and act in ("accuse", "condemn", "announce", "pledge", "threaten", "concede"))
