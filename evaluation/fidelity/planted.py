"""Many pairs made by machine: sentences of the sources as they are, shortened, altered, joined, put down to another.

They are coarser than what people write, and many: they say how often a verdict is wrong to within a few per cent.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from evaluation.fidelity.pairs import DATA, Pair, source
from onrecord.model import Speaker
from onrecord.watch.fidelity import Quotation, Source

SEED = 20261129
SHORTEST = 6
"""Words of a sentence that is used."""
Made = tuple[str | None, frozenset[str], str]
"""Verdict, what changed, the words."""


def planted(names: Sequence[str], strangers: Sequence[str]) -> list[Pair]:
    """Pairs of all kinds over the sources named; ``strangers``: sources whose sentences none of those holds."""
    chance = random.Random(SEED)
    found: list[Pair] = []
    for name in names:
        said = Source(source(name))
        lines = sentences(said)
        for number, (words, speaker) in enumerate(lines):
            made = [*_faithful(words), *_altered(words, said.article.lang, chance),
                    *_merged([line for line, _ in lines], number, chance)]
            found += [_pair(f"{name}-{number}", name, one, speaker, said.article.lang) for one in made]
            found += [_pair(f"{name}-{number}", name, ("verbatim", frozenset(), words), other, said.article.lang,
                            wrong=True)
                      for other in _others(said, speaker)[:1]]
        found += _absent(name, said, strangers)
    return found


def sentences(said: Source) -> list[tuple[str, Speaker | None]]:
    """The sentences of a source that are long enough, each with whose turn it is; those of questions left out."""
    found = []
    for start, end in said.sentences:
        words = said.article.text[start:end].strip()
        turn = said.turn_at(start)
        asked = turn.question if turn else bool(said.primary.turns)
        if len(words.split()) >= SHORTEST and words[-1] in ".!?" and "\n" not in words and not asked:
            found.append((words, turn.speaker if turn else None))
    return found


def _pair(name: str, against: str, made: Made, speaker: Speaker | None, lang: str, *, wrong: bool = False,
          across: bool = False) -> Pair:
    verdict, changes, words = made
    text = f"“{words}” "
    quotation = Quotation(text, ((1, 1 + len(words)),), lang, "direct", speaker, name)
    return Pair(name, verdict, changes, wrong, against, quotation, across)


def _faithful(words: str) -> Iterator[Made]:
    """As it is, in other typography; a fragment of it; without a middle part; without its end."""
    plain = words.replace("’", "'").replace("\u202f", " ").rstrip(".")
    yield "verbatim", frozenset(), plain[:1].lower() + plain[1:]
    parts = words.split(", ")
    if len(parts) > 2 and len(parts[0].split()) > 2 and len(parts[-1].split()) > 2:
        yield "trimmed", frozenset(), ", ".join([parts[0], *parts[2:]])
        yield "trimmed", frozenset(), " […] ".join([parts[0], *parts[2:]])
    if len(parts) > 1 and len(parts[0].split()) >= SHORTEST:
        yield "trimmed", frozenset(), parts[0] + "."


def _altered(words: str, lang: str, chance: random.Random) -> Iterator[Made]:
    """One alteration of each kind that the sentence allows."""
    table = _table()[lang]
    for kind in ("negation", "modal", "number"):
        for there, put in table[kind]:
            changed, count = re.subn(rf"(?<![\w’-]){there}(?![\w’-])", put, words, count=1, flags=re.I)
            if count:
                yield "altered", frozenset({kind}), changed
                break
    figures = re.sub(r"\d+", lambda match: str(int(match.group()) + 7), words, count=1)
    if figures != words:
        yield "altered", frozenset({"number"}), figures
    places = list(re.finditer(r"[^\W\d_]{5,}", words))
    if len(places) > 5:
        for match in sorted(chance.sample(places, 2), key=lambda match: -match.start()):
            words = words[:match.start()] + chance.choice(table["swapped"]) + words[match.end():]
        yield "altered", frozenset({"other words"}), words


def _merged(lines: Sequence[str], number: int, chance: random.Random) -> Iterator[Made]:
    """The beginning of this sentence and the end of one that stands elsewhere, as one."""
    far = [line for at, line in enumerate(lines) if abs(at - number) > 3 and len(line.split()) >= 2 * SHORTEST]
    if far and len(lines[number].split()) >= 2 * SHORTEST:
        one, two = lines[number].split(), chance.choice(far).split()
        yield "altered", frozenset({"merged sentences"}), " ".join([*one[:SHORTEST], *two[-SHORTEST:]])


def _absent(name: str, said: Source, strangers: Sequence[str]) -> Iterator[Pair]:
    """The sentences of other sources, on the same subjects, in both languages."""
    for stranger in strangers:
        other = Source(source(stranger))
        yield from (_pair(f"{name}-{stranger}", name, ("not found", frozenset(), words), None, other.article.lang,
                          across=other.article.lang != said.article.lang)
                    for words, _ in sentences(other))


def _others(said: Source, speaker: Speaker | None) -> list[Speaker]:
    """Other people who have a turn."""
    names = {turn.speaker.name: turn.speaker for turn in said.primary.turns if not turn.question}
    return [other for name, other in names.items() if speaker and name != speaker.name]


@cache
def _table() -> dict[str, Any]:
    with (DATA / "planted.toml").open("rb") as file:
        return tomllib.load(file)
