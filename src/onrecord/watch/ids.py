"""Ids of findings, made from what they are made of: the same finding has the same id at every call."""

from __future__ import annotations

from hashlib import blake2b


def made(letter: str, *of: object) -> str:
    """A letter for the kind of finding, and a hash of its parts."""
    text = "\n".join(str(part) for part in of)
    return letter + blake2b(text.encode("utf-8", "replace"), digest_size=6).hexdigest()
