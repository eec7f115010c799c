"""Fidelity in the record. Lost if this fails: a transcript lies in the record beside an article that twists it, and
nobody is told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from onrecord import verifying
from onrecord.cli import app
from onrecord.knowledge import load
from onrecord.model import Reading, Speaker, Statement
from onrecord.record import Record
from tests.builders import article, statement
from tests.record.press import page

SAID = """\
Ms. Linden: We will not send 40 patrol boats before the winter.
Question: Why not?
"""
TEXT = "“We will send 40 patrol boats before the winter,” Linden said. “The budget of culture grows next year again.”"
DAY = date(2026, 3, 5)
LINDEN = Speaker("Ana Linden", "~ana-linden")


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with Record.open(tmp_path / "record.sqlite") as opened:
        yield opened
        assert list(opened.check()) == []


def keep(record: Record, text: str, url: str, *said: Statement, **fields: Any) -> tuple[str, ...]:
    found = page(text, url)
    whole = article(text, lang="en", url=url, id=url.rpartition("/")[2], **{"published": DAY} | fields)
    return record.add(found, Reading(whole, said)).statements


def transcript(record: Record, **fields: Any) -> None:
    words = "We will not send 40 patrol boats before the winter."
    turn = replace(statement(SAID, 1, words, source="Ms. Linden", cue=":"), kind="direct", speaker=LINDEN, rule="turn")
    keep(record, SAID, "https://ministry.example/briefing", turn, **{"kind": "transcript"} | fields)


def report(record: Record) -> tuple[str, ...]:
    return keep(record, TEXT, "https://press.example/report",
                replace(statement(TEXT, 1, "“We will send 40 patrol boats before the winter,”"), kind="direct",
                        speaker=LINDEN),
                replace(statement(TEXT, 2, "“The budget of culture grows next year again.”"), kind="direct",
                        speaker=LINDEN))


def test_a_quotation_is_held_against_the_transcript_of_the_day_and_kept(record: Record) -> None:
    transcript(record)
    altered, absent = report(record)
    done = list(verifying.run(record, load(None)))
    assert [one.article for one in done] == ["report"]
    kept = record.fidelity(altered)
    assert [(one.verdict, one.finding["changes"], one.against) for one in kept] == [
        ("altered", ["negation"], ("briefing",))]
    assert kept[0].finding["diff"] == [["same", "We will"], ["same", " "], ["said", "not"],
                                       ["same", " send 40 patrol boats before the winter"]]
    assert [one.verdict for one in record.fidelity(absent)] == [None]  # not found: perhaps said elsewhere
    assert list(verifying.run(record, load(None))) == []
    assert len(list(verifying.run(record, load(None), again=True))) == 1


def test_what_was_kept_is_shown(record: Record) -> None:
    transcript(record)
    altered, _ = report(record)
    list(verifying.run(record, load(None)))
    shown = CliRunner().invoke(app, ["show", altered, "--record", str(record.db.path)])
    assert shown.exit_code == 0
    assert "  altered (negation): We will [-not-] send 40 patrol boats before the winter\n" in shown.stdout
    assert "(briefing)" in shown.stdout


def test_one_statement_is_compared_at_once(record: Record) -> None:
    transcript(record)
    altered, _ = report(record)
    assert [one["verdict"] for one in verifying.statement(record, altered, load(None))] == ["altered"]
    assert verifying.statement(record, "nobody", load(None)) == ()


@pytest.mark.parametrize("fields", [{"published": DAY - timedelta(days=9)}, {"kind": "report"}, {"published": None}])
def test_what_is_no_source_of_these_days_is_not_compared(record: Record, fields: dict[str, Any]) -> None:
    transcript(record, **fields)
    altered, _ = report(record)
    assert record.primaries(altered) == ()
    assert list(verifying.run(record, load(None))) == []


def test_an_outlet_that_speaks_for_itself_is_a_source(record: Record) -> None:
    transcript(record, kind="report", outlet="Kremlin")
    altered, _ = report(record)
    outlets = verifying.primary_outlets(load(None))
    assert any("NATO" in name for name in outlets)
    assert record.primaries(altered, {"Kremlin"}) == ("briefing",)
