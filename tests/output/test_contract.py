"""The contract with other programs. Lost if this fails: who reads our JSON finds a field gone, renamed or changed."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Reading
from onrecord.output.contract import article_object, reading_object
from onrecord.output.lines import write_json, write_jsonl
from onrecord.output.select import at_least
from tests.builders import article, reading, statement

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "contract.schema.json").read_text(encoding="utf-8"))
PROMISED = {
    "article": {"id", "url", "outlet", "title", "published", "lang", "kind", "text", "related", "notes"},
    "statement": {"id", "attribution", "kind", "class", "source", "cue", "content", "speaker", "act", "certainty",
                  "condition", "targets", "topics", "times", "complete", "confidence", "rule"},
    "agenda": {"what", "span", "from", "to", "where", "actors", "statement", "how"},
}


def check(value: Any) -> None:
    jsonschema.validate(value, SCHEMA)


def test_a_whole_reading_keeps_to_the_schema() -> None:
    check(reading_object(reading()))


def test_a_reading_of_nothing_known_keeps_to_the_schema() -> None:
    check(reading_object(Reading(article("Rien."), (statement("Rien.", 1, "Rien"),))))


def test_the_promised_fields_are_all_there() -> None:
    printed = reading_object(reading())
    assert PROMISED["article"] <= printed["article"].keys()
    assert PROMISED["statement"] <= printed["statements"][0].keys()
    assert PROMISED["agenda"] <= printed["agenda"][0].keys()
    assert {"name", "actor", "role", "how"} <= printed["statements"][1]["speaker"].keys()
    assert {"if", "then"} <= printed["statements"][1]["condition"].keys()
    assert set(printed["statements"][1]["times"][0]) == {"span", "from", "to", "how"}


def test_spans_point_at_their_characters() -> None:
    printed = reading_object(reading())
    text = printed["article"]["text"]
    (start, end), = printed["statements"][5]["content"]
    assert text[start:end] == "la Dravie n’a « rien proposé »"


def test_json_is_one_object_an_article_and_jsonl_one_line_a_statement() -> None:
    out, lines = io.StringIO(), io.StringIO()
    write_json([reading(), reading()], out)
    write_jsonl([reading(), reading()], lines)
    objects = [json.loads(line) for line in out.getvalue().splitlines()]
    statements = [json.loads(line) for line in lines.getvalue().splitlines()]
    assert objects == [reading_object(reading())] * 2
    assert len(statements) == 12
    assert statements[0] == {"article": "art-1"} | objects[0]["statements"][0]


@given(st.text(st.characters(), max_size=40))
def test_any_text_comes_back_as_it_was_and_can_be_encoded(text: str) -> None:
    """Lone surrogates, NUL, line separators and terminal controls included; each line stays one line."""
    out = io.StringIO()
    write_json([Reading(replace(article("x"), text=text), ())], out)
    assert len(out.getvalue().splitlines()) == 1
    out.getvalue().encode("utf-8")
    assert json.loads(out.getvalue())["article"]["text"] == text
    assert not any(0x7F <= ord(c) < 0xA0 or ord(c) < 0x20 for c in out.getvalue()[:-1])


def test_min_confidence_leaves_out_what_hangs_on_a_doubtful_statement() -> None:
    doubtful = reading()
    doubtful = replace(doubtful, statements=tuple(
        replace(s, confidence=0.2) if s.id == "s4" else s for s in doubtful.statements))
    kept = at_least(doubtful, 0.5)
    assert [s.id for s in kept.statements] == ["s1", "s2", "s3", "s6"]
    assert kept.agenda == ()
    assert article_object(kept.article) == article_object(doubtful.article)
