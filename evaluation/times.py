"""Times: predict the intervals of a text, and score them against the gold.

A datable time is right when a predicted span overlaps it with the same first and last day; a trap is left alone when no
dated span overlaps it; a vague one when none with an interval does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from onrecord import parses
from onrecord.model import Article, Block, Span
from onrecord.spans import overlap
from onrecord.statements import times
from onrecord.trees import Walk

Row = dict[str, Any]
KINDS = ("datable", "trap", "vague")


def article(row: Row) -> Article:
    """A text as an article, one paragraph a line."""
    blocks, at = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    published = date.fromisoformat(row["published"]) if row.get("published") else None
    return Article(str(row["id"]), row["text"], row["lang"], "report", tuple(blocks), published=published)


def predict(rows: Iterable[Row]) -> list[Row]:
    """``{"id", "times": [{"span", "from", "to", "how"}]}`` for each row with id, lang, text, published."""
    out = []
    for row in rows:
        read = article(row)
        found = times.find(read, Walk(parses.parse(read)))
        out.append({"id": row["id"], "times": [_plain(t.span, t.from_, t.to, t.how) for t in found]})
    return out


def _plain(span: Span, first: date | None, last: date | None, how: str) -> Row:
    return {"span": list(span), "from": first.isoformat() if first else None,
            "to": last.isoformat() if last else None, "how": how}


def score(gold: Sequence[Row], pred: Iterable[Row]) -> dict[str, dict[str, Any]]:
    """Right and total by kind; by kind and language; by kind and corpus; and the ids that are wrong."""
    found = {row["id"]: row["times"] for row in pred}
    if missing := [row["id"] for row in gold if row["id"] not in found]:
        raise ValueError(f"no prediction for {missing[0]} (and {len(missing) - 1} more)")
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    wrong: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for row in gold:
        kind = row["kind"]
        right = _right(row, found[row["id"]])
        if not right:
            wrong[kind].append(row["id"])
        for key in (kind, f"{kind}/{row['lang']}", f"{kind}/{row.get('origin', {}).get('corpus', '?')}"):
            counts[key][0] += right
            counts[key][1] += 1
    figures = {key: {"right": r, "of": n, "percent": round(100 * r / n, 1)} for key, (r, n) in sorted(counts.items())}
    return {"figures": figures, "wrong": wrong}


def table(figures: Mapping[str, Any]) -> str:
    """The figures for people: a line a kind, kind and language, kind and corpus; then what is wrong."""
    lines = [f"{key:24}{own['right']:6} of {own['of']:<6}{own['percent']:6.1f} %"
             for key, own in figures["figures"].items()]
    lines += [f"wrong, {kind}: {' '.join(ids)}" for kind, ids in figures["wrong"].items() if ids]
    return "\n".join(lines)


def _right(row: Row, found: Sequence[Row]) -> bool:
    near = [t for t in found if overlap(tuple(t["span"]), tuple(row["span"])) and t["from"] and t["to"]]
    if row["kind"] != "datable":
        return not near
    return any((t["from"], t["to"]) == (row["from"], row["to"]) for t in near)
