"""An elided word before a quotation mark is a word: "qu'« elle", which spaCy's French tokenizer tears or swallows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# A mark that opens right behind an elision, with no blank between them.
_OPENED = re.compile(r"(?<=\w')[«“\"](?=\w)")


def keep_elisions(tokenizer: Any, words: Iterable[str]) -> None:
    """Teach a tokenizer to keep these words ("qu'") with their apostrophe, and to cut behind it where a mark opens."""
    known = list(words)
    for word in known:
        for form in (word, word.capitalize()):
            tokenizer.add_special_case(form, [{"ORTH": form, "NORM": word}])
    if known:
        tokenizer.infix_finditer = _with_marks(tokenizer.infix_finditer)


def _with_marks(plain: Callable[[str], Iterator[re.Match[str]]]) -> Callable[[str], list[re.Match[str]]]:
    def cuts(text: str) -> list[re.Match[str]]:
        found = list(plain(text))
        marks = list(_OPENED.finditer(text)) if "'" in text else []
        return sorted([*found, *marks], key=lambda match: match.start()) if marks else found

    return cuts
