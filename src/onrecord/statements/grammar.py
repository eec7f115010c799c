"""The clause: who its subject is to the speaker, in what tense and mood, asserted or denied.

Tense is read from auxiliaries and, where a language's parser is unsure of it, from endings (``lang/<code>/acts.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lang import language
from onrecord.trees import Walk

Person = Literal["self", "you", "echo", "other", "none"]
Tense = Literal["past", "present", "future", "conditional", "none"]


@dataclass(frozen=True, slots=True)
class Words:
    """The small words of a language, as sets."""

    first: frozenset[str]
    first_possessive: frozenset[str]
    second: frozenset[str]
    echo: frozenset[str]
    theirs: frozenset[str]
    somebody: frozenset[str]
    exclaiming: frozenset[str]
    about_to: frozenset[str]
    future: frozenset[str]
    conditional: frozenset[str]
    must: frozenset[str]
    able: frozenset[str]
    possible: frozenset[str]
    negation: frozenset[str]
    nobody: frozenset[str]
    anyone: frozenset[str]
    that: frozenset[str]
    infinitive: frozenset[str]
    asking: frozenset[str]
    jussive: frozenset[str]
    conjectural: frozenset[str]
    existing: frozenset[str]
    taken: frozenset[str]
    imperative_endings: tuple[str, ...]
    future_endings: tuple[str, ...]
    conditional_endings: tuple[str, ...]
    whole_infinitives: tuple[str, ...]
    verb: str
    verbs: tuple[str, ...]


@cache
def words(code: str) -> Words:
    """The sets of a language, from ``[grammar]`` and ``[endings]`` of its table of acts."""
    table = language(code).table("acts")
    endings = table["endings"]
    sets = {name: frozenset(found) for name, found in table["grammar"].items()}
    return Words(**sets, verb=endings["verb"], verbs=tuple(endings["verbs"]),
                 imperative_endings=tuple(endings["imperative"]), future_endings=tuple(endings["future"]),
                 conditional_endings=tuple(endings["conditional"]), whole_infinitives=tuple(endings["infinitive"]))


@dataclass(slots=True)
class Clause:
    """One predicate with what governs its reading."""

    head: int
    subject: int | None
    person: Person
    tense: Tense
    must: bool = False
    able: bool = False
    possible: bool = False
    negated: bool = False
    passive: bool = False
    verbal: bool = True
    jussive: bool = False
    perfect: bool = False
    infinitive: bool = False

    @property
    def finite(self) -> bool:
        """With a tense or a modal."""
        return self.tense != "none" or self.must or self.able or self.possible

    @property
    def ahead(self) -> bool:
        """Future or conditional."""
        return self.tense in ("future", "conditional")


def clause(walk: Walk, forms: list[str], lemmas: list[str], head: int, own: frozenset[str]) -> Clause:
    """Read the clause of a predicate.

    ``forms`` and ``lemmas`` are the article's, in lower case; ``own`` are lemmas of the source's names: a subject of
    that name is the speaker.
    """
    tree, small = walk.tree, words(walk.tree.lang)
    found = Clause(head, None, "none", "none", verbal=tree.pos[head] in ("VERB", "AUX"))
    marks: list[str] = []
    for child in walk.children[head]:
        rel = tree.rel[child]
        if rel in ("nsubj", "nsubj:pass", "csubj", "expl") and (found.subject is None or rel != "expl"):
            found.subject = child
            found.passive |= rel == "nsubj:pass"
        elif rel in ("aux", "aux:pass", "cop"):
            _auxiliary(found, forms[child], lemmas[child], tree.feats[child], small)
            found.passive |= rel == "aux:pass"
            found.perfect |= rel != "cop" and lemmas[child] in ("have", "avoir", "être")
        elif rel in ("advmod", "det", "obj", "obl", "cc", "dep", "mark"):
            if rel == "mark":
                marks.append(forms[child])
            inner = walk.children[child]
            found.negated |= forms[child] in small.negation or (
                rel == "obj" and bool(inner) and forms[inner[0]] in small.nobody)
            if forms[child] in small.conjectural:
                found.possible = True
    _finite(found, forms[head], lemmas[head], tree.feats[head], small)
    if lemmas[head] in small.about_to and any(
            tree.rel[c] == "xcomp" and "VerbForm=Inf" in tree.feats[c] for c in walk.children[head]):
        found.tense = "future"
    if found.subject is not None:
        found.person = _person(walk, forms, lemmas, found.subject, own, small)
        first = walk.children[found.subject][0] if walk.children[found.subject] else found.subject
        found.negated |= forms[found.subject] in small.nobody or forms[first] in small.nobody
    found.infinitive = "VerbForm=Inf" in tree.feats[head] and found.subject is None and not found.ahead
    found.jussive = _jussive(found, forms[head], tree.feats[head], marks, small)
    return found


def _auxiliary(found: Clause, form: str, lemma: str, feats: str, small: Words) -> None:
    if form in small.future:
        found.tense = "future"
    elif form in small.conditional:
        found.tense = "conditional"
    elif form in small.must or lemma in small.must:
        found.must = True
    elif form in small.possible or (lemma in small.possible and lemma not in small.able):
        found.possible = True
    elif form in small.able:
        found.able = True
    else:
        _finite(found, form, lemma, feats, small)


def _finite(found: Clause, form: str, lemma: str, feats: str, small: Words) -> None:
    """Tense of a finite word; what an auxiliary has said already stands."""
    if found.tense in ("future", "conditional"):
        return
    tense = ending(form, lemma, small)
    if tense is None and "VerbForm=Inf" not in feats:
        tense = ("past" if "Tense=Past" in feats or "Tense=Imp" in feats else
                 "future" if "Tense=Fut" in feats else
                 "conditional" if "Mood=Cnd" in feats else
                 "present" if "Tense=Pres" in feats else None)
    if tense is not None and not (found.tense == "past" and tense == "present"):
        found.tense = tense
    if lemma in small.must:
        found.must = True
    if lemma in small.possible:
        found.able = found.able or tense == "present"
        found.possible = True


def ending(form: str, lemma: str, small: Words) -> Tense | None:
    """Future or conditional by the ending of a verb's form; None where the ending does not tell."""
    if not small.future_endings:
        return None
    for endings, tense in ((small.conditional_endings, "conditional"), (small.future_endings, "future")):
        for end in endings:
            if form.endswith(end):
                stem = form[:-len(end)] + "r"
                if lemma.endswith(small.whole_infinitives) and not stem.endswith(("rer", "rir", "rr")):
                    return None
                return tense  # type: ignore[return-value]  # the two literals above
    return None


def _person(walk: Walk, forms: list[str], lemmas: list[str], subject: int, own: frozenset[str], small: Words) -> Person:
    form = forms[subject]
    if form in small.first:
        return "self"
    if form in small.second:
        return "you"
    if form in small.echo:
        return "echo"
    if lemmas[subject] in own:
        return "self"
    for child in walk.children[subject]:
        if forms[child] in small.first_possessive:
            return "self"
        if forms[child] in small.echo:
            return "echo"
    return "other"


def _jussive(found: Clause, form: str, feats: str, marks: list[str], small: Words) -> bool:
    """An order without "must": an imperative, or "que" with a subject at the start of a sentence (the caller knows)."""
    if found.subject is None and found.verbal and not found.perfect and (
            "Mood=Imp" in feats or (bool(small.imperative_endings) and form.endswith(small.imperative_endings))):
        return True
    return found.subject is None and "VerbForm=Inf" in feats and not marks and found.tense == "none" and not (
        found.must or found.able or found.possible) and not small.future_endings
