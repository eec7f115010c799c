"""The statements of a filter as files that other programs read, and as feeds.

    for piece in exports.export(record, "csv", Filter(act=("threaten",))):
        out.write(piece)

Pieces of bytes as they come: memory does not grow with the number of statements. docs/exports.md describes the formats.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onrecord.exports.annotations import annotation, web_annotations
from onrecord.exports.atom import atom
from onrecord.exports.ftm import ftm
from onrecord.exports.ics import ics
from onrecord.exports.lines import csv, jsonl
from onrecord.exports.nouns import About
from onrecord.exports.parquet import parquet
from onrecord.exports.schema_org import jsonld, thing
from onrecord.record import Filter, Order, Record


class Needs(StrEnum):
    """What an export is made of."""

    rows = "rows"
    whole = "whole"
    scheduled = "scheduled"


@dataclass(frozen=True, slots=True)
class Export:
    """A format: how it is written, and how it is served."""

    pieces: Callable[[Iterable[Any], About], Generator[bytes, None, None]]
    media_type: str
    extension: str
    needs: Needs = Needs.rows
    usual: int | None = None
    """How many statements are in it when nobody says; None for all."""


EXPORTS = {
    "csv": Export(csv, "text/csv; charset=utf-8; header=present", "csv"),
    "jsonl": Export(jsonl, "application/x-ndjson", "jsonl"),
    "parquet": Export(parquet, "application/vnd.apache.parquet", "parquet"),
    "ftm": Export(ftm, "application/x-ndjson", "ftm.json"),
    "annotations": Export(web_annotations, 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"', "jsonld",
                          Needs.whole),
    "jsonld": Export(jsonld, "application/ld+json", "jsonld"),
    "ics": Export(ics, "text/calendar; charset=utf-8", "ics", Needs.scheduled),
    "atom": Export(atom, "application/atom+xml; charset=utf-8", "atom", usual=50),
}
"""Name -> format."""


def export(record: Record, name: str, filter_: Filter = Filter(), about: About = About(), *,  # noqa: B008 - frozen
           order: Order = Order.newest, limit: int | None = None) -> Generator[bytes, None, None]:
    """The statements of a filter in a format of :data:`EXPORTS`, piece by piece.

    limit: how many; left out, all of them, of a feed the newest fifty. Raises ExportError when a library that the
    format needs is missing, RecordError when the record cannot be read.
    """
    format_ = EXPORTS[name]
    each = {Needs.rows: record.each, Needs.whole: record.each_whole, Needs.scheduled: record.each_scheduled}
    most = format_.usual if limit is None else limit
    return format_.pieces(each[format_.needs](filter_, order, most), about)


__all__ = ["EXPORTS", "About", "Export", "annotation", "export", "thing"]
