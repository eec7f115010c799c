"""A record of the invented month made from its truth: what a perfect reader would have found, without a
language model."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from evaluation.month.output import write
from evaluation.month.press import make
from evaluation.month.recorded import truth
from onrecord.knowledge import load
from onrecord.model import AgendaItem, Article, Block, Page, Reading, Related, Span, Speaker, Statement, Time, Why
from onrecord.record import Record
from tests import builders

ARTICLES = 480
TOPICS = {"nuclear": ("nuclear", "nucléaire", "warhead"), "sanctions": ("sanction",), "aid": ("billion", "milliard")}
Row = dict[str, Any]


def fill(path: Path, month: Path, articles: int = 160) -> None:
    """Put the month's latest articles, and one with everything in it, into a new record."""
    write(make(ARTICLES, 1), month)
    with Record.open(path, knowledge=load()) as record:
        for page, reading in (*_read(month, articles), _everything()):
            record.add(page, reading)


def _read(month: Path, articles: int) -> Iterator[tuple[Page, Reading]]:
    mentions: defaultdict[str, list[Row]] = defaultdict(list)
    for row in truth(month, "attributions"):
        if row["content"] and row["utterance"]:
            mentions[row["article"]].append(row)
    told: defaultdict[str, list[AgendaItem]] = defaultdict(list)
    for meeting in truth(month, "meetings"):
        for one in meeting["told"]:
            if one["kind"] == "agenda":
                told[one["article"]].append(_agenda(meeting, one))
    rows = [row for row in truth(month, "articles") if not row["deleted"]]
    for row in sorted(rows, key=lambda row: str(row["seen"]))[-articles:]:
        yield _page(row), Reading(_article(row), tuple(
            _statement(row, number, one) for number, one in enumerate(mentions[row["id"]], 1)), tuple(told[row["id"]]))


def _page(row: Row) -> Page:
    data = row["text"].encode()
    return Page(row["url"], data, hashlib.sha256(data).hexdigest(), datetime.fromisoformat(row["seen"]), "text/plain",
                row["url"])


def _article(row: Row) -> Article:
    blocks, at = [], 0
    for line in row["text"].split("\n"):
        if line.strip():
            blocks.append(Block("paragraph" if at else "heading", (at, at + len(line))))
        at += len(line) + 1
    return Article(hashlib.sha256(row["id"].encode()).hexdigest()[:16], row["text"], row["lang"], "report",
                   tuple(blocks), row["title"], row["url"], row["outlet_name"], None,
                   date.fromisoformat(row["published"][:10]), {"published": "json-ld"},
                   (Related("More of it", "https://press.example/more"),))


def _statement(row: Row, number: int, one: Row) -> Statement:
    text = row["text"].lower()
    content = _spans(one["content"])
    topics = tuple(key for key, words in TOPICS.items()
                   if any(word in text[start:end] for start, end in content for word in words))
    return Statement(
        id=f"s{number}", attribution=f"a{number}", kind=one["kind"], class_="speech", source=_spans(one["source"]),
        cue=_spans(one["cue"]), content=content, speaker=Speaker(one["speaker"], one["actor"], None, ("as told",)),
        act=one["act"], certainty=one["certainty"], condition=None, targets=("Russia",) if number % 3 == 0 else (),
        topics=topics, times=(), complete=True, confidence=0.9, rule="truth",
        why={"act": Why("truth", _spans(one["cue"]))})


def _agenda(meeting: Row, one: Row) -> AgendaItem:
    span = _spans(one["span"])[0]
    when = Time(span, date.fromisoformat(meeting["from"]), date.fromisoformat(meeting["to"]), "as told")
    return AgendaItem(meeting["en"], span, when, "Halden", ("NATO",), None, "as told")


def _spans(spans: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans)


def _everything() -> tuple[Page, Reading]:
    reading = builders.reading()
    data = reading.article.text.encode()
    return Page("mer.txt", data, hashlib.sha256(data).hexdigest(), datetime.fromisoformat("2026-03-06T08:00:00+00:00"),
                "text/plain", reading.article.url), reading
