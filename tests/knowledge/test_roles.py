"""If these failed, "le ministre ukrainien de la Défense" would be nobody, or the minister of another country."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load


@pytest.mark.parametrize(
    ("phrase", "kind", "body"),
    [
        ("le ministre ukrainien de la Défense", "defence-minister", "ua"),
        ("Ukraine's defence minister", "defence-minister", "ua"),
        ("the Moldovan foreign minister", "foreign-minister", "md"),
        ("la ministre estonienne des Affaires étrangères", "foreign-minister", "ee"),
        ("le chef de la diplomatie russe", "foreign-minister", "ru"),
        ("US Defense Secretary", "defence-minister", "us"),
        ("le secrétaire d'État américain", "foreign-minister", "us"),
        ("the president of the United States", "president", "us"),
        ("le chef de l'OTAN", "secretary-general", "nato"),
        ("NATO chief", "secretary-general", "nato"),
        ("le secrétaire général de l’ONU", "secretary-general", "un"),
        ("le porte-parole du Kremlin", "spokesperson", "ru-presidency"),
        ("White House press secretary", "spokesperson", "us-presidency"),
        ("la Première ministre estonienne", "prime-minister", "ee"),
        ("le président bélarusse", "president", "by"),
        ("le directeur général de l'AIEA", "director-general", "iaea"),
        ("le chef d'état-major polonais", "chief-of-defence", "pl"),
        ("le chef de l'État français", "head-of-state", "fr"),
    ],
)
def test_kind_and_body_are_read_from_the_words(phrase: str, kind: str, body: str) -> None:
    role = load().role(phrase)
    assert kind in role.kinds
    assert role.bodies == (body,)


@pytest.mark.parametrize(
    ("phrase", "office"),
    [
        ("le ministre ukrainien de la Défense", "ua-defence-minister"),
        ("le chef de la diplomatie russe", "ru-foreign-minister"),
        ("le chef de l'État français", "fr-president"),
        ("the Kremlin spokesman", "ru-presidency-spokesperson"),
        ("NATO chief", "nato-secretary-general"),
    ],
)
def test_the_office_is_found(phrase: str, office: str) -> None:
    assert load().role(phrase).offices == (office,)


def test_the_context_gives_the_country_that_the_words_leave_out() -> None:
    assert load().role("ministre de la Défense de ce pays", ("ua",)).offices == ("ua-defence-minister",)
    assert load().role("ministre russe de la Défense", ("ua",)).bodies == ("ru",)


def test_a_spokesperson_belongs_to_the_ministry_not_to_the_minister() -> None:
    role = load().role("un porte-parole du ministère polonais de la Défense")
    assert (role.kinds, role.institutions, role.bodies) == (("spokesperson",), ("defence-ministry",), ("pl",))


@pytest.mark.parametrize("phrase", ["un témoin", "a resident of the town", "le ministre", ""])
def test_nothing_is_made_of_words_that_name_no_office(phrase: str) -> None:
    assert load().role(phrase).offices == ()


def test_a_ministry_without_an_entry_is_made_up_from_its_state() -> None:
    parliament = load().institution("parliament", "md")
    assert parliament is not None
    assert (parliament.key, parliament.of, parliament.name("en")) == ("md-parliament", "md", "parliament (Moldova)")
    assert load().actor("md-parliament") == parliament
    assert load().institution("parliament", "qq") is None
    assert load().actor("nobody-at-all") is None
