"""A quotation in another language than the source: the passage that means the same, and whether numbers, negation and
modals agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from onrecord.meaning.encoders import Encoder, Vectors
from onrecord.model import Span
from onrecord.spans import overlap
from onrecord.watch.fidelity.lexicon import Lexicon, lexicon
from onrecord.watch.fidelity.names import Named, strangers
from onrecord.watch.fidelity.nouns import Change, Difference, Finding, Place, Quotation, Verdict
from onrecord.watch.fidelity.numbers import NUMBER
from onrecord.watch.fidelity.sources import Source
from onrecord.watch.fidelity.speakers import Cast
from onrecord.watch.fidelity.stream import stream
from onrecord.watch.fidelity.tokens import Token, tokens

CLEAR = 0.07
"""By so much the passage must mean the quotation better than any other does, unless it is closer than SURE."""
ALONE = 0.15
"""Where it leads by so much it may be less close,"""
LEAST = 0.48
"""but not less than this."""
SURE = 0.68
FAR_OFF = 0.34
"""Where no passage is closer than this, it is said nowhere."""
TURNED = 0.6
"""From this likeness on a negation that is there in one and not in the other is a change, not another passage."""
TELLING = 4.0
SHORTEST = 1.7
"""What a quotation must weigh to be told apart by its meaning."""
OWN = 0.04
"""By so much less may a passage in the speaker's own turns mean the same and be preferred."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The passage that means what is quoted."""

    span: Span
    likeness: float
    lead: float
    """Over the best passage elsewhere."""


def across(quotation: Quotation, source: Source, people: Cast, encoder: Encoder | None, named: Named) -> Finding:
    """Hold a quotation against a source in another language."""
    if encoder is None or not encoder.languages_meet:
        return Finding(quotation, None, None, how="in another language, which cannot be compared here")
    said = stream(quotation)
    worth = sum(said.weights)
    meant = _meant(quotation, source, people, encoder)
    if worth < SHORTEST or meant is None:
        return Finding(quotation, None, None, how="too few words to be found in another language")
    likeness = round(meant.likeness, 3)
    if meant.likeness < FAR_OFF and worth >= TELLING:
        return Finding(quotation, Verdict.not_found, None, likeness=likeness, how="no passage means the like of it")
    alone = meant.lead >= ALONE and meant.likeness >= LEAST and worth >= TELLING
    if not alone and (meant.likeness < encoder.same_across or (meant.lead < CLEAR and meant.likeness < SURE)):
        return Finding(quotation, None, None, likeness=likeness, how="no passage means the same clearly enough")
    if strangers(quotation, source.article.text[slice(*meant.span)], named):
        return Finding(quotation, None, None, likeness=likeness, how="a passage means the like of it, of someone else")
    return _judged(quotation, said.tokens, source, people, meant)


def _meant(quotation: Quotation, source: Source, people: Cast, encoder: Encoder) -> Meant | None:
    """The passage closest in meaning; one of the speaker's own where it is about as close."""
    passages = source.passages
    if not passages:
        return None
    words = " ".join(quotation.text[start:end] for start, end in quotation.spans)
    closeness = source.meanings(encoder) @ encoder.encode([words])[0]
    best = int(closeness.argmax())
    mine = np.array([_own(span, source, people) for span in passages])
    if mine.any():
        own = int(np.where(mine, closeness, -1).argmax())
        best = own if closeness[own] >= closeness[best] - OWN else best
    best = _shortest(best, closeness, passages)
    elsewhere = [float(value) for value, span in zip(closeness, passages, strict=True)
                 if not overlap(span, passages[best])]
    return Meant(passages[best], float(closeness[best]), float(closeness[best]) - max(elsewhere, default=0.0))


def _shortest(best: int, closeness: Vectors, passages: Sequence[Span]) -> int:
    """Of passages in one another that mean it about as well, the shortest."""
    span = passages[best]
    inside = [at for at, other in enumerate(passages)
              if span[0] <= other[0] and other[1] <= span[1] and closeness[at] >= closeness[best] - 0.01]
    return min(inside, key=lambda at: passages[at][1] - passages[at][0])


def _own(span: Span, source: Source, people: Cast) -> bool:
    turn = source.turn_at(span[0])
    return turn is not None and people.mine[source.primary.turns.index(turn)]


def _judged(quotation: Quotation, said: Sequence[Token], source: Source, people: Cast, meant: Meant) -> Finding:
    """The verdict on a passage that means much the same: do the words that turn a meaning agree?"""
    there = tokens(source.article.text, source.article.lang, meant.span)
    mine, theirs = lexicon(quotation.lang), source.lex
    turn = source.turn_at(meant.span[0])
    place = Place(source.article.id, (meant.span,), meant.span, turn.speaker if turn and not turn.question else None,
                  bool(turn and turn.question))
    likeness, wrong = round(meant.likeness, 3), people.wrong(place)
    differences = list(_differences(said, there, mine, theirs))
    changes = tuple(dict.fromkeys(d.change for d in differences if d.change))
    if not changes:
        return Finding(quotation, Verdict.translated, place, (), (), wrong, likeness,
                       "means the same; numbers, negation and modals agree")
    if meant.likeness >= TURNED or changes == (Change.number,):
        return Finding(quotation, Verdict.altered, place, tuple(differences), changes, wrong, likeness,
                       f"means much the same, but {', '.join(changes)} differ")
    return Finding(quotation, None, None, likeness=likeness, how="a passage is near, but not certainly this one")


def _differences(said: Sequence[Token], there: Sequence[Token], mine: Lexicon, theirs: Lexicon) -> list[Difference]:
    """What certainly differs: a number that is not there, a negation, "must" for "may"."""
    found = _numbers(said, there)
    ours, other = negations(said, mine), negations(there, theirs)
    if bool(ours) != bool(other):
        found.append(Difference(_span(ours) or (said[0].start, said[0].start), _span(other), Change.negation))
    groups = _modals(said, mine), _modals(there, theirs)
    if groups[0] and groups[1] and not groups[0].keys() & groups[1].keys():
        own, other_ = (next(iter(group.values())) for group in groups)
        found.append(Difference((own.start, own.end), (other_.start, other_.end), Change.modal))
    return found


def _numbers(said: Sequence[Token], there: Sequence[Token]) -> list[Difference]:
    """Numbers that are quoted and not said, where a number is said that is not quoted."""
    own, other = ({t.norm: t for t in some if t.norm.startswith(NUMBER)} for some in (said, there))
    strange = [token for norm, token in own.items() if norm not in other]
    left = [token for norm, token in other.items() if norm not in own]
    return [Difference((a.start, a.end), (b.start, b.end), Change.number) for a, b in zip(strange, left, strict=False)]


def negations(found: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The words that deny, those of "ne ... que" left out."""
    norms = [token.norm for token in found]
    return [token for at, token in enumerate(found) if token.norm in lex.negation
            and not (token.norm in lex.only and lex.restricts & set(norms[at + 1:at + 6])
                     and not (lex.negation - lex.only) & set(norms[at + 1:at + 6]))]


def _modals(found: Sequence[Token], lex: Lexicon) -> dict[str, Token]:
    return {lex.modals[t.norm]: t for t in found if lex.modals.get(t.norm) in ("possible", "binding")}


def _span(found: Sequence[Token]) -> Span | None:
    return (found[0].start, found[-1].end) if found else None


