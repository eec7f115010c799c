"""At whom an act is aimed. Lost if this fails: an accusation against North Korea is one against "Nord"."""

from __future__ import annotations

import pytest

from onrecord.knowledge import load
from onrecord.statements.passage import Page
from onrecord.statements.targets import targets
from tests.statements.acts.marked import passage

pytestmark = pytest.mark.models


@pytest.mark.parametrize(("lang", "marked", "aimed"), [
    ("fr", "[L'amiral Lee Sun-ho] {a accusé} <la Corée du Nord d'avoir brouillé les ferries>.", ("la Corée du Nord",)),
    ("en", "[The admiral] {accused} <the Democratic Republic of the Congo of jamming the ferries>.",
     ("the Democratic Republic of the Congo",)),
    ("fr", "[Le maire] {a accusé} <la Mérie d'avoir brouillé les ferries>.", ("la Mérie",)),
])
def test_a_known_name_of_several_words_is_one_target(lang: str, marked: str, aimed: tuple[str, ...]) -> None:
    read = passage(lang, marked)
    read.page = Page(read.page.text, read.page.walk, load())
    assert targets(read, "accuse", None)[0] == aimed


@pytest.mark.parametrize(("act", "marked", "aimed"), [
    ("demand", "<« Le président Lukovic a ouvert la vanne et doit la fermer »>, {a dit} [la maire].",
     ("Le président Lukovic",)),
    ("pledge", "<« Nous renforcerons nos ponts à la lumière du sabotage du gazoduc Nord Link »>, {a dit} [la maire].",
     ()),
])
def test_a_title_keeps_its_name_and_a_thing_is_nobody(act: str, marked: str, aimed: tuple[str, ...]) -> None:
    assert targets(passage("fr", marked), act, None)[0] == aimed
