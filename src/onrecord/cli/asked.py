"""The options that all commands of the watch share: which record, in which words, how to print it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TextIO

import typer

from onrecord.cli.bundle import Options, bundle
from onrecord.cli.findings import Names, as_json
from onrecord.cli.place import DEFAULT, Overlay, Place, reading
from onrecord.cli.read import Lang
from onrecord.cli.streams import NOTHING_READ, output, say

if TYPE_CHECKING:
    from onrecord.record import Record


class Form(StrEnum):
    """How to print what was found."""

    table = "table"
    json = "json"


FIRST: Options = {"record": (Place, DEFAULT)}
LAST: Options = {
    "lang": (Annotated[Lang, typer.Option(help="The language of names and conditions: fr or en.")], Lang.en),
    "knowledge": (Overlay, None),
    "form": (Annotated[Form, typer.Option("--format", "-f", help="How to print it.")], Form.table),
}


@dataclass(frozen=True)
class Asked:
    """What was typed into the options above."""

    record: Path
    form: Form
    lang: Lang = Lang.en
    knowledge: Path | None = None

    @contextmanager
    def opened(self) -> Iterator[tuple[Record, TextIO]]:
        """The record, and where to write; what may be missing is said at once."""
        with reading(self.record) as record, output(None) as out:
            if missing := record.unwatched():
                say(f"{missing:,} articles were added without knowledge; onrecord record check --rebuild looks at them")
            yield record, out

    def write(self, found: object, out: TextIO) -> bool:
        """Write findings as JSON if that was asked for; False: a table was."""
        if self.form is Form.json:
            out.write(as_json(found) + "\n")
        return self.form is Form.json

    def names(self, record: Record) -> Names:
        """The names that a table has."""
        return Names(record, self.lang.value, self.knowledge)


def asks(*last: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the options above (of ``LAST`` all, or these) as one :class:`Asked` in its parameter ``asked``."""
    given = {name: option for name, option in LAST.items() if name in last or not last}

    def give(command: Callable[..., None]) -> Callable[..., None]:
        return bundle(command, "asked", _asked, first=FIRST, last=given)

    return give


def _asked(values: dict[str, Any]) -> Asked:
    return Asked(**values)


def nothing(message: str) -> NoReturn:
    """Say that nothing was found, and end."""
    say(message)
    raise typer.Exit(NOTHING_READ)
