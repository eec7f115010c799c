"""What editors do to a wire story: a headline of their own, an end cut off, words changed, a local paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from evaluation.month.marks import own_numbers
from evaluation.month.nouns import Draft, Utterance
from evaluation.month.stock import small
from evaluation.month.words import fill
from evaluation.month.world import Outlet
from evaluation.month.write import Writer

_QUOTE = re.compile(r"(<<.*?>>)")
_CITIES = {"en": ("Halden", "Millbrook", "Dunmere"), "fr": ("Halden", "Montbriand", "Vauxelles")}


def copy(wire: Draft, outlet: Outlet, lead: Utterance | None, writer: Writer) -> tuple[Draft, tuple[str, ...]]:
    """A copy of a wire text as an outlet runs it, and what was done to it. writer: makes the outlet's own headline."""
    rng, edits = writer.rng, []
    made = Draft(wire.lang, wire.title, list(wire.paragraphs), dict(wire.mentions), dict(wire.happenings))
    if lead and rng.random() < 0.6:
        writer.draft, writer.marks = made, max([*made.mentions, *made.happenings, 0])
        made.title = writer.headline(lead)
        edits.append("headline")
    least = 2 if outlet.length == "short" else 3
    if len(made.paragraphs) > least and rng.random() < (0.8 if outlet.length == "short" else 0.45):
        made.paragraphs = made.paragraphs[:rng.randint(least, len(made.paragraphs) - 1)]
        edits.append("cut")
    if rng.random() < 0.6:
        changed = [_swapped(paragraph, wire.lang, rng) for paragraph in made.paragraphs]
        if changed != made.paragraphs:
            made.paragraphs = changed
            edits.append("words")
    if rng.random() < 0.3:
        line = fill(rng.choice(small(wire.lang)["local"]), {"here": rng.choice(_CITIES[wire.lang])})
        made.paragraphs.insert(rng.randint(1, len(made.paragraphs)), line)
        edits.append("local")
    if len(made.paragraphs) > 2 and rng.random() < 0.3:
        at = rng.randint(0, len(made.paragraphs) - 2)
        made.paragraphs[at:at + 2] = [" ".join(made.paragraphs[at:at + 2])]
        edits.append("merged")
    return pruned(made), tuple(edits)


def pruned(draft: Draft) -> Draft:
    """The draft without the mentions that its text does not hold any more."""
    left = {int(number) for text in (draft.title, *draft.paragraphs) for number in own_numbers(text) if number}
    return replace(draft, mentions={n: m for n, m in draft.mentions.items() if n in left},
                   happenings={n: h for n, h in draft.happenings.items() if n in left})


def _swapped(text: str, lang: str, rng: Random) -> str:
    """Some words changed, never inside quotation marks."""
    pieces = _QUOTE.split(text)
    for old, new in small(lang)["swaps"]:
        if rng.random() < 0.6:
            pieces = [piece if piece.startswith("<<") else re.sub(rf"(?<!\w){re.escape(old)}(?!\w)", new, piece)
                      for piece in pieces]
    return "".join(pieces)
