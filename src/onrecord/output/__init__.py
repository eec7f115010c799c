"""Rendering readings: a table for the terminal, JSON by the contract, a page to look at, a calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TextIO, cast

from onrecord.model import Reading

Write = Callable[[Iterable[Reading], TextIO], None]
"""Writes readings to a stream, each as soon as it comes where the format allows it."""


def _late(module: str, function: str) -> Write:
    """A format whose module (and library) is imported when it is used."""

    def write(readings: Iterable[Reading], out: TextIO) -> None:
        cast(Write, getattr(import_module(f"onrecord.output.{module}"), function))(readings, out)

    return write


FORMATS: dict[str, Write] = {
    "table": _late("table", "write_table"),
    "json": _late("lines", "write_json"),
    "jsonl": _late("lines", "write_jsonl"),
    "html": _late("html", "write_html"),
    "ics": _late("ics", "write_ics"),
}
