"""For whom people speak. Lost if this fails: a former minister or a member of parliament would change a state's
position."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load
from onrecord.knowledge.speaking import above, body


@pytest.mark.parametrize(("role", "lang", "of"), [
    ("the Kremlin spokesman", "en", "ru"), ("le ministre polonais de la Défense", "fr", "pl"),
    ("NATO Secretary General", "en", "nato"), ("le chef du Pentagone", "fr", "us"),
    ("EU foreign policy chief", "en", "eu"), ("a former Russian defence minister", "en", None),
    ("l'ancien président français", "fr", None), ("leader of the Hungarian opposition", "en", None),
    ("chairman of the Duma defence committee", "en", None), ("the minister", "en", None),
    ("a researcher at a Chinese university", "en", None)])
def test_a_role_leads_to_its_body(role: str, lang: str, of: str | None) -> None:
    assert body(load(), role, lang) == of


def test_a_parliament_speaks_apart_from_its_state() -> None:
    assert above(load(), "ru-parliament") is None
    assert above(load(), "ru-presidency") == "ru"
