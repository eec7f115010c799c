"""A story followed over a month, read by the engine from invented articles. Lost if this fails: what the parts do each
for themselves would not hold together on a page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from onrecord import articles, pages, pipeline
from onrecord.knowledge import load
from onrecord.knowledge.doctrines import doctrines
from onrecord.record import Record
from onrecord.watch.positions import positions, shifts
from onrecord.watch.thresholds import listed

STORY = {
    date(2022, 10, 11): """L'OTAN reste vigilante

Le secrétaire général de l'OTAN, Jens Stoltenberg, a dit mardi que l'Alliance suivait la situation. \
« Nous n'avons vu aucun changement dans la posture nucléaire de la Russie, mais nous restons attentifs », a-t-il \
déclaré.

La doctrine russe énumère les cas d'emploi :

- le tir de missiles balistiques contre le territoire de la Russie ou de ses alliés ;
- l'emploi d'armes nucléaires ou d'autres armes de destruction massive contre la Russie ou ses alliés ;
- une attaque contre des sites étatiques ou militaires critiques qui compromettrait la riposte nucléaire ;
- l'agression par des armes classiques quand l'existence même de l'État est menacée.
""",
    date(2022, 10, 18): """La posture russe n'est plus la même

Jens Stoltenberg, le secrétaire général de l'OTAN, a haussé le ton mardi. \
« La posture nucléaire de la Russie a changé depuis la semaine dernière », a-t-il déclaré devant la presse.
""",
    date(2022, 10, 20): """London takes another view

The British defence secretary, Ben Wallace, disagreed on Thursday. \
"We have not seen any change in Russia's nuclear posture," he told reporters in London.
""",
    date(2022, 11, 17): """NATO again sees no change

"We see no change in Russia's nuclear posture," NATO Secretary General Jens Stoltenberg told reporters on Thursday.
""",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder, known = tmp_path_factory.mktemp("followed"), load()
    with Record.open(folder / "record.sqlite", knowledge=known) as opened:
        for day, text in STORY.items():
            file = Path(folder / f"{day}.txt")
            file.write_text(text, encoding="utf-8")
            for page in pages.read(str(file)):
                opened.add(page, pipeline.understand(articles.extract(page, published=day), known))
        yield opened


def test_the_shifts_and_only_those_each_with_its_two_statements(record: Record) -> None:
    found = shifts(record.stances())
    assert [(one.holder, one.question, one.from_, one.to, one.on) for one in found] == [
        ("nato", "nuclear-posture", "changed", "unchanged", date(2022, 11, 17)),
        ("nato", "nuclear-posture", "unchanged", "changed", date(2022, 10, 18))]
    assert "aucun changement" in found[1].before.cite.words
    assert "a changé" in found[1].after.cite.words


def test_another_actors_denial_is_its_own_position(record: Record) -> None:
    held = {one.holder: one.state for one in positions(record.stances(question="nuclear-posture"))}
    assert held["gb"] == "unchanged"


def test_the_listed_conditions_are_those_of_2020_and_superseded(record: Record) -> None:
    (one,) = listed(record.listings(), doctrines(), "fr")
    assert (one.listing.doctrine, one.superseded_by, len(one.listing.conditions)) == ("ru-2020", "ru-2024", 4)
