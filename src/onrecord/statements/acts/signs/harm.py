"""Who does the harm: threaten, warn or neither."""

from __future__ import annotations

from onrecord.statements.acts.signs.table import OTHERS, OWN, among, near, sign
from onrecord.statements.passage import Passage


@sign
def speaker_strikes(passage: Passage) -> list[int] | None:
    """The speaker's side would strike the blow: threaten."""
    return among(passage, "blow", "reprisal", persons=OWN, ahead=True, negated=False)


@sign
def echo_strikes(passage: Passage) -> list[int] | None:
    """In indirect speech he, she or it would strike: threaten."""
    return among(passage, "blow", "reprisal", persons=("echo",), ahead=True, negated=False)


@sign
def strikes_on_condition(passage: Passage) -> list[int] | None:
    """A blow in the future that hangs on a condition: threaten when the speaker's side deals it."""
    page = passage.page
    found = among(passage, "blow", ahead=True, negated=False)
    if found and any(page.forms[t] in ("if", "si", "s'", "unless", "faute", "once", "tant") for t in passage.content):
        return found
    return None


@sign
def answered_by(passage: Passage) -> list[int] | None:
    """Any such deed would meet with a response, nobody says whose: threaten."""
    return among(passage, "reprisal", persons=OTHERS, ahead=True)


@sign
def any_deed_answered(passage: Passage) -> list[int] | None:
    """The deed answered is any deed of a kind (any, quiconque, toute): threaten."""
    page = passage.page
    for one in passage.clauses:
        if one.subject is None or not one.ahead:
            continue
        around = [one.subject, *page.walk.children[one.subject]]
        shown = [t for t in around if page.forms[t] in page.small.anyone]
        if shown and "reprisal" in passage.content_hits:
            return shown
    return None


@sign
def vows_a_blow(passage: Passage) -> list[int] | None:
    """A blow is vowed or announced: threaten rather than pledge."""
    cue = passage.cue_hits.get("pledge") or passage.cue_hits.get("announce")
    hits = passage.content_hits.get("blow") or passage.content_hits.get("reprisal")
    return [*cue, *hits] if cue and hits and not passage.main.isdisjoint(hits) else None


@sign
def theirs_will(passage: Passage) -> list[int] | None:
    """What is yours or theirs will fall: a veiled threat."""
    page = passage.page
    for one in passage.clauses:
        if one.subject is not None and one.ahead and passage.quoted:
            shown = [c for c in page.walk.children[one.subject] if page.forms[c] in page.small.theirs]
            if shown:
                return [*shown, one.subject, one.head]
    return None


@sign
def harm_from_elsewhere(passage: Passage) -> list[int] | None:
    """A harm that somebody else or the circumstances may bring: warn."""
    return among(passage, "danger", persons=("other", "you", "none", "echo"), ahead=True)


@sign
def harm_to_us(passage: Passage) -> list[int] | None:
    """The speaker's own side may come to harm: warn."""
    tree = passage.page.walk.tree
    for one in passage.clauses:
        if one.person in OWN and (one.ahead or one.possible):
            found = [t for t in near(passage, one, "danger") or () if tree.rel[t] not in ("obl", "nmod")]
            if found:
                return found
    return None


@sign
def harm_now(passage: Passage) -> list[int] | None:
    """A danger that stands."""
    return among(passage, "danger", ahead=False)


@sign
def in_peril(passage: Passage) -> list[int] | None:
    """A danger named as such that stands or comes: warn."""
    for one in passage.clauses:
        found = near(passage, one, "peril") if one.tense != "past" else None
        if found:
            return found
    return None


@sign
def arms_on_condition(passage: Passage) -> list[int] | None:
    """If they do it, weapons or troops will be moved: threaten."""
    if not passage.aside:
        return None
    return among(passage, "move", ahead=True, negated=False) or among(passage, "blow", ahead=True, negated=False)


@sign
def keeps_its_right(passage: Passage) -> list[int] | None:
    """The right to act is reserved: a veiled threat."""
    found = passage.content_hits.get("reserve")
    return found if found and not passage.main.isdisjoint(found) else None
