"""Values to filter by, as words of the search index.

Each value of a statement (its actor, act, topics ...) becomes a token that stands in the index beside the words, so
that any combination of filters, with or without words, is one intersection of sorted lists. A token is a hash: a value
of any length and content makes a harmless word.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

FIELDS = {"all": "z", "actor": "a", "act": "c", "certainty": "f", "kind": "k", "class": "l", "lang": "g", "outlet": "o",
          "topic": "t", "target": "r", "condition": "h", "complete": "b"}
"""What can be filtered by -> the letter its tokens begin with."""

ALL = "z"
"""The token of every statement that is shown."""


@lru_cache(maxsize=65536)
def token(field: str, value: str | None) -> str:
    """The token of a value; None stands for "unknown", which can be looked for too."""
    if field == "all":
        return ALL
    if value is None:
        return FIELDS[field]
    return FIELDS[field] + blake2b(value.encode("utf-8", "replace"), digest_size=5).hexdigest()


def tokens(values: Iterable[tuple[str, str | None]]) -> dict[str, tuple[str, str | None]]:
    """Tokens of many values, in order, each once, with what it stands for."""
    return {token(field, value): (field, value) for field, value in values}
