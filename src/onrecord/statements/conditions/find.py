"""If this, then that: finding the two spans, and leaving the false friends alone.

In order: a subordinate clause or a phrase behind a marker (if, unless, en cas de), an auxiliary before its subject
(should that happen), an imperative with "and" (touch the bridge and we burn the mill), a subject that packs the
condition (any raid / will be answered). The first that holds is taken. Which words mark what is in
``lang/<code>/conditions.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model import Condition
from onrecord.statements.conditions.markers import Marker, Markers, markers
from onrecord.statements.conditions.parties import against, agent
from onrecord.statements.grammar import Clause, clause
from onrecord.statements.passage import Passage

_CLOSING = frozenset({"»", "”", "\"", ".", "!", "?", ";", ":", "…"})
_OPENERS = frozenset({"and", "but", "et", "mais", "then", "alors"})
# These open a sentence only before a mark: "no, we stay", but not "no one will stay".
_ANSWERS = frozenset({"no", "yes", "well", "non", "oui"})
_QUOTES = frozenset({"»", "”", "\"", "“", "«"})
_TRIM = frozenset({"PUNCT", "SPACE"})


def find(passage: Passage) -> Condition | None:
    """The condition that a statement's content states, None where there is none."""
    known = markers(passage.page.walk.tree.lang)
    for sentence in _sentences(passage, known):
        for marker in known.find(passage.page, sentence):
            found = _marked(passage, sentence, marker, known)
            if found is not None:
                return found
    return (_inverted(passage, known) or _imperative(passage) or _whoever(passage, known)
            or _subject(passage, known))


def _sentences(passage: Passage, known: Markers) -> Iterator[list[int]]:
    """For each sentence of the content in which a marker may stand, its tokens but for those of cue and source."""
    walk = passage.page.walk
    for number in dict.fromkeys(walk.tree.sentence[t] for t in passage.words):
        start, end = walk.sentence_bounds[number]
        if not known.firsts.isdisjoint(passage.page.forms[start:end]):
            outside = {*passage.cue, *passage.source}
            yield [t for t in range(start, end) if t not in outside]


def _marked(passage: Passage, sentence: list[int], marker: Marker, known: Markers) -> Condition | None:
    page = passage.page
    first, inside = sentence[marker.first], passage.inside
    content = [t for t in sentence if t in inside]
    leading = not [t for t in content if t < first and page.walk.tree.pos[t] not in _TRIM
                   and page.forms[t] not in page.small.that and page.forms[t] not in ("and", "but", "et", "mais")]
    if first not in inside and (not leading or (first > 0 and page.forms[first - 1] in _QUOTES)):
        return None  # before the content, an *if* that opens a quotation is of other words than these
    if_ = _leading(passage, sentence, marker) if leading else _trailing(passage, sentence, marker)
    if not if_:
        return None
    then = [t for t in content if t > if_[-1]] if leading else [t for t in content if t < first]
    then = _trimmed(passage, then, keep=page.small.jussive if leading else frozenset())
    if not then or (len(if_) == marker.last - marker.first + 1 and marker.kind != "inverted"):
        return None
    if not _holds(passage, marker, if_, then, known):
        return None
    return _condition(passage, if_, then, f"marker {marker.phrase}")


def _leading(passage: Passage, sentence: list[int], marker: Marker) -> list[int]:
    """From the marker to the comma that ends its clause."""
    tree, forms = passage.page.walk.tree, passage.page.forms
    rest = sentence[marker.first:]
    verb = marker.kind == "noun"
    for place, token in enumerate(rest):
        if forms[token] in _QUOTES and rest[0] not in passage.inside:
            return []  # an *if* inside another quotation is not this content's
        if forms[token] in _CLOSING and place > 0:
            return _trimmed(passage, rest[:place]) if verb and any(t in passage.inside for t in rest[place:]) else []
        if forms[token] in (",", "–", "—") and verb and _main_follows(passage, rest[place + 1:]):
            return rest[:place]
        if forms[token] == "then" and verb:
            return rest[:place]
        verb |= tree.pos[token] in ("VERB", "AUX")
    return _by_tree(passage, rest)


def _main_follows(passage: Passage, rest: list[int]) -> bool:
    """Whether a main clause can begin here: a verb comes, and no coordination of what the comma closes."""
    if not any(_verbal(passage, t) for t in rest):
        return False
    joined = passage.page.walk.tree.rel[rest[0]] in ("cc", "conj")
    return not joined or not any(passage.page.forms[t] == "," for t in rest[1:])


