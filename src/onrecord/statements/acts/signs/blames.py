"""Who did it, and whether it was right: accuse, condemn, welcome, concede or deny."""

from __future__ import annotations

from onrecord.statements.acts.signs.table import ECHO, OWN, among, is_named, near, sign
from onrecord.statements.grammar import Clause
from onrecord.statements.passage import Passage


def _of_somebody(passage: Passage, name: str) -> list[int] | None:
    """A quality of a class predicated of somebody: a name, he, she or you."""
    page = passage.page
    for one in passage.clauses:
        if one.subject is None or one.negated or one.ahead:
            continue
        if is_named(passage, one.subject) or one.person == "you" or page.forms[one.subject] in page.small.somebody:
            found = near(passage, one, name)
            if found:
                return [one.subject, *found]
    return None


def _is_wanted(one: Clause) -> bool:
    """What somebody must do (put an end to the complicity) is no deed."""
    return one.must and not one.perfect


@sign
def must_have(passage: Passage) -> list[int] | None:
    """We should have: concede; they should have: condemn."""
    for one in passage.clauses:
        if one.must and one.perfect and one.person == "self":
            return [one.head]
    return None


@sign
def speaker_regrets(passage: Passage) -> list[int] | None:
    """The speaker's side fell short, was wrong or is sorry: concede."""
    return among(passage, "regret", persons=OWN)


@sign
def speaker_fell_short(passage: Passage) -> list[int] | None:
    """The speaker's side did wrong or had too little: concede."""
    return among(passage, "regret", persons=OWN, past=True)


@sign
def speaker_never_did(passage: Passage) -> list[int] | None:
    """The speaker's side did no such thing: deny."""
    for one in passage.clauses:
        if one.negated and one.person in ECHO and (one.tense == "past" or one.perfect) and one.verbal:
            return [one.head]
    return None


@sign
def side_is_not(passage: Passage) -> list[int] | None:
    """The speaker's own body or state, by its name, is or does not: deny."""
    for one in passage.clauses:
        if one.negated and one.subject is not None and passage.page.lemmas[one.subject] in passage.own and not (
                one.ahead or one.must or one.possible or one.able) and one.tense == "present" and not any(
                near(passage, one, name) for name in ("willing", "unwilling", "consent", "hope", "think")):
            return [one.subject, one.head]
    return None


@sign
def nobody_did(passage: Passage) -> list[int] | None:
    """Nobody did, there is no such thing: deny."""
    for one in passage.clauses:
        if one.negated and one.person in ("other", "none") and not one.ahead:
            return [one.head]
    return None


@sign
def not_true(passage: Passage) -> list[int] | None:
    """A claim is called untrue: deny."""
    return among(passage, "untrue", persons=(), negated=None)


@sign
def other_did_wrong(passage: Passage) -> list[int] | None:
    """Someone else did a wrong: accuse."""
    for one in passage.clauses:
        if one.person in ("other", "you", "echo") and not (one.ahead or one.possible or _is_wanted(one)):
            found = near(passage, one, "wrong")
            if found:
                return found
    return None


@sign
def named_other_did_wrong(passage: Passage) -> list[int] | None:
    """A named actor did a wrong: accuse."""
    for one in passage.clauses:
        if one.subject is not None and is_named(passage, one.subject) and one.person == "other" and not (
                one.ahead or _is_wanted(one)):
            found = near(passage, one, "wrong") or near(passage, one, "insult")
            if found:
                return [one.subject, *found]
    return None


@sign
def speaker_thanks(passage: Passage) -> list[int] | None:
    """The speaker thanks, praises or is glad: welcome."""
    tree = passage.page.walk.tree
    for one in passage.clauses:
        if one.person in ("self", "none", "echo") and not (one.ahead or one.possible or one.negated):
            found = [t for t in near(passage, one, "praise") or () if one.subject not in (t, tree.head[t])]
            if found:
                return found
    return None


@sign
def is_right(passage: Passage) -> list[int] | None:
    """A deed of others is approved: welcome. Their own praise or support ("unis dans leur soutien") is not ours."""
    page = passage.page
    theirs = page.small.echo | page.small.theirs
    for one in passage.clauses:
        if one.person in ("other", "you") and not (one.ahead or one.possible or one.negated):
            found = [t for t in near(passage, one, "praise") or ()
                     if not any(page.forms[c] in theirs for c in page.walk.children[t])]
            if found:
                return found
    return None


@sign
def somebody_is_good(passage: Passage) -> list[int] | None:
    """Somebody is called good: welcome."""
    return _of_somebody(passage, "good") or _of_somebody(passage, "praise")


@sign
def somebody_is_bad(passage: Passage) -> list[int] | None:
    """Somebody is called bad: condemn."""
    return _of_somebody(passage, "insult") or _of_somebody(passage, "bad")


@sign
def exclaims(passage: Passage) -> list[int] | None:
    """What a ..., quel ...: an exclamation that praises or blames."""
    page = passage.page
    if passage.quoted and passage.words and page.forms[passage.words[0]] in page.small.exclaiming and (
            not passage.clauses or not passage.clauses[0].finite):
        return passage.words[:1]
    return None


@sign
def shouts(passage: Passage) -> list[int] | None:
    """The content ends on an exclamation mark."""
    tail = passage.content[-3:]
    return [t for t in tail if passage.page.forms[t] == "!"] or None


@sign
def rejects_a_claim(passage: Passage) -> list[int] | None:
    """What is rejected was claimed, not asked for (complaints, accusations, responsibility): deny, not refuse."""
    cue = passage.cue_hits.get("refuse") or passage.cue_hits.get("deny")
    claims = passage.content_hits.get("claim", ())
    found = [t for t in claims if t in passage.main] if cue else []
    return [*(cue or ()), *found] if found else None


@sign
def rejects_a_request(passage: Passage) -> list[int] | None:
    """What is rejected was asked for or offered (an ultimatum, a request): refuse, not deny."""
    cue = passage.cue_hits.get("refuse") or passage.cue_hits.get("deny")
    asked = passage.content_hits.get("asked", ())
    found = [t for t in asked if t in passage.main] if cue else []
    return [*(cue or ()), *found] if found else None


@sign
def speaker_was_bad(passage: Passage) -> list[int] | None:
    """A fault is predicated of the speaker's side: concede."""
    for one in passage.clauses:
        if one.person == "self" and not one.negated and not one.ahead and not one.verbal:
            found = near(passage, one, "bad") or near(passage, one, "insult") or near(passage, one, "fault")
            if found:
                return [*found]
    return None


@sign
def there_is_none(passage: Passage) -> list[int] | None:
    """There is not one: deny."""
    page, tree = passage.page, passage.page.walk.tree
    for one in passage.clauses:
        if one.negated and not one.ahead and any(
                page.forms[c] in page.small.existing and tree.rel[c] in ("expl", "nsubj", "advmod")
                for c in page.walk.children[one.head]):
            return [one.head]
    return None
