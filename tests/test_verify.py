"""``onrecord verify`` as it is typed. Lost if this fails: the command says nothing, or exits with the wrong code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord.cli import app

SAID = """\
Daily briefing, Coast Guard of Norvia
Port Linden, 3 March 2026

MS. LINDEN: Good morning. We will not send 40 patrol boats before the winter. The harbour stays open.

QUESTION: Is the truce over?

MS. LINDEN: It is not. The truce holds, and both sides say so.

QUESTION: Thank you.

MS. LINDEN: Thank you all.
"""
TOLD = """\
Norvia keeps its harbour open

PORT LINDEN, March 3 - The harbour would stay open, the coast guard's spokeswoman, Eva Linden, said on Tuesday.
"We will send 40 patrol boats before the winter," Ms. Linden told reporters. "The truce holds," she added.
"""


@pytest.mark.models
def test_an_article_is_held_against_a_transcript(tmp_path: Path) -> None:
    (tmp_path / "said.txt").write_text(SAID, encoding="utf-8")
    (tmp_path / "told.txt").write_text(TOLD, encoding="utf-8")
    typed = ["verify", str(tmp_path / "told.txt"), "--against", str(tmp_path / "said.txt")]
    done = CliRunner().invoke(app, [*typed, "--format", "json"])
    found = {one["words"]: one for one in map(json.loads, done.stdout.splitlines())}
    assert done.exit_code == 0
    assert found["We will send 40 patrol boats before the winter"]["verdict"] == "altered"
    assert found["We will send 40 patrol boats before the winter"]["changes"] == ["negation"]
    assert found["The truce holds"]["place"]["words"] == "The truce holds"
    table = CliRunner().invoke(app, typed)
    assert table.exit_code == 0
    assert "We will [-not-] send 40 patrol boats" in table.stdout
    assert max(map(len, table.stdout.splitlines())) <= 80


def test_what_to_hold_it_against_must_be_said(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(tmp_path / "told.txt")])
    assert done.exit_code == 2


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["verify", str(tmp_path / "no.txt"), "--against", str(tmp_path / "none.txt")])
    assert done.exit_code == 1
    assert "none.txt" in done.stderr
