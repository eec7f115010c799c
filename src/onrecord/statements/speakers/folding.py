"""Words made comparable: without case, accents and the forms of an apostrophe."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME = str.maketrans(
    {
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "œ": "oe",
        "Œ": "oe",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "đ": "d",
        "Đ": "d",
        "ı": "i",
    }
)


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word in lower case, without accents, with plain apostrophes and hyphens."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def alike(a: str, b: str) -> bool:
    """Whether two folded words are one word in two forms (Syldavia, Syldavian): equal, or with the same beginning.

    Four letters must agree, five where both words have them, and the words must be of about one length.
    """
    shared = min(len(a), len(b), 5)
    return a == b or (shared >= 4 and a[:shared] == b[:shared] and abs(len(a) - len(b)) <= 4)


def is_initial(word: str) -> bool:
    """Whether a folded word is a given name's first letter, or two ("b.", "g.k.", "j")."""
    return len(word) == 1 or (word[-1] == "." and len(word.replace(".", "")) <= 2)
