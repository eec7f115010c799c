"""How sure one can be that two reported statements of one speaker are one thing said. Pure functions of the two.

A score above 0 speaks for it. It adds up what the two share (words, meaning, quoted words, numbers) and takes off for
days between them; what contradicts forbids it whatever the rest says. The weights were fitted to invented months of
press, against pairs of real reports, and rounded; docs/decisions/utterances.md tells how, and what they cost.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.meaning import contrast
from onrecord.meaning.contrast import Contrast, Sense

NEAR = 3
"""Days between two reports of one thing said; what is said again later is another utterance."""
ENOUGH = 0.1
"""The least mean score of a cluster."""

_QUOTED = re.compile(r"[«“„\"‘]([^«»“”„\"‘’]+(?:’\w[^«»“”„\"‘’]*)*)[»”“\"’]")
_COGNATE = 4
"""Letters by which words of two languages are taken for the same (nucléaire, nuclear)."""


@dataclass(frozen=True)
class Said:
    """A wording: what is compared of a statement."""

    words: str
    lang: str
    direct: bool
    denied: bool
    """Its act is a denial or a refusal: "denied having sent troops" says no without a "not"."""
    day: int
    itself: bool
    """The speaker is the body (a state, an organisation), not a person who speaks for it."""

    @cached_property
    def sense(self) -> Sense:
        """Clauses and numbers."""
        return contrast.sense(self.words, self.lang, denied=self.denied)

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The words that are quoted."""
        quotes = " ".join(_QUOTED.findall(self.words))
        if quotes:
            return contrast.sense(quotes, self.lang).stems
        return self.sense.stems if self.direct else frozenset()

    @cached_property
    def cognates(self) -> frozenset[str]:
        """Beginnings by which words are known in the other language too."""
        return frozenset(stem[:_COGNATE] for stem in self.sense.stems if len(stem) >= _COGNATE)


@dataclass(frozen=True, slots=True)
class Common:
    """What two wordings share, before their meaning is asked for."""

    across: bool
    words: float
    """The words that both have, of all words that either has."""
    quoted: float
    numbers: bool
    days: int
    voices: bool
    """Both by the same speaker, not one by a person and the other by the body it speaks for."""


def common(one: Said, other: Said, voices: bool = True) -> Common | None:
    """What the two share; None when they are too far apart in time, or of one language and share next to no word."""
    days, across = abs(one.day - other.day), one.lang != other.lang
    if days > NEAR:
        return None
    numbers = bool(one.sense.numbers & other.sense.numbers)
    mine, yours = (one.cognates, other.cognates) if across else (one.sense.stems, other.sense.stems)
    both = len(mine & yours)
    words = both / max(1, len(mine | yours))
    if not across and both < LEAST and words < PLAIN:
        return None
    return Common(across, words, 0.0 if across else _quoted(one, other), numbers, days, voices)


def score(shares: Common, cosine: float) -> float:
    """Above 0: more likely the same thing said than not; below: the other way. cosine: of their vectors."""
    if cosine < (0.4 if shares.across else 0.2) and shares.words < PLAIN:
        return -1.0
    if shares.across:
        points = 12 * cosine + 5 * shares.words + 1.5 * shares.numbers - 1.8 * shares.days - 6.9
    else:
        points = 2 * cosine + 12 * shares.words + 1.5 * shares.quoted + shares.numbers - 1.5 * shares.days - 4.1
    return round(points - (0 if shares.voices else 1.2), 2)


def best(shares: Common) -> float:
    """The score that they could have at most, as cosines go: when it is too low, nobody computes their vectors."""
    return score(shares, 0.9 if shares.across else min(0.95, 0.6 + 0.6 * shares.words))


def plain(shares: Common) -> bool:
    """Whether they share so many words that their vectors would tell nothing more."""
    return not shares.across and shares.words >= PLAIN


PLAIN, PLAIN_COSINE = 0.4, 0.75
"""From this share of words on, and the cosine that such pairs have in the middle."""
LEAST = 2
"""Words that two of one language must share at least, unless that is most of what they are: of two gists of three words
that both name one person, one says that he is praised and the other that he is blamed."""


def contradiction(one: Said, other: Said) -> Contrast | None:
    """Why they cannot be the same."""
    return contrast.contradiction(one.sense, other.sense)


def _quoted(one: Said, other: Said) -> float:
    """The share of quoted words that the other has too, the better way round; a single word is no quotation."""
    return max((len(quote & words) / len(quote) for quote, words in
                ((one.quoted, other.sense.stems), (other.quoted, one.sense.stems)) if len(quote) > 1), default=0.0)
