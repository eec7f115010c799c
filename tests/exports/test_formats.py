"""Every format, read back by who will read it. Lost if this fails: a spreadsheet runs what an article says, a feed
reader refuses the feed, or a table loses the day and the words."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import feedparser
import jsonschema
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from onrecord.exports import EXPORTS, About
from onrecord.exports.annotations import annotation, web_annotations
from onrecord.exports.lines import COLUMNS
from onrecord.exports.plain import cell
from onrecord.exports.schema_org import thing
from onrecord.model import AgendaItem, Time
from onrecord.record import StatementRow, Whole
from tests.builders import article, statement
from tests.exports.press import ABOUT, EVIL, HOSTILE, NOBODY, PLAIN, ROWS


def written(name: str, rows: Any = ROWS, about: About = ABOUT) -> bytes:
    return b"".join(EXPORTS[name].pieces(iter(rows), about))


def table() -> list[list[str]]:
    return list(csv.reader(io.StringIO(written("csv").decode("utf-8"), newline="")))


def test_csv_has_a_line_a_statement_under_its_columns() -> None:
    head, plain, *_ = table()
    assert tuple(head) == COLUMNS
    assert dict(zip(head, plain, strict=True)) | {"url": ""} == {
        "id": "s1", "published": "2026-03-05", "speaker": "Joren Haas", "actor": "haas", "role": "secretary general",
        "act": "pledge", "certainty": "CT+", "kind": "direct", "class": "speech", "words": "Nous restons, dit-il.",
        "topics": "aid | talks", "targets": "la Dravie", "complete": "1", "confidence": "0.5", "accepted": "1",
        "withdrawn": "0", "article": "a1", "title": "Haas promet", "outlet": "Le Courrier", "lang": "fr", "url": ""}


def test_no_cell_is_a_formula_or_steers_a_terminal() -> None:
    cells = [value for line in table() for value in line]
    assert [value for value in cells if re.match(r"\s*[=+\-@%|\t\r]", value)] == []
    assert [value for value in cells if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", value)] == []
    assert "'@cmd" in cells
    assert len(table()) == 4


@pytest.mark.parametrize(
    "words", ["=1", "+1", "-1", "@a", " =1", "\t=1", "\r=1", "\u00a0=1", "＝1", "|x", "%x", "\n=1"])
def test_what_a_spreadsheet_would_run_is_quoted(words: str) -> None:
    assert cell(words).startswith("'")


def test_json_lines_hold_everything_and_may_stand_in_a_page() -> None:
    text = written("jsonl").decode("utf-8")
    lines = [json.loads(line) for line in text.split("\n")[:-1]]
    assert [line["id"] for line in lines] == ["s1", "s2", "s3"]
    assert lines[1]["words"] == HOSTILE.words
    assert lines[1]["published"] is None
    assert not re.search("[<>\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", text)


def test_parquet_has_types_and_the_bare_words() -> None:
    found = pq.read_table(io.BytesIO(written("parquet")))
    assert tuple(found.column_names) == COLUMNS
    assert found.schema.field("published").type == pa.date32()
    rows = found.to_pylist()
    assert rows[0]["published"] == date(2026, 3, 5)
    assert rows[0]["topics"] == ["aid", "talks"]
    assert rows[1]["words"] == HOSTILE.words
    assert rows[1]["act"] is None


@pytest.mark.parametrize("name", ["csv", "parquet", "annotations", "jsonld", "ics", "atom", "jsonl", "ftm"])
def test_nothing_to_write_is_still_a_whole_file(name: str) -> None:
    data = written(name, ())
    if name == "parquet":
        assert pq.read_table(io.BytesIO(data)).num_rows == 0
    elif name in ("annotations", "jsonld"):
        json.loads(data)
    elif name == "atom":
        assert feedparser.parse(data).bozo == 0
    elif name == "ics":
        assert Calendar.from_ical(data)["VERSION"] == "2.0"


def test_the_feed_is_read_by_a_feed_reader() -> None:
    data = written("atom")
    ET.fromstring(data)
    feed = feedparser.parse(data)
    assert feed.bozo == 0
    assert feed.version == "atom10"
    assert feed.feed.title_detail.value == "Tout & rien <b>"
    assert feed.feed.updated == "2026-03-05T00:00:00Z"
    plain, hostile, nobody = feed.entries
    assert plain.id == "urn:onrecord:statement:s1"
    assert plain.title == "Joren Haas (pledge): Nous restons, dit-il."
    assert plain.content[0].value == "Nous restons, dit-il."
    assert [link.href for link in plain.links] == ["https://desk.example/statement/s1", PLAIN.url]
    assert [tag.term for tag in plain.tags] == ["pledge", "aid", "talks"]
    assert [link.href for link in hostile.links] == ["https://desk.example/statement/s2"]
    assert hostile.updated == "1970-01-01T00:00:00Z"
    assert nobody.author == "not named"
    assert b"<script" not in data


def test_the_feed_has_what_the_standard_demands() -> None:
    root = ET.fromstring(written("atom"))
    ns = "{http://www.w3.org/2005/Atom}"
    for element in (root, *root.findall(f"{ns}entry")):
        assert all(element.find(ns + name) is not None for name in ("id", "title", "updated"))
    assert all(entry.find(f"{ns}author/{ns}name") is not None for entry in root.findall(f"{ns}entry"))


ANNOTATION = {
    "type": "object", "required": ["id", "type", "target", "body", "motivation"],
    "properties": {
        "id": {"type": "string", "pattern": "^(urn:|https?://)"}, "type": {"const": "Annotation"},
        "motivation": {"enum": ["classifying", "tagging", "identifying", "describing"]},
        "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
        "body": {"type": "array", "items": {"type": "object", "required": ["type", "value"], "properties": {
            "type": {"const": "TextualBody"}, "purpose": {"enum": ["tagging", "identifying"]}}}},
        "target": {"type": "array", "minItems": 1, "items": {
            "type": "object", "required": ["type", "source", "selector"], "properties": {
                "type": {"const": "SpecificResource"}, "source": {"type": "string", "pattern": "^(urn:|https?://)"},
                "selector": {"type": "array", "prefixItems": [
                    {"required": ["type", "exact", "prefix", "suffix"],
                     "properties": {"type": {"const": "TextQuoteSelector"}}},
                    {"required": ["type", "start", "end"], "properties": {
                        "type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}}},
                ], "items": False}}}}}}
"""What the Web Annotation Data Model demands of an annotation with text selectors, as far as we use it."""


def whole(row: StatementRow, text: str, *pieces: str) -> Whole:
    return Whole(row, statement(text, 1, pieces), text)


def test_annotations_point_at_the_words_in_two_ways() -> None:
    text = "Hier 𝕏 : « Nous restons », dit-il, « et nous payons »."
    one = whole(PLAIN, text, "Nous restons", "et nous payons")
    page = json.loads(b"".join(web_annotations([one, whole(HOSTILE, text, "Hier 𝕏")], ABOUT)))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    for item in page["items"]:
        jsonschema.validate(item, ANNOTATION)
    first = page["items"][0]["target"]
    assert page["items"][0]["id"] == "https://desk.example/statement/s1"
    assert [text[where["start"]:where["end"]] for _, where in (target["selector"] for target in first)] == [
        "Nous restons", "et nous payons"]
    for quote, where in (target["selector"] for target in first):
        assert text[:where["start"]].endswith(quote["prefix"])
        assert text[where["end"]:].startswith(quote["suffix"])
        assert quote["exact"] == text[where["start"]:where["end"]]
    assert page["items"][1]["target"][0]["source"] == "urn:onrecord:article:a2"
    assert annotation(one, About())["id"] == "urn:onrecord:statement:s1"


SCHEMA_ORG = {
    "Quotation": {"text", "inLanguage", "url", "keywords", "spokenByCharacter", "isPartOf"},
    "Claim": {"text", "inLanguage", "url", "keywords", "author", "appearance"},
    "NewsArticle": {"headline", "url", "inLanguage", "datePublished", "publisher"},
    "Person": {"name", "jobTitle"}, "Organization": {"name"}, None: {"name"},
}
"""Type -> properties that schema.org gives it (or a type above it), of those we use."""


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)


def test_schema_org_has_a_quotation_for_what_is_quoted_and_a_claim_for_the_rest() -> None:
    text = written("jsonld").decode("utf-8")
    graph = json.loads(text)["@graph"]
    assert [one["@type"] for one in graph] == ["Quotation", "Claim", "Claim"]
    assert graph[0]["spokenByCharacter"] == {"@type": "Person", "@id": "urn:onrecord:actor:haas", "name": "Joren Haas",
                                             "jobTitle": "secretary general"}
    assert "@type" not in graph[1]["author"]
    for node in (node for one in graph for node in nodes(one)):
        assert {name for name in node if not name.startswith("@")} <= SCHEMA_ORG[node.get("@type")]
    assert "<" not in text
    assert thing(NOBODY, About()).get("url") is None


FTM = {
    "Article": {"title", "publisher", "publishedAt", "sourceUrl", "language"}, "Person": {"name"},
    "LegalEntity": {"name"}, "Organization": {"name"}, "PublicBody": {"name"},
    "Mention": {"name", "document", "resolved"},
    "Event": {"name", "date", "summary", "organizer", "proof", "publisher", "sourceUrl", "keywords"},
}
RANGES = {"document": {"Article"}, "proof": {"Article"},
          "resolved": {"Person", "LegalEntity", "Organization", "PublicBody"},
          "organizer": {"Person", "LegalEntity", "Organization", "PublicBody"}}
"""Of FollowTheMoney's model (4.11): the properties that we use, and what those that refer may refer to."""


