"""One thing said, with all its variants, and one text with all its carriers, for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord.output.plain import one_line, shorten

if TYPE_CHECKING:
    from onrecord.record.said_nouns import Carrier, Piece, Report, Utterance, Variant, Weight

WIDEST = 300
CARRIERS = 12
"""So many are listed by name."""
_MARKS = {"same": ("", ""), "added": ("+[", "]"), "left out": ("-[", "]")}


def widely(weight: Weight) -> str:
    """How widely something is reported: "5 statements in 3 reports, 4 outlets (en, fr)"."""
    return (f"{_many(weight.statements, 'statement')} in {_many(weight.reports, 'report')}, "
            f"{_many(weight.outlets, 'outlet')} ({', '.join(weight.langs)})")


def utterance(found: Utterance) -> Iterator[str]:
    """All of an utterance."""
    days = " to ".join(dict.fromkeys(day.isoformat() for day in (found.first, found.last) if day)) or "no date"
    yield " · ".join([days, one_line(found.speaker or "(no one named)"), found.act or "–"])
    yield f"    {found.id} · {widely(found.weight)}"
    for number, variant in enumerate(found.variants):
        yield ""
        yield from _variant(number, variant)
    if found.apart:
        yield ""
        yield from (f"not the same, though near: {id_} ({why})" for id_, why in found.apart)


def _variant(number: int, variant: Variant) -> Iterator[str]:
    kind = "quoted" if variant.quoted else "reported"
    translated = f", translates {variant.translates}" if variant.translates is not None else ""
    yield f"{number}  {variant.lang}, {kind}{translated}: {shorten(one_line(variant.words), WIDEST)}"
    if variant.against is not None:
        yield f"    beside {variant.against}: {one_line(differing(variant.pieces))}"
    for row in variant.statements[:CARRIERS]:
        where = [row.published.isoformat() if row.published else "no date", row.outlet or row.url or row.article]
        yield "    " + " · ".join([row.id, *(one_line(part) for part in where)])
    if len(variant.statements) > CARRIERS:
        yield f"    and {len(variant.statements) - CARRIERS} more"


def differing(pieces: tuple[Piece, ...]) -> str:
    """The words, ``+[...]`` what only this variant has, ``-[...]`` what only the other has; long equal parts cut."""
    shown = []
    for piece in pieces:
        before, after = _MARKS[piece.how]
        words = piece.text.split()
        if piece.how == "same" and len(words) > 8:
            words = [*words[:3], "…", *words[-3:]]
        shown.append(f"{before}{' '.join(words)}{after}")
    return " ".join(shown)


def report(found: Report) -> Iterator[str]:
    """The other carriers of a text; nothing for one that stands alone."""
    if len(found.carriers) < 2:
        return
    yield f"The same text in {_many(found.addresses, 'place')}, {_many(found.outlets, 'outlet')}"
    yield from (f"  {_carrier(one)}" for one in found.carriers[:CARRIERS])
    if len(found.carriers) > CARRIERS:
        yield f"  and {len(found.carriers) - CARRIERS} more"


def _carrier(one: Carrier) -> str:
    day, title = one.published.isoformat() if one.published else "no date", one.title and shorten(one.title, 70)
    where = (day, one.outlet, title)
    return " · ".join([one.article, *(one_line(part) for part in where if part)])


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
