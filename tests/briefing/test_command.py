"""``onrecord brief`` and ``onrecord background`` as they are typed. If these failed, the morning's script would end
with another exit code, or write a page that a browser cannot show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.record import Record
from tests.record.press import page, read

TEXT = "2026-03-05 The Post\nAda Lind, threaten, Land, nuclear: we will close the strait to all"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


@pytest.fixture
def there(tmp_path: Path) -> str:
    path = tmp_path / "record.sqlite"
    with Record.open(path) as record:
        found = page(TEXT)
        record.add(found, read(found))
    return str(path)


def test_the_last_day_in_three_formats(there: str, tmp_path: Path) -> None:
    assert run("brief", "--record", there).stdout.startswith("# Brief of 5 March 2026\n")
    given = json.loads(run("brief", "--record", there, "-f", "json", "--date", "2026-03-05").stdout)
    assert given["to"] == "2026-03-05"
    out = tmp_path / "brief.html"
    assert run("brief", "--record", there, "-f", "html", "--lang", "fr", "-o", str(out)).exit_code == 0
    assert "<title>Bulletin du 5 mars 2026</title>" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--date", "2026-03-04"], 1, "nothing in the record was published on 2026-03-04 or before: it begins on"),
        (["--date", "9999-01-01"], 1, "9999-01-01 is still to come: the record ends on 2026-03-05"),
        (["--since", "9999-01-01"], 1, "9999-01-01 is still to come"),
        (["--date", "yesterday"], 2, "'yesterday' is not a date; write it as 2022-10-11"),
        (["--date", "2026-03-05", "--since", "2026-03-05"], 2, "not both"),
        (["--lang", "de"], 2, "'de' is not one of"),
    ],
)
def test_what_cannot_be_briefed_is_said(there: str, arguments: list[str], code: int, told: str) -> None:
    done = run("brief", "--record", there, *arguments)
    assert done.exit_code == code
    assert told in " ".join(done.stderr.replace("│", " ").split())
    assert done.stdout == ""


def test_a_record_that_is_not_there_and_one_that_is_empty(tmp_path: Path) -> None:
    missing = run("brief", "--record", str(tmp_path / "none.sqlite"))
    assert missing.exit_code == 1
    assert missing.stderr
    Record.open(tmp_path / "empty.sqlite").close()
    empty = run("brief", "--record", str(tmp_path / "empty.sqlite"))
    assert (empty.exit_code, "no dated statement to brief of" in empty.stderr) == (1, True)


def test_a_concept_by_its_key_or_its_name_in_one_language_or_both() -> None:
    both = run("background", "second-strike").stdout
    assert both == run("background", "Seconde frappe").stdout
    assert "Seconde frappe  [second-strike]" in both
    assert "Second strike  [second-strike]" in both
    assert both.count("[ru-2024]") == 2
    assert run("background", "second-strike", "--lang", "en").stdout.strip() in both
    assert max(map(len, both.splitlines())) <= 80


def test_has_it_worked_is_answered_with_the_record_only() -> None:
    text = run("background", "has-it-worked", "--lang", "en").stdout
    assert "Hiroshima" in text
    assert text.count("a year:") == text.count("assumes:") == 5
    assert "0.02 % – 0.5 %" in " ".join(text.split())
    assert "no number was retrieved" in text


def test_everything_and_nothing() -> None:
    assert run("background").stdout.count("[") > 100
    unknown = run("background", "phlogiston")
    assert unknown.exit_code == 2
    assert "there are: arms-control-treaty" in unknown.stderr
