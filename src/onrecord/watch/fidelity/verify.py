"""Hold quotations against primary sources: the verdict, its place, the words that differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.meaning.encoders import Encoder
from onrecord.model import Reading, Spans
from onrecord.watch.fidelity.across import across
from onrecord.watch.fidelity.align import align
from onrecord.watch.fidelity.compare import Compared, compare
from onrecord.watch.fidelity.names import Named, unknown
from onrecord.watch.fidelity.nouns import Finding, Place, Primary, Quotation, Verdict
from onrecord.watch.fidelity.quoted import quotations
from onrecord.watch.fidelity.sources import Source
from onrecord.watch.fidelity.speakers import Cast, cast
from onrecord.watch.fidelity.stream import Stream, stream

STANDS, RUN = 0.6, 3
"""From this share of agreeing words on, some in a row, a passage is the one that is quoted."""
NEARLY_ALL = 0.9
"""A share that is enough where none stand in a row: they lie close together."""
ABSENT = 0.35
"""Below it the passage is another one."""
LITTLE = 2.5
"""A quotation that weighs less has to stand there as it is, or there is no verdict."""
ONE_WORD = 1.5
"""A quotation that weighs less is believed only in a turn of its speaker."""
TELLING = 6.0
"""What a quotation must weigh for its absence to mean something."""
NEAR = 0.42
"""A passage that means so much the like of it may be it in other words."""
TIED = 0.9
"""An alignment in the speaker's own turns that is worth so much of the best one is preferred."""


def verify(reading: Reading, primaries: Sequence[Primary], encoder: Encoder | None = None,
           named: Named = unknown) -> tuple[Finding, ...]:
    """Each quotation of an article (direct and mixed; indirect speech has none) held against the primary sources.

    encoder: to compare across languages; without one a quotation in another language gets no verdict. named: the keys
    of the actors that a name stands for, to know that Germany is Allemagne.
    """
    sources = [Source(primary) for primary in primaries]
    return tuple(check(quotation, sources, encoder, named) for quotation in quotations(reading))


def check(quotation: Quotation, sources: Iterable[Source], encoder: Encoder | None = None,
          named: Named = unknown) -> Finding:
    """Hold one quotation against sources that were made ready; the best of what they say."""
    said = stream(quotation)
    found = [_against(quotation, said, source, encoder, named) for source in sources]
    return max(found, key=_rank, default=Finding(quotation, None, None, how="no primary source"))


def _rank(finding: Finding) -> tuple[int, float]:
    """Which of several sources' findings counts: one that found it, the most faithful; not found only if all say so."""
    order = [Verdict.not_found, None, Verdict.altered, Verdict.translated, Verdict.trimmed, Verdict.verbatim]
    return order.index(finding.verdict) * 2 - finding.wrong_speaker, finding.likeness


def _against(quotation: Quotation, said: Stream, source: Source, encoder: Encoder | None, named: Named) -> Finding:
    if not said.tokens:
        return Finding(quotation, None, None, how="no words that could be compared")
    people = cast(quotation.speaker, source)
    best = _best(said, source, people)
    if _stands(best, said):
        return _found(quotation, best, people)
    if quotation.lang != source.article.lang:
        return across(quotation, source, people, encoder, named)
    return _missing(quotation, best, source, encoder)


def _best(said: Stream, source: Source, people: Cast) -> Compared:
    """The best alignment; one in the speaker's own turns where it is about as good."""
    whole = align(said.norms, said.weights, source.index)
    if any(people.mine):
        own = align(said.norms, said.weights, source.index, source.turns_of(people.mine))
        if own.score >= TIED * whole.score:
            whole = own
    return compare(said, whole, source)


def _stands(best: Compared, said: Stream) -> bool:
    """Whether it is this passage that is quoted."""
    if sum(said.weights) < LITTLE:
        return best.share > 0.99 and best.run == len(said.tokens) and best.weight >= 1.0
    together = best.run >= RUN or (best.share >= NEARLY_ALL and best.within <= 2 * len(said.tokens))
    return best.share >= STANDS and together and best.weight >= LITTLE - 0.5


