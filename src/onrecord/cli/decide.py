"""``onrecord decide`` and ``onrecord undo``: what a person says of what was read."""

from __future__ import annotations

import getpass
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.place import DEFAULT, Place, reading, writing
from onrecord.cli.show import decision_line
from onrecord.cli.streams import output, say

if TYPE_CHECKING:
    from onrecord.record import Record


class What(StrEnum):
    """What can be decided."""

    accept = "accept"
    reject = "reject"
    correct = "correct"
    merge = "merge"
    split = "split"  # type: ignore[assignment] # hides the method of str, which nobody calls
    note = "note"


By = Annotated[str | None, typer.Option("--by", metavar="NAME", envvar="ONRECORD_BY", show_envvar=False,
                                        show_default=False, help="Who decides; by default the user's login name.")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="WORDS", show_default=False, help="Why.")]


_TAKES = {What.merge: {"into"}, What.split: {"statement"}}
"""What takes one value of its own."""


def decide(
    what: Annotated[What, typer.Argument(show_default=False, help="accept, reject, correct, merge, split or note.")],
    target: Annotated[str, typer.Argument(metavar="ID", show_default=False, help=(
        "Of a statement, an utterance, an article or an agenda item; or an actor's key."))],
    values: Annotated[list[str] | None, typer.Argument(metavar="[FIELD=VALUE...]", show_default=False, help=(
        "For correct: act=warn, actor=nato, topics=nuclear,talks, act=none. For merge: into=KEY. To split an "
        "utterance: statement=ID."))] = None,
    record: Place = DEFAULT, by: By = None, reason: Reason = None,
) -> None:
    """Accept, reject or correct what was read; merge or split actors or utterances; add a note.

    A decision wins over every reading.

    Exit codes: 0 decided, 1 there is no such thing, or the value will not do.
    """
    fields = dict(_field(value) for value in values or ())
    takes = _TAKES.get(what, set())
    if (what is not What.correct and set(fields) - takes) or (what in (What.correct, What.merge) and not fields):
        raise typer.BadParameter("correct takes FIELD=VALUE, merge takes into=KEY, split may take statement=ID, the "
                                 "others take none")
    with writing(record) as opened, opened.together():
        about = _about(opened, target)
        for field, value in fields.items() or [(None, None)]:
            more: dict[str, Any] = {"value": value} if takes else {"field": field, "value": value}
            key = opened.decide(_who(by), what, about, target, reason=reason, **more)
            say(f"decision {key}; onrecord undo {key} takes it back")


def undo(
    key: Annotated[int, typer.Argument(metavar="NUMBER", show_default=False, help="Of the decision.")],
    record: Place = DEFAULT, by: By = None, reason: Reason = None,
) -> None:
    """Undo a decision; both stay on record. Exit codes: 0 undone, 1 there is none of this number to undo."""
    with writing(record) as opened:
        undone = opened.undo(_who(by), key, reason)
        say(f"undone: {undone.what} {undone.target}")


def decisions(
    target: Annotated[str | None, typer.Argument(
        metavar="[ID]", show_default=False, help="Only those on this.")] = None,
    record: Place = DEFAULT,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many.")] = 50,
) -> None:
    """List what people decided, the newest first."""
    with reading(record) as opened, output(None) as out:
        for decision in opened.decisions(target=target, limit=limit):
            out.write(f"{decision_line(decision)}  [{decision.about} {decision.target}]\n")


def _who(by: str | None) -> str:
    return by or getpass.getuser()


def _about(record: Record, target: str) -> str:
    """What kind of thing an id is of; what is nothing else is an actor's key."""
    if record.statement(target):
        return "statement"
    if record.article(target):
        return "article"
    if target.startswith("u") and record.utterance(target):
        return "utterance"
    return "agenda" if record.has_agenda(target) else "actor"


def _field(typed: str) -> tuple[str, Any]:
    """``act=warn`` -> its field and value: ``none`` is unknown, lists are written with commas or as JSON."""
    field, equals, value = typed.partition("=")
    if not equals:
        raise typer.BadParameter(f"{typed!r}: write FIELD=VALUE")
    if value == "none":
        return field, [] if field in ("topics", "targets") else None
    if value[:1] in "[{\"" or value in ("true", "false"):
        try:
            return field, json.loads(value)
        except ValueError as error:
            raise typer.BadParameter(f"{typed!r}: not JSON ({error})") from error
    return field, [one.strip() for one in value.split(",")] if field in ("topics", "targets") else value
