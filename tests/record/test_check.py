"""Looking a record over and making its indexes anew. Lost if this fails: counts drift from what they count, unseen."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from onrecord.record import Record
from tests.record.press import dump, many, read


def counts(path: Path) -> list[tuple[Any, ...]]:
    return [row for row in dump(path)["tally"] if row[-1]]


class Desk(RuleBasedStateMachine):
    """Whatever is added, decided, undone and read again, the indexes say what the tables say."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "record.sqlite"
        self.record = Record.open(self.path)
        self.record.db.run("PRAGMA synchronous = OFF")
        self.made: list[int] = []

    @rule(number=st.integers(0, 39))
    def add(self, number: int) -> None:
        found = many(40)[number]
        self.record.add(found, read(found))

    @rule(choice=st.integers(0, 200), what=st.sampled_from(["reject", "accept", "act", "topics", "actor", "published"]),
          value=st.integers(0, 3))
    def decide(self, choice: int, what: str, value: int) -> None:
        rows = self.record.statements(limit=1000).rows
        if not rows:
            return
        row = rows[choice % len(rows)]
        if what in ("reject", "accept"):
            self.made.append(self.record.decide("ada", what, "statement", row.id))
        elif what == "published":
            day = (None, "2026-01-31", "2026-02-01", "2019-12-31")[value]
            self.made.append(self.record.decide("ada", "correct", "article", row.article, field=what, value=day))
        else:
            values = {"act": [None, "warn", "deny", "offer"], "topics": [[], ["a"], ["a", "b"], ["topic-1"]],
                      "actor": [None, "nato", "~ada-1", "~x"]}
            self.made.append(
                self.record.decide("ada", "correct", "statement", row.id, field=what, value=values[what][value]))

    @rule(choice=st.integers(0, 20))
    def undo(self, choice: int) -> None:
        if self.made:
            self.record.undo("bo", self.made.pop(choice % len(self.made)))

    @rule()
    def reread(self) -> None:
        before = dump(self.path)
        assert {one.outcome for one in self.record.reread(read, everything=True)} <= {"same"}
        assert dump(self.path) == before

    @invariant()
    def indexes_are_functions_of_the_tables(self) -> None:
        if hasattr(self, "record"):
            assert list(self.record.check(bytes_too=False)) == []
            counted = counts(self.path)
            with self.record.together():
                self.record.rebuild()
                assert counts_inside(self.record) == counted

    def teardown(self) -> None:
        if hasattr(self, "record"):
            self.record.close()
            self.folder.cleanup()


def counts_inside(record: Record) -> list[tuple[Any, ...]]:
    return sorted((tuple(row) for row in record.db.query("SELECT * FROM tally WHERE n > 0")), key=repr)


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=8, stateful_step_count=12, deadline=None,
                             suppress_health_check=list(HealthCheck))
