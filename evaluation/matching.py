"""Gold and predicted attributions of one document, made comparable and aligned one to one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.letters import Letters, letters, likeness, share_quoted
from evaluation.rows import Row

ENOUGH = 0.5
"""Likeness from which two contents (or sources) count as the same, in the relaxed figures."""
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Item:
    """One attribution of gold or of a prediction."""

    row: dict[str, Any]
    source: Letters
    cue: Letters
    content: Letters
    head: Letters
    """The head word of the source, where gold has one."""
    pieces: dict[str, tuple[Letters, ...]]
    """Of each role, its contiguous pieces."""
    quoted: float
    """Share of the content between quotation marks."""

    @property
    def form(self) -> str:
        """``direct``, ``mixed`` or ``indirect``, told by the quotation marks alone, alike for gold and predictions."""
        return "direct" if self.quoted >= 0.9 else "mixed" if self.quoted else "indirect"

    @property
    def class_(self) -> str | None:
        """The class given in the row."""
        return self.row.get("class")


@dataclass(frozen=True, slots=True)
class Document:
    """What is compared in one document."""

    id: str
    text: str
    gold: list[Item]
    pred: list[Item]


def documents(gold: Sequence[Row], pred: Iterable[Row]) -> list[Document]:
    """Every gold document with the attributions predicted for it; none where nothing was predicted.

    Attributions without a letter of content are left out, and predictions that lie mostly in what gold ignores.
    Raises ValueError when a predicted document is not in gold.
    """
    by_id = {row["id"]: row for row in pred}
    unknown = sorted(set(by_id) - {row["id"] for row in gold})
    if unknown:
        raise ValueError(f"{len(unknown)} predicted documents are not in gold, the first is {unknown[0]!r}")
    return [_document(row, by_id.get(row["id"], {})) for row in gold]


def _document(gold: Row, pred: Row) -> Document:
    text = gold["text"]
    ignored = letters(text, gold.get("ignore"))
    found = [item for item in _items(text, pred) if 2 * len(item.content & ignored) <= len(item.content)]
    return Document(gold["id"], text, _items(text, gold), found)


def _items(text: str, row: Row) -> list[Item]:
    items = (_item(text, attribution) for attribution in row.get("attributions") or ())
    return [item for item in items if item.content]


def _item(text: str, row: dict[str, Any]) -> Item:
    pieces = {role: tuple(piece for piece in (letters(text, [span]) for span in row.get(role) or ()) if piece)
              for role in ROLES}
    whole = {role: frozenset[int]().union(*pieces[role]) for role in ROLES}
    head = letters(text, [row["source_head"]]) if row.get("source_head") else frozenset()
    quoted = share_quoted(text, row.get("content"))
    return Item(row, whole["source"], whole["cue"], whole["content"], head, pieces, quoted)


def align(gold: Sequence[Item], pred: Sequence[Item], floor: float = ENOUGH) -> dict[int, int]:
    """Gold index to predicted index, one to one: the likest contents first, earlier ones first among equals."""
    pairs = [(likeness(g.content, p.content), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)]
    pairs = sorted((pair for pair in pairs if pair[0] > 0 and pair[0] >= floor), key=lambda p: (-p[0], p[1], p[2]))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in found and j not in taken:
            found[i] = j
            taken.add(j)
    return found


def source_right(gold: Item, pred: Item) -> bool:
    """Is the source the same by likeness? Gold without one wants none."""
    return likeness(gold.source, pred.source) >= ENOUGH if gold.source else not pred.source


def head_right(gold: Item, pred: Item) -> bool:
    """Does the predicted source cover the head word of gold's? Gold without a source wants none."""
    return bool(gold.head) and gold.head <= pred.source if gold.source else not pred.source
