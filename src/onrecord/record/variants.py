"""The wordings of an utterance side by side: what differs in the words, what is a translation. Pure functions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from onrecord.record.identity import folded
from onrecord.record.nouns import StatementRow
from onrecord.record.said_nouns import Piece, Variant

_WORD = re.compile(r"\S+")
_QUOTES = re.compile(r"[«“„\"‘]")


def variants(rows: Sequence[StatementRow], spoken_in: str | None = None) -> tuple[Variant, ...]:
    """Statements (oldest first) by wording: quoted ones first, those with most statements first.

    spoken_in: the language in which it was said, where a transcript tells; else that of the oldest quotation counts.
    """
    groups: dict[tuple[str, str], list[StatementRow]] = {}
    for row in rows:
        groups.setdefault((row.lang, folded(row.words)), []).append(row)
    order = sorted(groups.values(), key=lambda group: (not quoted(group[0]), -len(group), group[0].words))
    original = spoken_in or _first_quoted(rows)
    found: list[Variant] = []
    for group in order:
        against = next((at for at, one in enumerate(found) if one.lang == group[0].lang), None)
        found.append(Variant(
            group[0].words, group[0].lang, quoted(group[0]), tuple(group), against,
            () if against is None else differing(found[against].words, group[0].words), None))
    return tuple(_translated(one, found, original) for one in found)


def quoted(row: StatementRow) -> bool:
    """Whether some of its words are between quotation marks."""
    return row.kind == "direct" or bool(_QUOTES.search(row.words))


def _first_quoted(rows: Sequence[StatementRow]) -> str | None:
    langs = [row.lang for row in rows if quoted(row)]
    return langs[0] if langs else None


def _translated(one: Variant, of: Sequence[Variant], original: str | None) -> Variant:
    """A quotation in another language than the original's translates the quotation that stands first there."""
    if not one.quoted or original is None or one.lang == original:
        return one
    source = next((at for at, other in enumerate(of) if other.lang == original and other.quoted), None)
    return Variant(one.words, one.lang, one.quoted, one.statements, one.against, one.pieces, source)


def differing(one: str, other: str) -> tuple[Piece, ...]:
    """The words of the second, beside those of the first: what both have, what only one has. Marks do not count."""
    mine, yours = ([word for word in _WORD.findall(text) if folded(word)] for text in (one, other))
    matcher = SequenceMatcher(None, [folded(word) for word in mine], [folded(word) for word in yours], autojunk=False)
    found: list[Piece] = []
    for how, start, end, there, until in matcher.get_opcodes():
        if how == "equal":
            found.append(Piece(" ".join(yours[there:until]), "same"))
            continue
        if start < end:
            found.append(Piece(" ".join(mine[start:end]), "left out"))
        if there < until:
            found.append(Piece(" ".join(yours[there:until]), "added"))
    return tuple(found)


def most_common(values: Sequence[str | None]) -> str | None:
    """The value that most have, None left aside; the first of those that are equally frequent."""
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None
