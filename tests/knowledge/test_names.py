"""If these failed, Putin and Poutine would be two men, or a stranger would be taken for a minister."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.knowledge import load
from onrecord.knowledge.folding import fold, skeleton


def keys(name: str) -> set[str]:
    return {match.actor.key for match in load().named(name)}


@pytest.mark.parametrize(
    "written",
    [
        "Vladimir Poutine",
        "Vladimir Putin",
        "Владимир Путин",
        "Путин",
        "Poutine",
        "Putin",
        "V. Poutine",
        "Wladimir Putin",
        "Vladimir Vladimirovitch Poutine",
        "VLADIMIR POUTINE",
        "Poutine Vladimir",
    ],
)
def test_one_man_in_all_spellings(written: str) -> None:
    assert keys(written) == {"vladimir-putin"}


@pytest.mark.parametrize(
    ("written", "key", "how"),
    [
        ("Reznikov Alexei", "oleksii-reznikov", "order"),
        ("Alekseï Reznikov", "oleksii-reznikov", "variant"),
        ("S. Lavrov", "sergey-lavrov", "initial"),
        ("Sergej Schoigu", "sergei-shoigu", "variant"),
        ("Vladimir Zelensky", "volodymyr-zelensky", "variant"),
        ("Lloyd J. Austin III", "lloyd-austin", "exact"),
        ("Kishida Fumio", "fumio-kishida", "order"),
        ("Kim Jong-un", "kim-jong-un", "exact"),
        ("Jens Stoltenberg", "jens-stoltenberg", "exact"),
        ("Polish defence ministry", "pl-defence-ministry", "composed"),
        ("ministère moldave des Affaires étrangères", "md-foreign-ministry", "composed"),
    ],
)
def test_the_step_that_found_a_name_is_told(written: str, key: str, how: str) -> None:
    (match,) = {match.actor.key: match for match in load().named(written)}.values()
    assert (match.actor.key, match.how) == (key, how)


@pytest.mark.parametrize(
    "stranger",
    [
        "Vladimir Medvedev",
        "Jill Biden",
        "Hunter Biden",
        "Donald Trump Jr.",
        "Jens Stoltenburg",
        "John Johnson",
        "Marie Dupont",
        "Igor Lavrov",
        "Sergei Lavrinov",
        "Anne Macron",
        "Ben Wallis",
        "Emmanuel Macaron",
        "Jonas Stoltenberg",
        "Poutinova",
        "Ministry of Silly Walks",
        "the former French government",
        "Alexandre Loukachov",
    ],
)
def test_an_unknown_name_never_becomes_a_known_one(stranger: str) -> None:
    assert keys(stranger) == set()


def test_namesakes_all_come_back() -> None:
    assert {"boris-johnson", "mike-johnson"} <= keys("Johnson")
    assert keys("Boris Johnson") == {"boris-johnson"}


@given(
    st.text(alphabet="abcdefghijklmnoprstuvz", min_size=4, max_size=9),
    st.text(alphabet="abcdefghijklmnoprstuvz", min_size=4, max_size=9),
)
def test_a_made_up_person_is_found_only_under_a_name_with_the_same_sounds(given_name: str, surname: str) -> None:
    """No fuzzy step may reach further than one letter from a name we have, and the given name must agree."""
    for match in load().named(f"{given_name.title()} {surname.title()}"):
        sounds = skeleton(match.form.text).split(" ")
        assert match.how in ("exact", "order", "variant", "transliteration", "close")
        assert {skeleton(given_name)[:1], skeleton(surname)[:1]} & {sound[:1] for sound in sounds}


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=200))
def test_any_text_can_be_scanned(text: str) -> None:
    at = 0
    for mention in load().mentions(text):
        assert at <= mention.span[0] < mention.span[1] <= len(text)
        assert mention.matches
        at = mention.span[1]


def test_mentions_are_found_in_place_longest_first() -> None:
    text = "Le Kremlin et l’Union européenne ont parlé aux États-Unis ; Russia's army is near N'Djamena. Corée du Nord."
    found = [(text[slice(*mention.span)], mention.matches[0].actor.key) for mention in load().mentions(text)]
    assert found == [
        ("Kremlin", "ru-presidency"),
        ("Union européenne", "eu"),
        ("États-Unis", "us"),
        ("Russia", "ru"),
        ("N'Djamena", "td"),
        ("Corée du Nord", "kp"),
    ]


def test_abbreviations_with_dots_are_whole_and_apart() -> None:
    text = "The U.S. and the E.U. agreed with the U.N. envoy."
    found = [(text[slice(*mention.span)], mention.matches[0].actor.key) for mention in load().mentions(text)]
    assert found == [("U.S.", "us"), ("E.U.", "eu"), ("U.N.", "un")]


def test_mentions_do_not_run_across_sentences() -> None:
    found = [
        mention.matches[0].actor.key
        for mention in load().mentions("He left North. Korea is far. She left Russia. Federation")
    ]
    assert found == ["kr", "ru"]


def test_lone_surnames_are_mentions_only_when_asked_for() -> None:
    assert load().mentions("Hier, Macron a parlé") == ()
    assert [m.matches[0].actor.key for m in load().mentions("Hier, Macron a parlé", surnames=True)] == [
        "emmanuel-macron"
    ]
