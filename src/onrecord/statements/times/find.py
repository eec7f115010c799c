"""article -> times: one pass over the codes of its words, then the longest pattern at each place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from onrecord.model import Article, Time
from onrecord.statements.times import counted, dates, named, relative
from onrecord.statements.times.found import MAKERS, Found, Reckoned, Unit
from onrecord.statements.times.lexicon import OTHER, Lexicon, Rule, lexicon
from onrecord.statements.times.limits import limited
from onrecord.statements.times.numerals import FIRST_YEAR, LAST_YEAR
from onrecord.statements.times.patterns import groups
from onrecord.statements.times.spell import spell, spell_days
from onrecord.statements.times.tense import Tenses
from onrecord.trees import Walk

__all__ = ["counted", "dates", "find", "named", "relative"]  # the makers enter themselves in MAKERS when imported

# The longest word of limit ("au plus tard d'ici à") in units.
_LIMIT_UNITS = 5


def find(article: Article, walk: Walk) -> list[Time]:
    """The times an article tells, in order of place, each with its days and the reasoning.

    Relative ones are reckoned from ``article.published``; without it they stay open (``from_`` and ``to`` None, ``how``
    says why). What only looks like a time (durations, recurrences, names) is left out.
    """
    return list(Finder(article, walk).times())


class Finder:
    """The pass over one article."""

    def __init__(self, article: Article, walk: Walk) -> None:
        self.text, self.published = article.text, article.published
        if self.published is not None and not FIRST_YEAR <= self.published.year <= LAST_YEAR:
            self.published = None  # no newspaper's day; reckoning from it would leave the calendar
        self.walk, self.tree = walk, walk.tree
        self.lex: Lexicon = lexicon(walk.tree.lang)
        self.tenses = Tenses(walk)

    def times(self) -> Iterator[Time]:
        """Times in order of place."""
        return (time for time, _ in self.found())

    def found(self) -> Iterator[tuple[Time, Found]]:
        """Times in order of place, each with the match it was read from."""
        codes = [self.lex[form] for form in self.tree.form]
        joined = "".join(codes)
        ends = list(accumulate(map(len, codes))) if len(joined) != len(codes) else None
        for run in self.lex.runs.finditer(joined):
            first = bisect_right(ends, run.start()) if ends else run.start()
            last = bisect_right(ends, run.end() - 1) if ends else run.end() - 1
            for tokens in self._by_block(first, last):
                units = [unit for token in tokens for unit in self._units(token)]
                yield from self._run(units, "".join(codes[t] for t in tokens))

    def _by_block(self, first: int, last: int) -> Iterator[range]:
        """The tokens from first to last, cut where a block ends."""
        block, start = self.tree.block, first
        while block[start] != block[last]:
            cut = bisect_right(block, block[start], start, last + 1)
            yield range(start, cut)
            start = cut
        yield range(start, last + 1)

    def _units(self, token: int) -> list[Unit]:
        form, start, end = self.tree.form[token], self.tree.start[token], self.tree.end[token]
        pieces = self.lex.units(form) if len(self.lex[form]) > 1 else [form]
        if len(pieces) == 1 or len(form) != end - start:  # a repaired word has no places inside
            return [Unit(piece, start, end, token) for piece in pieces]
        units, at = [], 0
        for piece in pieces:
            at = form.index(piece, at)
            units.append(Unit(piece, start + at, start + at + len(piece), token))
            at += len(piece)
        return units

    def _run(self, units: list[Unit], codes: str) -> Iterator[tuple[Time, Found]]:
        at = 0
        while at < len(codes):
            best = self._longest(codes, at)
            if best is None:
                at += 1
                continue
            rule, end, found_groups = best
            limit = None if self._possessive(units[end - 1].token + 1) else self._limit(codes, at)
            found = Found(self.lex, rule, units, (at, end), found_groups, self.tenses, self.published,
                          limit[0] if limit else None)
            reckoned = MAKERS[rule.make](found)
            if reckoned is not None:
                yield self._time(found, reckoned, limit), found
            at = end

    def _possessive(self, token: int) -> bool:
        """"before Monday's vote" sets no limit to Monday."""
        return token < len(self.tree) and self.tree.form[token] in ("'s", "’s")

    def _longest(self, codes: str, at: int) -> tuple[Rule, int, dict[str, tuple[int, int]]] | None:
        best, length, rule_of = None, 0, None
        for rule in self.lex.rules.get(codes[at], ()):
            match = rule.regex.match(codes, at)
            if match is not None and match.end() > length:
                best, length, rule_of = match, match.end(), rule
        return (rule_of, length, groups(best)) if best is not None and rule_of is not None else None

    def _time(self, found: Found, reckoned: Reckoned, limit: tuple[str, int] | None) -> Time:
        first, last = found.first, found.last
        bounds: tuple[date | None, date | None] = reckoned.days or (None, None)
        because = reckoned.because
        if limit is not None:
            name, first = limit
            if name == "before" and found.has("part") and found.value("part") == "late":
                name = "by"  # before the end of a year is up to its end
            if reckoned.days is not None:
                bounds, step = limited(name, reckoned.days, self.published)
                because = f"{because}, {step}"
        while last > first and found.units[last].text == ".":  # the sentence's, not an abbreviation's
            last -= 1
        span = (found.units[first].start, found.units[last].end)
        words = " ".join(self.text[span[0]:span[1]].split())
        how = f"{words}: {because}" if None in bounds else f"{words}, {because} -> {_spell(bounds)}"
        return Time(span, *bounds, how)

    def _limit(self, codes: str, first: int) -> tuple[str, int] | None:
        """The word of limit that ends right before a time, and where it begins."""
        if not first or codes[first - 1] == OTHER:
            return None
        best: tuple[str, int] | None = None
        for name, regex in self.lex.limits:
            for start in range(max(0, first - _LIMIT_UNITS), best[1] if best else first):
                if regex.fullmatch(codes, start, first):
                    best = (name, start)
                    break
        return best


def _spell(bounds: tuple[date | None, date | None]) -> str:
    first, last = bounds
    assert first is not None
    assert last is not None
    return spell_days((first, last)) if first != last else spell(first)
