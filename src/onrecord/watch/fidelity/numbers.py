"""Numbers, in figures, in words, and half and half ("240m", "deux cent quarante millions")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from onrecord.watch.fidelity.lexicon import Lexicon

NUMBER = "#"
"""What a number's norm begins with; its value follows."""

_BLANKS = re.compile(r"[\s'’]")


def value_of_figures(figures: str, lex: Lexicon) -> str:
    """The value of a number in figures: thousands run together, a point before decimals. "1,200" is 1200."""
    plain = _BLANKS.sub("", figures)
    marks = re.sub(r"\d", "", plain)
    if not marks:
        return _tidy(plain)
    if len(set(marks)) > 1:  # both are there: the last one comes before decimals
        decimal = marks[-1]
    elif len(marks) > 1 or (marks == lex.thousands and re.fullmatch(r"\d{1,3}[.,]\d{3}", plain)):
        decimal = ""
    else:
        decimal = marks
    whole, _, part = plain.rpartition(decimal) if decimal else (plain, "", "")
    return _tidy(re.sub(r"[.,]", "", whole) + (f".{part}" if part else ""))


def valued(words: Sequence[str], lex: Lexicon) -> tuple[int, str]:
    """How many of the words at the beginning make one number, and its value; (0, "") for none.

    words: norms, those of figures with :data:`NUMBER` before them.
    """
    total, part, length, at = Decimal(0), Decimal(0), 0, 0
    spelled = False
    while at < len(words):
        word = words[at]
        if word in lex.joins and spelled and at + 1 < len(words) and words[at + 1] in lex.numbers:
            at += 1
            continue
        if word.startswith(NUMBER) and not at:
            part = _decimal(word)
        elif word in lex.scales and (part if at else word not in lex.shy):
            total, part = _scaled(total, part, Decimal(lex.scales[word]))
            spelled = spelled or not words[0].startswith(NUMBER)
        elif word in lex.numbers and word not in lex.scales and (spelled or not at or not part) \
                and _fits(int(part), lex.numbers[word]):
            part, spelled = _joined(part, lex.numbers[word]), True
        else:
            break
        at += 1
        length = at
    if not length or (length == 1 and words[0] in lex.shy):
        return 0, ""
    return length, _tidy(str(total + part))


def _scaled(total: Decimal, part: Decimal, scale: Decimal) -> tuple[Decimal, Decimal]:
    """After "hundred" more may follow in the same part; a larger scale closes it."""
    if scale == 100:
        hundreds = part % 100 or 1
        return total, part - part % 100 + hundreds * scale
    return total + (part or 1) * scale, Decimal(0)


def _fits(part: int, value: int) -> bool:
    """Whether a number word can go on the number so far: "twenty" "one", "soixante" "onze", not "one" "two"."""
    below = part % 100
    return (below == 0 or (below == 4 and value == 20) or (below >= 10 and below % 10 == 0 and value < 10)
            or (below in (60, 80) and 10 <= value <= 16))


def _joined(part: Decimal, value: int) -> Decimal:
    return part - 4 + 80 if value == 20 and part % 100 == 4 else part + value


def _decimal(norm: str) -> Decimal:
    try:
        return Decimal(norm.removeprefix(NUMBER))
    except InvalidOperation:
        return Decimal(0)


def _tidy(value: str) -> str:
    try:
        return format(Decimal(value).normalize(), "f")[:40]
    except InvalidOperation:
        return value[:40]
