"""The office behind a name is of the source, and no beginning of what is said: "for Veld, the minister, it is"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from onrecord.attributions.decode import Found
from onrecord.lang import language
from onrecord.model import Tree

LONGEST = 10
"""Tokens of an office, with all that belongs to it."""


def with_office(tree: Tree, found: Found) -> Found:
    """The attribution with the office between commas behind a name in its source, where it was read as content."""
    if not found.source or not found.content:
        return found
    first, after = found.source[-1]
    after -= after - first > 1 and tree.form[after - 1] == ","
    begin, end = found.content[0]
    if after + 1 != begin or tree.form[after] != "," or tree.pos[after - 1] != "PROPN":
        return found
    comma = next((t for t in range(begin, min(begin + LONGEST, len(tree))) if tree.form[t] == ","), None)
    if comma is None or comma > end or not _is_office(tree, range(begin, comma)):
        return found
    rest = tuple((max(piece[0], comma + 1), piece[1]) for piece in found.content if piece[1] > comma + 1)
    if not any(tree.pos[t] in ("VERB", "AUX") for piece in rest for t in range(*piece)):
        return found
    return replace(found, source=(*found.source[:-1], (first, comma)), content=rest)


def _is_office(tree: Tree, tokens: range) -> bool:
    words, phrases = _offices(tree.lang)
    if any(tree.pos[t] in ("VERB", "AUX", "PUNCT") for t in tokens):
        return False
    spelt = " " + " ".join(tree.form[t].lower() for t in tokens).replace("' ", "'").replace("’ ", "'") + " "
    return any(tree.lemma[t].lower() in words for t in tokens) or any(f" {phrase} " in spelt for phrase in phrases)


@cache
def _offices(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of offices and their phrases, as the speakers' table has them."""
    table = language(lang).table("speakers")

    def every(rows: dict[str, list[str]]) -> Iterable[str]:
        return (word for own in rows.values() for word in own)

    return frozenset(every(table["roles"])), tuple(every(table["phrases"]))
