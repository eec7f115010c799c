"""Predictions go through the product's own chain and come back in the row's offsets.

Lost if this fails: the figures would be about something else than what `onrecord read` prints.
"""

from __future__ import annotations

import io
import json
from types import SimpleNamespace
from typing import Any

import pytest

import onrecord.attributions
from evaluation import attributions
from evaluation.__main__ import main
from onrecord import parses
from onrecord.model import Article, Attribution

FRENCH = "« Le pont tiendra », assure la préfète devant les habitants réunis à la mairie.\nIl fera beau demain."
ENGLISH = "\"The bridge will hold,\" the prefect told the residents who had gathered at the town hall."


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> list[Article]:
    """The chain without its models: the first word of each article is its content. Gives the articles that come."""
    seen: list[Article] = []

    def find(article: Article, _: object) -> list[Attribution]:
        seen.append(article)
        return [Attribution("a1", "indirect", "speech", ((3, 5),), ((6, 8),), ((0, 4),), "stub", 0.25)]

    monkeypatch.setattr(parses, "parse", lambda _: SimpleNamespace())
    monkeypatch.setattr(onrecord.attributions, "find", find, raising=False)
    return seen


def test_a_row_is_read_as_a_text_page(chain: list[Article]) -> None:
    found = attributions.predict([{"id": "x", "text": FRENCH}])
    assert found == [{"id": "x", "attributions": [{
        "source": [[3, 5]], "cue": [[6, 8]], "content": [[0, 4]], "kind": "indirect", "class": "speech", "rule": "stub",
        "confidence": 0.25}]}]
    assert chain[0].text == FRENCH


def test_the_language_is_told_unless_given(chain: list[Article]) -> None:
    rows: list[dict[str, Any]] = [{"id": "f", "text": FRENCH}, {"id": "e", "text": ENGLISH},
                                  {"id": "g", "text": ENGLISH, "lang": "fr"}]
    attributions.predict(rows)
    assert [article.lang for article in chain] == ["fr", "en", "fr"]


@pytest.mark.parametrize("text", [FRENCH, FRENCH + "\r\nFin.\x00 \udc00\u2028" + ENGLISH, "\n\n  " + ENGLISH])
def test_offsets_are_those_of_the_row(chain: list[Article], text: str) -> None:
    attributions.predict([{"id": "x", "text": text}])
    assert len(chain[0].text) == len(text)


def test_a_byte_order_mark_shifts_nothing(chain: list[Article]) -> None:
    text = "\ufeff" + ENGLISH
    (row,) = attributions.predict([{"id": "x", "text": text}])
    (start, end), = row["attributions"][0]["content"]
    assert text[start:end] == chain[0].text[0:4]


@pytest.mark.usefixtures("chain")
@pytest.mark.parametrize("text", ["", "  \n", "…", "Правительство объявило о новых мерах после долгих переговоров с "
                                  "соседями, сообщает агентство."])
def test_what_cannot_be_read_has_no_attributions(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert attributions.predict([{"id": "x", "text": text}]) == [{"id": "x", "attributions": []}]
    assert "nothing read in x: " in capsys.readouterr().err


@pytest.mark.usefixtures("chain")
def test_the_command_answers_every_row_in_order(monkeypatch: pytest.MonkeyPatch,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    lines = [json.dumps({"id": name, "text": FRENCH}) for name in "ba"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    assert main(["predict", "attributions"]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ["b", "a"]


def test_the_command_names_a_bad_line(chain: list[Article], monkeypatch: pytest.MonkeyPatch,
                                      capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"id": "a", "text": "x"}\n{"id": "b"}\n')))
    assert main(["predict", "attributions"]) == 2
    caught = capsys.readouterr()
    assert (caught.out, caught.err) == ("", "stdin:2: 'text' is missing\n")
    assert not chain
