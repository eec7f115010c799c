"""The pairs and their scorer. Lost if this fails: the figures of fidelity count something else than they say."""

from __future__ import annotations

import pytest

from evaluation.fidelity import pairs, score
from onrecord.model import Speaker
from onrecord.watch.fidelity import Change, Finding, Quotation, Verdict

PAIR = pairs.Pair("p", "altered", frozenset({"number"}), False, "x",
                  Quotation("x", ((0, 1),), "en", "direct", Speaker("A")), False)


def test_a_line_counts_what_is_right_found_and_there() -> None:
    missed = Finding(PAIR.quotation, None, None)
    seen = Finding(PAIR.quotation, Verdict.altered, None, changes=(Change.number, Change.modal))
    by_name = {line.name: line for line in score.lines([(PAIR, missed), (PAIR, seen)])}
    assert (by_name["altered"].right, by_name["altered"].found, by_name["altered"].there) == (1, 1, 2)
    assert by_name["altered: modal"].precision == 0
    assert by_name["altered: number"].recall == 50
    assert [finding for _, finding in score.wrong([(PAIR, missed), (PAIR, seen)])] == [missed]


@pytest.mark.models
@pytest.mark.parametrize("half", pairs.HALVES)
def test_nothing_is_called_altered_or_not_found_wrongly_more_than_once_in_twenty(half: str) -> None:
    found = pairs.pairs(half)
    assert len(found) >= 60
    by_name = {line.name: line for line in score.lines(score.judge(found))}
    for verdict in ("altered", "not found", "verbatim", "translated"):
        assert by_name[verdict].precision >= 95
        assert by_name[verdict].recall >= 80