def _by_tree(passage: Passage, rest: list[int]) -> list[int]:
    """Without a comma: the marker's clause as parsed, if it begins at the marker and leaves words behind it."""
    walk = passage.page.walk
    head = walk.tree.head[rest[0]]
    inside = [t for t in walk.subtree(head) if t >= rest[0]]
    return [t for t in rest if t <= inside[-1]] if inside and inside[-1] < rest[-1] - 1 else []


def _verbal(passage: Passage, token: int) -> bool:
    return passage.page.walk.tree.pos[token] in ("VERB", "AUX")


def _trailing(passage: Passage, sentence: list[int], marker: Marker) -> list[int]:
    """From the marker to the end of its clause."""
    forms, inside = passage.page.forms, passage.inside
    out: list[int] = []
    for token in sentence[marker.first:]:
        if token not in inside or (forms[token] in _CLOSING and out):
            break
        out.append(token)
    size = marker.last - marker.first + 1
    for place in range(size + 1, len(out)):
        if forms[out[place]] in (",", "–", "—") and any(_verbal(passage, t) for t in out[size:place]):
            return out[:place]
    return _trimmed(passage, out)


def _trimmed(passage: Passage, tokens: list[int], keep: frozenset[str] = frozenset()) -> list[int]:
    """Without punctuation at the ends, and without a leading *that* or *and* (but for words to keep)."""
    pos, forms, small = passage.page.walk.tree.pos, passage.page.forms, passage.page.small
    start, end = 0, len(tokens)
    while start < end and (pos[tokens[start]] in _TRIM or forms[tokens[start]] in small.that - keep
                           or forms[tokens[start]] in _OPENERS or _answers(passage, tokens[start:])):
        start += 1
    while end > start and pos[tokens[end - 1]] in _TRIM:
        end -= 1
    return tokens[start:end]


def _answers(passage: Passage, tokens: list[int]) -> bool:
    page = passage.page
    return page.forms[tokens[0]] in _ANSWERS and len(tokens) > 1 and page.walk.tree.pos[tokens[1]] in _TRIM


def _governing(passage: Passage, tokens: list[int]) -> Clause | None:
    """The main clause among some tokens: the one highest in the tree, or the first with a verb."""
    walk = passage.page.walk
    verbs = [t for t in tokens if walk.tree.pos[t] in ("VERB", "AUX")
             and walk.tree.rel[t] not in ("aux", "aux:pass", "cop")]
    cops = [walk.tree.head[t] for t in tokens if walk.tree.rel[t] == "cop"]
    heads = [t for t in (*verbs, *cops) if t in tokens]
    if not heads:
        return None
    top = min(heads, key=lambda t: (walk.depth[t], t))
    return clause(walk, passage.page.forms, passage.page.lemmas, top, passage.own)


def _holds(passage: Passage, marker: Marker, if_: list[int], then: list[int], known: Markers) -> bool:
    """Whether the marker means a condition here and not a habit, a generality or a term."""
    page, size = passage.page, marker.last - marker.first + 1
    protasis, apodosis = _governing(passage, if_[size:]), _governing(passage, then)
    if marker.kind == "noun" and marker.phrase in known.weak and apodosis is None:
        return False  # without a word of thanks: how it was done
    if marker.phrase in known.manner and apodosis is not None and apodosis.infinitive and not apodosis.negated:
        return False  # asked to return without preconditions, to act without further ado: how, not when
    if marker.kind == "clause" and protasis is None:
        return marker.phrase not in known.weak
    open_ended = apodosis is not None and (apodosis.ahead or apodosis.must or apodosis.possible or apodosis.able
                                           or apodosis.jussive or apodosis.infinitive)
    if apodosis is None or page.forms[then[0]] in page.small.jussive:
        open_ended = True
    generic = protasis is not None and protasis.subject is not None and page.forms[protasis.subject] in known.generic
    if generic:
        return apodosis is not None and apodosis.person == "self" and (apodosis.ahead or apodosis.possible)
    if marker.phrase in known.lasting:
        return apodosis is not None and apodosis.negated and apodosis.ahead
    if marker.phrase in known.supposing and protasis is not None and apodosis is not None and (
            protasis.must and (protasis.tense, apodosis.tense) == ("past", "present")):
        return True  # we are ready if that were to happen
    if marker.phrase in known.weak:
        ahead = protasis is not None and protasis.ahead
        return open_ended or ahead or (protasis is not None and protasis.tense == "past" and protasis.perfect
                                       and apodosis is not None and apodosis.ahead)
    return True


