"""On whose side a speaker stands: the words by which a text names the speaker, the office, the body and its state.

"Kestria will buy missiles", said by its minister, is what the speaker's own side will do; the source alone, a pronoun
or a surname, does not say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from onrecord.knowledge import Actor, Term
from onrecord.model import Speaker
from onrecord.statements.passage import START, Page

_ENDING = 2
"""Letters of the shorter word that may differ."""


class Actors(Protocol):
    """What is asked of knowledge here."""

    def actor(self, key: str) -> Actor | None:
        """The actor of a key."""

    def roles(self, person: str, on: date | None = None) -> tuple[Term, ...]:
        """The offices of a person on a day."""


def side(page: Page, speaker: Speaker | None, knowledge: Actors | None, on: date | None) -> frozenset[str]:
    """Words, in lower case, that name the speaker or the speaker's office, body or state in this article."""
    if speaker is None:
        return frozenset()
    said = f"{speaker.name} {speaker.role or ''}".lower().replace("’", "'").replace("'", " ").split()
    words = {word.strip(",;.") for word in said}
    if knowledge is not None and speaker.actor is not None:
        for key in speaker.actor.split("; "):
            words.update(_above(key, knowledge, on, page.walk.tree.lang))
    return frozenset(words | {name for word in words for name in page.names_by_start.get(word[:START], ())
                              if akin(word, name)})


def _above(key: str, knowledge: Actors, on: date | None, lang: str) -> Iterator[str]:
    """The words of an actor's name and of the names of the bodies above it."""
    offices = [term.office for term in knowledge.roles(key, on)] if knowledge.actor(key) is not None else []
    todo, seen = [key, *offices], set[str]()
    while todo:
        at = todo.pop()
        actor = knowledge.actor(at)
        if actor is None or at in seen:
            continue
        seen.add(at)
        yield from actor.name(lang).lower().split()
        yield from (form.text.lower() for form in actor.forms  # "Moscow will respond" is said of one's own side
                    if form.kind in ("capital", "metonym") and form.lang in (lang, "") and " " not in form.text)
        if actor.of:
            todo.append(actor.of)


def akin(word: str, name: str) -> bool:
    """Whether a word is a name or the adjective of it: they begin alike and differ in their ending only."""
    shorter = min(len(word), len(name))
    if shorter < START:
        return False
    shared = next((i for i, (a, b) in enumerate(zip(word, name, strict=False)) if a != b), shorter)
    return shared >= max(START, shorter - _ENDING)
