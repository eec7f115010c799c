"""From an alignment to the places where the words differ, and what each difference touches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Span
from onrecord.watch.fidelity.align import Alignment
from onrecord.watch.fidelity.lexicon import Lexicon
from onrecord.watch.fidelity.nouns import Change, Difference
from onrecord.watch.fidelity.numbers import NUMBER
from onrecord.watch.fidelity.sources import Source
from onrecord.watch.fidelity.stream import Break, Stream
from onrecord.watch.fidelity.tokens import Token

SHORT = 4
"""Words left out up to this many, a negation or a modal among them at an end, turn what is left."""
FAR = 60
"""Words passed over beyond this many are another passage."""
ENOUGH = 1.2
"""Weight that stands together for a piece to count as one."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between two words that agree: words here, words there."""

    quoted: tuple[int, int]
    """Numbers of quoted words, half-open."""
    said: tuple[int, int] | None
    """Numbers of the primary's words; None where the quotation goes on at another place."""
    pause: Break
    crosses: bool
    """A sentence of the primary ends in between."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A quotation beside the words of one source."""

    stream: Stream
    source: Source
    pairs: tuple[int | None, ...]
    differences: tuple[Difference, ...]
    share: float
    """The weight of the words that agree, of all."""
    weight: float
    """Of the words that agree."""
    within: int
    """From the first to the last word that agrees, in words of the source."""
    run: int
    """The most words that agree in a row."""
    cut: bool
    """Shown as whole sentences, the first or the last of which is not."""

    @property
    def changes(self) -> tuple[Change, ...]:
        """What the differences touch, each once, in the order of the kinds."""
        touched = {difference.change for difference in self.differences}
        return tuple(change for change in Change if change in touched)

    @property
    def shortened(self) -> bool:
        """Something was left out or openly replaced, at least."""
        return self.cut or bool(self.differences) or bool(self.stream.bracketed)


def compare(stream: Stream, alignment: Alignment, source: Source) -> Compared:
    """Hold the quoted words against those that they were aligned with."""
    pairs = _equal(stream, alignment, source)
    agreed = [at for at, pair in enumerate(pairs) if pair is not None]
    gaps = list(_gaps(stream, pairs, agreed, source, alignment.pairs))
    differences = [d for gap in gaps for d in _differences(gap, stream, source)]
    stood = [pair for pair in pairs if pair is not None]
    worth = sum(stream.weights[at] for at in agreed)
    return Compared(stream, source, pairs, tuple(differences), worth / (sum(stream.weights) or 1.0), worth,
                    max(stood, default=0) - min(stood, default=0) + 1, _longest(pairs),
                    _cut(stream, pairs, agreed, source))


def _equal(stream: Stream, alignment: Alignment, source: Source) -> tuple[int | None, ...]:
    """The pairs of equal words. A small word that agrees between two that do not is chance."""
    pairs = [pair if pair is not None and source.words[pair].norm == token.norm else None
             for token, pair in zip(stream.tokens, alignment.pairs, strict=True)]
    agreed = [at for at, pair in enumerate(pairs) if pair is not None]
    whole = (agreed[0], agreed[-1] + 1) if agreed else None
    for first, last in list(_islands(pairs)):
        if (first, last) != whole and sum(stream.weights[first:last]) < ENOUGH and not _reaches(pairs, first, last):
            pairs[first:last] = [None] * (last - first)
    return tuple(pairs)


