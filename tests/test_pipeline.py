"""Many sources in one call. Lost if this fails: a bad source takes its neighbours with it, articles are read in another
order or as if they stood alone, or nothing is shown before everything is read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import pages, parses, pipeline
from onrecord.errors import SourceError
from onrecord.knowledge import load
from onrecord.model import Article
from onrecord.output.contract import reading_object

pytestmark = pytest.mark.models
SAMPLES = Path(__file__).parents[1] / "samples"
SOURCES = [str(SAMPLES / name) for name in (
    "fr/depeche.txt", "en/wire.txt", "fr/page.html", "en/page.html", "fr/direct.txt", "en/statement.txt")]


def plain(reading: object) -> str:
    return json.dumps(reading_object(reading), sort_keys=True, default=str)  # type: ignore[arg-type]  # a reading


def test_together_as_each_alone_and_in_order() -> None:
    known = load()
    alone = [plain(next(pipeline.read(source, knowledge=known))) for source in SOURCES]
    assert [plain(reading) for reading in pipeline.read_all(SOURCES, knowledge=known)] == alone


def test_what_came_before_a_bad_source_is_read(tmp_path: Path) -> None:
    readings = pipeline.read_all([*SOURCES[:4], str(tmp_path / "nowhere.txt"), SOURCES[4]])
    assert [next(readings).article.lang for _ in range(4)] == ["fr", "en", "fr", "en"]
    with pytest.raises(SourceError, match=r"nowhere\.txt"):
        next(readings)
    bad: list[SourceError] = []
    good = list(pipeline.read_all([str(tmp_path / "nowhere.txt"), *SOURCES[:2]], failed=bad.append))
    assert (len(good), len(bad)) == (2, 1)


def test_the_first_is_shown_before_the_others_are_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def fetch(source: str, **_: object) -> Iterator[pages.Page]:
        asked.append(source)
        return read(source)

    read = pages.read
    monkeypatch.setattr(pages, "read", fetch)
    readings = pipeline.read_all(SOURCES)
    next(readings)
    assert asked == SOURCES[:1]


def test_few_long_articles_are_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def counted(some: list[Article]) -> list[object]:
        sizes.append(len(some))
        return parse(some)

    parse = parses.parse_all
    monkeypatch.setattr(parses, "parse_all", counted)
    assert len(list(pipeline.read_all(SOURCES * 4))) == 24
    assert max(sizes) == 8
    monkeypatch.setattr(pipeline, "_LARGE", 10)
    sizes.clear()
    list(pipeline.read_all(SOURCES))
    assert sizes == [1] * len(SOURCES)
