"""The codebook: what each act means, from ``knowledge/codebook``, and by what signs the program knows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.knowledge import Entry, entries
from onrecord.statements.acts.signs import SIGNS

LANGS = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Act:
    """One act of the codebook. Texts by language."""

    key: str
    order: int
    """Its place in the order of precedence: of acts of equal weight in one content, the lower wins."""
    names: Mapping[str, str]
    definition: Mapping[str, str]
    test: Mapping[str, str]
    nearest: str
    """Key of the act it is most easily taken for."""
    apart: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]
    plover: str | None
    """PLOVER's event type where there is one."""


def codebook(overlay: Path | None = None) -> dict[str, Act]:
    """The acts by key, in the order of precedence.

    overlay: a user's knowledge folder, laid over ours. Raises KnowledgeError with file and line for a field that is
    missing or wrong.
    """
    found = entries("codebook", overlay)
    acts = sorted((_act(entry) for entry in found.values()), key=lambda act: act.order)
    for act in acts:
        if act.nearest not in found:
            raise found[act.key].error(f"nearest of {act.key}: no act {act.nearest!r}", "nearest")
    return {act.key: act for act in acts}


def _act(entry: Entry) -> Act:
    entry.provenance()
    order, nearest, plover = (entry.table.get(name) for name in ("order", "nearest", "plover"))
    if not isinstance(order, int):
        raise entry.error(f"missing order of {entry.key}: a whole number", "order")
    if not isinstance(nearest, str):
        raise entry.error(f"missing nearest of {entry.key}: the act it is most easily taken for", "nearest")
    texts = {name: _texts(entry, name) for name in ("names", "definition", "test", "apart")}
    return Act(entry.key, order, nearest=nearest, plover=plover if isinstance(plover, str) else None,
               examples=_examples(entry), **texts)


def _texts(entry: Entry, name: str) -> dict[str, str]:
    given: Any = entry.table.get(name)
    for lang in LANGS:
        if not isinstance(given, dict) or not isinstance(given.get(lang), str) or not given[lang]:
            raise entry.error(f"missing {name}.{lang} of {entry.key}", name)
    return dict(given)


def _examples(entry: Entry) -> dict[str, tuple[str, ...]]:
    given: Any = entry.table.get("examples")
    for lang in LANGS:
        found = given.get(lang) if isinstance(given, dict) else None
        if not isinstance(found, list) or len(found) < 2 or not all(isinstance(one, str) for one in found):
            raise entry.error(f"examples.{lang} of {entry.key}: two or more", "examples")
    return {lang: tuple(given[lang]) for lang in LANGS}


def looked_at() -> dict[str, str]:
    """The signs by which the program tells acts apart: name -> what it looks for, and what that speaks for."""
    return {name: (sign.__doc__ or "").splitlines()[0] for name, sign in SIGNS.items()}
