"""Which record a command works on: ``--record FILE``, the environment, or the file here."""

# ruff: noqa: PLC0415 - SQLite and the files of knowledge load when a record is opened, not for `onrecord --help`
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.streams import told

if TYPE_CHECKING:
    from onrecord.record import Record

DEFAULT = Path("onrecord.sqlite")

Place = Annotated[Path, typer.Option(
    "--record", metavar="FILE", envvar="ONRECORD_RECORD", dir_okay=False, show_envvar=False,
    help="The record; also from the environment, ONRECORD_RECORD.")]

Overlay = Annotated[Path | None, typer.Option(
    "--knowledge", metavar="DIR", exists=True, file_okay=False, show_default=False,
    help="A folder of your own knowledge files, laid over those of the program.")]


@contextmanager
def reading(path: Path) -> Iterator[Record]:
    """The record, to be asked only; it must be there. What goes wrong is said on standard error."""
    from onrecord.record import Record

    with told(), Record.open(path, read_only=True) as record:
        yield record


@contextmanager
def writing(path: Path, knowledge: Path | None = None, *, new: bool = False) -> Iterator[Record]:
    """The record, to be written; ``new``: made where there is none. ``knowledge``: the user's overlay."""
    from onrecord.errors import RecordError
    from onrecord.knowledge import load
    from onrecord.record import Record

    with told():
        if not new and not path.exists():
            raise RecordError(f"{path}: there is no record; onrecord add makes one")
        with Record.open(path, knowledge=load(knowledge)) as record:
            yield record
