"""The options that say which statements: the same for every command that lists, counts or exports them."""

# ruff: noqa: PLC0415 - SQLite loads when a record is opened
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from onrecord.cli.bundle import Options, bundle

if TYPE_CHECKING:
    from onrecord.record import Filter, Record

UNKNOWN = "none"
"""What is typed for "unknown": ``--act none`` finds statements without an act."""

Texts = list[str]


def day(text: str) -> date:
    """A day as it is typed. Raises typer.BadParameter."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2022-10-11") from error


def on_day(help_: str, *names: str) -> Any:
    """An option of a day: what it says, how it is written where that is not its parameter's name."""
    return typer.Option(*names, parser=day, metavar="DATE", show_default=False, help=help_)


OPTIONS: Options = {
    "actor": (Annotated[Texts, typer.Option(metavar="ACTOR", show_default=False, help=(
        "Who said it: an actor's key, or a name. May be given several times, as may all options below."))], ()),
    "act": (Annotated[Texts, typer.Option(metavar="ACT", show_default=False, help=(
        "pledge, threaten, deny ...; none for statements without one."))], ()),
    "topic": (Annotated[Texts, typer.Option(metavar="TOPIC", show_default=False, help="A topic's key, or none.")], ()),
    "target": (Annotated[Texts, typer.Option(metavar="TARGET", show_default=False, help=(
        "At whom it is aimed: an actor's key, a name, or words as an article has them."))], ()),
    "outlet": (Annotated[Texts, typer.Option(metavar="OUTLET", show_default=False, help="The outlet's name.")], ()),
    "lang": (Annotated[Texts, typer.Option(metavar="LANG", show_default=False, help="fr, en.")], ()),
    "certainty": (Annotated[Texts, typer.Option(metavar="CERTAINTY", show_default=False, help=(
        "CT+, PR+, PS+, CT-, PR-, PS-, U, hypothetical, or none."))], ()),
    "kind": (Annotated[Texts, typer.Option(metavar="KIND", show_default=False, help="direct, mixed, indirect.")], ()),
    "from_": (Annotated[date | None, typer.Option("--from", parser=day, metavar="DATE", show_default=False, help=(
        "Published on this day (2022-10-11) or later."))], None),
    "to": (Annotated[date | None, typer.Option(parser=day, metavar="DATE", show_default=False, help=(
        "Published on this day or earlier."))], None),
    "condition": (Annotated[bool | None, typer.Option("--condition/--no-condition", show_default=False, help=(
        "Only statements that hang on a condition, or only others."))], None),
    "min_confidence": (Annotated[float, typer.Option(min=0, max=1, metavar="P", show_default=False, help=(
        "Leave out statements that are less probable than this."))], 0.0),
    "hidden": (Annotated[bool, typer.Option("--hidden", help=(
        "Instead of what is shown: what a person rejected, what a later version of its article says again."))], False),
}
"""Field of :class:`~onrecord.record.Filter` -> its option, its default."""


@dataclass(frozen=True)
class Chosen:
    """What was typed into the options above."""

    asked: dict[str, Any]

    def filter(self, record: Record, words: str = "") -> Filter:
        """The filter: "none" becomes unknown, names become the actors they stand for."""
        from onrecord.record import Filter

        values: dict[str, Any] = {
            name: tuple(None if one == UNKNOWN else one for one in value) if isinstance(value, list) else value
            for name, value in self.asked.items()}
        for name in ("actor", "target"):
            values[name] = tuple(key for value in values[name] for key in keys(record, value, keep=name == "target"))
        return Filter(words=words, **values)


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options above; it gets them as one :class:`Chosen` in its parameter ``chosen``."""
    return bundle(command, "chosen", Chosen, last=OPTIONS)


def keys(record: Record, typed: str | None, *, keep: bool = False) -> list[str | None]:
    """The keys that something typed stands for: itself if the record has it, else everyone who has that name."""
    if typed is None or record.knows(typed):
        return [typed]
    from onrecord.knowledge import load

    named = [match.actor.key for match in load(None).named(typed)] or record.named_as(typed)
    return list(dict.fromkeys([*([typed] if keep or not named else []), *named]))
