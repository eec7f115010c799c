"""The commands of the watch, as a shell sees them. Lost if this fails: lines that wrap in a terminal, JSON that a
program cannot read, a calendar that no client opens."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from onrecord.cli import app
from onrecord.knowledge import load
from onrecord.model import AgendaItem, Reading, Time
from onrecord.record import Record
from tests.record.press import page, read

PAGES = {
    "2026-03-02": "NATO, assess, , nuclear: We see no change in Russia's nuclear posture.\n"
                  "Germany, pledge: We will give Ukraine eighteen howitzers. tomorrow",
    "2026-03-09": "NATO, assess, , nuclear: Russia's nuclear posture has changed since last week.\n"
                  "Russia, threaten, , nuclear: Our nuclear doctrine describes exactly this case.",
}


def known(reading: Reading) -> Reading:
    """The reading with quotations of bodies that knowledge has, and a day for what is scheduled."""
    keys = {"NATO": "nato", "Germany": "de", "Russia": "ru"}
    statements = tuple(replace(one, kind="direct", speaker=replace(one.speaker, actor=keys[one.speaker.name]))
                       for one in reading.statements if one.speaker)
    when = Time((0, 4), date(2026, 3, 12), date(2026, 3, 12), "given")
    return replace(reading, statements=statements, agenda=tuple(
        AgendaItem("meeting of the harbour ministers", one.span, when, "Halden") for one in reading.agenda))


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("watched") / "record.sqlite"
    with Record.open(path, knowledge=load()) as opened:
        for day, lines in PAGES.items():
            found = page(f"{day} The Post\n{lines}", f"https://press.example/{day}")
            opened.add(found, known(read(found)))
    return path


def run(record: Path, *typed: str) -> str:
    result = CliRunner().invoke(app, [*typed, "--record", str(record)])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("command", ["watch", "positions", "agenda", "pledges", "thresholds"])
def test_a_table_fits_into_eighty_columns_and_json_can_be_read(record: Path, command: str) -> None:
    table = run(record, command)
    assert table.strip()
    assert max(map(len, table.splitlines())) <= 80
    assert json.loads(run(record, command, "--format", "json"))


def test_the_watch_shows_both_statements_of_a_shift(record: Path) -> None:
    found = run(record, "watch", "--since", "2026-03-03")
    assert "unchanged → has changed" in found
    assert "no change" in found
    assert "has changed since last week" in " ".join(found.split())
    french = run(record, "watch", "--since", "2026-03-03", "--lang", "fr")
    assert "inchangée → a changé" in french


def test_a_position_on_a_day_and_of_nobody(record: Path) -> None:
    assert "unchanged" in run(record, "positions", "NATO", "--on", "2026-03-03")
    result = CliRunner().invoke(app, ["positions", "Malta", "--record", str(record)])
    assert (result.exit_code, "not enough evidence" in result.output) == (1, True)
    assert CliRunner().invoke(app, ["positions", "--question", "weather", "--record", str(record)]).exit_code == 2


def test_pledges_and_conditions_name_amount_source_and_who_invoked(record: Path) -> None:
    assert "Germany to Ukraine: eighteen howitzers" in run(record, "pledges", "Germany")
    found = run(record, "thresholds", "--doctrine", "ru-2024")
    assert "invoked (1)" in found
    assert "Executive Order" in " ".join(found.split())


def test_the_calendar_opens(record: Path) -> None:
    (event,) = Calendar.from_ical(run(record, "agenda", "--ics")).walk("VEVENT")
    assert event["DTSTART"].dt == date(2026, 3, 12)
    assert event["SUMMARY"] == "meeting of the harbour ministers"


def test_an_empty_record_says_that_nothing_is_new(tmp_path: Path) -> None:
    Record.open(tmp_path / "empty.sqlite").close()
    for command in ("watch", "positions", "agenda", "pledges", "thresholds"):
        result = CliRunner().invoke(app, [command, "--record", str(tmp_path / "empty.sqlite")])
        assert result.exit_code == 1
        assert result.stderr.startswith("onrecord: ")
