"""One press conference in several papers and two languages, read by the whole product. Lost if this fails: a reader of
four papers would be shown one sentence four times, or two sentences as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from onrecord import articles, pipeline
from onrecord.knowledge import load
from onrecord.pages.make import make
from onrecord.record import Record

HERE = Path(__file__).parent / "conference"
SEED = Path(__file__).parents[3] / "shared" / "data" / "seed" / "article.txt"
DAY = date(2022, 10, 11)

SAID = {
    "posture": ("posture", "attitude de la Russie", "attitude de Moscou"),
    "war": ("never be fought", "jamais être menée"),
    "attack": ("deliberate attack", "attaque délibérée"),
    "watch": ("closely watching", "surveill"),
    "party": ("party to the conflict", "partie du conflit", "partie au conflit"),
    "exercise": ("deterrence exercise", "exercice annuel"),
}
"""What was said, and words by which a report of it is known."""

pytestmark = pytest.mark.models


def add(record: Record, file: Path) -> None:
    page = make(file.name, file.read_bytes(), declared="text/plain", url=f"https://{file.stem}.example/1",
                seen=datetime(2022, 10, 11, 18, tzinfo=UTC))
    record.add(page, pipeline.understand(articles.extract(page, published=DAY), load(None)))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """A record of three invented reports, and of the seed article where it is there."""
    with Record.open(tmp_path_factory.mktemp("conference") / "r.sqlite", knowledge=load(None)) as opened:
        for file in [*sorted(HERE.glob("*.txt")), *([SEED] if SEED.exists() else [])]:
            add(opened, file)
        yield opened


def utterances(record: Record) -> dict[str, list[tuple[str, str]]]:
    """Utterance -> what its statements are known to say, and in which article."""
    found = defaultdict(list)
    for row in record.statements(limit=200).rows:
        utterance = record.weights([row.id])[row.id].utterance
        found[utterance] += [(name, row.article) for name, marks in SAID.items()
                             if any(mark in row.words for mark in marks)]
    return found


def test_reports_of_one_sentence_are_one_utterance(record: Record) -> None:
    shared = defaultdict(set)
    for members in utterances(record).values():
        for name, article in members:
            shared[name].add(len({one for other, one in members if other == name}))
            assert article
    papers = len(list(HERE.glob("*.txt"))) + SEED.exists()
    assert {name for name, sizes in shared.items() if max(sizes) > 1} >= {"posture", "war", "attack", "party"}
    assert max(max(sizes) for sizes in shared.values()) >= papers - 1


def test_no_two_sentences_are_one_utterance(record: Record) -> None:
    assert [members for members in utterances(record).values() if len({name for name, _ in members}) > 1] == []


def test_nothing_is_there_twice(record: Record) -> None:
    """Where the same words were said once in each article, one utterance holds them all."""
    where = defaultdict(set)
    for utterance, members in utterances(record).items():
        for name, _ in members:
            where[name].add(utterance)
    assert sum(len(found) == 1 for found in where.values()) >= 3
    before = record.counts().statements
    for file in sorted(HERE.glob("*.txt")):
        add(record, file)
    assert record.counts().statements == before
