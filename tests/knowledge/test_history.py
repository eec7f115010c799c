"""If these failed, "has it worked?" would be answered by one number, a crisis without a source, or a wrong sum."""

from __future__ import annotations

from fractions import Fraction

import pytest

from onrecord.knowledge import load
from onrecord.knowledge.history import Event, crises, estimates, history, uses
from onrecord.lang import CODES


def by_key(key: str) -> Event:
    return next(event for event in history() if event.key == key)


@pytest.mark.parametrize("event", history(), ids=lambda event: event.key)
def test_each_is_dated_sourced_and_told_in_both_languages(event: Event) -> None:
    assert event.provenance.source
    assert event.from_.first <= event.to.last
    for code in CODES:
        assert event.names[code]
        assert event.text[code]
    assert all(load().actor(key) for key in (*event.actors, *event.named))


def test_used_in_war_once() -> None:
    assert [event.from_.first.year for event in uses()] == [1945]
    assert len(crises()) >= 10
    assert min(event.from_.first.year for event in crises()) > 1945


def test_the_risk_is_never_one_number() -> None:
    ranges = [event.estimate for event in estimates() if event.estimate and event.estimate.lowest is not None]
    assert len(ranges) >= 3
    assert min(one.lowest or 0 for one in ranges) < max(one.highest or 0 for one in ranges)
    for one in ranges:
        assert one.of["fr"]
        assert one.assumptions["en"]


def test_what_follows_from_the_count_alone() -> None:
    """81 years, 1946 to 2026, without a use."""
    years = 2026 - 1946 + 1
    laplace, jeffreys = Fraction(1, years + 2), Fraction(1, 2) / (years + 1)
    upper = 1 - 0.05 ** (1 / years)
    text = by_key("estimate-laplace").text["en"]
    assert [f"{100 * float(value):.2f} %" in text for value in (laplace, jeffreys, upper)] == [True] * 3
    estimate = by_key("estimate-laplace").estimate
    assert estimate is not None
    assert (estimate.lowest, estimate.highest) == (Fraction("0.61"), Fraction("3.63"))


def test_what_the_survey_comes_to_in_a_year() -> None:
    estimate = by_key("estimate-lugar-2005").estimate
    assert estimate is not None
    for over_ten, yearly in ((0.20, estimate.lowest), (0.292, estimate.highest)):
        assert yearly is not None
        assert round(100 * (1 - (1 - over_ten) ** 0.1), 2) == float(yearly)