def _found(quotation: Quotation, best: Compared, people: Cast) -> Finding:
    agreed = [pair for pair in best.pairs if pair is not None]
    place = place_of(best.source, _spans(best, agreed))
    changes = best.changes
    verdict = Verdict.altered if changes else Verdict.trimmed if best.shortened else Verdict.verbatim
    wrong = people.wrong(place)
    worth = sum(best.stream.weights)
    if worth < LITTLE and wrong:
        return Finding(quotation, None, None, likeness=best.share, how="few words, and another says them")
    if worth < ONE_WORD and not people.own(place):
        return Finding(quotation, None, None, likeness=best.share, how="a word that anyone may say")
    return Finding(quotation, verdict, place, best.differences, changes, wrong, round(best.share, 3), _how(best))


def _how(best: Compared) -> str:
    count = sum(pair is not None for pair in best.pairs)
    words = f"{count} of {len(best.pairs)} words stand there, {best.run} of them in a row"
    return words + ("; the sentence goes on" if best.cut else "")


def _spans(best: Compared, agreed: Sequence[int]) -> Spans:
    """The primary's stretches that are quoted: words that follow one another closely are one."""
    words = best.source.words
    out: list[tuple[int, int]] = []
    last = None
    for at in agreed:
        if last is not None and 0 < at - last <= 1:
            out[-1] = (out[-1][0], words[at].end)
        elif last is None or at != last:
            out.append((words[at].start, words[at].end))
        last = at
    return tuple(out)


def place_of(source: Source, spans: Spans) -> Place:
    """Where spans of a source stand: their sentences, whose turn it is."""
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    touched = [s for s in source.sentences if s[0] < end and start < s[1]]
    turn = source.turn_at(spans[0][0])
    return Place(source.article.id, spans, (min((s for s, _ in touched), default=start),
                                            max((e for _, e in touched), default=end)),
                 turn.speaker if turn and not turn.question else None, bool(turn and turn.question))


def _missing(quotation: Quotation, best: Compared, source: Source, encoder: Encoder | None) -> Finding:
    """The words do not stand there: not found, or too near to say so."""
    likeness = round(best.share, 3)
    if best.share >= ABSENT:
        return Finding(quotation, None, None, likeness=likeness, how="some of its words stand there, too few to say")
    if sum(best.stream.weights) < TELLING:
        return Finding(quotation, None, None, likeness=likeness, how="too few words to say that they are not there")
    if encoder is not None and _meant(quotation, source, encoder) >= NEAR:
        return Finding(quotation, None, None, likeness=likeness, how="much the same is said there in other words")
    return Finding(quotation, Verdict.not_found, None, likeness=likeness, how="its words do not stand there")


def _meant(quotation: Quotation, source: Source, encoder: Encoder) -> float:
    meanings = source.meanings(encoder)
    return float((meanings @ encoder.encode([quotation.words])[0]).max()) if len(meanings) else 0.0


@dataclass(frozen=True, slots=True)
class Checker:
    """Sources made ready once, for many articles: what the record and the desk hold on to."""

    sources: tuple[Source, ...]
    encoder: Encoder | None = None
    named: Named = unknown

    @classmethod
    def of(cls, primaries: Iterable[Primary], encoder: Encoder | None = None, named: Named = unknown) -> Checker:
        """Make primary sources ready."""
        return cls(tuple(Source(primary) for primary in primaries), encoder, named)

    def findings(self, reading: Reading, statement: str | None = None) -> tuple[Finding, ...]:
        """Each quotation of a reading, or of one of its statements, held against the sources."""
        return tuple(check(quotation, self.sources, self.encoder, self.named) for quotation in quotations(reading)
                     if statement in (None, quotation.statement))
