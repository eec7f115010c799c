"""What the speaker will do: pledge, offer, agree, announce or monitor."""

from __future__ import annotations

from onrecord.statements.acts.signs.table import BARE, ECHO, among, near, sign
from onrecord.statements.passage import Passage


@sign
def speaker_ready(passage: Passage) -> list[int] | None:
    """The speaker's side is ready, willing or able to give: offer."""
    return among(passage, "ready", persons=ECHO, negated=False)


@sign
def speaker_can_give(passage: Passage) -> list[int] | None:
    """The speaker's side can: offer."""
    for one in passage.clauses:
        if one.able and one.person == "self" and not one.negated:
            return [one.head]
    return None


@sign
def speaker_will(passage: Passage) -> list[int] | None:
    """The speaker's side will do something: announce or pledge."""
    for one in passage.clauses:
        if one.tense == "future" and one.person == "self" and not one.negated:
            return [one.head]
    return None


@sign
def echo_would(passage: Passage) -> list[int] | None:
    """He, she or it would (reported future of the speaker)."""
    for one in passage.clauses:
        if one.ahead and one.person == "echo" and not one.negated:
            return [one.head]
    return None


@sign
def scheduled(passage: Passage) -> list[int] | None:
    """Something is planned, decided or dated: announce."""
    return among(passage, "plan", ahead=True, negated=False) or among(passage, "plan", persons=ECHO, ahead=False)


@sign
def speaker_vows(passage: Passage) -> list[int] | None:
    """The speaker's side gives its word: pledge."""
    return among(passage, "vow", persons=ECHO)


@sign
def speaker_watches(passage: Passage) -> list[int] | None:
    """The speaker's side watches, waits or studies: monitor."""
    if not BARE.issuperset(passage.cue_hits):
        return None
    for one in passage.clauses:
        if one.person in ("self", "echo", "other") and one.tense in ("present", "past") and not one.perfect:
            found = near(passage, one, "watch")
            if found and one.head in found:
                return found
    return None


@sign
def speaker_accepts(passage: Passage) -> list[int] | None:
    """The speaker's side says yes: agree."""
    return among(passage, "consent", persons=ECHO, negated=False)


@sign
def office_schedules(passage: Passage) -> list[int] | None:
    """Somebody in office or an authority says what will be done: announce rather than predict."""
    if not passage.source_hits.keys() & {"office", "authority"}:
        return None
    for one in passage.clauses[:2]:
        if one.tense == "future" and one.person in ("other", "echo") and one.verbal and not one.negated and not (
                one.possible or one.must):
            return [one.head]
    return None