def _islands(pairs: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Stretches of quoted words whose partners lie close together, half-open."""
    first = None
    for at in range(len(pairs) + 1):
        pair = pairs[at] if at < len(pairs) else None
        if first is not None and (pair is None or not 0 < pair - (pairs[at - 1] or 0) <= SHORT):
            yield first, at
            first = None
        if pair is not None and first is None:
            first = at


def _reaches(pairs: Sequence[int | None], first: int, last: int) -> bool:
    """Whether a stretch lies close to its neighbours in both texts, so that it belongs to them."""
    before = next((at for at in range(first - 1, -1, -1) if pairs[at] is not None), None)
    after = next((at for at in range(last, len(pairs)) if pairs[at] is not None), None)
    here, there = pairs[first] or 0, pairs[last - 1] or 0
    near_before = before is not None and 0 < here - (pairs[before] or 0) <= (first - before) + FAR // 4
    near_after = after is not None and 0 < (pairs[after] or 0) - there <= (after - last) + FAR // 4
    return near_before or near_after


def _gaps(stream: Stream, pairs: Sequence[int | None], agreed: Sequence[int], source: Source,
          aligned: Sequence[int | None]) -> Iterator[Gap]:
    """What stands between words that agree, where anything does; also before the first and after the last."""
    if not agreed:
        return
    if agreed[0]:
        first = pairs[agreed[0]] or 0
        stood = [at for at in aligned[:agreed[0]] if at is not None and first - 2 * agreed[0] <= at < first]
        yield Gap((0, agreed[0]), (min(stood, default=first), first), Break.none, False)
    for one, two in pairwise(agreed):
        here, there = pairs[one] or 0, pairs[two] or 0
        if two == one + 1 and there == here + 1:
            continue
        near = 0 < there - here <= FAR
        crosses = source.sentence_of[here] != source.sentence_of[there]
        yield Gap((one + 1, two), (here + 1, there) if near else None, max(stream.breaks[one + 1:two + 1]), crosses)
    if agreed[-1] + 1 < len(pairs):
        end = (pairs[agreed[-1]] or 0) + 1
        rest = aligned[agreed[-1] + 1:]
        stood = [at for at in rest if at is not None and end <= at < end + 2 * len(rest)]
        yield Gap((agreed[-1] + 1, len(pairs)), (end, max(stood, default=end - 1) + 1), Break.none, False)


def _differences(gap: Gap, stream: Stream, source: Source) -> Iterator[Difference]:
    mine, theirs = stream.tokens[slice(*gap.quoted)], source.words[slice(*gap.said)] if gap.said else []
    here, there = _here(mine, gap, stream), _span(theirs)
    if not mine and gap.pause in (Break.piece, Break.open):
        turned = _turned(theirs, source.lex) if not gap.crosses else None
        if gap.pause is Break.open or turned:
            yield Difference(here, there, turned)
        return
    skips = gap.crosses and gap.pause is Break.none and len(theirs) > len(mine) and _worth(theirs, source)
    if gap.said is None or skips:
        yield Difference(here, there, Change.merged if gap.pause is Break.none else None)
        if mine and not _same(mine, theirs, source.lex):
            yield Difference(here, None, Change.other)
    elif not mine:
        if not _slip(gap, theirs, source):
            yield Difference(here, there, None if gap.crosses else _turned(theirs, source.lex))
    elif not _same(mine, theirs, source.lex):
        yield from (Difference(here, there, change) for change in _touched(mine, theirs, source.lex))


def _here(mine: Sequence[Token], gap: Gap, stream: Stream) -> Span:
    """The quoted words of a gap; where there are none, the empty span behind the word before."""
    own = _span(mine)
    behind = stream.tokens[gap.quoted[0] - 1].end if gap.quoted[0] else stream.tokens[0].start
    return own or (behind, behind)


def _worth(theirs: Sequence[Token], source: Source) -> bool:
    """Whether more than openings and small words were passed over."""
    plain = [t for t in theirs if t.norm not in source.lex.opening and t.norm not in source.lex.small]
    return bool(plain)


def _slip(gap: Gap, theirs: Sequence[Token], source: Source) -> bool:
    """Whether the words that are not quoted are fillers, stutters, or what opens a sentence and says nothing."""
    norms = [token.norm for token in theirs]
    fillers = {word for filler in source.lex.fillers for word in filler}
    plain = [norm for norm in norms if norm not in fillers]
    after = [token.norm for token in source.words[gap.said[1]:gap.said[1] + len(plain)]] if gap.said else []
    before = [token.norm for token in source.words[gap.said[0] - len(plain):gap.said[0]]] if gap.said else []
    return not plain or plain in (after, before) or (gap.crosses and all(norm in source.lex.opening for norm in plain))


def _turned(theirs: Sequence[Token], lex: Lexicon) -> Change | None:
    """What a few words left out take with them: a negation, a modal."""
    norms = [token.norm for token in theirs]
    if not norms or len(norms) > SHORT:
        return None
    if norms[0] in lex.negation or norms[-1] in lex.negation or (len(norms) <= 2 and set(norms) & lex.negation):
        return Change.negation
    if len(norms) < SHORT and any(norm in lex.modals for norm in norms):
        return Change.modal
    return None


def _same(mine: Sequence[Token], theirs: Sequence[Token], lex: Lexicon) -> bool:
    """Whether two stretches are the same words in another guise: written together or apart, one as 1, a date turned."""
    one, two = [token.norm for token in mine], [token.norm for token in theirs]
    if "".join(one) == "".join(two):
        return True
    if sorted(one) == sorted(two) and any(norm.startswith(NUMBER) for norm in one) and len(one) <= 4:
        return True
    return [_unit(norm, lex) for norm in one] == [_unit(norm, lex) for norm in two]


def _unit(norm: str, lex: Lexicon) -> str:
    return f"{NUMBER}1" if lex.numbers.get(norm) == 1 else norm


def _touched(mine: Sequence[Token], theirs: Sequence[Token], lex: Lexicon) -> list[Change]:
    """What a change of words touches; other words where nothing else is."""
    one, two = {token.norm for token in mine}, {token.norm for token in theirs}
    found = []
    if bool(one & lex.negation) != bool(two & lex.negation):
        found.append(Change.negation)
    if _numbers(one) != _numbers(two) and (_numbers(one) or not lex.articles & one):
        found.append(Change.number)
    if one & lex.modals.keys() != two & lex.modals.keys() \
            or _conditional(one, two, lex) or _conditional(two, one, lex):
        found.append(Change.modal)
    return found or [Change.other]


def _numbers(norms: set[str]) -> set[str]:
    return {norm for norm in norms if norm.startswith(NUMBER)}


def _conditional(one: set[str], two: set[str], lex: Lexicon) -> bool:
    """Whether a word here is certain where the same word there only would be."""
    stems = {word[: -len(end)] for word in one for end in lex.future if word.endswith(end)}
    return any(word.endswith(end) and word[: -len(end)] in stems for word in two for end in lex.conditional)


def _longest(pairs: Sequence[int | None]) -> int:
    """The most quoted words in a row whose partners are in a row."""
    best = length = 0
    for at, pair in enumerate(pairs):
        goes_on = at > 0 and pair is not None and pairs[at - 1] == pair - 1
        length = length + 1 if goes_on else int(pair is not None)
        best = max(best, length)
    return best


def _cut(stream: Stream, pairs: Sequence[int | None], agreed: Sequence[int], source: Source) -> bool:
    """Whether a quotation that ends like a sentence ends before the primary's sentence does."""
    if not agreed or agreed[-1] + 1 < len(pairs) or stream.breaks[-1] is not Break.stop:
        return False
    last = pairs[agreed[-1]] or 0
    return last + 1 < len(source.words) and source.sentence_of[last + 1] == source.sentence_of[last]


def _span(found: Sequence[Token]) -> Span | None:
    return (found[0].start, found[-1].end) if found else None
