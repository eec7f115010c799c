"""The roles of an actor by date. Lost if this fails: the page of an actor that is only named in undated articles does
not open, or a role seems to have been held since ever."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.record import Record
from tests.record.press import page, read


def test_roles_have_the_days_of_dated_articles_and_capitals_make_no_other(tmp_path: Path) -> None:
    told = [("?", "minister"), ("2026-03-05", "Minister"), ("2026-03-07", "minister"), ("?", "party leader")]
    with Record.open(tmp_path / "record.sqlite") as record:
        for number, (day, role) in enumerate(told):
            found = page(f"{day} The Post\nAda Lind, assert, , : the harbour stays open {number}",
                         f"https://press.example/{number}")
            reading = read(found)
            (statement,) = reading.statements
            assert statement.speaker
            record.add(found, replace(reading, statements=(
                replace(statement, speaker=replace(statement.speaker, role=role)),)))
        key = record.statements().rows[0].actor
        assert key
        actor = record.actor(key)
    assert actor
    roles = {role.lower(): (first, last) for role, first, last in actor.roles}
    assert roles == {"minister": (date(2026, 3, 5), date(2026, 3, 7)), "party leader": (None, None)}
