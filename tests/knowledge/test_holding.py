"""If these failed, words of the past would be put down to today's minister."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onrecord.knowledge import Knowledge, load
from onrecord.knowledge.dates import days, written


@pytest.fixture
def ours(overlay: Callable[..., Path]) -> Knowledge:
    return load(
        overlay(
            {
                "actors/people/x.toml": '[people.anna-one]\nname = "Anna One"\n[people.bob-two]\nname = "Bob Two"\n',
                "actors/offices/x.toml": '[[office]]\nkey = "ad-defence-minister"\nbody = "ad"\n'
                'kind = "defence-minister"\nfunctions = ["leader"]\n'
                '[[office.holder]]\nperson = "anna-one"\nfrom = "2014"\nto = "2016-05-07"\n'
                '[[office.holder]]\nperson = "bob-two"\nfrom = "2016-05-07"\nacting = true\n',
            }
        )
    )


@pytest.mark.parametrize(
    ("on", "people"),
    [
        (date(2013, 12, 31), []),
        (date(2014, 3, 1), ["anna-one"]),
        (date(2016, 5, 6), ["anna-one"]),
        (date(2016, 5, 7), ["bob-two", "anna-one"]),
        (date(2026, 1, 1), ["bob-two"]),
        (None, ["bob-two", "anna-one"]),
    ],
)
def test_who_held_it_on_a_day(ours: Knowledge, on: date | None, people: list[str]) -> None:
    for name, body in (("ad-defence-minister", None), ("defence-minister", "ad"), ("leader", "ad")):
        assert [term.person for term in ours.holders(name, body, on)] == people


def test_what_a_person_held(ours: Knowledge) -> None:
    (term,) = ours.roles("anna-one")
    assert (term.office, term.acting) == ("ad-defence-minister", False)
    assert ours.roles("anna-one", date(2020, 1, 1)) == ()
    assert ours.actors["ad-defence-minister"].name("en") == "defence minister (Andorra)"


@pytest.mark.parametrize("text", ["2014", "2014-05", "2014-05-07", "2024-02-29", "2014-12"])
def test_a_date_keeps_its_precision(text: str) -> None:
    assert written(days(text)) == text


@pytest.mark.parametrize("text", ["2023-02-29", "2014-13", "14-05-07", "May 2014", "0000-01-01", ""])
def test_a_date_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="date"):
        days(text)
