"""The words of one language that make an event, from ``lang/<code>/agenda.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.lang import language


@dataclass(frozen=True, slots=True)
class Events:
    """From a lemma to the type of event; ``words`` are the small lists."""

    nouns: dict[str, str]
    bodies: dict[str, str]
    acts: dict[str, str]
    happens: frozenset[str]
    holds: frozenset[str]
    words: dict[str, frozenset[str]]
    labels: dict[str, str]
    """Type of event -> what to call one that has no name."""


def _by_lemma(table: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, lemmas in table.items():
        for lemma in lemmas:
            found.setdefault(lemma, kind)
    return found


@cache
def events(lang: str) -> Events:
    """The event words of a language."""
    table = language(lang).table("agenda")
    return Events(_by_lemma(table["nouns"]), _by_lemma(table["bodies"]), _by_lemma(table["acts"]),
                  frozenset(table["happens"]["verbs"]), frozenset(table["holds"]["verbs"]),
                  {name: frozenset(words) for name, words in table["words"].items()}, table["labels"])
