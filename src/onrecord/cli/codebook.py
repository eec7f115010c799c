"""``onrecord codebook``: how each act is defined and told from its look-alikes."""

from __future__ import annotations


def codebook() -> None:
    """Print the codebook of acts: definition, test question, examples, nearest look-alike."""
