"""What two ways of writing one name have in common: folded letters, and a skeleton across transliterations."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_SEPARATORS = re.compile(r"[^a-z0-9]+")
# One sound in French, English and German or Polish spellings of Slavic names, in the order of application:
# Choïgou/Shoigu, Poutine/Putin, Loukachenko/Lukashenko, Guerassimov/Gerasimov, Zelensky/Zelenskyy, Zaloujny/Zaluzhnyi.
_SOUNDS = tuple((re.compile(pattern), text) for pattern, text in (
    (r"schtsch|chtch|shch|szcz", "c"), (r"tsch|tch|sch|sh|ch|cz", "c"), (r"zh", "j"), (r"kh", "h"), (r"ph", "f"),
    (r"ou|oo", "u"), (r"w", "v"), (r"gu(?=[eiy])", "g"), (r"ck|q", "k"), (r"x", "ks"), (r"ff\b", "v"), (r"f\b", "v"),
    (r"ine\b", "in"), (r"y", "i"), (r"i(?=[aeu])", ""), (r"[ei]i|ij\b", "i"), (r"i+", "i"), (r"(.)\1", r"\1")))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower-case ASCII words joined by blanks: accents, case, hyphens, apostrophes and scripts are gone."""
    plain = text if text.isascii() else anyascii(text.replace("’", "'"))
    return _SEPARATORS.sub(" ", plain.lower()).strip()


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The sounds of a folded name, the same for its transliterations into French and English.

    Different names may share a skeleton: an equal skeleton alone never identifies anyone.
    """
    folded = fold(text)
    for pattern, sound in _SOUNDS:
        folded = pattern.sub(sound, folded)
    return folded


def fits(form: str, written: str, strict: bool = False) -> bool:
    """Whether the capitals of a text allow it to be a form.

    An abbreviation must be in capitals (``US``, not ``us``) and a name must begin with one; with ``strict``, for
    adjectives, a form written small must not (``russe`` against ``les Russes``). Text all in capitals fits everything.
    """
    letters = [letter for letter in written if letter.isalpha()]
    if not letters:
        return form == written
    upper = all(letter.isupper() or not letter.islower() for letter in letters)
    if upper and len(letters) > 1:
        return True
    if form.isupper() and sum(letter.isalpha() for letter in form) > 1:
        return False
    first = next((letter for letter in form if letter.isalpha()), "")
    return first.islower() == letters[0].islower() or (first.islower() and not strict)
