"""Speakers: name who speaks in each given attribution, and score the names against the gold.

A name is right when it is the gold's, but for case, accents, a leading article and forms of address; the order of
joint speakers does not matter. No name (null) where the gold has one is not wrong, but it is not right either. A row
without ``text`` takes it from the corpora in the folder that the environment variable ONRECORD_DATA names, else from
``../shared/data``.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from evaluation import attributions as whole
from evaluation.kinds import Figures
from evaluation.rows import Row, RowError, read_file
from onrecord.errors import NothingReadable
from onrecord.knowledge import Knowledge, load
from onrecord.model import Article, Attribution, Block, Spans
from onrecord.statements import speakers
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.lexicon import Lexicon, lexicon
from onrecord.trees import Walk

DATA = "ONRECORD_DATA"
CORPORA = ("fr/dev.jsonl", "en/polnear_dev.jsonl")
_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:de |von |van |al )?[A-ZÀ-ÖØ-Þ][\w.'’-]*)*")


def predict(rows: Iterable[Row], knowledge: Knowledge | None = None) -> list[Row]:
    """For each row its ``id`` and one name or null an attribution; a speaker the article does not name is null.

    knowledge: ours when left out.
    """
    return [{"id": row["id"], "speakers": _names(row, knowledge or load())} for row in rows]


def baseline(rows: Iterable[Row]) -> list[Row]:
    """The source's own words when they hold a name: its longest run of capitals, null without one."""
    found = []
    for row in rows:
        text = text_of(row)
        sources = (" ".join(text[s:e] for s, e in a.get("source") or ()) for a in row["attributions"])
        runs = (_CAPITALS.findall(source) for source in sources)
        found.append({"id": row["id"], "speakers": [max(run, key=len) if run else None for run in runs]})
    return found


def _names(row: Row, knowledge: Knowledge) -> list[str | None]:
    from onrecord import parses  # noqa: PLC0415 - the parsers load when a row is read, not to show --help

    article = article_of(row)
    found = speakers.resolve(article, Walk(parses.parse(article)), given(row), knowledge)
    return [speaker.name if speaker is not None and speaker.named else None for speaker in found]


def given(row: Row) -> list[Attribution]:
    """The attributions of a row. Their kind and class, which a row may leave out, tell nothing of the speaker."""

    def spans(value: Any) -> Spans:
        return tuple((int(start), int(end)) for start, end in value or ())

    return [
        Attribution(
            f"a{number}",
            each.get("kind", "indirect"),
            each.get("class", "speech"),
            spans(each.get("source")),
            spans(each.get("cue")),
            spans(each.get("content")),
            "given",
        )
        for number, each in enumerate(row["attributions"], start=1)
    ]


def article_of(row: Row) -> Article:
    """The row's text as the product reads it, and as paragraphs the lines that it leaves out but attributions touch."""
    row = {**row, "text": text_of(row)}
    try:
        article = whole.article(row)
    except NothingReadable:
        article = Article(row["id"], row["text"], row.get("lang") or "en", "report", ())
    if row.get("published"):
        article = replace(article, published=date.fromisoformat(row["published"]))
    blocks = list(article.blocks)
    for start, end in _lines(article.text):
        inside = any(b.span[0] < end and start < b.span[1] for b in article.blocks)
        if not inside and any(s < end and start < e for a in given(row) for s, e in (*a.source, *a.content)):
            blocks.append(Block("paragraph", (start, end)))
    return replace(article, blocks=tuple(sorted(blocks, key=lambda block: block.span)))


def _lines(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S(?:[^\n]*\S)?", text)]


def text_of(row: Row) -> str:
    """The text of a row, its own or the one of its id. Raises RowError when there is none."""
    text = row.get("text")
    if text is None:
        text = _texts(os.environ.get(DATA, "../shared/data")).get(row["id"])
    if text is None:
        raise RowError(f"{row['id']}: the row has no 'text', and no corpus in the folder of {DATA} has its id")
    return str(text)


@cache
def _texts(folder: str) -> dict[str, str]:
    files = [Path(folder) / name for name in CORPORA]
    return {row["id"]: row["text"] for file in files if file.exists() for row in read_file(file, {})}


# ---------------------------------------------------------------- scoring


def score(gold: Sequence[Row], pred: Iterable[Row]) -> Figures:
    """Right, wrong and null in per cent: of all, by language, and by what the source is.

    Sources: ``named`` (they hold the whole name), ``partial`` (a part of it), ``pronoun``, ``phrase`` (a role, a body,
    a document), ``empty``, and ``none`` for those whose speaker the gold does not name.
    """
    found = {row["id"]: row["speakers"] for row in pred}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"right": 0, "wrong": 0, "null": 0})
    for row in gold:
        names = found.get(row["id"], [])
        if len(names) != len(row["attributions"]):
            raise ValueError(f"{row['id']}: {len(names)} speakers for {len(row['attributions'])} attributions")
        lex = lexicon(row["lang"])
        for attribution, name in zip(row["attributions"], names, strict=True):
            result = judge(attribution.get("speaker"), name, lex)
            source = " ".join(text_of(row)[s:e] for s, e in attribution.get("source") or ())
            for key in ("all", row["lang"], kind_of(source, attribution.get("speaker"), lex)):
                counts[key][result] += 1
    return {key: _shares(own) for key, own in sorted(counts.items())}


def judge(gold: str | None, name: str | None, lex: Lexicon) -> str:
    """right, wrong or null."""
    if plain(gold, lex) == plain(name, lex):
        return "right"
    return "null" if name is None else "wrong"


def plain(name: str | None, lex: Lexicon) -> tuple[str, ...]:
    """A name for comparing: joint speakers sorted; without case, accents, article in front and forms of address."""
    parts = []
    for part in (name or "").split(";"):
        words = fold(part.strip()).replace("'", "' ").split()
        while len(words) > 1 and (words[0] in lex.articles or words[0] in lex.honorifics or words[0] == "the"):
            words = words[1:]
        parts.append(" ".join(words))
    return tuple(sorted(parts))


def kind_of(source: str, gold: str | None, lex: Lexicon) -> str:
    """What a source is, seen from the name it stands for."""
    words = fold(source).split()
    if gold is None:
        return "none"
    if not words:
        return "empty"
    if all(each in fold(source) for each in fold(gold).split("; ")):
        return "named"
    if len(words) == 1 and (words[0] in lex.pronouns or words[0] in lex.possessives):
        return "pronoun"
    return "partial" if set(fold(gold).split()) & set(re.split(r"[\s,]+|['’]s\b", fold(source))) else "phrase"


def _shares(counts: dict[str, int]) -> dict[str, float]:
    """``sound`` is what is not wrong: a speaker left open misleads nobody."""
    total = sum(counts.values())
    shares = {name: round(100 * count / total, 1) for name, count in counts.items()}
    return shares | {"sound": round(100 - shares["wrong"], 1), "of": total}


def table(figures: Figures) -> str:
    """The figures for people."""
    rows = [f"{'':10}{'right':>8}{'wrong':>8}{'null':>8}{'of':>7}"]
    rows += [
        f"{name:10}{own['right']:8.1f}{own['wrong']:8.1f}{own['null']:8.1f}{own['of']:7.0f}"
        for name, own in figures.items()
    ]
    return "\n".join(rows)
