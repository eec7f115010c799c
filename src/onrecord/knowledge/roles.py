"""Understanding the words of a role: "le ministre ukrainien de la Défense", "Russian foreign ministry spokeswoman"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.knowledge.folding import fold
from onrecord.knowledge.names import Names
from onrecord.knowledge.nouns import Actor, Kinds, Mention, Role

READ = 4096
"""Roles that are remembered: a few hundred are named all day."""


class Roles:
    """Reads phrases against the generic words of the kinds and the names of known offices."""

    def __init__(self, kinds: Kinds, names: Names, offices: Iterable[Actor]) -> None:
        self.names, self.small = names, kinds.small
        self.phrases: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for sort, table in (("office", kinds.offices), ("institution", kinds.institutions)):
            for kind, words in table.items():
                for phrase in (phrase for texts in words.values() for phrase in texts):
                    self._enter(phrase, (sort, kind))
        self.offices = tuple(offices)
        self.by_body: dict[str, list[Actor]] = {}
        self._read = lru_cache(maxsize=READ)(self._read_anew)
        for office in self.offices:
            self.by_body.setdefault(office.of or "", []).append(office)
            for form in office.forms:
                self._enter(form.text, ("known", office.key))

    def _enter(self, phrase: str, meaning: tuple[str, str]) -> None:
        meanings = self.phrases.setdefault(self._words(phrase), [])
        if meaning not in meanings:
            meanings.append(meaning)

    def _words(self, phrase: str) -> tuple[str, ...]:
        return tuple(word for word in fold(phrase).split(" ") if word not in self.small)

    def read(self, phrase: str, bodies: Sequence[str] = ()) -> Role:
        """What the words of a phrase say.

        phrase: the noun phrase, with or without its article, without the person's name. bodies: keys of states or
        organisations that the context gives ("de ce pays"); they count when the phrase names none itself.
        """
        return self._read(phrase, tuple(bodies))

    def _read_anew(self, phrase: str, bodies: tuple[str, ...]) -> Role:
        mentions = list(self.names.mentions(phrase))
        named = [m.actor for mention in mentions for m in mention.matches if m.actor.kind not in ("person", "office")]
        meanings = self._best(phrase, mentions)
        kinds, institutions, known = (tuple(dict.fromkeys(key for sort, key in meanings if sort == wanted))
                                      for wanted in ("office", "institution", "known"))
        found = tuple(dict.fromkeys([*(actor.key for actor in named), *([] if named else bodies)]))
        offices = self._offices(kinds, institutions, known, found)
        outright = [self.names.actors[key] for key in offices if key in known]
        return Role(tuple(dict.fromkeys([*kinds, *(office.sort for office in outright)])), institutions,
                    found or tuple(dict.fromkeys(office.of or "" for office in outright)), offices)

    def body(self, phrase: str) -> tuple[str, str] | None:
        """(kind, state) of a body named by its kind and its state alone ("ministère polonais de la Défense"), or None.

        Every word must be accounted for: "l'ancien gouvernement français" is not the government of France.
        """
        mentions = list(self.names.mentions(phrase))
        states = {m.actor.key for mention in mentions for m in mention.matches if m.actor.kind == "state"}
        meanings, used = self._meanings(self._apart(phrase, mentions))
        kinds = {key for sort, key in meanings if sort == "institution"}
        offices = any(sort != "institution" for sort, _ in meanings)
        if len(mentions) != 1 or len(states) != 1 or len(kinds) != 1 or offices:
            return None
        return (kinds.pop(), states.pop()) if used == set(self._apart(phrase, mentions)) else None

    def _apart(self, phrase: str, mentions: Iterable[Mention]) -> tuple[str, ...]:
        """The words of a phrase without the names in it."""
        for start, end in (mention.span for mention in mentions):
            phrase = phrase[:start] + " " * (end - start) + phrase[end:]
        return self._words(phrase)

    def _best(self, phrase: str, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
        """The reading that accounts for more words: with the names in place ("chef de l'OTAN"), or taken out of it."""
        kept, kept_words = self._meanings(self._words(phrase))
        left, left_words = self._meanings(self._apart(phrase, mentions))
        names = {word for mention in mentions for word in self._words(phrase[slice(*mention.span)])}
        whole = kept_words if names & kept_words else kept_words | names
        return kept if len(whole) >= len(left_words | names) else left

    def _meanings(self, words: tuple[str, ...]) -> tuple[list[tuple[str, str]], set[str]]:
        """The meanings of the longest phrases in a row of words, in order, each word used once; and the words used."""
        found: list[tuple[str, str]] = []
        used: set[str] = set()
        at = 0
        while at < len(words):
            for length in range(min(8, len(words) - at), 0, -1):
                if meanings := self.phrases.get(words[at:at + length]):
                    found += meanings
                    used.update(words[at:at + length])
                    break
            else:
                length = 1
            at += length
        return found, used

    def _offices(self, kinds: tuple[str, ...], institutions: tuple[str, ...], known: tuple[str, ...],
                 bodies: tuple[str, ...]) -> tuple[str, ...]:
        """Known offices of the bodies that answer to one of the kinds; without a body, the one named outright."""
        fitting = [office for body in bodies for office in self._of(body, institutions)
                   if office.key in known or answers(office, kinds)]
        if not fitting and not bodies and len(known) == 1:
            return known
        return tuple(dict.fromkeys(office.key for office in fitting))

    def _of(self, body: str, institutions: tuple[str, ...]) -> list[Actor]:
        """The offices of a body, or of the institution of it that the phrase names."""
        inside = [office for kind in institutions for office in self.by_body.get(f"{body}-{kind}", ())]
        return inside or [*self.by_body.get(body, ()), *self.by_body.get(self._above(body), ())]

    def _above(self, body: str) -> str:
        """The state of an institution: the head of "la diplomatie russe" is the minister of Russia."""
        actor = self.names.actors.get(body)
        return (actor.of or "") if actor and actor.kind == "organisation" else ""


def answers(office: Actor, kinds: Iterable[str]) -> bool:
    """Whether an office is of one of the kinds, by its kind or its functions."""
    return any(kind == office.sort or kind in office.functions for kind in kinds)


def titled(office: Actor, actors: Mapping[str, Actor], kinds: Kinds) -> Actor:
    """An office without names of its own, with what to print: its kind's first words and its body."""
    body, words = actors.get(office.of or ""), kinds.offices.get(office.sort, {})
    if office.forms or body is None or not words:
        return office
    return replace(office, printed={code: f"{texts[0]} ({body.name(code)})" for code, texts in words.items() if texts})


def institution(actors: Mapping[str, Actor], kinds: Kinds, kind: str, of: str) -> Actor | None:
    """The body of a kind in a state: the one we have an entry for, else one made from the state and the kind's words.

    None when there is no such kind or no such state.
    """
    if (key := f"{of}-{kind}") in actors:
        return actors[key]
    state, words = actors.get(of), kinds.institutions.get(kind)
    if state is None or words is None:
        return None
    printed = {code: f"{texts[0]} ({state.name(code)})" for code, texts in words.items() if texts}
    return Actor(key, "organisation", printed, (), state.provenance, sort=kind, of=of)
