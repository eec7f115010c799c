"""If these failed, a user's own correction would be ignored, or would wipe out what it was meant to add to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from onrecord.knowledge import entries, load

Overlay = Callable[..., Path]


def test_new_entries_are_added(overlay: Overlay) -> None:
    ours = load(
        overlay(
            {
                "actors/people/mine.toml": '[people.zora-invented]\nname = "Zora Inventeddottir"\ngender = "f"\n',
                "outlets/mine.toml": 'name = "Mine"\ndomains = ["mine.example"]\nlang = "fr"\ncountry = "fr"\n',
            }
        )
    )
    assert [match.actor.key for match in ours.named("Zora Inventeddottir")] == ["zora-invented"]
    assert ours.named("Moscou")
    found = ours.outlet("www.mine.example")
    assert found is not None
    assert found.provenance.file == "+outlets/mine.toml"
    assert load().named("Zora Inventeddottir") == ()


def test_an_entry_of_the_same_key_replaces_ours_as_a_whole(overlay: Overlay) -> None:
    ours = load(overlay({"topics/cyber.toml": 'names.fr = "c"\nnames.en = "c"\nwords.fr = ["ordinateur"]\n'}))
    assert [match.topic for match in ours.topics_of(["ordinateur"], None, "fr")] == ["cyber"]
    assert ours.topics_of(["cyberattaque"], None, "fr") == ()


def test_an_entry_that_extends_is_added_to_ours(overlay: Overlay) -> None:
    ours = load(overlay({"actors/states/ru.toml": 'extend = true\nmetonyms.fr = ["maison d\'en face"]\n'}))
    assert [match.actor.key for match in ours.named("maison d'en face")] == ["ru"]
    assert [match.actor.key for match in ours.named("la Russie")] == ["ru"]


def test_a_change_of_minister_is_two_rows(overlay: Overlay) -> None:
    """The old holder with his last day takes the place of our open row; the new one is added."""
    (open_term,) = (term for term in load().holders("ru-foreign-minister") if term.to is None)
    ours = load(
        overlay(
            {
                "actors/people/mine.toml": '[people.zora-invented]\nname = "Zora Inventeddottir"\n',
                "actors/offices/mine.toml": '[[office]]\nkey = "ru-foreign-minister"\nextend = true\n'
                f'[[office.holder]]\nperson = "{open_term.person}"\nfrom = "{open_term.from_.first}"\n'
                'to = "2030-01-01"\n'
                '[[office.holder]]\nperson = "zora-invented"\nfrom = "2030-01-01"\n',
            }
        )
    )
    on = [[term.person for term in ours.holders("foreign-minister", "ru", date(2030, 1, day))] for day in (1, 2)]
    assert on == [["zora-invented", open_term.person], ["zora-invented"]]


def test_other_folders_are_read_in_the_same_way(overlay: Overlay) -> None:
    folder = overlay({"questions/invented.toml": 'extend = true\nstates = ["a", "b"]\n'})
    entry = entries("questions", folder)["invented"]
    assert entry.table["states"] == ["a", "b"]
    assert entry.error("no such state", "states").line == 5
