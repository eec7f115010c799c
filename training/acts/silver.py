"""The examples the weights are fitted on: our invented statements, and our labels on the training sets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.model import Article, Attribution, Block, Spans

HERE = Path(__file__).parent
Marks = dict[str, list[tuple[int, int]]]
MARKS = {"[": "source", "{": "cue", "<": "content"}
CLOSING = dict(zip("]}>", "[{<", strict=True))


@dataclass(frozen=True, slots=True)
class Example:
    """An article of one or a few paragraphs, one attribution in it, and its act ("none" for none)."""

    article: Article
    attribution: Attribution
    act: str
    origin: str


def invented(path: Path = HERE / "invented.txt") -> Iterator[Example]:
    """Read marked sentences: ``en threaten|[source] {cue} <content>``."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        head, _, marked = line.partition("|")
        lang, act = head.split()
        text, spans = unmark(marked)
        yield _example(f"invented-{number}", lang, text, spans, act=act, origin="invented")


def unmark(marked: str) -> tuple[str, Marks]:
    """The text without its marks, and the spans they held."""
    text, opened = "", dict[str, int]()
    spans: Marks = {name: [] for name in MARKS.values()}
    for piece in re.split(r"([\[\]{}<>])", marked):
        if piece in MARKS:
            opened[piece] = len(text)
        elif piece in CLOSING:
            mark = CLOSING[piece]
            spans[MARKS[mark]].append((opened.pop(mark), len(text)))
        else:
            text += piece
    return text, spans


def press(data: Path, path: Path = HERE / "press.tsv") -> Iterator[Example]:
    """Read the labels on the training sets under ``data`` (``en/polnear_train.jsonl``, ``fr/train.jsonl``)."""
    documents = {(lang, row["id"]): row for lang, name in (("en", "en/polnear_train.jsonl"), ("fr", "fr/train.jsonl"))
                 for row in map(json.loads, (data / name).open(encoding="utf-8"))}
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        lang, document, number, act = line.split("\t")
        row = documents[lang, document]
        gold = row["attributions"][int(number)]
        spans = {name: [tuple(s) for s in gold[name]] for name in ("source", "cue", "content")}
        yield _example(f"{document}-{number}", lang, row["text"], spans, act=act, origin="press")


def _example(name: str, lang: str, text: str, spans: Marks, *, act: str, origin: str) -> Example:
    article = Article(name, text, lang, "report", paragraphs(text, [s for found in spans.values() for s in found]))
    found: dict[str, Spans] = {key: tuple(value) for key, value in spans.items()}
    attribution = Attribution("a1", "indirect", "speech", found["source"], found["cue"], found["content"], "gold")
    return Example(article, attribution, act, origin)


def paragraphs(text: str, spans: list[tuple[int, int]]) -> tuple[Block, ...]:
    """The lines that hold any of the spans."""
    out, at = [], 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip() and any(s < end and e > at for s, e in spans):
            out.append(Block("paragraph", (at, end)))
        at = end + 1
    return tuple(out)
