"""States that can be said side by side without having moved, as the question files say it (``beside``)."""

from __future__ import annotations

from onrecord.knowledge.questions import questions


def near(question: str, one: str, other: str) -> bool:
    """Whether two states are one, or one file says that they go together."""
    known = questions().get(question)
    return one == other or (known is not None and any(
        {one, other} == {state.key, beside} for state in known.states for beside in state.beside))
