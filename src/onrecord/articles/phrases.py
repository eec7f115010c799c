"""The page's furniture words, in all languages at once: a French site's buttons may well be English."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from onrecord.lang import CODES, language

_LONGEST = 100
"""Characters of a line that are looked at; no phrase is nearly as long."""
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
_STRIPPED = " \t\u00a0\u202f.,:;!?…-–—»«\"“”›>→▶|*#"


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases of one kind, folded; ``starts`` are those that only have to begin a line."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    any: tuple[str, ...]
    """The whole ones again, in the form that ``str.startswith`` takes."""

    def is_line(self, line: str) -> bool:
        """Is the line one of the phrases, but for case, accents and final punctuation?"""
        if len(line) > _LONGEST and not self.starts:
            return False
        folded = fold(line[:_LONGEST])
        return folded in self.whole or (bool(self.starts) and folded.startswith(self.starts))

    def lead(self, line: str) -> str | None:
        """The longest phrase at the start of the line that ends at a word's end, as folded; None if there is none."""
        folded = fold(line[:_LONGEST])
        if not folded.startswith(self.any):
            return None
        found = [p for p in self.any if folded.startswith(p) and not folded[len(p):len(p) + 1].isalnum()]
        return max(found, key=len, default=None)


@lru_cache(maxsize=256)
def fold(text: str) -> str:
    """Lower case, without accents and without punctuation at the ends; the typewriter's apostrophe."""
    plain = text.strip(_STRIPPED).replace("’", "'").lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain).translate(_ACCENTS)
    return " ".join(plain.split())


@cache
def phrases(name: str) -> Phrases:
    """The list ``name`` of every language's ``articles.toml``."""
    listed = [str(entry) for code in CODES for entry in language(code).table("articles")[name]]
    whole = frozenset(fold(p) for p in listed if not p.endswith("…"))
    return Phrases(whole, tuple(fold(p) for p in listed if p.endswith("…")), tuple(sorted(whole)))
