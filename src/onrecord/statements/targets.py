"""At whom an act is aimed: actors as the text writes them.

Each act has its routes, tried in order: who is addressed between cue and content, what the cue governs, who is told
what to do, who is said to have done it. An act that is aimed at nobody (a prediction, a report) has no route. The first
route that names somebody is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onrecord.lang import language
from onrecord.model import Condition, Why
from onrecord.statements.passage import Passage
from onrecord.trees import NOMINAL

Route = Callable[[Passage, Condition | None], Iterator[int]]
_KEEP_OUT = frozenset({"acl:relcl", "acl", "appos", "conj", "cc", "punct", "parataxis", "advcl", "case", "dep",
                       "ccomp", "mark"})


def targets(passage: Passage, act: str | None, condition: Condition | None) -> tuple[tuple[str, ...], Why]:
    """The names, in order of place, and how they were found; none where nobody is named."""
    for route in ROUTES.get(act or "", ()):
        found = [t for t in dict.fromkeys(route(passage, condition)) if _actor(passage, t)]
        if found:
            walk = passage.page.walk
            spans = [walk.spans(name) for name in _names(passage, found)]
            names = tuple(dict.fromkeys(_text(passage, s) for s in spans if s))
            if names:
                return names, Why(route.__name__.strip("_").replace("_", " "), tuple(x for s in spans for x in s))
    return (), Why("nobody is named")


def _names(passage: Passage, found: list[int]) -> list[list[int]]:
    """The names of the first three that were found; two that a known name holds ("Corée du Nord") are one."""
    names: list[list[int]] = []
    for token in found:
        known = passage.page.known.get(token, [])
        name = sorted({*_name(passage, token), *known})
        if not any(known and set(known) <= set(other) for other in names):
            names.append(name)
    return names[:3]


def _text(passage: Passage, spans: tuple[tuple[int, int], ...]) -> str:
    return " ".join(passage.page.text[start:end] for start, end in spans).strip()


def _name(passage: Passage, token: int) -> list[int]:
    """The noun phrase of a token, without clauses, appositions and its preposition."""
    walk = passage.page.walk
    out, stack = [token], [token]
    while stack:
        for child in walk.children[stack.pop()]:
            rel = walk.tree.rel[child]
            if rel in _KEEP_OUT and not (rel == "case" and child > token) and not (
                    rel == "appos" and child == token + 1 and walk.tree.form[child][0].isupper()):
                if walk.tree.rel[child] == "case" and walk.tree.head[child] != token:
                    out.append(child)
                continue
            out.append(child)
            stack.append(child)
    out.sort()
    low = out.index(token)
    start = low
    while start and out[start - 1] == out[start] - 1:
        start -= 1
    end = low
    while end + 1 < len(out) and out[end + 1] == out[end] + 1:
        end += 1
    return out[start:end + 1]


def _actor(passage: Passage, token: int) -> bool:
    """A name or a noun, no pronoun, no listener of no account (reporters), not the speaker."""
    page, tree = passage.page, passage.page.walk.tree
    if tree.pos[token] not in NOMINAL or tree.pos[token] in ("PRON", "NUM"):
        return False
    if tree.pos[token] == "PROPN" and (page.forms[token] in passage.own or _of_a_thing(passage, token)):
        return False  # "Moscow will respond", said by its spokeswoman
    audience = language(tree.lang).table("targets")["audience"]
    return page.lemmas[token] not in audience and page.forms[token] not in audience and token not in passage.source


def _of_a_thing(passage: Passage, token: int) -> bool:
    """Whether a name is that of a thing or a place named right before it ("gazoduc Nord Link", "mer Jaune")."""
    page, tree = passage.page, passage.page.walk.tree
    before = token - 1
    while before > 0 and tree.pos[before] in ("PROPN", "ADJ") and tree.form[before][0].isupper():
        before -= 1
    things = language(tree.lang).table("targets")["things"]
    return before >= 0 and token not in page.known and (page.lemmas[before] in things or page.forms[before] in things)


# ---------------------------------------------------------------- routes


def _addressed(passage: Passage, _: Condition | None) -> Iterator[int]:
    """Whom the reporting words address: warned Meria, a demandé à Méria."""
    page, walk = passage.page, passage.page.walk
    cases = language(walk.tree.lang).table("targets")["to"]
    for head in passage.cue:
        for child in walk.children[head]:
            if child in passage.cue or child in passage.source:
                continue
            rel, outside = walk.tree.rel[child], child not in passage.inside
            governed = rel in ("iobj", "obj") and (outside or walk.tree.pos[child] == "PROPN")
            if governed or (rel in ("obl", "nmod") and outside and any(
                    page.forms[c] in cases for c in walk.children[child] if walk.tree.rel[c] == "case")):
                yield child


def _between(passage: Passage, _: Condition | None) -> Iterator[int]:
    """A name that stands between the cue and the content."""
    if passage.cue and passage.content and passage.cue[-1] < passage.content[0]:
        tree = passage.page.walk.tree
        yield from (t for t in range(passage.cue[-1] + 1, passage.content[0])
                    if tree.pos[t] == "PROPN" and tree.rel[t] not in ("flat", "compound") and t not in passage.source)


def _told_to(passage: Passage, _: Condition | None) -> Iterator[int]:
    """Who must, should or is to do it."""
    for one in passage.clauses:
        if one.subject is not None and one.person in ("other", "you") and (one.must or one.infinitive or one.jussive):
            yield one.subject
    tree = passage.page.walk.tree
    yield from (t for t in passage.words[:6] if tree.rel[t] in ("nsubj", "nsubj:pass") and tree.pos[t] in NOMINAL)


def _doer(passage: Passage, _: Condition | None) -> Iterator[int]:
    """Who is said to have done it: a named subject."""
    tree = passage.page.walk.tree
    for one in passage.clauses:
        if one.subject is not None and one.person == "other" and tree.pos[one.subject] == "PROPN":
            yield one.subject
    yield from (t for t in passage.words
                if tree.pos[t] == "PROPN" and tree.rel[t] in ("nsubj", "nsubj:pass", "obl:agent"))


def _object(passage: Passage, _: Condition | None) -> Iterator[int]:
    """What the cue governs, when it is a name and no place, or begins the content."""
    walk = passage.page.walk
    for head in passage.cue:
        yield from (c for c in walk.children[head] if walk.tree.rel[c] in ("obj", "iobj", "obl", "nsubj:pass")
                    and c not in passage.cue and walk.tree.pos[c] == "PROPN" and not _is_place(passage, c))
    if passage.form in ("noun", "gerund", "infinitive", "clause") and passage.tops and not passage.quoted:
        first = passage.tops[0]
        if walk.tree.pos[first] == "PROPN":
            yield first


def _named(passage: Passage, _: Condition | None) -> Iterator[int]:
    """A name in the content that does something or has something done to it; no place, no part of another name."""
    tree = passage.page.walk.tree
    for t in passage.words:
        if tree.pos[t] == "PROPN" and tree.rel[t] not in ("flat", "compound", "appos", "nummod", "dep") \
                and not _is_place(passage, t):
            yield t


def _is_place(passage: Passage, token: int) -> bool:
    """Whether a name stands under a word of place: said in Halden."""
    walk = passage.page.walk
    places = language(walk.tree.lang).table("targets")["places"]
    return any(passage.page.forms[c] in places for c in walk.children[token] if walk.tree.rel[c] == "case")


def _beneficiary(passage: Passage, _: Condition | None) -> Iterator[int]:
    """A name in the content that is not its subject: shares its reserves with Meria."""
    tree = passage.page.walk.tree
    yield from (t for t in passage.words if tree.pos[t] == "PROPN" and tree.rel[t] in ("obj", "iobj", "obl", "nmod"))


def _group(passage: Passage, _: Condition | None) -> Iterator[int]:
    """A group that the content begins with."""
    yield from (t for t in passage.tops[:1] if passage.form in ("noun", "infinitive", "gerund") and not passage.quoted)


def _if_doer(passage: Passage, condition: Condition | None) -> Iterator[int]:
    """Who would do the deed of the *if*."""
    if condition is None:
        return
    walk = passage.page.walk
    inside = walk.tokens(condition.if_)
    yield from (t for t in inside if walk.tree.rel[t] in ("nsubj", "nmod") and walk.tree.pos[t] == "PROPN")


def _claimant(passage: Passage, _: Condition | None) -> Iterator[int]:
    """Whose claim is contradicted: contrary to what Meria claims."""
    walk = passage.page.walk
    shown = passage.content_hits.get("untrue", ())
    for token in passage.words:
        if walk.tree.pos[token] == "PROPN" and walk.tree.rel[token] in ("nsubj", "obl", "nmod") and any(
                abs(token - t) < 6 for t in shown):
            yield token


ROUTES: dict[str, tuple[Route, ...]] = {
    "threaten": (_addressed, _between, _if_doer, _named),
    "warn": (_addressed, _between),
    "demand": (_addressed, _between, _told_to, _named),
    "pledge": (_addressed, _between, _beneficiary),
    "offer": (_addressed, _between, _beneficiary),
    "agree": (_addressed, _between),
    "refuse": (_addressed, _between),
    "accuse": (_object, _doer, _addressed, _between, _named, _group),
    "condemn": (_object, _doer, _between, _named),
    "welcome": (_object, _addressed, _named, _group),
    "monitor": (_named,),
    "deny": (_claimant,),
    "assess": (_object,),
}
