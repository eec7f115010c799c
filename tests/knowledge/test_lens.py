"""If these failed, the nuclear page would fill with power stations, or miss the threats."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load


def topics(text: str, lang: str) -> dict[str, tuple[str, ...]]:
    return {match.topic: match.words for match in load().topics_of(text.split(), None, lang)}


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("L'Alliance maintiendra son exercice de dissuasion nucléaire", "fr", {"exercises", "nuclear"}),
        ("la centrale nucléaire reste sous contrôle", "fr", {"nuclear-safety"}),
        ("the nuclear power plant was shut down", "en", {"nuclear-safety"}),
        ("any use of nuclear weapons would have severe consequences", "en", {"nuclear"}),
        ("ils enverront des systèmes de défense aérienne", "fr", {"air-defence"}),
        ("we will support them for as long as it takes", "en", {"aid"}),
        ("protéger les gazoducs et les câbles sous-marins", "fr", {"infrastructure"}),
        ("the application for membership", "en", {"membership"}),
        ("un cessez-le-feu et des négociations", "fr", {"talks"}),
        ("un huitième paquet de sanctions", "fr", {"sanctions"}),
        ("a wave of cyberattacks", "en", {"cyber"}),
        ("the sham referendums and the annexation", "en", {"territory"}),
        ("New START and the test-ban treaty", "en", {"arms-control"}),
        ("un couloir humanitaire pour les civils", "fr", {"humanitarian"}),
        ("il fait beau sur la côte", "fr", set()),
    ],
)
def test_topics_of_a_sentence(text: str, lang: str, expected: set[str]) -> None:
    assert topics(text, lang).keys() == expected


def test_the_words_and_their_places_are_told() -> None:
    (match,) = load().topics_of(["des", "armes", "nucléaires", "tactiques"], None, "fr")
    assert (match.topic, match.words, match.places) == ("nuclear", ("armes nucléaires tactiques",), ((1, 4),))


def test_lemmas_find_what_endings_hide() -> None:
    assert load().topics_of(["ils", "négocieront"], ["il", "négocier"], "fr")[0].topic == "talks"


def test_designations_are_read_whole() -> None:
    assert "air-defence" in topics("des batteries S-300", "fr")
    assert topics("the first 300 days", "en") == {}


def test_one_hint_is_not_enough() -> None:
    assert topics("they discuss", "en") == {}
    assert "talks" in topics("they discuss it over a working dinner", "en")


def test_every_topic_has_words_in_both_languages() -> None:
    wanted = {
        "nuclear",
        "conventional-arms",
        "aid",
        "infrastructure",
        "membership",
        "exercises",
        "talks",
        "sanctions",
        "cyber",
        "energy",
        "territory",
        "arms-control",
        "humanitarian",
    }
    assert wanted <= load().topics.keys()
    for topic in load().topics.values():
        assert len(topic.words.get("fr", ())) > 9, topic.key
        assert len(topic.words.get("en", ())) > 9, topic.key
        assert topic.description.keys() == {"fr", "en"}
