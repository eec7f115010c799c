"""From a wording to words: alternatives chosen, slots filled, French joints made, marks and signs set as a house does.

Marked text is text with ``{S7 ...}`` around spans (a letter, a number), ``<<`` and ``>>`` for quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

_CHOICE = re.compile(r"\(([^()]*/[^()]*)\)")
_SLOT = re.compile(r"\[([A-Za-z][a-z0-9.-]*)\]")
_MARK = r"((?:\{[A-Z]\d* )?(?:<<)?)"
_VOWEL = "aeiouéèêëâàîïôöûùœAEIOUÉÈÊÂÀÎÔÛŒ"
_JOINTS = [
    (re.compile(r" de\} \{([ST]\d*) le (?=\S)"), r"} {\1 du "),
    (re.compile(r" de\} \{([ST]\d*) les (?=\S)"), r"} {\1 des "),
    (re.compile(r" à\} \{([ST]\d*) le (?=\S)"), r"} {\1 au "),
    (re.compile(r" à\} \{([ST]\d*) les (?=\S)"), r"} {\1 aux "),
    (re.compile(rf"\b([Dd])e\}} (\{{[ST]\d* (?:<<)?)(?=[{_VOWEL}])"), r"\1'}\2"),
    (re.compile(rf"\b([Dd])e {_MARK}le (?=\S)"), r"\2\1u "),
    (re.compile(rf"\b([Dd])e {_MARK}les (?=\S)"), r"\2\1es "),
    (re.compile(rf"\b([Dd])e {_MARK}Le (?=[A-Z])"), r"\2\1u "),
    (re.compile(rf"(?<!\w)à {_MARK}le (?=\S)"), r"\1au "),
    (re.compile(rf"(?<!\w)à {_MARK}les (?=\S)"), r"\1aux "),
    (re.compile(rf"(?<!\w)À {_MARK}le (?=\S)"), r"\1Au "),
    (re.compile(rf"\b([Dd]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu)e {_MARK}(?=[{_VOWEL}])"), r"\1'\2"),
    (re.compile(rf"\b([Ss])i {_MARK}(?=ils? )"), r"\1'\2"),
]
_FIRST = re.compile(r"^((?:\{[A-Z]\d* |<<|[«“‘\"(]|\s)*)(\w)")
INSIDE = re.compile(r"<<([^<>]+)>>")
_QUOTE_SIGN = re.compile(r"<<|>>")
_MINE = re.compile(r"\b(?:we|ours?|us|I|my|myself|mine|nous|notre|nos|nôtres?|moi|je|mon|ma|mes)\b", re.I)
_BEFORE_SIGN = re.compile(r"(\{[A-Z]\d+ )| (?=[:;?!](?:\s|$|\}|\u00a0|\u202f))")
QUOTES = {
    "straight": ('"', '"'), "curly": ("“", "”"), "single": ("‘", "’"),
    "guillemets": ("«\u00a0", "\u00a0»"), "guillemets-tight": ("«\u202f", "\u202f»"), "guillemets-plain": ("« ", " »"),
}
CURLED = ("curly", "single", "guillemets", "guillemets-tight")
"""The houses that also curl their apostrophes."""


def vary(text: str, rng: Random) -> str:
    """Choose among the alternatives ``(a/b/c)``."""
    return _CHOICE.sub(lambda found: rng.choice(found[1].split("/")), text)


def slots(text: str) -> set[str]:
    """The names of the slots of a wording."""
    return set(_SLOT.findall(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values in the slots; ``[Name]`` is ``[name]`` with a capital. Raises KeyError for one that is not given."""
    for _ in range(4):  # values may hold slots themselves: a clause in a frame, a name in the clause
        if not _SLOT.search(text):
            return text
        text = _SLOT.sub(lambda found: _value(found[1], values), text)
    raise ValueError(f"slots in a circle: {text}")


def _value(name: str, values: Mapping[str, str]) -> str:
    if name in values:
        return values[name]
    return upper(values[name.lower()])


def upper(text: str) -> str:
    """The first letter as a capital, whatever marks stand before it."""
    return _FIRST.sub(lambda found: found[1] + found[2].upper(), text, count=1)


def joined(text: str, lang: str) -> str:
    """French: ``de le`` is ``du``, ``que il`` is ``qu'il``. Nothing in English."""
    if lang != "fr":
        return text
    for pattern, put in _JOINTS:
        text = pattern.sub(put, text)
    return text


def sentence(text: str, lang: str) -> str:
    """A filled frame as a sentence: joints, capital, no doubled punctuation."""
    text = joined(text, lang)
    text = re.sub(r"([?!]),>>", r"\1>>", text)
    text = re.sub(r"([.?!])>>(\}?)\.", r"\1>>\2", text)
    text = re.sub(r",(\}?),", r",\1", text)
    text = re.sub(r"\.(\}?)\.$", r".\1", text)
    return upper(text)


def dressed(text: str, quotes: str, outside: bool) -> str:
    """Neutral signs as the house sets them. outside: English commas stand after the closing mark."""
    if outside:
        text = re.sub(r",>>(\}?)", r">>\1,", text)
    opened, closed = QUOTES[quotes]
    text = text.replace("<<", opened).replace(">>", closed)
    if quotes.startswith("guillemets") and quotes != "guillemets-plain":
        text = _BEFORE_SIGN.sub(lambda found: found[1] or "\u00a0", text)
    return re.sub(r"(?<=\w)'(?=[\w{}«“])", "’", text) if quotes in CURLED else text


def softened(text: str) -> str:
    """A clause without its quotation marks: indirect speech. Words that only the speaker can say keep their marks."""
    return text if any(_MINE.search(found[1]) for found in INSIDE.finditer(text)) else _QUOTE_SIGN.sub("", text)
