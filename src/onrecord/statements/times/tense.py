"""Does the verb that governs a time look back or ahead? A bare weekday or a date without a year hangs on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from onrecord.lang import language
from onrecord.trees import Walk

Direction = Literal["past", "future", "present"]
_VERBAL = ("VERB", "AUX")
_AUX = ("aux", "aux:pass", "cop")
# A chain of heads longer than this says nothing of the time any more (and a damaged tree may go in circles).
_CLIMB = 12


@dataclass(frozen=True, slots=True)
class Tense:
    """The direction (None: no verb says), the verb's token, and whether a noun stands between verb and time."""

    direction: Direction | None
    verb: int | None = None
    by_noun: bool = False


class Tenses:
    """The tenses of one article's verbs."""

    def __init__(self, walk: Walk) -> None:
        self.walk, self.tree = walk, walk.tree
        table: dict[str, Any] = language(walk.tree.lang).table("times")["tense"]
        future = language(walk.tree.lang).table("times").get("future", {"endings": (), "stems": {}})
        self.endings, self.stems = frozenset(future["endings"]), future["stems"]
        self.words = {name: frozenset(words) for name, words in table.items()}

    def of(self, tokens: range, limit: str | None = None) -> Tense:
        """The tense that governs a time expression of these tokens, with the limit it stands under, if any.

        What has lasted "since" then lies back whatever the verb; a deadline ("promised an answer before Nov. 1") lies
        ahead of the noun or the plan it is set for, as what is arranged "for" a day does.
        """
        if limit == "since":
            return Tense("past")
        tense = self._governing(tokens)
        if self._toward(tokens):
            return Tense("future", tense.verb, tense.by_noun)
        deadline = limit is not None
        if deadline and tense.direction == "past" and tense.verb is not None:
            planned = self.tree.lemma[tense.verb] in self.words["planning"] | self.words["prospective"]
            if tense.by_noun or planned:
                return Tense("future", tense.verb, tense.by_noun)
        return tense

    def _toward(self, tokens: range) -> bool:
        """Arranged "for" a day, or moved "to" it."""
        if any(self.tree.form[t].lower() in self.words["towards"] for t in (tokens.start, tokens.start - 1) if t >= 0):
            sentence = self.walk.sentence(tokens.start)
            return any(self.tree.lemma[t] in self.words["moving"] for t in range(max(sentence.start, tokens.start - 3),
                                                                               tokens.start))
        before, after = tokens.start - 1, tokens.stop
        return before >= 0 and self.tree.form[before].lower() in self.words["toward"] and (
            after >= len(self.tree) or self.tree.form[after] not in ("'s", "’s"))

    def _governing(self, tokens: range) -> Tense:
        top = self.walk.head(tokens)
        if top is None:
            return Tense(None)
        beside = self._beside(tokens)
        if beside is not None:
            return Tense(self.verb(beside), beside)
        token = top
        for nouns in range(_CLIMB):
            head = self.tree.head[token]
            if head == token:
                break
            token = head
            if self._verbal(token):
                return self._via(token, nouns or self._after_object(tokens, token))
        found = self._nearest(tokens)
        return Tense(self.verb(found), found, True) if found is not None else Tense(None)

    def _after_object(self, tokens: range, verb: int) -> int:
        """1 where the word before a time is a verb's object ("announced a meeting on Thursday")."""
        at = tokens.start - 1
        while at > verb and self.tree.pos[at] in ("ADP", "DET"):
            at -= 1
        return int(at > verb and self.tree.head[at] == verb and self.tree.rel[at] == "obj")

    def _via(self, verb: int, nouns: int) -> Tense:
        """A noun between them is ahead of a verb that plans it: "announced a meeting on Thursday"."""
        if nouns and self.tree.lemma[verb] in self.words["planning"]:
            return Tense("future", verb, True)
        return Tense(self.verb(verb), verb, nouns > 0)

    def _beside(self, tokens: range) -> int | None:
        """The verb right before a time ("a déclaré jeudi"): parsers often hang such a time elsewhere."""
        at = tokens.start - 1
        while at >= 0 and self.tree.lemma[at] in self.words["between"]:
            at -= 1
        if at < 0 or self.tree.sentence[at] != self.tree.sentence[tokens.start]:
            return None
        return at if self.tree.pos[at] == "VERB" and self._has_tense(at) else None

    def _has_tense(self, token: int) -> bool:
        return bool(self.walk.feat(token, "Tense")) or self.walk.feat(token, "VerbForm") == "Inf"

    def _verbal(self, token: int) -> bool:
        return self.tree.pos[token] in _VERBAL or any(self.tree.rel[c] in _AUX for c in self.walk.children[token])

    def _nearest(self, tokens: range) -> int | None:
        """The finite verb of the sentence that stands nearest."""
        sentence = self.walk.sentence(tokens.start)
        verbs = [t for t in sentence if self.tree.pos[t] in _VERBAL and t not in tokens and self._has_tense(t)
                 and self.tree.rel[t] not in _AUX]
        return min(verbs, key=lambda t: abs(t - tokens.start), default=None)

    def verb(self, verb: int, depth: int = 0) -> Direction | None:
        """The direction of a verb with its auxiliaries."""
        aux = [c for c in self.walk.children[verb] if self.tree.rel[c] in _AUX]
        lemmas = {self.tree.lemma[a] for a in aux} | {self.tree.form[a].lower() for a in aux}
        if lemmas & self.words["will"]:
            return "future"
        if lemmas & self.words["perfect"] and not self._finite(verb):
            return "past"
        if lemmas & self.words["ahead"] or any(self.walk.feat(t, "Tense") == "Fut" for t in (verb, *aux)):
            return "future"
        if not aux and self.endings and self._looks_future(verb):
            return "future"
        misread = any(self.walk.feat(a, "Tense") == "Past" and self._looks_future(a) for a in aux if self.endings)
        if misread or any(self.walk.feat(t, "Mood") == "Cnd" for t in (verb, *aux)):
            return self._conditional(verb, aux)
        return self._plain(verb, aux, depth)

    def _looks_future(self, verb: int) -> bool:
        """A future or conditional by its form, whatever the parser says: infinitive and ending."""
        lemma, form = self.tree.lemma[verb], self.tree.form[verb].lower()
        stem = self.stems.get(lemma, lemma.removesuffix("e") if lemma.endswith("re") else lemma)
        return form.startswith(stem) and form[len(stem):] in self.endings

    def _finite(self, verb: int) -> bool:
        return self.walk.feat(verb, "VerbForm") in ("Fin", "Inf")

    def _conditional(self, verb: int, aux: list[int]) -> Direction:
        """"serait signé" lies ahead, "serait parti" and "aurait signé" back."""
        passive = any(self.tree.rel[a] in ("aux:pass", "cop") or self.tree.lemma[a] in self.words["be"] for a in aux) \
            and self.tree.lemma[verb] not in self.words["motion"]
        done = self.walk.feat(verb, "VerbForm") == "Part" and not passive
        return "past" if done and aux else "future"

    def _plain(self, verb: int, aux: list[int], depth: int) -> Direction | None:
        form = self.walk.feat(verb, "VerbForm")
        if form == "Inf" or any(self.walk.feat(a, "VerbForm") == "Inf" for a in aux):
            return self._infinitive(verb, depth)
        if not aux and form in ("Part", "Ger"):
            return self._participle(verb, depth)
        finite = next((a for a in aux if self.walk.feat(a, "Tense")), verb)
        tense = self.walk.feat(finite, "Tense")
        if tense in ("Past", "Imp"):
            if not aux and self._complement(verb):
                return self._above(verb, depth)
            passive = any(self.tree.rel[a] in ("aux:pass", "cop") for a in aux)
            waiting = self.words["prospective"] if passive else self.words["intending"]
            return "future" if self.tree.lemma[verb] in waiting else "past"
        if tense is None:
            return None
        if self.tree.lemma[verb] in self.words["reporting"] and not aux and self._reports(verb):
            return "past"
        return "past" if self._motion(verb, aux) else "present"

    def _complement(self, verb: int) -> bool:
        """Whether a form in "-ed" says how the object is left: "will keep its border | closed until spring"."""
        behind = self.tree.rel[verb] in ("advcl", "dep", "xcomp") and self.tree.head[verb] < verb
        return behind and not self.walk.having(verb, "nsubj", "nsubj:pass", "mark", "expl")

    def _reports(self, verb: int) -> bool:
        """Whether a verb of saying has something said: "the panel reports on 3 March" tells what is to come."""
        return self.tree.lemma[verb] not in self.words["delivering"] or self.tree.rel[verb] == "parataxis" or bool(
            self.walk.having(verb, "ccomp", "parataxis", "obj", "xcomp", "advcl"))

    def _motion(self, verb: int, aux: list[int]) -> bool:
        """Verbs that make their perfect with "be": "est arrivé", "s'est réuni"."""
        if self.walk.feat(verb, "VerbForm") != "Part" or not any(self.tree.lemma[a] in self.words["be"] for a in aux):
            return False
        reflexive = any(self.tree.lemma[c] in self.words["reflexive"] for c in self.walk.children[verb])
        return reflexive or self.tree.lemma[verb] in self.words["motion"]

    def _participle(self, verb: int, depth: int) -> Direction | None:
        if self.tree.rel[verb] == "xcomp":  # "restera fermé"
            return self._above(verb, depth)
        past = self.walk.feat(verb, "Tense") == "Past"
        if self.tree.lemma[verb] in self.words["prospective"]:
            return "future"
        return "past" if past else self._above(verb, depth)

    def _infinitive(self, verb: int, depth: int) -> Direction | None:
        """Ahead of what governs it, unless that says it came about ("managed to") or it is only what for."""
        marks = {self.tree.lemma[c] for c in self.walk.children[verb] if self.tree.rel[c] in ("mark", "case")}
        if marks & self.words["after"]:
            return "past"
        head = self.tree.head[verb]
        if self.tree.lemma[head] in self.words["recent"]:
            return "past"  # "vient de signer"
        above = self._above(verb, depth)
        if above != "past":
            return "future" if head != verb else None
        if self.tree.rel[verb] in ("acl", "acl:relcl"):
            return None  # "her decision to meet": done or still to do
        fulfilled = self.tree.lemma[head] in self.words["implicative"] or self.tree.rel[verb] in ("advcl", "conj")
        return "past" if fulfilled else "future"

    def _above(self, verb: int, depth: int) -> Direction | None:
        token = self.tree.head[verb]
        for _ in range(_CLIMB - depth):
            if self._verbal(token) and token != verb:
                return self.verb(token, depth + 1) if depth < _CLIMB else None
            if self.tree.head[token] == token:
                return None
            token = self.tree.head[token]
        return None
