"""Attributions: predicted through the product's own chain, scored by content, source, kind, class and piece."""

from __future__ import annotations

import hashlib
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from evaluation import tally
from evaluation.kinds import Figures
from evaluation.matching import documents
from evaluation.rows import Row
from onrecord.articles import extract
from onrecord.errors import NothingReadable
from onrecord.model import Article, Attribution, Page, Spans, Tree

_BEGAN = datetime(1970, 1, 1, tzinfo=UTC)
"""When a row's page was seen: rows have no date, and the same row must read the same every day."""


def predict(rows: Iterable[Row]) -> list[Row]:
    """For each row its ``id`` and the attributions that onrecord finds in ``text``, offsets being the row's.

    The text goes the way of a .txt page: extracted (which tells its language, unless the row has ``lang``), parsed,
    read. A text in which the product finds nothing to read has no attributions, which is said on stderr.
    """
    return [{"id": row["id"], "attributions": _find(row)} for row in rows]


def _find(row: Row) -> list[dict[str, Any]]:
    from onrecord import attributions  # noqa: PLC0415 - the models load when a row is read, not to show --help

    parsed = parse(row)
    if parsed is None:
        return []
    shift = len(row["text"]) - len(parsed[0].text)  # a byte order mark is no part of an article's text
    return [_plain(each, shift) for each in attributions.find(*parsed)]


def parse(row: Row) -> tuple[Article, Tree] | None:
    """The article of a row and its parse; None, said on stderr, where the product reads nothing in it."""
    from onrecord import parses  # noqa: PLC0415 - as above

    try:
        found = article(row)
    except NothingReadable as error:
        print(f"nothing read in {error}", file=sys.stderr)
        return None
    return found, parses.parse(found)


def article(row: Row) -> Article:
    """The article of a row's text. Raises NothingReadable where the product reads nothing in it."""
    data = row["text"].encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    page = Page(source=row["id"], data=data, sha256=digest, seen=_BEGAN, media_type="text/plain", charset="utf-8")
    return extract(page, lang=row.get("lang"))


def _plain(found: Attribution, shift: int) -> dict[str, Any]:
    def shifted(spans: Spans) -> list[list[int]]:
        return [[start + shift, end + shift] for start, end in spans]

    return {"source": shifted(found.source), "cue": shifted(found.cue), "content": shifted(found.content),
            "kind": found.kind, "class": found.class_, "rule": found.rule,
            "confidence": round(float(found.confidence), 4)}


def score(gold: Sequence[Row], pred: Iterable[Row]) -> Figures:
    """Figures of ``evaluation.tally`` over all documents."""
    return tally.figures(sum(map(tally.count, documents(gold, pred)), Counter()))


def intervals(gold: Sequence[Row], pred: Iterable[Row], draws: int = 1000, seed: int = 0) -> Figures:
    """For the headline figures the bounds that 95 % of resamplings of the documents keep within."""
    counts = [tally.count(document) for document in documents(gold, pred)]
    chance = random.Random(seed)
    runs = [tally.figures(sum(chance.choices(counts, k=len(counts)), Counter())) for _ in range(draws)]
    found = {}
    for name in ("exact", "relaxed", "joint"):
        values = sorted(run["all"][name]["F"] for run in runs)
        found[name] = {"low": values[int(0.025 * draws)], "high": values[int(0.975 * draws)]}
    return {"intervals": found}


def table(figures: Figures) -> str:
    """The figures for people, 100 columns wide."""
    return tally.table(figures)
