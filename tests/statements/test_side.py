"""If this fails, what a state's own minister says it will do is a forecast, and a stranger's forecast a decision."""

from __future__ import annotations

import pytest

from onrecord.model import Speaker
from onrecord.statements.code import statement
from onrecord.statements.side import akin, side
from tests.statements.acts.marked import passage


@pytest.mark.parametrize(("word", "name", "alike"), [
    ("kranian", "krania", True), ("dravien", "dravie", True), ("krania", "krania", True), ("kran", "mar", False),
    ("minister", "meria", False), ("of", "office", False), ("austrian", "australia", False),
])
def test_an_adjective_is_akin_to_its_name(word: str, name: str, alike: bool) -> None:
    assert akin(word, name) is alike


@pytest.mark.models
def test_a_minister_announces_what_the_state_will_do() -> None:
    marked = "[Roe] {said} <Krania will buy two ferries>."
    page = passage("en", marked).page
    minister = Speaker("Ada Roe", "~ada-roe", "the Kranian transport minister")
    own = side(page, minister, None, None)
    assert {"krania", "roe", "minister"} <= own
    assert statement(passage("en", marked, own), "x").act == "announce"


def test_nobody_stands_on_no_side() -> None:
    assert side(passage("en", "[He] {said} <no>.").page, None, None, None) == frozenset()
