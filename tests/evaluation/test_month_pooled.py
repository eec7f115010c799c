"""Figures of several months as one. Lost if this fails: a month with few findings would weigh as much as one with many,
or a month that was read for errors would stand among the unseen ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.month import watch_sheet
from evaluation.month.score import counted, pooled
from evaluation.month.score_watch import Verdict
from evaluation.month.watch_figures import Found


def test_each_finding_weighs_the_same() -> None:
    found = pooled([counted(1, 1, 1, 2), counted(3, 9, 3, 6)])
    assert (found.precision, found.recall, found.found, found.wanted) == (4 / 10, 4 / 8, 10, 8)


def test_the_page_pools_what_was_never_read_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def watched(month: Path) -> Found:
        right = {"read": 2, "new": 1, "other": 2}[month.name]
        verdict = Verdict(counted(right, 2, right, 2), wrong=["it"] * (2 - right))
        return Found({"shifts": verdict}, 500, (2, right, 3), (2, right, 2))

    monkeypatch.setattr(watch_sheet, "watched", watched)
    page = watch_sheet.text([Path("read")], [Path("new"), Path("other")])
    rows = [line for line in page.splitlines() if line.startswith("| shifts")]
    assert rows[0] == "| shifts | 75.0% | 75.0% | 4 | 4 | 0 | false per 1,000 articles: 1.00 |"
    assert rows[1].startswith("| shifts | 83.3% | 83.3% | 6 | 6 |")
    assert "pooled: new, other; 1000 pages" in page
