"""``parquet``: the table for pandas, polars, DuckDB and R, with types. Needs pyarrow (the extra ``export``)."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable
from itertools import islice
from typing import Any

from onrecord.errors import ExportError
from onrecord.exports.lines import COLUMNS, values
from onrecord.exports.nouns import About
from onrecord.record import StatementRow

GROUP = 20_000
"""Rows that are written together; the memory it takes hangs on this alone."""


def parquet(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:
    """A Parquet file: one column a value, lists as lists, days as dates, repeated words as dictionaries.

    Raises ExportError when pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and a quarter of a second to load
        from pyarrow import parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise ExportError("Parquet needs pyarrow: pip install 'onrecord[export]'") from error
    schema = _schema(pa).with_metadata({"title": about.title.encode("utf-8", "replace"), "made_by": "onrecord"})
    sink = Drain()
    left = iter(rows)
    with pq.ParquetWriter(sink, schema, compression="zstd") as out:
        while batch := [values(row) for row in islice(left, GROUP)]:
            out.write_table(pa.table({name: [row[name] for row in batch] for name in COLUMNS}, schema=schema))
            yield sink.taken()
    yield sink.taken()


def _schema(pa: Any) -> Any:
    words = pa.dictionary(pa.int32(), pa.string())
    types = {"published": pa.date32(), "topics": pa.list_(pa.string()), "targets": pa.list_(pa.string()),
             "complete": pa.bool_(), "accepted": pa.bool_(), "withdrawn": pa.bool_(), "confidence": pa.float32(),
             **dict.fromkeys(("actor", "act", "certainty", "kind", "class", "outlet", "lang"), words)}
    return pa.schema([pa.field(name, types.get(name, pa.string())) for name in COLUMNS])


class Drain(io.RawIOBase):
    """A file that is only written on: what was written is taken out piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:
        """Keep some bytes until they are taken."""
        piece = bytes(data)
        self._pieces.append(piece)
        self._length += len(piece)
        return len(piece)

    def tell(self) -> int:
        """How many bytes were written in all."""
        return self._length

    def taken(self) -> bytes:
        """What was written since this was asked last."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
