"""Signs: the codebook's tests for telling look-alikes apart, each a small function over a passage.

A sign returns the tokens that show it, or None. The docstring is what `onrecord codebook` and the page's "why" print.
"""

from __future__ import annotations

from collections.abc import Callable

from onrecord.statements.grammar import Clause
from onrecord.statements.passage import Passage

Sign = Callable[[Passage], "list[int] | None"]
SIGNS: dict[str, Sign] = {}


def sign(function: Sign) -> Sign:
    """Enter a function in the table under its name, underscores as hyphens."""
    SIGNS[function.__name__.replace("_", "-")] = function
    return function


def _near(passage: Passage, one: Clause, name: str) -> list[int] | None:
    """Words of a class in a clause: its predicate or below it."""
    tokens = passage.content_hits.get(name)
    if not tokens:
        return None
    head, tree = one.head, passage.page.walk.tree
    found = [t for t in tokens if t == head or tree.head[t] == head or tree.head[tree.head[t]] == head]
    return found or None


def _clauses(passage: Passage, *names: str, persons: tuple[str, ...] = (), ahead: bool | None = None,
             past: bool = False, negated: bool | None = None) -> list[int] | None:
    """The first main clause of such persons and tense that holds a word of one of the classes (all in one go)."""
    for one in passage.clauses:
        if persons and one.person not in persons:
            continue
        if ahead is not None and ahead != (one.ahead or one.possible):
            continue
        if past and one.tense != "past":
            continue
        if negated is not None and negated != one.negated:
            continue
        if not names:
            return [one.head]
        for name in names:
            found = _near(passage, one, name)
            if found:
                return found
    return None


OWN = ("self",)
ECHO = ("self", "echo")
OTHERS = ("other", "you", "none")


@sign
def speaker_strikes(passage: Passage) -> list[int] | None:
    """The speaker's side would strike the blow: threaten."""
    return _clauses(passage, "blow", "reprisal", persons=OWN, ahead=True, negated=False)


@sign
def echo_strikes(passage: Passage) -> list[int] | None:
    """In indirect speech he, she or it would strike: threaten."""
    return _clauses(passage, "blow", "reprisal", persons=("echo",), ahead=True, negated=False)


@sign
def strikes_on_condition(passage: Passage) -> list[int] | None:
    """A blow in the future that hangs on a condition: threaten when the speaker's side deals it."""
    page = passage.page
    found = _clauses(passage, "blow", ahead=True, negated=False)
    if found and any(page.forms[t] in ("if", "si", "s'", "unless", "faute", "once", "tant") for t in passage.content):
        return found
    return None


@sign
def answered_by(passage: Passage) -> list[int] | None:
    """Any such deed would meet with a response, nobody says whose: threaten."""
    return _clauses(passage, "reprisal", persons=OTHERS, ahead=True)


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
def harm_from_elsewhere(passage: Passage) -> list[int] | None:
    """A harm that somebody else or the circumstances may bring: warn."""
    return _clauses(passage, "danger", persons=("other", "you", "none", "echo"), ahead=True)


@sign
def harm_to_us(passage: Passage) -> list[int] | None:
    """The speaker's own side may come to harm: warn."""
    return _clauses(passage, "danger", persons=OWN, ahead=True)


@sign
def harm_now(passage: Passage) -> list[int] | None:
    """A danger that stands."""
    return _clauses(passage, "danger", ahead=False)


@sign
def other_must(passage: Passage) -> list[int] | None:
    """Someone else must, should or has to: demand."""
    for one in passage.clauses:
        if one.must and one.person in ("other", "you") and not one.perfect:
            return [one.head]
    return _clauses(passage, "request", persons=("other", "you"), ahead=False)


@sign
def we_must(passage: Passage) -> list[int] | None:
    """The speaker's own side must: assess."""
    for one in passage.clauses:
        if one.must and one.person == "self" and not one.perfect:
            return [one.head]
    return None


@sign
def must_have(passage: Passage) -> list[int] | None:
    """We should have: concede; they should have: condemn."""
    for one in passage.clauses:
        if one.must and one.perfect and one.person == "self":
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
        marks = [c for c in page.walk.children[one.head] if tree.rel[c] == "mark" and page.forms[c] in page.small.jussive]
        if marks and page.small.future_endings and one.subject is not None:
            before = marks[0] - 1
            if before < 0 or page.forms[before] in ("«", "\"", ",", "“", "-", ":", ".", "!"):
                return [marks[0], one.head]
    return None


