"""If these failed, a country would be missing, misnamed, or taken for another."""

from __future__ import annotations

import pytest
from babel import Locale

from onrecord.knowledge import Actor, load
from onrecord.knowledge.folding import fold

STATES = [actor for actor in load().actors.values() if actor.kind == "state"]


def test_every_member_of_the_united_nations_is_there() -> None:
    assert sum(state.sort == "un-member" for state in STATES) == 193
    assert {
        "xk",
        "tw",
        "ps",
        "va",
        "eh",
        "northern-cyprus",
        "transnistria",
        "abkhazia",
        "south-ossetia",
    } <= load().actors.keys()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_names_agree_with_unicode(lang: str) -> None:
    """CLDR names the states as the press does, but for one that it gives both names in one ("Myanmar (Burma)")."""
    territories = Locale(lang).territories
    for state in (state for state in STATES if len(state.key) == 2 and state.key != "mm"):
        ours = {_plain(form.text) for form in state.forms if form.kind == "name" and form.lang == lang}
        assert _plain(territories[state.key.upper()]) in ours, state.key


def _plain(name: str) -> str:
    return fold(name.replace("&", "and"))


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_member_has_adjectives(lang: str) -> None:
    for state in (state for state in STATES if state.sort == "un-member"):
        assert [form for form in state.forms if form.kind == "adjective" and form.lang == lang], state.key


def test_a_name_means_one_state_unless_it_says_so() -> None:
    """Two states share a name only where both mark it as ambiguous (Congo, Dominican)."""
    names = load().names
    for known, matches in names.found.items():
        owners: dict[str, Actor] = {match.actor.key: match.actor for match in matches if match.actor.kind == "state"}
        if len(owners) > 1:
            assert all(match.form.ambiguous for match in matches), (known, sorted(owners))


@pytest.mark.parametrize(
    ("written", "key", "kind"),
    [
        ("Biélorussie", "by", "name"),
        ("Bélarus", "by", "name"),
        ("Belarus", "by", "name"),
        ("la Birmanie", "mm", "name"),
        ("Burma", "mm", "name"),
        ("Etats-Unis", "us", "name"),
        ("les États-Unis", "us", "name"),
        ("the United States", "us", "name"),
        ("USA", "us", "name"),
        ("US", "us", "name"),
        ("Pékin", "cn", "capital"),
        ("Beijing", "cn", "capital"),
        ("Kiev", "ua", "capital"),
        ("Kyiv", "ua", "capital"),
        ("Russes", "ru", "person"),
        ("russes", "ru", "adjective"),
        ("grecque", "gr", "adjective"),
        ("turque", "tr", "adjective"),
        ("Poles", "pl", "person"),
        ("Dutch", "nl", "adjective"),
        ("nord-coréennes", "kp", "adjective"),
        ("Côte d’Ivoire", "ci", "name"),
        ("l'Hexagone", "fr", "metonym"),
    ],
)
def test_states_as_the_press_writes_them(written: str, key: str, kind: str) -> None:
    assert (key, kind) in {(match.actor.key, match.kind) for match in load().named(written)}


@pytest.mark.parametrize(
    ("written", "key", "of"),
    [
        ("le Kremlin", "ru-presidency", "ru"),
        ("Elysée", "fr-presidency", "fr"),
        ("le Quai d'Orsay", "fr-foreign-ministry", "fr"),
        ("Matignon", "fr-government", "fr"),
        ("the Pentagon", "us-defence-ministry", "us"),
        ("White House", "us-presidency", "us"),
        ("State Department", "us-foreign-ministry", "us"),
        ("Downing Street", "gb-government", "gb"),
        ("Whitehall", "gb-government", "gb"),
        ("Bankova", "ua-presidency", "ua"),
        ("Tsahal", "il-armed-forces", "il"),
        ("IRGC", "ir-irgc", "ir"),
    ],
)
def test_seats_stand_for_the_body_that_sits_there(written: str, key: str, of: str) -> None:
    (actor,) = {match.actor.key: match.actor for match in load().named(written)}.values()
    assert (actor.key, actor.of) == (key, of)


@pytest.mark.parametrize("pronoun", ["us", "who", "is", "it"])
def test_a_pronoun_is_no_abbreviation(pronoun: str) -> None:
    assert load().named(pronoun) == ()
    assert load().mentions(f"They told {pronoun} so") == ()


def test_georgia_and_jordan_need_more_evidence() -> None:
    assert all(match.form.ambiguous for name in ("Georgia", "Jordan", "Chad") for match in load().named(name))
