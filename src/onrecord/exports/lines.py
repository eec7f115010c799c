"""``csv`` and ``jsonl``: a line a statement."""

from __future__ import annotations

import csv as writer
import io
from collections.abc import Generator, Iterable

from onrecord.exports.nouns import About
from onrecord.exports.plain import cell, dumps
from onrecord.record import StatementRow

COLUMNS = ("id", "published", "speaker", "actor", "role", "act", "certainty", "kind", "class", "words", "topics",
           "targets", "complete", "confidence", "accepted", "withdrawn", "article", "title", "outlet", "lang", "url")
"""Of a table, in this order, in every tabular export."""


def values(row: StatementRow) -> dict[str, object]:
    """A statement's values by column; lists stay lists, a day is a date."""
    return {"id": row.id, "published": row.published, "speaker": row.speaker, "actor": row.actor, "role": row.role,
            "act": row.act, "certainty": row.certainty, "kind": row.kind, "class": row.class_, "words": row.words,
            "topics": list(row.topics), "targets": list(row.targets), "complete": row.complete,
            "confidence": row.confidence, "accepted": row.accepted, "withdrawn": row.withdrawn, "article": row.article,
            "title": row.title, "outlet": row.outlet, "lang": row.lang, "url": row.url}


def csv(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:  # noqa: ARG001 - all exports are called alike
    """RFC 4180, UTF-8, a header line; lists are joined by " | ", yes is 1 and no is 0."""
    yield _line(COLUMNS)
    for row in rows:
        yield _line([_cell(value) for value in values(row).values()])


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float):
        return repr(value)
    if isinstance(value, list):
        return cell(" | ".join(value))
    return cell(None if value is None else str(value))


def _line(cells: Iterable[str]) -> bytes:
    out = io.StringIO()
    writer.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().encode("utf-8", "replace")


def jsonl(rows: Iterable[StatementRow], about: About) -> Generator[bytes, None, None]:  # noqa: ARG001
    """One JSON object a line, with the columns of the table; unknown is null."""
    for row in rows:
        shown = values(row) | {"published": row.published.isoformat() if row.published else None}
        yield (dumps(shown) + "\n").encode("utf-8")
