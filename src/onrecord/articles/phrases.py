"""The page's furniture words, in all languages at once: a French site's buttons may well be English."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from onrecord.lang import CODES, language

_STRIPPED = " \t\u00a0\u202f.,:;!?…-–—»«\"“”›>→▶|*#"


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases of one kind, folded; ``starts`` are those that only have to begin a line."""

    whole: frozenset[str]
    starts: tuple[str, ...]

    def is_line(self, line: str) -> bool:
        """Is the line one of the phrases, but for case, accents and final punctuation?"""
        folded = fold(line)
        return folded in self.whole or (bool(self.starts) and folded.startswith(self.starts))

    def lead(self, line: str) -> str | None:
        """The longest phrase at the start of the line that ends at a word's end, as folded; None if there is none."""
        folded = fold(line)
        found = [p for p in self.whole if folded.startswith(p) and not folded[len(p):len(p) + 1].isalnum()]
        return max(found, key=len, default=None)


def fold(text: str) -> str:
    """Lower case, without accents and without punctuation at the ends; the typewriter's apostrophe."""
    plain = unicodedata.normalize("NFD", text.strip(_STRIPPED).replace("’", "'").lower())
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


@cache
def phrases(name: str) -> Phrases:
    """The list ``name`` of every language's ``articles.toml``."""
    listed = [str(entry) for code in CODES for entry in language(code).table("articles")[name]]
    return Phrases(frozenset(fold(p) for p in listed if not p.endswith("…")),
                   tuple(fold(p) for p in listed if p.endswith("…")))
