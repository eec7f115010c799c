"""Short names and full ones. Lost if this fails: a surname stays alone, or two people become one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.speakers.abbreviations import is_acronym, plain, shortens, stands_for
from onrecord.statements.speakers.lexicon import lexicon

EN = lexicon("en")


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("roe", "jane roe"),
        ("j. roe", "jane roe"),
        ("roe", "ana roe gil"),
        ("ana roe", "ana roe gil"),
        ("de roe", "willem de roe"),
        ("jane", "jane roe"),
    ],
)
def test_a_person_is_called_by_parts_of_the_name(short: str, full: str) -> None:
    assert shortens(tuple(short.split()), tuple(full.split()), True, EN)


@pytest.mark.parametrize(
    ("short", "full"), [("doe", "jane roe"), ("k. roe", "jane roe"), ("jane roe", "roe"), ("willem", "x willem")]
)
def test_another_name_is_somebody_else(short: str, full: str) -> None:
    assert shortens(tuple(short.split()), tuple(full.split()), True, EN) in (0, 3)
    assert not shortens(("doe",), ("jane", "roe"), True, EN)


def test_a_body_is_shortened_to_its_end_and_not_to_what_it_is_of() -> None:
    assert shortens(("herald",), ("kolm", "herald"), False, EN)
    assert not shortens(("kolm",), ("kolm", "herald"), False, EN)
    assert not shortens(("kolm",), ("bank", "of", "kolm"), False, EN)


@given(st.lists(st.sampled_from(["ada", "b.", "roe", "jr", "de"]), min_size=1, max_size=5))
def test_every_name_is_short_for_itself(words: list[str]) -> None:
    name = plain(tuple(words))
    assert shortens(name, name, True, EN) == 4


def test_acronyms() -> None:
    assert is_acronym("OTAN")
    assert not is_acronym("Otan")
    assert stands_for("OTS", "Organisation du traité syldave")
    assert not stands_for("OTS", "Parti populaire")
