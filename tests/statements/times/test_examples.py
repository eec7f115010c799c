"""Times in real sentences, parsed by the real models. Lost if this fails: "a déclaré jeudi" dated to the Thursday to
come, durations and names taken for dates, a deadline without its beginning."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from onrecord import parses
from onrecord.model import Article, Block, Span, Time
from onrecord.spans import overlap
from onrecord.statements import times
from onrecord.trees import Walk

LISTS = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))["list"]


def written(wanted: str) -> tuple[date, date] | None:
    """The days that an example asks for."""
    if wanted == "no time":
        return None
    days = [date.fromisoformat(day) for day in wanted.split()]
    return days[0], days[-1]


def read(listed: dict[str, Any]) -> tuple[list[Time], list[tuple[Span, str, str]]]:
    """The times of a list's sentences, read as one article of a block a sentence, and where its marked times stand."""
    text, blocks, marked = "", [], []
    for sentence, wanted in listed["examples"]:
        start, plain = len(text), sentence.replace("[", "").replace("]", "")
        marked.append(((start + sentence.index("["), start + sentence.index("]") - 1), wanted, sentence))
        blocks.append(Block("paragraph", (start, start + len(plain))))
        text += plain + "\n"
    article = Article("a", text, listed["lang"], "report", tuple(blocks), published=listed["published"])
    return times.find(article, Walk(parses.parse(article))), marked


@pytest.mark.models
@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: f"{listed['lang']} {listed['published']}")
def test_invented_sentences_have_the_days_they_commit_to(listed: dict[str, Any]) -> None:
    found, marked = read(listed)
    wrong = []
    for span, wanted, sentence in marked:
        near = [(t.from_, t.to) for t in found if overlap(t.span, span) and t.from_ is not None and t.to is not None]
        days = written(wanted)
        if (days not in near) if days else near:
            wrong.append((sentence, wanted, near))
    assert wrong == []


def test_there_are_enough_of_both_languages() -> None:
    for lang in ("fr", "en"):
        assert sum(len(listed["examples"]) for listed in LISTS if listed["lang"] == lang) > 100