def test_entities_keep_to_the_model_and_refer_to_what_came_before() -> None:
    kinds: dict[str, str] = {}
    for line in written("ftm").decode("utf-8").split("\n")[:-1]:
        one = json.loads(line)
        assert re.fullmatch(r"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]", one["id"])
        assert one["id"] not in kinds
        kinds[one["id"]] = one["schema"]
        assert set(one["properties"]) <= FTM[one["schema"]]
        assert all(value.strip() for values in one["properties"].values() for value in values)
        for name, allowed in RANGES.items():
            assert {kinds[value] for value in one["properties"].get(name, [])} <= allowed
    assert list(kinds.values()).count("Article") == 2
    assert kinds["onrecord-actor-haas"] == "Person"


def test_the_calendar_is_read_by_a_calendar_program() -> None:
    day = date(2026, 3, 7)
    item = AgendaItem(EVIL, (0, 1), Time((0, 1), day, day, "said"), where="Halden;\nquay")
    loose = AgendaItem("some day", (0, 1), Time((0, 1), None, None, "no day"))
    whole_article = article("x", url="https://press.example/a", title="T")
    data = written("ics", [(whole_article, item), (whole_article, item), (whole_article, loose)])
    events = Calendar.from_ical(data).walk("VEVENT")
    assert [event["DTSTART"].dt for event in events] == [day]
    assert "<script>" in str(events[0]["SUMMARY"])
    assert b"\x1b" not in data


WORDS = st.text(st.characters(codec="utf-8"), max_size=40)


@settings(max_examples=60, deadline=None)
@given(WORDS, WORDS)
def test_any_words_make_files_that_can_be_read(words: str, name: str) -> None:
    row = replace(PLAIN, words=words, speaker=name, outlet=words, title=name, actor=f"~{name}", url=words)
    found = list(csv.reader(io.StringIO(written("csv", [row]).decode("utf-8"), newline="")))
    assert [len(line) for line in found] == [len(COLUMNS)] * 2
    assert json.loads(written("jsonl", [row]))["words"] == words
    assert [json.loads(line) for line in written("ftm", [row]).splitlines()]
    assert json.loads(written("jsonld", [row]))["@graph"]
    ET.fromstring(written("atom", [row]))
