"""The index of names: what a name as written can stand for.

Steps, each tried only when the ones before found nothing: the folded name; the name without a leading article; and for
people the steps of :mod:`onrecord.knowledge.spellings`. An unknown name gives nothing, never the nearest known one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from onrecord.knowledge.folding import fits, fold
from onrecord.knowledge.nouns import Actor, Form, FormKind, Match, Mention

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[\s\-‐‑'’]{1,2}|\.|(?<=\b[^\W\d_])\. ")
_ORDER: tuple[FormKind, ...] = ("name", "native", "nickname", "metonym", "capital", "person", "adjective", "surname")
Token = tuple[int, int, str]
"""Start, end and folded text of a word."""
_ARTICLE = re.compile(r"([^\W_]+)(?:\s+|['’]\s?)(?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")


class Names:
    """Folded name -> the actors and forms it is written for."""

    def __init__(self, actors: Mapping[str, Actor], small: frozenset[str]) -> None:
        """``small``: folded articles and prepositions, skipped in front of a name."""
        self.actors, self.small = actors, small
        self.found: dict[str, list[Match]] = {}
        for actor in actors.values():
            if actor.same_as is None:
                self._enter(actor, actor.forms)
            elif target := resolve(actors, actor.key):
                self._enter(target, actor.forms)

    def _enter(self, actor: Actor, forms: Iterable[Form]) -> None:
        for form in forms:
            self.found.setdefault(fold(form.text), []).append(Match(actor, form))

    def exact(self, name: str) -> tuple[Match, ...]:
        """The matches of a name after folding, best kind first, one an actor and kind."""
        written = _POSSESSIVE.sub("", name.strip())
        for text in (written, self.without_article(written)):
            known = self.found.get(fold(text), [])
            fitting = [m for m in known if _fits(m, text)]
            loose = [m for m in known if not m.form.text.isupper()]
            if fitting or loose:
                return _best_first(fitting or loose)
        return ()

    def without_article(self, name: str) -> str:
        """The name without articles and prepositions in front ("l'Ukraine", "de la Russie")."""
        while (word := _ARTICLE.match(name)) and fold(word[1]) in self.small:
            name = name[word.end():]
        return name

    @cached_property
    def _longest(self) -> dict[str, int]:
        """First word -> how many words the longest name that begins with it has."""
        longest: dict[str, int] = {}
        for known in self.found:
            words = known.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    def mentions(self, text: str, surnames: bool = False) -> Iterator[Mention]:
        """The places of a text that name actors, in order, longest first, not overlapping."""
        tokens = [(match.start(), match.end(), fold(match[0])) for match in _TOKEN.finditer(text)]
        longest, behind = self._longest, 0
        for at, token in enumerate(tokens):
            if at < behind or (reach := longest.get(token[2].partition(" ")[0])) is None:
                continue
            mention, length = self._mention(text, tokens, at, min(reach, len(tokens) - at), surnames)
            if mention:
                yield mention
                behind = at + length

    def _mention(self, text: str, tokens: list[Token], at: int, reach: int,
                 surnames: bool) -> tuple[Mention | None, int]:
        """The longest name of up to ``reach`` tokens from one on, and how many it has."""
        gaps = (_GAP.fullmatch(text, tokens[i][1], tokens[i + 1][0]) for i in range(at, at + reach - 1))
        reach = next((number for number, gap in enumerate(gaps, 1) if not gap), reach)
        for length in range(reach, 0, -1):
            known = self.found.get(" ".join(token[2] for token in tokens[at:at + length]), ())
            start, end = tokens[at][0], tokens[at + length - 1][1]
            fitting = [m for m in known if (surnames or m.kind != "surname") and _fits(m, text[start:end])]
            if fitting:
                dotted = any(m.form.text.endswith(".") for m in fitting) and text.startswith(".", end)
                return Mention((start, end + dotted), _best_first(fitting)), length
        return None, 0


def _fits(match: Match, written: str) -> bool:
    return fits(match.form.text, written, strict=match.kind == "adjective")


def resolve(actors: Mapping[str, Actor], key: str) -> Actor | None:
    """The actor of a key, following ``same_as``; None when there is none or the chain runs in a circle."""
    seen: set[str] = set()
    while key in actors and key not in seen:
        seen.add(key)
        following = actors[key].same_as
        if following is None:
            return actors[key]
        key = following
    return None


def _best_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    """One match an actor and kind of name, the best kind first."""
    ordered = sorted(matches, key=lambda match: _ORDER.index(match.kind), reverse=True)
    return tuple(reversed({(match.actor.key, match.kind): match for match in ordered}.values()))
