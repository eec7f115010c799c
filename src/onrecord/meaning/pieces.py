"""Texts as the multilingual encoder's pieces of words, each word cut up once and remembered.

No piece of its vocabulary reaches over a blank, so a text's pieces are those of its words one after the other. The
package cuts in plain Python; the words of the press return all day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

KEPT = 32768
"""Words whose pieces are remembered."""
_PLAIN = re.compile(r"[\w \n\t\u00a0\u202f.,;:!?'’\"«»“”()\[\]–—…%€$£/&+=*-]+")
"""Signs that the encoder reads the same whatever stands beside them; a text with others is cut whole."""


class Pieces:
    """Cuts with the tokenizer of the package."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer
        self.of_word = lru_cache(maxsize=KEPT)(self._of_word)
        self.begin, self.end = tokenizer.encode("", out_type=int, add_bos=True, add_eos=True)[::2]

    def of(self, text: str) -> list[int]:
        """The numbers of a text's pieces, between those of its beginning and its end."""
        words = text.split() if _PLAIN.fullmatch(text) else ()
        if not words:
            return list(self.tokenizer.encode(text, out_type=int, add_bos=True, add_eos=True))
        return [self.begin, *(piece for word in words for piece in self.of_word(word)), self.end]

    def _of_word(self, word: str) -> Sequence[int]:
        return tuple(self.tokenizer.encode(word, out_type=int, add_bos=False, add_eos=False))
