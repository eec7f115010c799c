"""What sets sentences apart. Lost if this fails: "will" and "will not", twelve and eighteen, "may" and "will" would be
put together as one thing said."""

from __future__ import annotations

import pytest

from onrecord.meaning.contrast import contradiction, numbers, sense, shared


@pytest.mark.parametrize(("text", "lang", "wanted"), [
    ("They sent 1,200 soldiers and forty-two tanks.", "en", {1200, 42}),
    ("two hundred and six; a billion; one man; nine hundred million", "en", {206, 1_000_000_000, 900_000_000}),
    ("5.4 billion, then $1.5bn", "en", {5_400_000_000, 1_500_000_000}),
    ("1 200 soldats, 2,5 millions d’euros et quatre-vingt-dix chars", "fr", {1200, 2_500_000, 90}),
    ("soixante-dix mille, mille deux cents, un homme, dix-sept", "fr", {70_000, 1200, 17}),
    ("trois milliards pour une centaine de batteries", "fr", {3_000_000_000, 100}),
    ("Nobody came.", "en", set()),
])
def test_numbers(text: str, lang: str, wanted: set[float]) -> None:
    assert numbers(text, lang) == wanted


@pytest.mark.parametrize(("one", "other", "wanted"), [
    ("The ferries will sail in March", "The ferries will not sail in March", "negation"),
    ("We won't close the harbour", "They would close the harbour", "negation"),
    ("The fleet may enter the strait", "The fleet will enter the strait", "modality"),
    ("We shall send 12 launchers", "eighteen launchers will be sent", "numbers"),
    ("Help for the islands will stop in June", "Support for the islands will go on as long as it takes", "opposites"),
    ("The embargo is lifted", "The embargo stays in force", "opposites"),
    ("We have ruled nothing out", "nothing was ruled out", None),
    ("Our help will not end", "Our help will continue", None),
    ("The vote is on 4 May", "May 4 is the day of the vote", None),
    ("We shall send 12 launchers and 60 rockets", "twelve launchers will be sent", None),
    ("Not only the harbour was closed", "The harbour was closed", None),
])
def test_english(one: str, other: str, wanted: str | None) -> None:
    assert contradiction(sense(one, "en"), sense(other, "en")) == wanted


@pytest.mark.parametrize(("one", "other", "wanted"), [
    ("Les taxes ne seront plus perçues", "Les taxes seront perçues", "negation"),
    ("La flotte pourrait entrer dans le détroit", "La flotte entrera dans le détroit", "modality"),
    ("L’aide aux îles cessera en juin", "Le soutien aux îles durera aussi longtemps qu’il le faudra", "opposites"),
    ("Rien n’est exclu", "Nous n’excluons rien", None),
    ("Le port n’a jamais été fermé", "Personne n’a fermé le port", None),
])
def test_french(one: str, other: str, wanted: str | None) -> None:
    assert contradiction(sense(one, "fr"), sense(other, "fr")) == wanted


@pytest.mark.parametrize(("french", "english", "wanted"), [
    ("Nous n’enverrons pas de navires", "We will not send ships", None),
    ("Nous enverrons des navires", "We will not send ships", "negation"),
    ("Nous enverrons 12 navires", "We will send 14 ships", "numbers"),
    ("L’embargo reste en vigueur", "The embargo was lifted", "opposites"),
])
def test_across(french: str, english: str, wanted: str | None) -> None:
    assert contradiction(sense(french, "fr"), sense(english, "en")) == wanted


def test_a_denial_needs_no_not() -> None:
    denied = sense("having closed the harbour", "en", denied=True)
    assert contradiction(denied, sense("They have closed the harbour", "en")) == "negation"
    assert contradiction(denied, sense("We have not closed the harbour", "en")) is None


def test_shared_words() -> None:
    one, other = sense("The ministers meet in Halden", "en"), sense("a meeting of ministers", "en")
    assert shared(one, other) == 0.5
    assert shared(sense("", "en"), one) == 0
