"""Amounts as the reader's language writes them."""

from __future__ import annotations

from onrecord.brief.wording import Wording

BIG = 1_000_000
"""From here on a number is written short: 900 million."""
DIGITS = 2
"""Behind the point of one that is, at most."""


def amount(wording: Wording, words: str, value: float | None, unit: str, lang: str) -> str:
    """An amount as written where it is in the reader's language; else money in theirs, and of things the number, with
    the words of the source in quotation marks, for what they name is not translated."""
    if not words or lang == wording.lang or value is None:
        return words
    # Babel loads a language's numbers at the first one, and most briefs need none
    from babel.numbers import (  # noqa: PLC0415
        format_compact_currency,
        format_compact_decimal,
        format_decimal,
        is_currency,
    )

    if is_currency(unit):
        return format_compact_currency(value, unit, locale=wording.lang, fraction_digits=DIGITS)
    number = format_decimal(value, locale=wording.lang) if value < BIG else \
        format_compact_decimal(value, format_type="long", locale=wording.lang, fraction_digits=DIGITS)
    return str(wording.sentence("sum")).replace("{{ number }}", number).replace("{{ words }}", words)
