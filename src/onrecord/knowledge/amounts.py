"""How much of what: "trente obusiers", "€1.2 billion", "from 18 to 30 launchers"; and what is said of a gift."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.knowledge.files import ROOT, parse
from onrecord.knowledge.folding import fold
from onrecord.knowledge.phrases import Hit, Phrasebook, Words, words
from onrecord.lang import language
from onrecord.rows import Amount, PledgeKind

SAYS: tuple[PledgeKind, ...] = ("withdrawn", "late", "delivered", "cut", "raised", "made")
"""What can be said of a gift, what wins where several are said first."""
FAR = 4
"""Words between a number and its unit, at most."""
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP"}
_NUMBER = re.compile(
    r"(?P<sign>[€$£]\s?)?(?P<digits>\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+(?![\d.,]*\d)|\d+(?:[.,]\d+)?)(?P<scale>[a-z]{0,2}\b)?"
    r"(?P<after>\s?[€$£])?|[^\W\d_]+")
_TENS = 20


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; ``unit``: of a currency sign beside it."""

    value: float
    span: tuple[int, int]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """An amount in a text, the one it takes the place of, and where it stands."""

    amount: Amount
    before: Amount | None
    span: tuple[int, int]


def numbers(text: str, lang: str) -> list[Number]:
    """The numbers of a text, in digits and words, in order; a lone "one" or "un" is none."""
    table, found, run = _table(lang), list[Number](), _Run()
    end = -1
    for token in _NUMBER.finditer(text):
        gap = text[end:token.start()] if run.pieces else ""
        if gap.strip(" -\u00a0\u202f’'") or "\n" in gap:
            run.close(found)
        value = _value(token, table)
        joins = bool(run.pieces) and value is None and fold(token[0]) in table.joins
        if value is not None:
            run.add(value, token)
            end = token.end()
        elif joins:
            end = token.end()
        else:
            run.close(found)
    run.close(found)
    return found


def amounts(text: str, lang: str) -> list[Given]:
    """The amounts of a text: numbers of things and of money. A number that another takes the place of is its
    ``before``."""
    read = numbers(text, lang)
    if not read:
        return []
    said = words(text, lang)
    units = _book(lang).find(said)
    ruling = frozenset(hit.first for hit in _prepositions(lang).find(said))
    found = [(number, _unit(said, number, read, units, ruling, _table(lang).head_last)) for number in read]
    before = {number: _replaced(said, number, lang) for number in read}
    found = [(number, unit or _lent(found, before, place)) for place, (number, unit) in enumerate(found)]
    given = [_amount(text, number, unit) for number, unit in found if unit]
    main = [one for one in given if not before[_number(one, read)]] or given[-1:]
    return [Given(one[1], _before(text, one, found, before), one[0].span) for one in main]


def says(text: str, lang: str) -> tuple[PledgeKind, ...]:
    """What a text says of a gift: the kinds whose words stand in it."""
    hits = {hit.what for hit in _says(lang).find(words(text, lang))}
    return tuple(kind for kind in SAYS if kind in hits)


_Found = tuple[Number, Amount]


def _amount(text: str, number: Number, unit: tuple[str, int]) -> _Found:
    key, end = unit
    span = (number.span[0], max(number.span[1], end))
    return Number(number.value, span, key), Amount(number.value, key, text[slice(*span)])


def _lent(found: Sequence[tuple[Number, tuple[str, int] | None]], before: Mapping[Number, bool],
          place: int) -> tuple[str, int] | None:
    """The unit of a bare number that takes the place of the one before it: "not eighteen howitzers: thirty"."""
    if not place or before[found[place][0]]:
        return None
    number, unit = found[place - 1]
    return (unit[0], 0) if unit and before[number] and found[place][0].span[0] - unit[1] < 4 else None


def _number(one: _Found, read: Sequence[Number]) -> Number:
    return next(number for number in read if number.span[0] == one[0].span[0])


def _before(text: str, one: _Found, found: Sequence[tuple[Number, tuple[str, int] | None]],
            before: Mapping[Number, bool]) -> Amount | None:
    """The number that an amount takes the place of: of the same unit, or of none."""
    for number, unit in found:
        if before[number] and number.span[0] != one[0].span[0] and (unit is None or unit[0] == one[0].unit):
            return Amount(number.value, one[0].unit, text[slice(*number.span)])
    return None


