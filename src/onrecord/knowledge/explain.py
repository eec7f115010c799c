"""What `onrecord background` prints: concepts explained, and the record of use, crises and estimates, as text."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

from onrecord.knowledge.concepts import Concept, concepts
from onrecord.knowledge.dates import written
from onrecord.knowledge.doctrines import doctrines, superseded_by
from onrecord.knowledge.folding import fold
from onrecord.knowledge.history import Event, crises, estimates, uses
from onrecord.knowledge.questions import questions
from onrecord.knowledge.store import Knowledge
from onrecord.lang import language

HISTORY = "has-it-worked"
"""The key under which the record of use is asked for."""

WIDTH = 80
_SLOT = re.compile(r"\{[\w-]+\}")


def keys(overlay: Path | None = None) -> tuple[str, ...]:
    """What can be explained."""
    return (*concepts(overlay), HISTORY)


def found(asked: str, overlay: Path | None = None) -> str | None:
    """The key that a key, or a concept's name in any language, stands for; None when nothing is known by it."""
    names = {fold(name): each.key for each in concepts(overlay).values() for name in each.names.values()}
    return asked if asked in keys(overlay) else names.get(fold(asked))


def explained(key: str, lang: str, knowledge: Knowledge) -> str:
    """One of :func:`keys` explained in a language, wrapped to 80 columns. Raises KeyError for another key."""
    words = language(lang).table("background")
    lines = _history(lang, words, knowledge) if key == HISTORY else \
        _concept(concepts(knowledge.overlay)[key], lang, words, knowledge.overlay)
    return "\n".join(lines)


def _concept(concept: Concept, lang: str, words: dict[str, Any], overlay: Path | None) -> Iterator[str]:
    known, asked, texts = concepts(overlay), questions(overlay), doctrines(overlay)
    superseded = f", {words['superseded']}"
    yield f"{concept.names[lang]}  [{concept.key}]"
    yield ""
    yield _wrapped(concept.text[lang])
    yield ""
    yield from _row(words["see"], (f"{known[key].names[lang]} [{key}]" for key in concept.concepts if key in known))
    yield from _row(words["questions"], (
        f"{_SLOT.sub('X', asked[key].names[lang])} [{key}]" for key in concept.questions if key in asked))
    yield from _row(words["doctrines"], (
        f"{texts[key].names[lang]}{superseded if superseded_by(texts, key) else ''} [{key}]"
        for key in concept.doctrines if key in texts))
    yield from _row(words["reading"], concept.reading)
    yield from _row(words["checked"], (concept.provenance.checked,))


def _history(lang: str, words: dict[str, Any], knowledge: Knowledge) -> Iterator[str]:
    yield f"{words['title']}  [{HISTORY}]"
    yield ""
    yield _wrapped(words["answer"])
    overlay = knowledge.overlay
    for kind, events in (("use", uses(overlay)), ("threat", crises(overlay)), ("estimate", estimates(overlay))):
        yield f"\n{words[kind]}"
        if kind == "estimate":
            yield _wrapped(words["estimates"], "  ")
        for event in events:
            yield ""
            yield from _event(event, lang, words, knowledge)


def _event(event: Event, lang: str, words: dict[str, Any], knowledge: Knowledge) -> Iterator[str]:
    when = written(event.from_) + ("" if event.to == event.from_ else f" – {written(event.to)}")
    alarm = f" ({words['alarm']})" if event.kind == "alarm" else ""
    yield f"  {event.names[lang] if event.estimate else f'{when}: {event.names[lang]}'}{alarm}"
    yield _wrapped(event.text[lang], "  ")
    yield from _row(words["by"], (_name(knowledge, key, lang) for key in event.actors))
    yield from _row(words["against"], (_name(knowledge, key, lang) for key in event.named))
    if event.estimate:
        yield from _row(words["of"], (event.estimate.of[lang],))
        yield from _row(words["yearly"], (_yearly(event.estimate.lowest, event.estimate.highest, words),))
        yield from _row(words["assumptions"], (event.estimate.assumptions[lang],))
        yield from _row(words["computed"], filter(None, (event.estimate.computed,)))
    yield from _row(words["source"], (event.provenance.source,))
    yield from _row(words["checked"], (event.provenance.checked,))


def _yearly(lowest: Fraction | None, highest: Fraction | None, words: dict[str, Any]) -> str:
    """The range as published; never one number in place of two."""
    if lowest is None or highest is None:
        return str(words["no_number"])
    numbers = (f"{float(number):g}".replace(".", words["decimal"]) for number in dict.fromkeys((lowest, highest)))
    return " – ".join(words["per_cent"].format(number=number) for number in numbers)


def _name(knowledge: Knowledge, key: str, lang: str) -> str:
    actor = knowledge.actor(key)
    return actor.name(lang) if actor else key


def _row(heading: str, texts: Iterable[str]) -> Iterator[str]:
    joined = "; ".join(texts)
    if joined:
        yield _wrapped(f"{heading}: {joined}", "  ", "    ")


def _wrapped(text: str, first: str = "", after: str | None = None) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=first, subsequent_indent=first if after is None else after,
                         break_long_words=False, break_on_hyphens=False)
