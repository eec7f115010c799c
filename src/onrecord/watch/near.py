"""What one can say without having moved, as the question files say it (``beside`` and ``keeps``)."""

from __future__ import annotations

from onrecord.knowledge.questions import questions


def near(question: str, stands: str, says: str) -> bool:
    """Whether who stands in one state of a question can say another without having moved: it is the same one, the file
    says that the two go together, or that the first keeps the other."""
    states = known.states if (known := questions().get(question)) else ()
    together = any({stands, says} == {state.key, other} for state in states for other in state.beside)
    return stands == says or together or any(state.key == stands and says in state.keeps for state in states)
