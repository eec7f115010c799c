"""Which event a time dates: the noun it hangs on, what its verb holds or what takes place, or the verb itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.statements.agenda.lexicon import Events
from onrecord.trees import Walk

_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
_COMPLEMENT = ("obj", "iobj", "obl", "obl:agent", "xcomp", "nmod")
_VERBAL = ("VERB", "AUX")
_AUX = ("aux", "aux:pass", "cop")
MOVES = ("visit",)
"""Kinds of act that goods do too: a delivery arrives."""
HYPHENS = ("-", "‑")
# Heads looked at above a time; a longer way says that the time is not the event's.
_CLIMB = 6
# Tokens between an event's noun and the participle that says when.
_BEHIND = 10


@dataclass(frozen=True, slots=True)
class Event:
    """An event: its word, its type, the verb it stands with, and by which rule."""

    head: int
    kind: str
    verb: int | None
    rule: str


class Seeker:
    """Finds the event of a time in one article's tree."""

    def __init__(self, walk: Walk, words: Events) -> None:
        self.walk, self.tree, self.words = walk, walk.tree, words

    def event(self, tokens: range) -> Event | None:
        """The event that the time of these tokens dates; None where there is none."""
        token = self.walk.head(tokens)
        if token is None:
            return None
        for _ in range(_CLIMB):
            head = self.tree.head[token]
            if head == token:
                head = self.torn(token)
            if head == token:
                break
            token = head
            if self._verbal(token):
                return self._of_verb(token, tokens)
            kind = self.words.nouns.get(self.tree.lemma[token])
            if kind is not None and self.tree.pos[token] in ("NOUN", "PROPN"):
                return Event(token, kind, self._verb_above(token), "noun")
        return self._beside(tokens)

    def torn(self, token: int) -> int:
        """For a root that is the second half of a word with a hyphen ("Addis-Abeba") its first half; else itself."""
        start, end = self.tree.start, self.tree.end
        joined = token > 1 and self.tree.form[token - 1] in HYPHENS and (
            end[token - 2] == start[token - 1] and end[token - 1] == start[token])
        return token - 2 if joined else token

    def _verbal(self, token: int) -> bool:
        return self.tree.pos[token] in _VERBAL or any(self.tree.rel[c] in _AUX for c in self.walk.children[token])

    def _verb_above(self, token: int) -> int | None:
        return next((t for t in self.walk.ancestors(token) if self._verbal(t)), None)

    def _of_verb(self, verb: int, tokens: range) -> Event | None:
        """The event among a verb's own words, else the verb."""
        before = self._noun_before(tokens, verb)
        if before is not None and not self._object_of_act(before.head, verb):
            return before
        relative = self._relative(verb)
        if relative is not None:
            return relative
        lemma, chain = self.tree.lemma[verb], [verb, *chain_above(self.walk, verb)]
        if lemma in self.words.happens or chain[1:]:
            for v in chain:
                sitting = self.tree.lemma[v] in self.words.happens
                subject = self._event_noun(self.walk.having(v, *_SUBJECT), sitting=sitting)
                if subject is not None and self.tree.lemma[v] in self.words.happens | self.words.holds:
                    return Event(subject, self._kind(subject), v, "takes place")
        if lemma in self.words.holds:
            held = self._event_noun(self.walk.having(verb, *_COMPLEMENT), without=tokens)
            if held is not None:
                return Event(held, self._kind(held), verb, "held")
        planned = self._planned(verb)
        if planned is not None:
            return planned
        act = self.words.acts.get(lemma) or self._expected(verb)
        if act is not None and (self._finite(verb) or subjects(self.walk, verb)) and (
                act not in MOVES or self._somebody(verb)) and not self._gets(verb):
            return Event(verb, act, verb, "verb")
        return None

    def _planned(self, verb: int) -> Event | None:
        """"la réunion des alliés prévue mardi": a participle that the parser lost, behind its noun."""
        alone = not self.walk.having(verb, *_SUBJECT, *_AUX, "obj")
        if self.walk.feat(verb, "VerbForm") != "Part" or self.tree.lemma[verb] not in self.words.happens or not alone:
            return None
        for token in range(verb - 1, max(self.walk.sentence(verb).start, verb - _BEHIND) - 1, -1):
            if self.tree.pos[token] in _VERBAL and self._finite(token):
                return None
            kind = self.words.nouns.get(self.tree.lemma[token])
            if kind is not None and self.tree.pos[token] == "NOUN" and self._heads(token):
                return Event(token, kind, verb, "noun")
        return None

    def _gets(self, verb: int) -> bool:
        """Whether something is received, no guest: "the brigades will receive their tanks"."""
        known = self.words.words["people"] | self.words.bodies.keys()
        objects = self.walk.having(verb, "obj") if self.tree.lemma[verb] in self.words.words["receives"] else []
        return bool(objects) and not any(
            self.tree.pos[t] in ("PROPN", "PRON") or self.tree.lemma[t] in known or self.walk.having(t, "flat", "appos")
            for t in objects)

    def _expected(self, verb: int) -> str | None:
        """"is expected in Riga": a visit, where somebody is."""
        passive = self.walk.having(verb, "nsubj:pass")
        return "visit" if passive and self.tree.lemma[verb] in self.words.words["expected"] and self._somebody(
            verb) else None

    def _somebody(self, verb: int) -> bool:
        """Whether a verb's subject is somebody who can go somewhere: a name, people, a body or a pronoun."""
        known = self.words.words["people"] | self.words.bodies.keys()
        found = subjects(self.walk, verb)
        return not found or any(self.tree.pos[t] in ("PROPN", "PRON") or self.tree.lemma[t] in known or any(
            self.tree.pos[c] == "PROPN" for c in self.walk.having(t, "flat", "appos", "compound")) for t in found)

    def _finite(self, verb: int) -> bool:
        return any(self.walk.feat(t, "VerbForm") == "Fin" for t in (verb, *self.walk.having(verb, *_AUX)))

    def _object_of_act(self, noun: int, verb: int) -> bool:
        """"address the assembly": the act is the event, not what it is aimed at."""
        object_ = self.tree.head[noun] == verb and self.tree.rel[noun] == "obj"
        return object_ and self.tree.lemma[verb] in self.words.acts

    def _noun_before(self, tokens: range, verb: int) -> Event | None:
        """"un sommet jeudi": a time right after an event's noun phrase, whatever it was hung on."""
        at = tokens.start - 1
        sentence = self.walk.sentence(tokens.start)
        while at in sentence and self.tree.pos[at] in ("ADP", "DET") and at > tokens.start - 3:
            at -= 1
        if at not in sentence:
            return None
        for token in (at, *self.walk.ancestors(at)):
            if token not in sentence or token == verb or self._verbal(token) or token > at:
                return None
            kind = self.words.nouns.get(self.tree.lemma[token])
            if kind is not None and self.tree.pos[token] in ("NOUN", "PROPN"):
                return Event(token, kind, verb, "noun")
        return None

    def _relative(self, verb: int) -> Event | None:
        """"the council that meets tomorrow": the nearest event before the relative word, however it was attached."""
        if self.tree.rel[verb] not in ("acl:relcl", "acl") or not self._relative_clause(verb):
            return None
        kinds = self.words.nouns
        if self.tree.lemma[verb] in self.words.acts or self.tree.lemma[verb] in self.words.happens:
            kinds = self.words.bodies | kinds
        else:
            return None
        subject = self.walk.having(verb, *_SUBJECT)
        start = min([verb, *subject])
        if subject and self.tree.pos[subject[0]] in ("NOUN", "PROPN"):
            return None  # the clause has an event of its own
        for token in range(start - 1, self.walk.sentence(verb).start - 1, -1):
            if self.tree.lemma[token] in kinds and self.tree.pos[token] in ("NOUN", "PROPN") and self._heads(token):
                return Event(token, kinds[self.tree.lemma[token]], verb, "relative clause")
        return None

    def _heads(self, token: int) -> bool:
        """Whether a noun is not itself a complement of an event or body ("conseil des ministres")."""
        head = self.tree.head[token]
        known = self.words.nouns.keys() | self.words.bodies.keys()
        return not (self.tree.rel[token] in ("nmod", "compound") and self.tree.lemma[head] in known and head < token)

    def _relative_clause(self, verb: int) -> bool:
        """Whether a verb that hangs on a noun is a participle or stands after a relative word (parsers slip here)."""
        if self.walk.feat(verb, "VerbForm") == "Part":
            return True
        return any(self.tree.form[c].lower() in self.words.words["relative"] for c in self.walk.children[verb])

    def _event_noun(self, tokens: Iterable[int], without: range = range(0), sitting: bool = False) -> int | None:
        """The first event noun among some words, or among what is coordinated with or said of them.

        sitting: bodies that are named for their sessions count too ("le conseil s'ouvre").
        """
        kinds = self.words.nouns.keys() | (self.words.words["sits"] if sitting else frozenset())
        for token in tokens:
            if token in without:
                continue
            if self.tree.lemma[token] in kinds:
                return token
            for below in self.walk.having(token, "nmod", "conj", "compound"):
                if self.tree.lemma[below] in kinds and below not in without and self.tree.pos[token] != "PROPN":
                    return below
            if self._named(token):
                return token
        return None

    def _named(self, name: int) -> bool:
        """"Exercise Northern Anvil": an exercise that goes before its own name, and no bank called Summit."""
        first = next((t for t in self.walk.subtree(name) if self.tree.pos[t] != "DET"), name)
        return self.tree.pos[name] == "PROPN" and self.words.nouns.get(self.tree.lemma[first]) == "exercise"

    def _kind(self, noun: int) -> str:
        """The type of an event by its noun; a body's is a meeting."""
        return "exercise" if self._named(noun) else self.words.nouns.get(self.tree.lemma[noun], "meeting")

    def _beside(self, tokens: range) -> Event | None:
        """In a headline without a verb: "Sommet à Riga jeudi"."""
        sentence = self.walk.sentence(tokens.start)
        for token in sentence:
            if token not in tokens and self.tree.lemma[token] in self.words.nouns and self.tree.pos[token] == "NOUN":
                return Event(token, self.words.nouns[self.tree.lemma[token]], self._verb_above(token), "headline")
        return None


def chain_above(walk: Walk, verb: int) -> list[int]:
    """Verbs above an infinitive that lend it their subject ("is due to begin")."""
    found: list[int] = []
    while walk.tree.rel[verb] == "xcomp" and walk.tree.head[verb] != verb and len(found) < _CLIMB:
        verb = walk.tree.head[verb]
        found.append(verb)
    return found


def subjects(walk: Walk, verb: int) -> list[int]:
    """The subjects of a verb, else of the verbs above that lend it theirs."""
    for v in (verb, *chain_above(walk, verb)):
        found = walk.having(v, *_SUBJECT)
        if found:
            return found
    return []
