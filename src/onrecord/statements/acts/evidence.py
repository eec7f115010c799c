"""Evidence for acts: named facts about a passage, each with the words it was read from.

Every fact is true or absent. Facts are named ``group:what``: ``cue:`` a class of the reporting words (``only:`` where
it is the one class), ``source:`` a class of source, ``says:`` a class of words anywhere in the content, ``main:`` the
same in its main clauses, ``bare:`` the same under a cue that decides nothing, ``form:`` how the content is built,
``clause:`` who does what when, and ``sign:`` the composite signs of the codebook's look-alikes, each a function of its
own in signs/.
"""

from __future__ import annotations

from onrecord.statements.acts.signs import SIGNS
from onrecord.statements.passage import Passage

WEAK = frozenset({"neutral", "assert"})
"""Classes of cue that leave the decision to the content."""

Evidence = dict[str, list[int]]
"""Name of the fact -> tokens that show it."""


def evidence(passage: Passage) -> Evidence:
    """All facts of a passage: name -> tokens that show it."""
    found: Evidence = {}
    cues = passage.cue_hits
    bare = WEAK.issuperset(cues)
    for name, tokens in cues.items():
        found["cue:" + name] = tokens
        if len(cues) == 1:
            found["only:" + name] = tokens
    if not cues:
        spoken = any(passage.page.forms[t][0].isalpha() for t in passage.cue)
        found["cue:unknown" if spoken else "cue:mark"] = passage.cue
    for name, tokens in passage.source_hits.items():
        found["source:" + name] = tokens
    if not passage.source:
        found["source:none"] = passage.cue
    negated = passage.cue_negated
    if negated is not None:
        found["cue:negated"] = [negated]
    _phrases(passage, bare, found)
    found["form:" + passage.form] = passage.words[:1]
    if passage.quoted:
        found["form:quoted"] = passage.words[:1]
    for name in cues:
        found[f"cue-form:{name}-{passage.form}"] = cues[name]
    _clauses(passage, found)
    for name, sign in SIGNS.items():
        shown = sign(passage)
        if shown:
            found["sign:" + name] = shown
    return found


def _phrases(passage: Passage, bare: bool, found: Evidence) -> None:
    main = passage.main
    for name, tokens in passage.content_hits.items():
        found["says:" + name] = tokens
        if not main.isdisjoint(tokens):
            found["main:" + name] = tokens
        if bare:
            found["bare:" + name] = tokens


def _clauses(passage: Passage, found: Evidence) -> None:
    for number, one in enumerate(passage.clauses[:4]):
        where = "first" if number == 0 else "later"
        shown = [one.head] if one.subject is None else [one.subject, one.head]
        negation = "-not" if one.negated else ""
        tense = "future" if one.tense == "conditional" and not passage.quoted else one.tense
        found[f"clause:{one.person}-{tense}{negation}"] = shown
        found[f"clause:{where}-{tense}"] = shown
        for mood in ("must", "able", "possible", "negated", "passive", "jussive", "perfect"):
            if getattr(one, mood):
                found[f"clause:{mood}-{one.person}"] = shown
        if not one.verbal:
            found["clause:nominal"] = shown
