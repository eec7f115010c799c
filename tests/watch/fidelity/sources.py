"""A transcript made by hand: turns of two people and a question, one sentence a line of a turn."""

from __future__ import annotations

from onrecord.model import Speaker
from onrecord.watch.fidelity import Primary, Quotation, Source, Turn
from tests.builders import article, span

TRANSCRIPT = """\
MS. LINDEN: We do not want a quarrel with Norvia. We may send 40 patrol boats, if parliament agrees, before the \
winter. Nobody has been hurt, uh, and nobody will be.
QUESTION: Is this the end of the truce?
GENERAL ROTH: The truce holds. Our crews should keep their distance from the northern bank, they have strict orders.
MS. LINDEN: The harbour will reopen when the last mine is gone. Thank you.
"""


def transcript() -> Source:
    """The transcript, ready."""
    whole = article(TRANSCRIPT, lang="en", kind="transcript", id="linden", title="Press briefing")
    turns = (
        _turn("Ms. Linden", "We do not want|", "and nobody will be."),
        _turn("QUESTION", "Is this the end of the truce?", "", question=True),
        _turn("General Roth", "The truce holds.", "strict orders."),
        _turn("Ms. Linden", "The harbour will reopen", "Thank you."),
    )
    return Source(Primary(whole, turns))


def _turn(name: str, first: str, last: str, *, question: bool = False) -> Turn:
    start = span(TRANSCRIPT, first.rstrip("|"))[0]
    end = span(TRANSCRIPT, last or first)[1]
    return Turn(Speaker(name, named=not question), ((start, end),), question)


def quoted(*pieces: str, by: str | None = "Linden", kind: str = "direct", lang: str = "en") -> Quotation:
    """Words as an article quotes them."""
    text, spans = "", []
    for piece in pieces:
        spans.append((len(text) + 1, len(text) + 1 + len(piece)))
        text += f"“{piece}” "
    return Quotation(text, tuple(spans), lang, kind, Speaker(by) if by else None, "s1")  # type: ignore[arg-type]
