"""The samples, read by the whole chain. Lost if this fails: the first thing a newcomer sees is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from onrecord import articles, pages, pipeline
from onrecord.model import Article, Reading
from onrecord.output.contract import reading_object
from onrecord.output.html import write_html
from tests.output.test_contract import SCHEMA

SAMPLES = Path(__file__).parent.parent / "samples"
DAY = date(2026, 6, 19)
FILES = sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.glob("*/*.*"))

KINDS = {"fr/conference.txt": "transcript", "en/briefing.txt": "transcript", "fr/direct.txt": "list"}
NOT_BODY = {
    "fr/page.html": ("cookies", "S’abonner", "Partager", "couru d’avance", "tirs au but", "prévisionnistes",
                     "Nous contacter", "ce que l’on sait"),
    "en/page.html": ("Subscribe", "morning briefing", "Copyright", "Who owns the strait"),
}


def article(name: str) -> Article:
    """The article of a sample."""
    page, = pages.read(str(SAMPLES / name))
    return articles.extract(page)


@pytest.mark.parametrize("name", FILES)
def test_language_and_kind_are_told_from_the_text(name: str) -> None:
    read = article(name)
    assert (read.lang, read.kind) == (name[:2], KINDS.get(name, "report"))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".txt")])
def test_a_text_file_is_left_as_it_is(name: str) -> None:
    assert article(name).text == (SAMPLES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "outlet", "published", "title"), [
    ("fr/page.html", "Le Courrier de Halden", date(2026, 6, 16),
     "Missiles : la Dravie « n’exclut plus rien », avertit son état-major"),
    ("en/page.html", "The Varn Observer", date(2026, 6, 19), "What would it take for Dravia to go nuclear?"),
])
def test_a_page_says_when_and_where_it_was_published(name: str, outlet: str, published: date, title: str) -> None:
    read = article(name)
    assert (read.outlet, read.published, read.title) == (outlet, published, title)


@pytest.mark.parametrize("name", NOT_BODY)
def test_what_stands_around_an_article_is_not_its_body(name: str) -> None:
    read = article(name)
    body = "\n".join(read.text[block.span[0]:block.span[1]] for block in read.blocks)
    assert [words for words in NOT_BODY[name] if words in body] == []


def test_links_to_other_coverage_are_kept_apart() -> None:
    titles = [link.title for link in article("en/page.html").related]
    assert "Who owns the strait?" in titles


def test_broken_typography_is_noted() -> None:
    assert {"quote-reversed", "cut-off", "name-torn"} <= {note.code for note in article("fr/traduction.txt").notes}


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """Every sample read by the whole chain, published on one day unless it says so itself."""
    published = {name: None if name.endswith(".html") else DAY for name in FILES}
    return {name: next(pipeline.read(str(SAMPLES / name), published=published[name])) for name in FILES}


@pytest.mark.models
def test_every_sample_has_statements_that_keep_to_the_contract(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        assert reading.statements, name
        jsonschema.validate(json.loads(json.dumps(reading_object(reading))), SCHEMA)


@pytest.mark.models
def test_every_span_lies_in_its_text(readings: dict[str, Reading]) -> None:
    for name, reading in readings.items():
        length = len(reading.article.text)
        for statement in reading.statements:
            for start, end in (*statement.source, *statement.cue, *statement.content):
                assert 0 <= start < end <= length, name


@pytest.mark.models
def test_all_samples_make_one_page(readings: dict[str, Reading], tmp_path: Path) -> None:
    with (tmp_path / "page.html").open("w", encoding="utf-8") as file:
        write_html(readings.values(), file)
    assert (tmp_path / "page.html").stat().st_size > 100_000
