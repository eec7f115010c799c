"""Floors hold, rise and never fall.

Lost if this fails: a change that costs points would land unseen, or a floor would be lowered to let it land.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation import floors, gate, report, stamp
from evaluation.datasets import Dataset, available, datasets
from evaluation.floors import Pinned
from evaluation.kinds import Kind


class Fixed(Kind):
    """A kind whose figures are given."""

    figures: dict[str, Any]

    def predict(self, rows: Any) -> Any:
        return rows

    def score(self, gold: Any, pred: Any) -> Any:  # noqa: ARG002 - the figures are given
        return type(self).figures

    def table(self, figures: Any) -> str:
        return f"F {figures['all']['F']}"


@pytest.fixture
def one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dataset:
    """A dataset of one row that scores 71.26, with its own floors file and no history."""
    (tmp_path / "gold.jsonl").write_text('{"id": "a"}\n')
    Fixed.figures = {"all": {"F": 71.26}}
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    monkeypatch.setattr(floors, "history", lambda: iter(()))
    return Dataset("one", Fixed("times", {}, {}, frozenset()), tmp_path / "gold.jsonl", ("all.F",), slack=0.5)


def pinned() -> dict[str, float]:
    return dict(floors.read()["one"].floors)


def test_a_floor_is_pinned_below_what_was_reached(one: Dataset) -> None:
    assert gate.run([one])
    assert not floors.read()
    assert gate.run([one], lift=True)
    assert pinned() == {"all.F": 70.7}
    own = floors.read()["one"]
    assert own.digest == stamp.digest(one.path)
    assert own.date == stamp.today()


def test_a_floor_that_is_not_held_shuts_the_gate(one: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.run([one], lift=True)
    Fixed.figures = {"all": {"F": 70.6}}
    assert not gate.run([one])
    assert "floor  70.7  BELOW" in capsys.readouterr().out


def test_raising_never_lowers(one: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.run([one], lift=True)
    Fixed.figures = {"all": {"F": 60.0}}
    assert not gate.run([one], lift=True)
    assert "nothing is ever lowered" in capsys.readouterr().out
    Fixed.figures = {"all": {"F": 70.9}}
    assert gate.run([one], lift=True)
    assert pinned() == {"all.F": 70.7}
    Fixed.figures = {"all": {"F": 80.0}}
    assert gate.run([one], lift=True)
    assert pinned() == {"all.F": 79.5}


def test_a_figure_that_is_gone_is_below_its_floor(one: Dataset) -> None:
    assert gate.run([one], lift=True)
    Fixed.figures = {}
    assert not gate.run([one])


def test_another_corpus_asks_for_new_floors(one: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.run([one], lift=True)
    one.path.write_text('{"id": "b"}\n')
    Fixed.figures = {"all": {"F": 50.0}}
    assert not gate.run([one])
    assert "the corpus has changed" in capsys.readouterr().out
    assert gate.run([one], lift=True)
    assert pinned() == {"all.F": 49.5}


def test_a_floor_lowered_by_hand_shuts_the_gate(one: Dataset, monkeypatch: pytest.MonkeyPatch,
                                                capsys: pytest.CaptureFixture[str]) -> None:
    before = {"one": Pinned(stamp.digest(one.path), "c0ffee", "2026-01-01", {"all.F": 75.0})}
    floors.write({"one": Pinned(stamp.digest(one.path), "c0ffee", "2026-01-01", {"all.F": 70.0})})
    monkeypatch.setattr(floors, "history", lambda: iter([before]))
    assert not gate.run([one])
    assert "one: the floor of all.F was 75.0 at c0ffee and is 70.0" in capsys.readouterr().out


def test_what_is_not_here_is_said_and_skipped(one: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    one.path.unlink()
    assert gate.run([one])
    assert "one: not measured, gold.jsonl is not there" in capsys.readouterr().out


def test_the_file_comes_back_as_written(tmp_path: Path) -> None:
    given = {"a": Pinned("d", "c", "2026-01-01", {"all.relaxed.F": 71.2}), "b": Pinned("e", "c", "2026-01-02", {})}
    floors.write(given, tmp_path / "floors.toml")
    assert floors.read(tmp_path / "floors.toml") == given


def test_the_lists_are_in_order() -> None:
    listed = datasets()
    assert {each.name for each in listed} >= {"own-fr", "own-en"}
    here, absent = available(listed)
    assert len(here) + len(absent) == len(listed)
    assert all(each.quick and each in here for each in listed if each.name.startswith("own-"))
    assert set(floors.read()) <= {each.name for each in listed}


def test_the_report_is_stamped(one: Dataset, tmp_path: Path) -> None:
    report.run([one], tmp_path / "figures")
    stored = json.loads((tmp_path / "figures" / "figures.json").read_text())
    assert (stored["commit"], stored["date"]) == (stamp.commit(), stamp.today())
    assert stored["datasets"]["one"]["figures"] == {"all": {"F": 71.26}}
    assert "F 71.26" in (tmp_path / "figures" / "figures.md").read_text()
