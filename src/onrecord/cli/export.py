"""``onrecord export``: statements of the record as a file that other programs read."""

# ruff: noqa: PLC0415 - SQLite and the libraries of the formats load when something is exported
from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from onrecord.cli.filters import Chosen, filtered
from onrecord.cli.place import DEFAULT, Place, reading
from onrecord.cli.search import typed
from onrecord.cli.streams import PIPE_CLOSED, WRONG_USAGE, say

BINARY = ("parquet",)
"""Formats that no terminal can show."""


class Form(StrEnum):
    """The formats of exports."""

    csv = "csv"
    jsonl = "jsonl"
    parquet = "parquet"
    ftm = "ftm"
    annotations = "annotations"
    jsonld = "jsonld"
    ics = "ics"
    atom = "atom"


@filtered
def export(
    words: Annotated[list[str] | None, typer.Argument(
        metavar="[WORDS]", show_default=False, help="As in onrecord search.")] = None,
    record: Place = DEFAULT,
    format_: Annotated[Form, typer.Option("--format", "-f", help="What to write.")] = Form.csv,
    oldest: Annotated[bool, typer.Option("--oldest", help="The oldest first, rather than the newest.")] = False,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", show_default=False, help=(
        "How many; left out, all (of a feed the newest 50)."))] = None,
    site: Annotated[str | None, typer.Option(metavar="URL", show_default=False, help=(
        "The address of the desk that serves this record; statements link to their pages there."))] = None,
    file: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", dir_okay=False, show_default=False,
                                            help="Write to this file rather than to standard output.")] = None,
    *, chosen: Chosen,
) -> None:
    """Write statements of the record, however many, as CSV, JSON Lines, Parquet, feeds and linked data.

    Exit codes: 0 written (a file without statements too), 1 the record cannot be read, 2 wrong usage.
    """
    if format_ in BINARY and file is None and sys.stdout.isatty():
        raise typer.BadParameter(f"{format_} is not for a terminal: give a file with --output", param_hint="--output")
    with reading(record) as opened:
        from onrecord import exports
        from onrecord.record import Order

        about = exports.About(site=site.rstrip("/") if site else None, kind_of=_kinds())
        pieces = exports.export(opened, format_.value, chosen.filter(opened, typed(words)), about,
                                order=Order.oldest if oldest else Order.newest, limit=limit)
        with _bytes(file) as out, closing(pieces):
            for piece in pieces:
                out.write(piece)


def _kinds() -> Callable[[str], str | None]:
    """What an actor is, by the program's knowledge; read when first asked for."""
    from onrecord.knowledge import load

    def kind(key: str) -> str | None:
        actor = load(None).actors.get(key)
        return actor.kind if actor else None

    return kind


@contextmanager
def _bytes(file: Path | None) -> Iterator[BinaryIO]:
    """Where to write bytes: the file, or standard output, whose reader may leave early."""
    if file:
        try:
            stream = file.open("wb")
        except OSError as error:
            say(f"{file}: cannot be written: {error.strerror}")
            raise typer.Exit(WRONG_USAGE) from error
        with stream:
            yield stream
        return
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else the interpreter complains at its exit
        raise typer.Exit(PIPE_CLOSED) from error
