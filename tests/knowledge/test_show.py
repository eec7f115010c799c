"""If these failed, a user could not see why a name was read as it was."""

from __future__ import annotations

from onrecord.knowledge import load
from onrecord.knowledge.show import show


def test_a_state_with_its_names_bodies_and_source() -> None:
    text = show(load(), "fr") or ""
    for words in (
        "France  [fr]",
        "Élysée",
        "fr-foreign-ministry",
        "français",
        "NATO (1949-04-04)",
        "actors/states/fr.toml",
    ):
        assert words in text


def test_a_name_shows_everyone_who_bears_it() -> None:
    text = show(load(), "Johnson") or ""
    assert "[boris-johnson]" in text
    assert "[mike-johnson]" in text


def test_an_office_shows_its_holders_with_their_dates() -> None:
    assert "2022-05-20 to 2025" in (show(load(), "fr-defence-minister") or "")


def test_nobody_is_none() -> None:
    assert show(load(), "Zorglub") is None
