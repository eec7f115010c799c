"""Which quotation comes before which, and which are none: a fixed sum of points, explained in docs/brief.md."""

from __future__ import annotations

import re

from onrecord.brief.material import Said
from onrecord.brief.nouns import Points
from onrecord.rows import Cite

ACT = {"threaten": 6, "refuse": 5, "pledge": 5, "deny": 5, "agree": 4, "concede": 4, "offer": 4, "warn": 4, "demand": 3,
       "announce": 3, "accuse": 3, "condemn": 2, "monitor": 2, "predict": 2, "assess": 1, "assert": 1, "welcome": 1}
"""What commits the speaker or changes things for others first; what describes or comments last."""

KIND = {"direct": 3, "mixed": 2}
"""The speaker's own words before a reporter's."""

FRAGMENT = 1
"""For direct speech that begins in the middle of a sentence."""

TOPIC = 2
"""For being about something that the record follows."""

TEXTS = 4
"""At most: one for each further text that reports it, copies not counted."""

CONFIDENCE = 4
"""Times the probability that the words were read rightly; a statement that a person accepted has it all."""

LANG = 2
"""For being in the reader's language: own words in part come before a whole quotation in another one."""

LEAST = 0.5
"""Less probable statements are not quoted: they are more often read wrongly than rightly."""

SHORTEST, LONGEST = 5, 60
"""Words of a quotation, from-to: what is shorter says too little alone, what is longer is for the article."""

CLASSES = ("speech", "decree")
"""What was said or decreed; thoughts and attitudes that a reporter ascribes are not quoted."""

_MARK = re.compile('[«»“”"]')
_QUOTED = re.compile('«[^«»]*»|“[^“”]*”|"[^"]*"')
_STRAY = re.compile(r'[\w«»“”"]')


def points(said: Said, lang: str) -> Points:
    """How much speaks for quoting a statement to readers of a language."""
    cite = said.cite
    return Points(
        act=ACT.get(cite.act or "", 0), kind=_kind(cite), topic=TOPIC if said.topics else 0,
        texts=min(said.texts - 1, TEXTS), lang=LANG if cite.lang == lang else 0,
        confidence=round(CONFIDENCE * (1.0 if said.accepted else cite.confidence), 2))


def quotable(said: Said) -> bool:
    """Whether a statement may be quoted at all: complete, still said, somebody's, read surely enough, of fit length,
    and on a topic or by somebody who counts: papers also quote the coach."""
    cite = said.cite
    return (said.complete and not said.withdrawn and bool(cite.speaker or cite.actor) and said.class_ in CLASSES
            and (said.accepted or cite.confidence >= LEAST) and fit(cite.words)
            and (cite.kind != "direct" or closed(cite.words))
            and (said.accepted or bool(said.topics) or _counts(cite)))


def _counts(cite: Cite) -> bool:
    """Whether a speaker is known, or speaks for a body that is."""
    return any(key and not key.startswith("~") for key in (cite.actor, cite.body))


def fit(words: str) -> bool:
    """Whether words are neither too few nor too many to be quoted."""
    return SHORTEST <= sum(any(map(str.isalnum, word)) for word in words.split()) <= LONGEST


def _kind(cite: Cite) -> float:
    first = next((char for char in cite.words if char.isalpha()), "")
    return FRAGMENT if cite.kind == "direct" and first.islower() else KIND.get(cite.kind, 0)


def closed(words: str) -> bool:
    """Whether nothing stands outside quotation marks; words without any mark are a turn of a transcript, and closed."""
    return not _MARK.search(words) or not _STRAY.search(_QUOTED.sub("", words))
