"""Bad rows are refused by line and field.

Lost if this fails: whoever hands in a file with one bad line gets a traceback, or figures over the wrong rows.
"""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from evaluation import rows
from evaluation.__main__ import main
from evaluation.kinds import KINDS, flat

NEEDS = KINDS["attributions"].needs
GOLD = {**NEEDS, **KINDS["attributions"].gold}


@pytest.mark.parametrize(("line", "message"), [
    ("{", "IN:2: it is not JSON"),
    ("[1]", "IN:2: it is not a JSON object"),
    ('{"id": "b"}', "IN:2: 'text' is missing"),
    ('{"id": "b", "text": 3}', "IN:2: 'text' must be a string, not a number"),
    ('{"id": "", "text": ""}', "IN:2: 'id' must be a string that is not empty"),
    ('{"id": "a", "text": ""}', "IN:2: the id 'a' is already in line 1"),
    ("[" * 100_000, "IN:2: it is nested too deeply"),
])
def test_a_bad_row_is_named(line: str, message: str) -> None:
    with pytest.raises(rows.RowError, match=message.replace("[", r"\[").replace("(", r"\(")):
        rows.read(['{"id": "a", "text": "x"}\n', line], "IN", NEEDS)


@pytest.mark.parametrize(("attributions", "message"), [
    (3, "must be a list, not a number"),
    ([3], r"\[0\] must be an object, not a number"),
    ([{"content": 1}], r"has a 'content' that must be a list of \[start, end\], not a number"),
    ([{"content": [[1]]}], r"has a 'content' that holds \[1\] where"),
    ([{"content": [[0, True]]}], r"has a 'content' that holds \[0, true\] where"),
    ([{"cue": [[3, 2]]}], r"has a 'cue' that holds \[3, 2\], which is not within the text"),
    ([{"source": [[0, 5]]}], r"has a 'source' that holds \[0, 5\], which is not within the text"),
])
def test_bad_spans_are_named(attributions: object, message: str) -> None:
    line = json.dumps({"id": "a", "text": "four", "attributions": attributions})
    with pytest.raises(rows.RowError, match=message):
        rows.read([line], "GOLD", GOLD)


@pytest.mark.parametrize(("fields", "message"), [
    ({}, None), ({"lang": None}, None), ({"lang": "fr", "published": "2022-10-11"}, None),
    ({"lang": "de"}, "'lang' must be one of fr, en"),
    ({"published": "11/10/2022"}, "'published' must be a day like 2022-10-11"),
    ({"published": 3}, "'published' must be a day like 2022-10-11"),
])
def test_fields_that_may_be_missing_are_checked_when_there(fields: dict[str, object], message: str | None) -> None:
    checks = {"id": rows.a_name, "lang?": rows.a_language, "published?": rows.a_day}
    lines = [json.dumps({"id": "a", **fields})]
    if message is None:
        assert rows.read(lines, "IN", checks) == [{"id": "a", **fields}]
    else:
        with pytest.raises(rows.RowError, match=message):
            rows.read(lines, "IN", checks)


def test_blank_lines_are_skipped_and_counted() -> None:
    with pytest.raises(rows.RowError, match="IN:3"):
        rows.read(["\n", '{"id": "a", "text": "x"}\n', "x\n"], "IN", NEEDS)


def test_what_is_written_is_read_again() -> None:
    given = [{"id": "a", "text": "« é »\u2028\x00"}, {"id": "b", "text": "lone \udc00"}]
    file = io.StringIO()
    rows.write(given, file)
    file.getvalue().encode()
    assert rows.read(file.getvalue().split("\n"), "OUT", NEEDS) == given


def test_a_predictor_sees_no_label() -> None:
    speakers = KINDS["speakers"].bare({"id": "a", "attributions": [{"cue": [[0, 1]], "speaker": "Haas"}]})
    assert speakers == {"id": "a", "attributions": [{"cue": [[0, 1]]}]}
    statement = {"id": "a", "text": "", "attribution": {}, "act": "deny", "alt": [], "certainty": "CT-", "targets": []}
    assert KINDS["statements"].bare(statement) == {"id": "a", "text": "", "attribution": {}}


def test_figures_are_known_by_their_path() -> None:
    assert flat({"all": {"exact": {"F": 1}, "ok": True}, "n": 2.5, "note": "x"}) == {"all.exact.F": 1.0, "n": 2.5}


def test_a_missing_file_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["score", "attributions", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl: No such file" in capsys.readouterr().err


def test_a_file_that_is_not_utf8_is_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "latin.jsonl").write_bytes('{"id": "é"}'.encode("latin-1"))
    assert main(["score", "attributions", str(tmp_path / "latin.jsonl")]) == 2
    assert "latin.jsonl: it is not UTF-8" in capsys.readouterr().err


def test_predictions_of_other_documents_are_bad_input(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "gold.jsonl").write_text('{"id": "a", "text": "x", "attributions": []}')
    (tmp_path / "pred.jsonl").write_text('{"id": "b", "attributions": []}')
    assert main(["score", "attributions", str(tmp_path / "gold.jsonl"), "--pred", str(tmp_path / "pred.jsonl")]) == 2
    assert "pred.jsonl:1: 'id' is not in gold" in capsys.readouterr().err
