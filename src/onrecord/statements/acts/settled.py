"""What is settled before anything is weighed: passages in which nothing is done, and what is expressly left open.

A rule returns what it settles, or None; its docstring says what it looks for. The first that speaks is taken.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Certainty
from onrecord.statements.acts.evidence import WEAK
from onrecord.statements.grammar import Clause
from onrecord.statements.lexicon import lexicon
from onrecord.statements.passage import Passage

SAYING = frozenset({"neutral", "assert", "question", "topic", "wish"})
"""Classes of cue under which a question stays a question; any other says what it was used for."""
MEANING = frozenset({"insult", "wrong", "blow"})
"""Classes of words by which a question blames or threatens."""
DOES = ("demand", "condemn", "deny", "warn", "pledge", "welcome", "accuse", "refuse", "offer")
"""Acts that one does by saying in the first person that one does them."""
MOST_COURTESY = 8
"""Words of the longest courtesy looked at: a thank-you with a reason is praise."""


@dataclass(frozen=True, slots=True)
class Settled:
    """An act (None: none is done) and its certainty, by which rule, from which tokens."""

    act: str | None
    certainty: Certainty | None
    rule: str
    shown: list[int]
    weighed: bool = False
    """Whether its certainty is not settled, and weighed as any other's."""


def settled(passage: Passage) -> Settled | None:
    """What the first rule that speaks settles; None where the evidence must be weighed."""
    for rule in (courtesy, question, left_open, performed):
        found = rule(passage)
        if found is not None:
            return found
    return None


def courtesy(passage: Passage) -> Settled | None:
    """Nothing but a greeting, a thank-you or a bare yes or no."""
    words = passage.words
    if not 0 < len(words) <= MOST_COURTESY:
        return None
    covered = {place for first, last in _phrases(passage, "courtesy", words) for place in range(first, last + 1)}
    left = [t for place, t in enumerate(words) if place not in covered]
    named = all(passage.page.walk.tree.pos[t] == "PROPN" for t in left)
    return Settled(None, None, "a courtesy or a bare answer", words) if covered and named else None


def question(passage: Passage) -> Settled | None:
    """Every sentence asks; unless the cue or the words say that it blames, threatens or orders."""
    page, tree = passage.page, passage.page.walk.tree
    if not passage.words or not SAYING.issuperset(passage.cue_hits) or _means_more(passage):
        return None
    last: dict[int, int] = {}
    for t in passage.content:
        if tree.pos[t] != "SPACE" and page.forms[t] not in _CLOSING:
            last[tree.sentence[t]] = t
    if last and all(page.forms[t].endswith("?") for t in last.values()):
        return Settled(None, "U", "a question", list(last.values()))
    return None


def left_open(passage: Passage) -> Settled | None:
    """It is not ruled out: a deed of the speaker's side is considered, a blow is threatened, else a judgement."""
    words = [t for t in passage.words if t not in passage.aside]
    places = _phrases(passage, "open", words)
    shown = [t for first, last in places for t in words[first:last + 1] if t in passage.main]
    if not shown:
        return None
    one = next((c for c in passage.clauses if c.head in shown), None)
    if one is None:
        return None
    return Settled(_considered(passage, one, shown), "PS+", "it is not ruled out", shown)


def performed(passage: Passage) -> Settled | None:
    """The speaker says in so many words what is being done, now: "we demand", "je m'engage"; a cue that names an act
    has said it already."""
    first = next(iter(passage.clauses), None)
    if first is None or not WEAK.issuperset(passage.cue_hits) or not _does(first):
        return None
    words = [t for t in passage.words if t not in passage.aside]
    for act in DOES:
        for start, last in _phrases(passage, f"does-{act}", words):
            shown = words[start:last + 1]
            if first.head in shown:
                return Settled(act, None, f"the speaker's own word for it: {act}", shown, weighed=True)
    return None


def _does(one: Clause) -> bool:
    """Whether a clause says what the speaker does now, and nothing takes it back."""
    hedged = one.negated or one.possible or one.able or one.must
    return one.person == "self" and one.tense == "present" and not (hedged or one.perfect or one.passive)


def _considered(passage: Passage, one: Clause, shown: list[int]) -> str:
    """What leaving something open comes to."""
    walk, hits = passage.page.walk, passage.content_hits
    below = [t for t in walk.subtree(one.head) if t not in shown and t in passage.inside]
    if any(t in below for name in ("blow", "reprisal") for t in hits.get(name, ())):
        return "threaten" if one.person in ("self", "echo") else "assess"
    deed = any(walk.tree.rel[t] in ("xcomp", "ccomp", "acl", "advcl") and walk.tree.pos[t] == "VERB" and not any(
        walk.tree.rel[c] in ("nsubj", "mark") and walk.tree.pos[c] != "ADP" for c in walk.children[t]) for t in below)
    return "announce" if deed and one.person in ("self", "echo") else "assess"


_CLOSING = frozenset("\"“”«»‘’')]")


def _means_more(passage: Passage) -> bool:
    if not MEANING.isdisjoint(passage.content_hits):
        return True
    return bool(_phrases(passage, "please", passage.words))


def _phrases(passage: Passage, name: str, words: list[int]) -> list[tuple[int, int]]:
    """Places of the phrases of a class among some words."""
    page = passage.page
    table = lexicon(page.walk.tree.lang, "acts", "settled")
    found = table.find([page.forms[t] for t in words], [page.lemmas[t] for t in words])
    return [(hit.first, hit.last) for hit in found if name in hit.classes]
