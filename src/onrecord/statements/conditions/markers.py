"""The words that mark a condition, compiled once a language, and where they stand in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from onrecord.lang import language
from onrecord.statements.lexicon import Lexicon
from onrecord.statements.passage import Page


class Marker(NamedTuple):
    """A marker found: the places of its first and last word in the sentence, its kind, its words."""

    first: int
    last: int
    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Markers:
    """All of a language."""

    lexicon: Lexicon
    firsts: frozenset[str]
    weak: frozenset[str]
    lasting: frozenset[str]
    manner: frozenset[str]
    supposing: frozenset[str]
    inverted: frozenset[str]
    generic: frozenset[str]
    any: frozenset[str]
    strong: frozenset[str]
    whoever: frozenset[str]
    answer: frozenset[str]
    agent: frozenset[str]
    against: frozenset[str]

    def find(self, page: Page, sentence: list[int]) -> list[Marker]:
        """The markers among the tokens of a sentence, in order, false friends left out."""
        forms = [page.forms[t] for t in sentence]
        out: list[Marker] = []
        for hit in self.lexicon.find(forms, forms):
            if "friend" in hit.classes:
                continue
            token = sentence[hit.first]
            if page.walk.tree.rel[token] == "advmod" and forms[hit.first] == "si" and _degree(page, token):
                continue
            if forms[hit.first] == "s'" and page.walk.tree.rel[token] in ("expl", "obj", "iobj"):
                continue
            out.append(Marker(hit.first, hit.last, hit.classes[0], " ".join(forms[hit.first:hit.last + 1])))
        return out


def _degree(page: Page, token: int) -> bool:
    """*Si* before an adjective or adverb: so, not if."""
    return page.walk.tree.pos[page.walk.tree.head[token]] in ("ADJ", "ADV") and page.walk.tree.head[token] == token + 1


@cache
def markers(code: str) -> Markers:
    """The markers of a language, from its ``conditions.toml``."""
    table = language(code).table("conditions")
    marking, friends, subjects = table["markers"], table["friends"], table["subjects"]
    phrases = {"clause": marking["clause"], "noun": marking["noun"], "friend": friends["phrases"]}
    firsts = frozenset(phrase.split()[0] for name in ("clause", "noun") for phrase in marking[name])
    sets = {name: frozenset(marking[name]) for name in ("weak", "lasting", "manner", "supposing", "inverted")}
    sets |= {name: frozenset(found) for name, found in subjects.items()}
    return Markers(Lexicon(phrases), firsts, generic=frozenset(friends["generic"]), **sets)
