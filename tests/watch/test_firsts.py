"""First times. Lost if this fails: a reader would be told that somebody threatens for the first time because one
article was misread, or not be told when all of them say so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from onrecord.rows import Naming, Opening
from onrecord.watch.firsts import firsts, names
from tests.watch.rows import DAY_ONE, cite


def opening(act: str = "threaten", body: str = "nato", **more: Any) -> Opening:
    values: dict[str, Any] = {"articles": 4, "heard": 8, "named": 1, "weight": 3.5} | more
    return Opening(cite(DAY_ONE, act=act), body, act, 50, **values)


def naming(target: str = "ru", body: str = "nato", act: str = "demand", **more: Any) -> Naming:
    values: dict[str, Any] = {"before": 50, "days": 30, "articles": 2, "heard": 9, "told": False} | more
    return Naming(cite(DAY_ONE, act=act), body, target, **values)


@pytest.mark.parametrize(("told", "changed"), [
    (True, {}),
    (True, {"articles": 1, "heard": 1, "weight": 1.0}),
    (False, {"articles": 1, "heard": 8, "weight": 1.0}),
    (True, {"named": 0}),
    (False, {"named": 0, "weight": 2.0}),
    (False, {"named": 0, "agreed": False}),
    (False, {"articles": 3, "heard": 40}),
    (False, {"act": "assess"}),
    (False, {"body": "~someone"}),
])
def test_an_act_is_new_where_enough_articles_speak_for_it(told: bool, changed: dict[str, Any]) -> None:
    assert bool(firsts([opening(**changed)])) == told


@pytest.mark.parametrize(("told", "changed"), [
    (True, {}),
    (True, {"articles": 1, "heard": 1, "told": True}),
    (False, {"articles": 1}),
    (False, {"articles": 1, "told": True}),
    (False, {"days": 6}),
    (False, {"before": 9}),
    (False, {"act": "assess"}),
    (False, {"target": "~someone"}),
    (False, {"body": "~someone"}),
])
def test_somebody_is_named_for_the_first_time_in_a_record_that_is_not_young(told: bool,
                                                                            changed: dict[str, Any]) -> None:
    assert [one.target for one in names([naming(**changed)])] == (["ru"] if told else [])


def test_the_newest_comes_first_and_each_has_an_id_of_its_own() -> None:
    later = Opening(cite(date(2026, 3, 20), act="deny"), "nato", "deny", 50, 4, 8, 1, 3.5)
    found = (*firsts([opening(), later]), *names([naming(), naming("cn")]))
    assert [one.act for one in found] == ["deny", "threaten", "demand", "demand"]
    assert len({one.id for one in found}) == 4
