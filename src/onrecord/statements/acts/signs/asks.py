"""Who is to do it, and who says no: demand, refuse or no act."""

from __future__ import annotations

from onrecord.statements.acts.signs.table import ECHO, among, is_named, sign
from onrecord.statements.passage import Passage


@sign
def other_must(passage: Passage) -> list[int] | None:
    """Someone else must, should or has to: demand."""
    for one in passage.clauses:
        if one.must and one.person in ("other", "you") and not one.perfect and not one.negated:
            return [one.head]
    return among(passage, "request", persons=("other", "you"), ahead=False)


@sign
def we_must(passage: Passage) -> list[int] | None:
    """The speaker's own side must: assess."""
    for one in passage.clauses:
        if one.must and one.person == "self" and not one.perfect:
            return [one.head]
    return None


@sign
def imperative(passage: Passage) -> list[int] | None:
    """An order: an imperative, or *que* with a subjunctive at the head of a sentence."""
    page, tree = passage.page, passage.page.walk.tree
    if not passage.quoted:
        return None
    for one in passage.clauses:
        if one.jussive and tree.rel[one.head] not in ("xcomp", "conj"):
            return [one.head]
        marks = [c for c in page.walk.children[one.head]
                 if tree.rel[c] == "mark" and page.forms[c] in page.small.jussive]
        if marks and page.small.future_endings and one.subject is not None:
            before = marks[0] - 1
            if before < 0 or page.forms[before] in ("«", "\"", ",", "“", "-", ":", ".", "!"):
                return [marks[0], one.head]
    return None


@sign
def wants_of_others(passage: Passage) -> list[int] | None:
    """Others are wanted to do it: demand, no wish for oneself."""
    cue = passage.cue_hits.get("want")
    if not cue:
        return None
    for one in passage.clauses[:2]:
        if one.subject is not None and one.person in ("other", "you"):
            return [*cue, one.subject]
    return None


@sign
def wants_to(passage: Passage) -> list[int] | None:
    """An own deed is wanted: announce."""
    cue = passage.cue_hits.get("want")
    first = passage.clauses[0] if passage.clauses else None
    if cue and first is not None and first.subject is None and passage.form in ("infinitive", "gerund", "clause"):
        return cue
    return None


@sign
def fails_to(passage: Passage) -> list[int] | None:
    """It was not done after all: no act."""
    return passage.cue_hits.get("failing")


@sign
def speaker_will_not(passage: Passage) -> list[int] | None:
    """The speaker's side will not do it: refuse."""
    for one in passage.clauses:
        if one.negated and one.person == "self" and one.ahead and one.verbal:
            return [one.head]
    return None


@sign
def echo_will_not(passage: Passage) -> list[int] | None:
    """He, she or it will not do it: refuse."""
    for one in passage.clauses:
        if one.negated and one.person == "echo" and one.ahead:
            return [one.head]
    return None


@sign
def speaker_does_not(passage: Passage) -> list[int] | None:
    """The speaker's side does not: refuse, deny or assess."""
    for one in passage.clauses:
        if one.negated and one.person in ECHO and one.tense == "present" and one.verbal:
            return [one.head]
    return None


@sign
def not_willing(passage: Passage) -> list[int] | None:
    """Willingness is denied of anybody: refuse."""
    return among(passage, "willing", negated=True)


@sign
def not_ready(passage: Passage) -> list[int] | None:
    """Readiness negated: refuse, no offer."""
    return among(passage, "ready", persons=("self", "echo", "other"), negated=True)


@sign
def asks_back(passage: Passage) -> list[int] | None:
    """The content ends on a question mark."""
    tail = passage.content[-3:]
    return [t for t in tail if passage.page.forms[t] == "?"] or None


@sign
def names_only(passage: Passage) -> list[int] | None:
    """A noun phrase that only names a topic."""
    return passage.tops[:1] if passage.nominal and not passage.quoted else None


@sign
def named_other_must(passage: Passage) -> list[int] | None:
    """A named actor must do it, whatever else is told of it in the same breath: demand."""
    named = None
    for one in passage.clauses:
        if one.subject is not None:
            named = one.subject if is_named(passage, one.subject) and one.person == "other" else None
        if named is not None and one.must and one.person == "other" and not one.perfect and not one.negated:
            return [named, one.head]
    return None


@sign
def left_undone(passage: Passage) -> list[int] | None:
    """A telling that did not take place (named no country, did not say how many): no act."""
    negated = passage.cue_negated
    telling = {"neutral", "assert", "announce", "describe", "monitor"}
    if negated is None or not passage.cue_hits or not telling.issuperset(passage.cue_hits):
        return None
    return [negated] if passage.form in ("noun", "question") and not passage.quoted else None