def _inverted(passage: Passage, known: Markers) -> Condition | None:
    """Should that happen, were he to go: an auxiliary before its subject, without a question mark."""
    page, tree = passage.page, passage.page.walk.tree
    if not known.inverted:
        return None
    for place, token in enumerate(passage.words[:-2]):
        if page.forms[token] not in known.inverted or tree.rel[passage.words[place + 1]] not in (
                "nsubj", "nsubj:pass", "det", "nmod:poss", "compound", "amod", "expl"):
            continue
        before = passage.words[place - 1] if place else None
        if before is not None and tree.rel[before] in ("nsubj", "nsubj:pass", "expl"):
            continue
        sentence = [t for t in passage.content if tree.sentence[t] == tree.sentence[token]]
        if any(page.forms[t] == "?" for t in sentence):
            continue
        marker = Marker(sentence.index(token), sentence.index(token), "inverted", page.forms[token])
        found = _marked(passage, sentence, marker, known)
        if found is not None:
            return found
    return None


def _imperative(passage: Passage) -> Condition | None:
    """Touch the bridge and we burn the mill."""
    page, tree = passage.page, passage.page.walk.tree
    for one in passage.clauses[:2]:
        if not one.jussive or not passage.quoted:
            continue
        for link in passage.words:
            if link > one.head and page.forms[link] in ("and", "or", "et", "ou") and tree.rel[link] == "cc":
                tail = [t for t in passage.words if t > link and tree.sentence[t] == tree.sentence[link]]
                second = _governing(passage, tail)
                if second is not None and second.person in ("self", "other", "you", "echo") and (
                        second.ahead or second.person == "self"):
                    head = [t for t in passage.content if t < link and tree.sentence[t] == tree.sentence[link]]
                    return _condition(passage, _trimmed(passage, head), tail, "imperative")
    return None


def _whoever(passage: Passage, known: Markers) -> Condition | None:
    """Whoever touches a cable / will answer for it: a free relative as subject, split before its second finite verb."""
    page, tree = passage.page, passage.page.walk.tree
    for place, token in enumerate(passage.words[:-3]):
        if page.forms[token] not in known.whoever:
            continue
        if place and tree.sentence[passage.words[place - 1]] == tree.sentence[token] and (
                page.forms[passage.words[place - 1]] not in page.small.that):
            continue
        rest = [t for t in passage.content if t >= token and tree.sentence[t] == tree.sentence[token]]
        finite = [t for t in rest if "VerbForm=Fin" in tree.feats[t] or page.forms[t] in page.small.future]
        second = next((t for t in finite[1:] if tree.rel[t] != "conj" and _own_verb(passage, finite[0], t)), None)
        if second is None:
            continue
        while second - 1 > finite[0] and tree.rel[second - 1] in ("expl", "advmod", "obj", "iobj") and (
                tree.pos[second - 1] in ("PRON", "PART") or page.forms[second - 1] in page.small.negation):
            second -= 1
        if_, then = [t for t in rest if t < second], [t for t in rest if t >= second]
        return _condition(passage, _trimmed(passage, if_), _trimmed(passage, then), "whoever")
    return None


def _own_verb(passage: Passage, first: int, second: int) -> bool:
    """Whether a finite word does not belong to the first verb's group (an auxiliary and its participle)."""
    tree = passage.page.walk.tree
    apart = second > first + 1 and tree.head[first] != second and tree.head[second] != first
    return apart or tree.pos[second] == "VERB"


def _subject(passage: Passage, known: Markers) -> Condition | None:
    """Any raid / will be answered: the subject is the if, the predicate the then."""
    page, walk = passage.page, passage.page.walk
    for one in passage.clauses:
        if one.subject is None or not (one.ahead or one.possible) or one.person in ("self", "you"):
            continue
        subject = [t for t in walk.subtree(one.subject) if t in passage.inside]
        opening = [t for t in subject if walk.tree.pos[t] not in _TRIM and page.forms[t] not in page.small.that]
        shown = {page.forms[t] for t in opening[:2]} & known.any
        if not shown or not (shown & known.strong or _grave(passage, one, subject)):
            continue
        if page.lemmas[one.head] not in known.answer and not _grave(passage, one, subject):
            continue
        top = one.head
        then = [t for t in walk.subtree(top) if t > subject[-1] and t in passage.inside]
        if then:
            return _condition(passage, _trimmed(passage, subject), _trimmed(passage, then), "subject")
    return None


def _grave(passage: Passage, one: Clause, subject: list[int]) -> bool:
    """A harmful deed as subject and its answer as predicate."""
    deeds = {*passage.content_hits.get("blow", ()), *passage.content_hits.get("danger", ())}
    answers = {*passage.content_hits.get("reprisal", ()), *passage.content_hits.get("danger", ())} - set(subject)
    return not deeds.isdisjoint(subject) and bool(answers) and one.ahead


def _condition(passage: Passage, if_: list[int], then: list[int], rule: str) -> Condition:
    walk = passage.page.walk
    return Condition(walk.spans(if_), walk.spans(then), rule, agent(passage, then), against(passage, if_, then))
