"""What is, was or will be: assert, assess or predict."""

from __future__ import annotations

from onrecord.statements.acts.signs.table import near, sign
from onrecord.statements.passage import Passage


@sign
def is_judged(passage: Passage) -> list[int] | None:
    """A quality is predicated: assess."""
    for one in passage.clauses:
        if not one.verbal:
            found = near(passage, one, "good") or near(passage, one, "bad")
            if found:
                return found
    return None


@sign
def is_such(passage: Passage) -> list[int] | None:
    """An adjective is predicated, whatever it says: assess."""
    for one in passage.clauses[:3]:
        if not one.verbal and one.finite and passage.page.walk.tree.pos[one.head] == "ADJ":
            return [one.head]
    return None


@sign
def is_a(passage: Passage) -> list[int] | None:
    """A noun is predicated: assess."""
    for one in passage.clauses[:3]:
        if not one.verbal and one.finite and passage.page.walk.tree.pos[one.head] == "NOUN":
            return [one.head]
    return None


@sign
def told_event(passage: Passage) -> list[int] | None:
    """An event in the past tense: assert."""
    for one in passage.clauses:
        if one.verbal and one.tense == "past" and not one.negated and not one.must:
            return [one.head]
    return None


@sign
def counted(passage: Passage) -> list[int] | None:
    """A number: assert."""
    tree = passage.page.walk.tree
    return [t for t in passage.words
            if tree.pos[t] == "NUM" and passage.page.forms[t] not in ("one", "un", "une")][:1] or None


@sign
def general_present(passage: Passage) -> list[int] | None:
    """A present tense about others, no event: assess."""
    for one in passage.clauses[:1]:
        if one.tense == "present" and one.person in ("other", "none") and one.verbal and not one.perfect:
            return [one.head]
    return None


@sign
def expected(passage: Passage) -> list[int] | None:
    """A future of somebody or something that is not the speaker: predict."""
    for one in passage.clauses:
        if one.tense == "future" and one.person in ("other", "none", "you"):
            return [one.head]
    return None


@sign
def expects_none(passage: Passage) -> list[int] | None:
    """It is not expected (expects no test): predict, not deny."""
    cue, small = passage.cue_hits.get("predict"), passage.page.small
    none = [t for t in passage.words[:1] if passage.page.forms[t] in small.nobody]
    if cue and (none or passage.cue_negated is not None):
        return [*cue, *none]
    guess = passage.content_hits.get("guess", ())
    return next(([one.head] for one in passage.clauses if one.negated and one.head in guess), None)


@sign
def taken_for(passage: Passage) -> list[int] | None:
    """Something is recognised *as* something: assess, nothing is conceded."""
    cue = passage.cue_hits.get("concede")
    if not cue or passage.form != "noun":
        return None
    found = [t for t in passage.words if passage.page.forms[t] in passage.page.small.taken]
    return [*cue, *found] if found else None


@sign
def supposed(passage: Passage) -> list[int] | None:
    """What would be, of somebody or something else: assess or predict."""
    for one in passage.clauses:
        if one.tense == "conditional" and one.person in ("other", "none", "you"):
            return [one.head]
    return None


@sign
def may_be(passage: Passage) -> list[int] | None:
    """What may be: assess, predict or warn."""
    for one in passage.clauses:
        if one.possible and one.person != "self" and not (one.able and one.negated):  # "cannot be won" is no "may"
            return [one.head]
    return None


@sign
def long_quote(passage: Passage) -> list[int] | None:
    """A quotation of several sentences."""
    return passage.tops[1:2] if len(passage.tops) > 2 and passage.quoted else None


@sign
def sees_no_sign(passage: Passage) -> list[int] | None:
    """No sign of it is seen, nothing points to it: assess, never deny."""
    found = passage.content_hits.get("unseen")
    if found and not passage.main.isdisjoint(found):
        return found
    return passage.cue_hits.get("unseen")
