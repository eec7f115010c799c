"""An event in words: what it is, where, and who takes part."""

from __future__ import annotations

from onrecord.model import Span
from onrecord.spans import trim
from onrecord.statements.agenda.events import HYPHENS, Event, chain_above, subjects
from onrecord.statements.agenda.lexicon import Events
from onrecord.trees import Walk

_OUTSIDE = ("acl:relcl", "parataxis", "punct", "appos", "advcl", "mark", "cop", "nsubj", "nsubj:pass",
            "aux", "aux:pass", "ccomp", "dep")
_EDGE = ("DET", "ADP", "PUNCT", "CCONJ", "SCONJ", "PRON")
PAIRS = (("«", "»"), ("“", "”"), ('"', '"'))
_OF_VERB = ("obj", "obl", "xcomp", "iobj", "advmod", "expl", "compound:prt", "aux", "aux:pass")


def _closed(title: str) -> str:
    """A title without quotation marks that lost their other half where it was cut."""
    for opening, closing in PAIRS:
        if title.count(opening) != title.count(closing) or (opening == closing and title.count(opening) % 2):
            title = title.replace(opening, "").replace(closing, "")
    return " ".join(title.split())


class Phrases:
    """Cuts phrases out of one article."""

    def __init__(self, text: str, walk: Walk, words: Events) -> None:
        self.text, self.walk, self.tree, self.words = text, walk, walk.tree, words

    def what(self, event: Event, time: range) -> tuple[str, Span]:
        """The event's own words without time and place, and their span."""
        tokens = self._clause(event.head, time) if event.rule == "verb" else self._noun_phrase(event.head, time)
        span = trim(self.text, (self.tree.start[tokens[0]], self.tree.end[tokens[-1]]))
        kept = [t for t in tokens if t not in time]
        title = " ".join(" ".join(self.text[s:e] for s, e in self.walk.spans(kept)).split())
        if event.rule == "verb" and not self.subject(event.head):
            title = self._unnamed(event)
        elif self.tree.lemma[event.head] in self.words.bodies and event.rule != "verb":
            title = self.words.labels["sits"].format(title)
        title = _closed(title)
        return title[:1].upper() + title[1:], span

    def _unnamed(self, event: Event) -> str:
        """An act whose subject is a pronoun that says nothing by itself: the kind of event, and where."""
        label = self.words.labels.get(event.kind, event.kind)
        places = [t for t in self.walk.having(event.head, "obl")
                  if self._is_place(t) or self._is_place(t, "destination")]
        if not places and (behind := self._destination(event.head)):
            return f"{label} {self.tree.form[behind[0] - 1]} {self._name(behind[0])}"
        return " ".join([label, *(self.text[self.tree.start[t]:self.tree.end[t]] for p in places[:1]
                                  for t in self.walk.subtree(p))])

    def subject(self, verb: int) -> list[int]:
        """The noun phrase that a verb's subject is, its article first: the nearest one, a relative pronoun's noun.

        Empty where the subject is another pronoun, or none.
        """
        found = [t for t in subjects(self.walk, verb) if t < verb]
        token = self._meant(found[-1], verb) if found else None
        if token is None or self.tree.pos[token] not in ("NOUN", "PROPN", "ADJ"):
            return []
        tokens = self._noun_phrase(token, range(0))
        before = tokens[0] - 1
        return [before, *tokens] if before in self.walk.children[token] and self.tree.pos[before] == "DET" else tokens

    def _meant(self, subject: int, verb: int) -> int | None:
        """A subject, or for a relative pronoun the noun that its clause hangs on."""
        if not self._relative_word(subject):
            return subject
        clause = next((t for t in (verb, *self.walk.ancestors(verb)) if self.tree.rel[t] == "acl:relcl"), None)
        return self.tree.head[clause] if clause is not None else None

    def _noun_phrase(self, head: int, time: range) -> list[int]:
        kept = {head}
        stack = [c for c in self.walk.children[head]
                 if self._inside(c, time) and self.tree.rel[c] not in ("conj", "cc")]
        while stack:
            token = stack.pop()
            kept.add(token)
            stack.extend(c for c in self.walk.children[token] if self._inside(c, time))
        return self._around(head, kept)

    def _inside(self, token: int, time: range) -> bool:
        if token in time or self.tree.rel[token] in _OUTSIDE or self._is_place(token):
            return False
        if self.tree.rel[token] == "acl":  # "le sommet prévu" is the summit
            return self.tree.lemma[token] not in self.words.happens
        return self.tree.rel[token] != "conj" or self.tree.pos[token] in ("NOUN", "PROPN")

    def _around(self, head: int, kept: set[int]) -> list[int]:
        """The run of kept tokens that the head stands in, without articles and prepositions at its edges."""
        first = last = head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while first < head and self.tree.pos[first] in _EDGE:
            first += 1
        while last > head and self.tree.pos[last] in _EDGE:
            last -= 1
        while first and self._one_word(first - 1, first):  # "week-long", whatever the parser made of it
            first -= 1
        return list(range(first, last + 1))

    def _one_word(self, left: int, right: int) -> bool:
        """Whether two tokens are parts of a word with a hyphen."""
        hyphen = self.tree.form[left] in ("-", "‑") or self.tree.form[right] in ("-", "‑")
        return hyphen and self.tree.end[left] == self.tree.start[right] and self.tree.sentence[left] == (
            self.tree.sentence[right])

    def _clause(self, verb: int, time: range) -> list[int]:
        """A sentence: the subject, the words of the verb, and the complements behind it."""
        kept = {verb, *self.subject(verb)}
        for v in (verb, *chain_above(self.walk, verb)):
            group = self.walk.having(v, "aux", "aux:pass", "cop", "expl", "mark", "iobj")
            kept.update(t for t in (v, *group) if t <= verb and not self._relative_word(t))
        for token in self.walk.having(verb, *_OF_VERB):
            if token > verb and token not in time:
                kept.update(self._without_clauses(token))
        tokens = sorted(kept - set(time))
        while tokens[-1] != verb and (self.tree.pos[tokens[-1]] in _EDGE[:-1] or tokens[-1] in time):
            tokens.pop()
        return tokens

    def _without_clauses(self, token: int) -> list[int]:
        """A token and what hangs below it, without relative clauses and asides; a torn word whole."""
        found, stack = [token], [token]
        while stack:
            below = [c for c in self.walk.children[stack.pop()] if self.tree.rel[c] not in ("parataxis", "acl:relcl")]
            found.extend(below)
            stack.extend(below)
        last = max(found)
        more = self._more(last) if self.tree.pos[last] == "PUNCT" or self.tree.pos[last] == "PROPN" else 0
        return [*found, *range(last + 1, last + more + 1)]

    def _relative_word(self, token: int) -> bool:
        return self.tree.form[token].lower() in self.words.words["relative"]

    def where(self, event: Event, time: range) -> str | None:
        """The place: a name under "in" or "at", first of the event's verb, then of the noun, then beside the time."""
        if event.rule == "verb":
            known = (t for t in self.walk.having(event.head, "obl") if self._is_place(t, "destination"))
            for place in (*known, *self._destination(event.head)):
                if place not in time:
                    return self._name(place)
        tops = [t for t in (event.verb, event.head) if t is not None]
        if event.rule == "relative clause" and self.tree.rel[event.head].startswith("nsubj"):
            tops.append(self.tree.head[event.head])  # "the meeting, planned for Friday, will be held in Riga"
        for top in tops:
            for token in self.walk.children[top]:
                for place in (token, *self.walk.having(token, "nmod", "obl")):
                    if place not in time and self._is_place(place):
                        return self._name(place)
        return self._beside(time)

    def _destination(self, verb: int) -> list[int]:
        """A place right behind the verb, whatever the parser made of it: "se rendra à Riga mardi"."""
        to, place = verb + 1, verb + 2
        known = place in self.walk.sentence(verb) and self.tree.form[to].lower() in self.words.words["destination"]
        return [place] if known and self.tree.form[place][:1].isupper() else []

    def _beside(self, time: range) -> str | None:
        after = time.stop + 1
        if after in self.walk.sentence(time.start) and self._is_place(after):
            return self._name(after)
        return None

    def _is_place(self, token: int, how: str = "place") -> bool:
        if self.tree.pos[token] != "PROPN" or not self.tree.form[token][:1].isupper():
            return False
        cases = [self.tree.form[c].lower() for c in self.walk.having(token, "case")]
        return bool(cases) and cases[0] in self.words.words[how]

    def _name(self, token: int) -> str:
        """A name with the names beside it: "New York", in whichever way the parser joined them."""
        head = token
        kept = {token, *(t for t in self.walk.having(token, "amod", "compound", "flat")
                         if t < token and self.tree.form[t][:1].isupper())}
        while (step := self._more(token)):
            kept.update(range(token + 1, token + step + 1))
            token += step
        tokens = self._around(head, kept)
        return self.text[self.tree.start[tokens[0]]:self.tree.end[tokens[-1]]]

    def _more(self, token: int) -> int:
        """How many tokens on a name goes on: to the name beside it, or over a hyphen to its second half."""
        tree, after = self.tree, token + 1
        if after < len(tree) and tree.pos[after] == "PROPN" and tree.sentence[after] == tree.sentence[token]:
            return 1
        hyphen = after + 1 < len(tree) and tree.form[after] in HYPHENS and tree.pos[after + 1] == "PROPN"
        return 2 if hyphen and tree.end[token] == tree.start[after] and tree.end[after] == tree.start[after + 1] else 0

    def actors(self, event: Event, time: range) -> tuple[str, ...]:
        """Who takes part: the subject of the verb, and the people, bodies and names of, with or between whom it is."""
        found: list[int] = []
        if event.verb is not None:
            for token in subjects(self.walk, event.verb):
                meant = self._meant(token, event.verb) if event.rule == "verb" else token
                found.extend(t for t in (token if meant is None else meant, *self.walk.having(token, "conj"))
                             if t != event.head and self.tree.pos[t] in ("NOUN", "PROPN") and t not in time
                             and self._acts(t, event))
            found.extend(self._companions(event.verb))
        found.extend(self._takes_part(event))
        for token in self.walk.having(event.head, "nmod", "nmod:poss", "obl"):
            if self._among(token, "among") and self._is_actor(token):
                found.extend((token, *self.walk.having(token, "conj")))
        names = [self._actor(token, time) for token in found]
        return tuple(dict.fromkeys(name for name in names if name))

    def _acts(self, subject: int, event: Event) -> bool:
        """Whether a subject takes part: who does what only people and bodies do, else a name or a word for them."""
        passive = self.tree.rel[subject] == "nsubj:pass"
        does = event.rule != "verb" or event.kind in ("meeting", "vote", "demonstration", "speech", "signature")
        return (does and not passive) or self._is_actor(subject)

    def _takes_part(self, event: Event) -> list[int]:
        """Who joins an event that a relative clause dates, and who leads it."""
        head = self.tree.head[event.head]
        related = event.rule == "relative clause" and self.tree.lemma[head] in self.words.holds
        joins = [t for t in subjects(self.walk, head) if t != event.head] if related else []
        leads = [t for t in self.walk.subtree(event.head) if self.tree.rel[t] == "obl:agent"]
        return [t for t in joins if self.tree.pos[t] in ("NOUN", "PROPN")] + leads

    def _companions(self, verb: int) -> list[int]:
        return [t for t in self.walk.having(verb, "obl", "obl:agent") if self._among(t, "with") and self._is_actor(t)]

    def _among(self, token: int, which: str) -> bool:
        return any(self.tree.form[c].lower() in self.words.words[which] for c in self.walk.having(token, "case"))

    def _is_actor(self, token: int) -> bool:
        if self.tree.pos[token] == "PROPN":  # "la réunion de Prague" has no article: a town, or a person
            return not self._bare_of(token)
        return self.tree.lemma[token] in self.words.words["people"] or self.tree.lemma[token] in self.words.bodies \
            or any(self.tree.rel[c] == "flat" for c in self.walk.children[token])

    def _bare_of(self, token: int) -> bool:
        """A name right after "de" without an article; where languages do so, that is mostly a town."""
        forms = [self.tree.form[c].lower() for c in self.walk.children[token] if c < token]
        return bool(self.words.words["bare"]) and bool(forms) and forms[-1] in self.words.words["bare"]

    def _actor(self, token: int, time: range) -> str:
        tokens = self._noun_phrase(token, time)
        return " ".join(self.text[self.tree.start[tokens[0]]:self.tree.end[tokens[-1]]].split())
