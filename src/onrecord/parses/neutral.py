"""From one parser's labels to neutral ones."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

import numpy as np

from onrecord.lang import language


@dataclass(slots=True)
class Rows:
    """The parse of one text in columns, heads as indices within it, ``first`` true at the first token of a sentence."""

    start: list[int]
    end: list[int]
    form: list[str]
    lemma: list[str]
    pos: list[str]
    rel: list[str]
    head: list[int]
    feats: list[str]
    first: list[bool]
    vectors: np.ndarray


def neutral(rows: Rows, lang: str, grammar: ModuleType) -> None:
    """Rewrite the labels in place: first what only a small grammar can say (``restructure``), then label by label."""
    restructure = getattr(grammar, "restructure", None)
    if restructure is not None:
        restructure(rows)
    names = language(lang).table("language")["parser"]["relations"]
    rows.rel = [names.get(rel, rel) for rel in rows.rel]
    lemmas = language(lang).table("language").get("lemmas", {})
    rows.lemma = [lemmas.get(form.lower(), lemma).lower() for form, lemma in zip(rows.form, rows.lemma, strict=True)]