def _unit(said: Words, number: Number, read: Sequence[Number], units: Iterable[Hit[str]],
          ruling: frozenset[int], head_last: bool) -> tuple[str, int] | None:
    """The unit of a number and where it ends: a currency sign, else the nearest word for a thing after it.

    ruling: prepositions, over which no unit is looked for but right after the number ("millions of euros").
    head_last: in a row of nouns the last one says what it is ("anti-aircraft launchers").
    """
    if number.unit:
        return number.unit, number.span[1]
    last = said.at(number.span[1] - 1)
    following = min((other.span[0] for other in read if other.span[0] >= number.span[1]), default=1 << 30)
    near = [hit for hit in units if last < hit.first <= last + FAR + 1 and said.spans[hit.first][0] < following
            and said.sentence[hit.first] == said.sentence[last]
            and not any(said.comma[at] for at in range(last + 1, hit.first + 1))
            and not any(last + 1 < word < hit.first for word in ruling)]
    if not near:
        return None
    best = min(near, key=lambda hit: (hit.first, -hit.last))
    for hit in sorted(near, key=lambda hit: hit.first) if head_last else ():
        if hit.first > best.last and not any(at in said.free for at in range(best.last + 1, hit.first)):
            best = hit
    return best.what, said.spans[best.last][1]


def _replaced(said: Words, number: Number, lang: str) -> bool:
    """Whether the words before a number say that another takes its place."""
    first = said.at(number.span[0])
    return any(first - 4 <= hit.last < first and said.sentence[hit.last] == said.sentence[min(first, len(said) - 1)]
               and all(at in said.free or at == hit.last for at in range(hit.last, first))
               for hit in _befores(lang).find(said))


class _Run:
    """A row of number words on its way to a number."""

    def __init__(self) -> None:
        self.pieces: list[float] = []
        self.start = self.end = 0
        self.unit, self.lone = "", True

    def add(self, value: tuple[float, str, bool], token: re.Match[str]) -> None:
        if not self.pieces:
            self.start, self.unit, self.lone = token.start(), "", True
        number, unit, lone = value
        self.pieces.append(number)
        self.end = token.end()
        self.unit = self.unit or unit
        self.lone = self.lone and lone

    def close(self, found: list[Number]) -> None:
        if self.pieces and not (self.lone and len(self.pieces) == 1):
            found.append(Number(_sum(self.pieces), (self.start, self.end), self.unit))
        self.pieces = []


def _sum(pieces: Sequence[float]) -> float:
    """Two hundred and fifty thousand: a scale multiplies what stands before it, all else adds up."""
    total = current = 0.0
    for piece in pieces:
        if piece >= 1000:
            total, current = total + (current or 1) * piece, 0.0
        elif piece == 100 or (piece in (12, _TENS) and 1 < current < 10):
            current = (current or 1) * piece
        else:
            current += piece
    return total + current


@dataclass(frozen=True, slots=True)
class _Table:
    values: Mapping[str, float]
    joins: frozenset[str]
    decimal: str
    head_last: bool


@cache
def _table(lang: str) -> _Table:
    table = language(lang).table("amounts")
    values = {fold(word): float(value) for name in ("numbers", "scales") for word, value in table[name].items()}
    return _Table(values, frozenset(table["joins"]), table["decimal"], table["head-last"])


def _value(token: re.Match[str], table: _Table) -> tuple[float, str, bool] | None:
    """What a token stands for, its currency, and whether it is no number when alone."""
    digits = token["digits"]
    if digits is None:
        value = table.values.get(fold(token[0]))
        return None if value is None else (value, "", value == 1 or token[0].lower() == "m")
    sign = (token["sign"] or token["after"] or "").strip()
    grouped = re.fullmatch(r"\d{1,3}(?:[.,\s\u00a0\u202f]\d{3})+", digits)
    plain = re.sub(r"\D", "", digits) if grouped and table.decimal + digits[-3:] not in digits[-4:] else \
        re.sub(r"[^\d.]", "", digits.replace(table.decimal, "."))
    scale = table.values.get(fold(token["scale"] or ""), 1.0)
    return float(plain) * scale, _SIGNS.get(sign, ""), False


@cache
def _book(lang: str) -> Phrasebook[str]:
    table = parse(ROOT / "goods.toml")
    rows: list[tuple[str, str]] = [(phrase, key) for group in ("currency", "things")
                                   for key, by_lang in table[group].items() for phrase in by_lang[lang]
                                   if phrase not in _SIGNS]
    return Phrasebook(rows)


@cache
def _prepositions(lang: str) -> Phrasebook[str]:
    return Phrasebook((phrase, "preposition") for phrase in language(lang).table("wording")["preposition"])


@cache
def _says(lang: str) -> Phrasebook[PledgeKind]:
    table: dict[str, Any] = language(lang).table("amounts")["says"]
    return Phrasebook((phrase, kind) for kind in SAYS for phrase in table[kind])


@cache
def _befores(lang: str) -> Phrasebook[str]:
    return Phrasebook((phrase, "before") for phrase in language(lang).table("amounts")["says"]["before"])
