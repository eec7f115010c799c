"""Amounts. Lost if this fails: two hundred and fifty thousand shells would be read as two."""

from __future__ import annotations

import pytest

from onrecord.knowledge.amounts import amounts, says


@pytest.mark.parametrize(("text", "lang", "value", "unit", "before"), [
    ("1.2 billion euros", "en", 1.2e9, "EUR", None), ("€450 million in aid", "en", 4.5e8, "EUR", None),
    ("$2.5bn", "en", 2.5e9, "USD", None), ("900 millions d'euros", "fr", 9e8, "EUR", None),
    ("1,5 milliard de dollars", "fr", 1.5e9, "USD", None), ("1,200 drones", "en", 1200, "drone", None),
    ("180 000 obus", "fr", 180_000, "shell", None),
    ("deux cent cinquante mille obus", "fr", 250_000, "shell", None),
    ("three hundred thousand artillery shells", "en", 300_000, "shell", None),
    ("quatre-vingt-dix-huit chars", "fr", 98, "tank", None), ("a dozen tanks", "en", 12, "tank", None),
    ("six anti-aircraft launchers", "en", 6, "launcher", None),
    ("Nous passons de 18 à 30 obusiers", "fr", 30, "howitzer", 18),
    ("thirty howitzers instead of eighteen", "en", 30, "howitzer", 18),
    ("Not eighteen howitzers: thirty", "en", 30, "howitzer", 18)])
def test_how_much_of_what(text: str, lang: str, value: float, unit: str, before: float | None) -> None:
    (found,) = amounts(text, lang)
    assert (found.amount.value, found.amount.unit, found.before and found.before.value) == (value, unit, before)


@pytest.mark.parametrize(("text", "lang"), [
    ("a tank", "en"), ("un char", "fr"), ("on October 14", "en"), ("the four leaders", "en"),
    ("in 2022 they met with soldiers", "en"), ("two hundred observers with a soldier", "en")])
def test_what_is_no_amount(text: str, lang: str) -> None:
    assert amounts(text, lang) == []


def test_what_is_said_of_a_gift() -> None:
    assert says("The launchers have arrived.", "en")[0] == "delivered"
    assert says("We are late with the shells.", "en")[0] == "late"
    assert says("Nous fournirons trente obusiers.", "fr")[0] == "made"