@sign
def speaker_will_not(passage: Passage) -> list[int] | None:
    """The speaker's side will not do it: refuse."""
    for one in passage.clauses:
        if one.negated and one.person == "self" and (one.ahead or one.tense == "present") and one.verbal:
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
def not_ready(passage: Passage) -> list[int] | None:
    """Readiness negated: refuse, no offer."""
    return _clauses(passage, "ready", persons=("self", "echo", "other"), negated=True)


@sign
def speaker_ready(passage: Passage) -> list[int] | None:
    """The speaker's side is ready, willing or able to give: offer."""
    return _clauses(passage, "ready", persons=ECHO, negated=False)


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
    return _clauses(passage, "plan", ahead=True, negated=False) or _clauses(passage, "plan", persons=ECHO, ahead=False)


@sign
def speaker_vows(passage: Passage) -> list[int] | None:
    """The speaker's side gives its word: pledge."""
    return _clauses(passage, "vow", persons=ECHO)


@sign
def speaker_watches(passage: Passage) -> list[int] | None:
    """The speaker's side watches, waits or studies: monitor."""
    for one in passage.clauses:
        if one.person in ("self", "echo", "none") and one.tense in ("present", "none", "past") and not one.perfect:
            found = _near(passage, one, "watch")
            if found and one.head in found:
                return found
    return None


@sign
def speaker_accepts(passage: Passage) -> list[int] | None:
    """The speaker's side says yes: agree."""
    return _clauses(passage, "consent", persons=ECHO, negated=False)


@sign
def speaker_regrets(passage: Passage) -> list[int] | None:
    """The speaker's side fell short, was wrong or is sorry: concede."""
    return _clauses(passage, "regret", persons=OWN)


@sign
def speaker_fell_short(passage: Passage) -> list[int] | None:
    """The speaker's side did wrong or had too little: concede."""
    return _clauses(passage, "regret", persons=OWN, past=True)


@sign
def speaker_never_did(passage: Passage) -> list[int] | None:
    """The speaker's side did no such thing: deny."""
    for one in passage.clauses:
        if one.negated and one.person in ECHO and (one.tense == "past" or one.perfect) and one.verbal:
            return [one.head]
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
    return _clauses(passage, "untrue", persons=(), negated=None)


@sign
def other_did_wrong(passage: Passage) -> list[int] | None:
    """Someone else did a wrong: accuse."""
    return _clauses(passage, "wrong", persons=("other", "you", "echo"), ahead=False)


@sign
def named_other_did_wrong(passage: Passage) -> list[int] | None:
    """A named actor did a wrong: accuse."""
    tree = passage.page.walk.tree
    for one in passage.clauses:
        if one.subject is not None and tree.pos[one.subject] == "PROPN" and one.person == "other" and not one.ahead:
            found = _near(passage, one, "wrong") or _near(passage, one, "insult")
            if found:
                return [one.subject, *found]
    return None


@sign
def speaker_thanks(passage: Passage) -> list[int] | None:
    """The speaker thanks, praises or is glad: welcome."""
    return _clauses(passage, "praise", persons=("self", "none", "echo"), ahead=False, negated=False)


@sign
def is_right(passage: Passage) -> list[int] | None:
    """A deed of others is approved: welcome."""
    return _clauses(passage, "praise", persons=("other", "you"), ahead=False, negated=False)


@sign
def is_judged(passage: Passage) -> list[int] | None:
    """A quality is predicated: assess."""
    for one in passage.clauses:
        if not one.verbal:
            found = _near(passage, one, "good") or _near(passage, one, "bad")
            if found:
                return found
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
    return [t for t in passage.words if tree.pos[t] == "NUM" and passage.page.forms[t] not in ("one", "un", "une")][:1] or None


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
def shouts(passage: Passage) -> list[int] | None:
    """The content ends on an exclamation mark."""
    tail = passage.content[-3:]
    return [t for t in tail if passage.page.forms[t] == "!"] or None


@sign
def expected(passage: Passage) -> list[int] | None:
    """A future of somebody or something that is not the speaker: predict."""
    for one in passage.clauses:
        if one.tense == "future" and one.person in ("other", "none", "you"):
            return [one.head]
    return None


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
        if one.possible and one.person != "self":
            return [one.head]
    return None


@sign
def long_quote(passage: Passage) -> list[int] | None:
    """A quotation of several sentences."""
    return passage.tops[1:2] if len(passage.tops) > 2 and passage.quoted else None
