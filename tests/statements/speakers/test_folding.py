"""Words made comparable. Lost if this fails: Poutine and poutine, Éric and Eric become different people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onrecord.statements.speakers.folding import alike, fold, is_initial


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert fold("L’Élysée") == "l'elysee"
    assert fold("Łódź") == "lodz"
    assert fold("sœur") == fold("soeur")


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcdeé", max_size=9), st.text(alphabet="abcdeé", max_size=9))
def test_likeness_has_no_direction(a: str, b: str) -> None:
    assert alike(fold(a), fold(b)) == alike(fold(b), fold(a))


def test_a_country_and_its_adjective_are_alike() -> None:
    assert alike("syldavie", "syldave")
    assert not alike("syldavie", "borduria")


def test_initials() -> None:
    assert is_initial("b.")
    assert is_initial("g.k.")
    assert not is_initial("bo")
