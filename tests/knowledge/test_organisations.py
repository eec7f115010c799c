"""If these failed, an alliance would speak for the wrong states or under an unknown name."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.knowledge import load


@pytest.mark.parametrize(
    ("key", "count", "on"),
    [
        ("nato", 12, date(1950, 1, 1)),
        ("nato", 30, date(2022, 10, 11)),
        ("nato", 31, date(2023, 5, 1)),
        ("nato", 32, date(2024, 4, 1)),
        ("eu", 28, date(2019, 1, 1)),
        ("eu", 27, date(2022, 10, 11)),
        ("osce", 57, date(2022, 10, 11)),
        ("csto", 6, date(2022, 10, 11)),
        ("g7", 7, date(2022, 10, 11)),
        ("g20", 19, date(2022, 10, 11)),
        ("council-of-europe", 46, date(2022, 10, 11)),
        ("african-union", 55, date(2022, 10, 11)),
        ("arab-league", 22, date(2022, 10, 11)),
        ("brics", 5, date(2022, 10, 11)),
        ("brics", 10, date(2025, 6, 1)),
        ("sco", 10, date(2025, 1, 1)),
        ("ecowas", 15, date(2022, 10, 11)),
        ("ecowas", 12, date(2025, 6, 1)),
    ],
)
def test_members_on_a_day(key: str, count: int, on: date) -> None:
    members = load().actors[key].members
    assert sum((m.from_ is None or m.from_.first <= on) and (m.to is None or on < m.to.first) for m in members) == count


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("l'OTAN", "nato"),
        ("l’Otan", "nato"),
        ("NATO", "nato"),
        ("Nato", "nato"),
        ("l'Alliance atlantique", "nato"),
        ("l'Alliance", "nato"),
        ("North Atlantic Council", "nato-council"),
        ("Nuclear Planning Group", "nato-nuclear-planning-group"),
        ("groupe des plans nucléaires", "nato-nuclear-planning-group"),
        ("l'Union européenne", "eu"),
        ("Commission européenne", "eu-commission"),
        ("ONU", "un"),
        ("Conseil de sécurité", "un-security-council"),
        ("OSCE", "osce"),
        ("OTSC", "csto"),
        ("G7", "g7"),
        ("AIEA", "iaea"),
        ("CPI", "icc"),
        ("OCS", "sco"),
        ("AUKUS", "aukus"),
        ("Union africaine", "african-union"),
        ("Cédéao", "ecowas"),
        ("OIAC", "opcw"),
        ("Wagner", "wagner"),
        ("Ukraine Defense Contact Group", "ukraine-contact-group"),
        ("FMI", "imf"),
        ("OMS", "who"),
        ("CICR", "icrc"),
        ("Hamas", "hamas"),
        ("Hezbollah", "hezbollah"),
        ("les Houthis", "houthis"),
        ("talibans", "taliban"),
    ],
)
def test_organisations_as_the_press_writes_them(written: str, key: str) -> None:
    assert {match.actor.key for match in load().named(written)} == {key}
