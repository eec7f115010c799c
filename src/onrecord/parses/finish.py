"""Part of speech, features and lemma of a token, worked out once for each distinct analysis.

The parsers' last two components (spaCy's attribute ruler and lemmatiser) look at one token at a time: its form, tag,
relation, part of speech and features. They cost a third of the English parse, so each distinct combination is run
through them once and remembered. The few rules of the English ruler that look at two tokens ("gon na", "let 's") set a
lemma only; after an expletive the neighbour is part of what is remembered.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

COMPONENTS = ("attribute_ruler", "lemmatizer")
# What is remembered is forgotten when there is this much of it; a year of press has some 400,000 combinations.
_CAPACITY = 500_000
_SEPARATOR = "\u2063"


class Finished(NamedTuple):
    """Of one token."""

    pos: str
    feats: str
    lemma: str


Key = tuple[str, str, str, str, str, bool]
"""Form, tag, relation, part of speech, features, and whether the token before is an expletive."""


class Finisher:
    """The last components of one parser, with a memory."""

    def __init__(self, pipeline: Language) -> None:
        self._vocab = pipeline.vocab
        self._steps = [pipeline.get_pipe(name) for name in COMPONENTS if pipeline.has_pipe(name)]
        self._known: dict[Key, Finished] = {}

    def __call__(self, keys: Sequence[Key]) -> list[Finished]:
        """What the components make of each token, in order."""
        known = self._known
        new = list({key: None for key in keys if key not in known})
        if new:
            if len(known) > _CAPACITY:
                known.clear()
                new = list(dict.fromkeys(keys))
            self._learn(new)
        return [known[key] for key in keys]

    def _learn(self, keys: Sequence[Key]) -> None:
        rows: list[tuple[str, str, str, str, str]] = []
        places = []
        for key in keys:
            rows.append(("there", "EX", "expl", "PRON", "") if key[5] else (_SEPARATOR, "", "punct", "PUNCT", ""))
            places.append(len(rows))
            rows.append(key[:5])
        forms, tags, deps, pos, feats = (list(column) for column in zip(*rows, strict=True))
        doc = Doc(self._vocab, words=forms, tags=tags, deps=deps, heads=list(range(len(rows))), pos=pos, morphs=feats)
        for step in self._steps:
            doc = step(doc)
        for key, place in zip(keys, places, strict=True):
            token = doc[place]
            self._known[key] = Finished(token.pos_, str(token.morph) or "_", token.lemma_)
