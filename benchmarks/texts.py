"""The texts that are timed: the dev splits where they are, else the samples of the repository, over and over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from evaluation.rows import Row
from evaluation.stamp import ROOT

_DATA = ROOT.parent / "shared" / "data"
DEV = {"fr": _DATA / "fr" / "dev.jsonl", "en": _DATA / "en" / "polnear_dev.jsonl"}
OWN = {lang: ROOT / "evaluation" / "own" / f"{lang}.jsonl" for lang in DEV}


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one language and where they came from."""

    lang: str
    origin: str
    texts: list[str]

    @property
    def words(self) -> int:
        """Words between white space: the count that every words/s here is made of."""
        return sum(len(text.split()) for text in self.texts)


def to_time(lang: str, words: int) -> Texts:
    """Whole texts until there are about so many words."""
    origin = "dev" if DEV[lang].exists() else "samples, repeated"
    found: list[str] = []
    total = 0
    for text in _dev(lang) if DEV[lang].exists() else _samples(lang):
        if total >= words:
            break
        found.append(text)
        total += len(text.split())
    return Texts(lang, origin, found)


def to_score(lang: str) -> tuple[str, list[Row]]:
    """Gold rows and their corpus: the dev split where it is, else the project's own small set."""
    path = DEV[lang] if DEV[lang].exists() else OWN[lang]
    with path.open(encoding="utf-8") as file:
        return f"{path.parent.name}/{path.stem}", [json.loads(line) for line in file if line.strip()]


def _dev(lang: str) -> Iterator[str]:
    with DEV[lang].open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)["text"]


def _samples(lang: str) -> Iterator[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / lang).glob("*.txt"))]
    return cycle(texts) if texts else iter(())
