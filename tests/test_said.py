"""``onrecord show`` and ``onrecord decide`` for what was said once and reported often. Lost if this fails: a person
could not see who else reports a sentence, nor say that two reports are not one."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from onrecord.cli import app
from onrecord.record import Filter, Record
from tests.record.press import page, read

LINES = {"The Post": "Ada Berg, assess: “We have seen no ship leave the northern harbour this week”",
         "The Mail": "Ada Berg, assess: she had seen no ship leave the northern harbour this week"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of two reports of one sentence."""
    place = tmp_path / "record.sqlite"
    with Record.open(place) as record:
        for outlet, line in LINES.items():
            found = page(f"2026-03-05 {outlet}\n{line}", f"https://{outlet[4:].lower()}.example/1")
            record.add(found, read(found))
    return place


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments, "--record", str(path)])


def ids(path: Path) -> tuple[str, str, str]:
    with Record.open(path, read_only=True) as record:
        post, mail = (record.statements(Filter(outlet=(outlet,))).rows[0].id for outlet in LINES)
        return post, mail, record.weights([post])[post].utterance


def test_a_statement_shows_who_else_reports_it(path: Path) -> None:
    post, mail, utterance = ids(path)
    shown = run(path, "show", post).stdout
    assert f"One thing said, 2 statements in 2 reports, 2 outlets (en): onrecord show {utterance}" in shown
    assert f"{mail} · The Mail" in shown


def test_an_utterance_shows_its_wordings_side_by_side(path: Path) -> None:
    _, mail, utterance = ids(path)
    shown = run(path, "show", utterance)
    assert shown.exit_code == 0
    assert "0  en, quoted: “We have seen no ship" in shown.stdout
    assert "beside 0: -[“We have] +[she had] seen no ship … harbour this week" in shown.stdout
    assert mail in shown.stdout
    assert '"translates": null' in run(path, "show", utterance, "-f", "json").stdout


def test_a_person_takes_a_statement_out_and_puts_it_back(path: Path) -> None:
    post, mail, utterance = ids(path)
    assert run(path, "decide", "split", utterance, f"statement={mail}", "--by", "ada").exit_code == 0
    assert ids(path)[2] == f"u{post[1:]}"
    assert "1 statement in 1 report" in run(path, "show", f"u{post[1:]}").stdout
    assert run(path, "decide", "merge", f"u{mail[1:]}", f"into=u{post[1:]}", "--by", "ada").exit_code == 0
    shown = run(path, "show", f"u{mail[1:]}").stdout
    assert "2 statements" in shown
    assert "ada  merge" in shown


def test_what_makes_no_sense_is_refused(path: Path) -> None:
    post, _, utterance = ids(path)
    assert run(path, "decide", "split", utterance, "into=x").exit_code == 2
    assert run(path, "decide", "merge", utterance).exit_code == 2
    assert run(path, "decide", "merge", utterance, "into=u0000000000000000").exit_code == 1
    assert run(path, "show", "u0000000000000000").exit_code == 1
    assert run(path, "decide", "accept", post, "statement=x").exit_code == 2
