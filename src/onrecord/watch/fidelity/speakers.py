"""Who is there, who is quoted, and whether two names can be the same person's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lang import language
from onrecord.model import Speaker
from onrecord.watch.fidelity.lexicon import fold
from onrecord.watch.fidelity.nouns import Place
from onrecord.watch.fidelity.sources import Source

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Cast:
    """The turns of a source, as seen by who is quoted."""

    mine: tuple[bool, ...]
    """For each turn: it is, by its name, the quoted speaker's."""
    others: tuple[bool, ...]
    """For each turn: it is certainly another's."""

    source: Source

    def own(self, place: Place) -> bool:
        """Whether the words at a place stand in a turn of the quoted speaker."""
        turn = self.source.turn_at(place.spans[0][0])
        return turn is not None and self.mine[self.source.primary.turns.index(turn)]

    def wrong(self, place: Place) -> bool:
        """Whether the words at a place are another's, and the quoted speaker is there too.

        Someone who has no turn may be an organisation that another speaks for: then nothing is certain.
        """
        turn = self.source.turn_at(place.spans[0][0])
        return turn is not None and any(self.mine) and self.others[self.source.primary.turns.index(turn)]


def cast(quoted: Speaker | None, source: Source) -> Cast:
    """The turns of a source beside the speaker of a quotation."""
    roles = titles(source.article.lang)
    turns = source.primary.turns
    mine = tuple(not turn.question and same(quoted, turn.speaker, roles) for turn in turns)
    return Cast(mine, tuple(turn.question or (not own and bool(name(turn.speaker.name, roles)))
                            for turn, own in zip(turns, mine, strict=True)), source)


def speaks(quoted: Speaker | None, source: Source) -> bool:
    """Whether the speaker of a quotation has a turn in a source, or might: it has no turns, or nobody is named."""
    return quoted is None or not source.primary.turns or any(cast(quoted, source).mine)


def same(quoted: Speaker | None, said: Speaker, roles: frozenset[str]) -> bool:
    """Whether two speakers are one by their actor, or by a word of their names."""
    if quoted is None:
        return False
    if quoted.actor and quoted.actor == said.actor:
        return True
    return bool(name(quoted.name, roles) & name(said.name, roles))


def name(words: str, roles: frozenset[str]) -> set[str]:
    """The folded words of a person's name, titles left out; none where nothing is left."""
    return {fold(word) for word in _WORD.findall(words) if word[0].isupper() and len(word) > 1} - roles


@cache
def titles(code: str) -> frozenset[str]:
    """Folded words of titles and offices in a language."""
    table = language(code).table("speakers")
    listed = [word for group in ("honorifics", "roles") for words in table[group].values() for word in words]
    return frozenset(fold(piece) for word in listed for piece in re.split(r"[^\w]+", word) if piece)
