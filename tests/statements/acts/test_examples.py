"""If this fails, promises are read as threats and denials as refusals: every act, and every pair of look-alikes, in an
invented sentence of each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.model import Statement
from onrecord.statements.code import statement
from tests.statements.acts.marked import passage

LINES = [line for line in Path(__file__).with_name("examples.txt").read_text("utf-8").splitlines()
         if line and not line.startswith("#")]


def read(line: str) -> Statement:
    """The statement of a line ``language act certainty|[source] {cue} <content>``."""
    head, _, marked = line.partition("|")
    return statement(passage(head.split()[0], marked), "examples")


@pytest.mark.models
@pytest.mark.parametrize("line", LINES)
def test_the_act_and_the_certainty_are_those_of_the_codebook(line: str) -> None:
    _, act, certainty = line.partition("|")[0].split()
    found = read(line)
    assert (str(found.act), str(found.certainty)) == (act, certainty)


@pytest.mark.models
def test_every_value_says_why() -> None:
    found = read("en threaten CT+|[The warlord] {threatened} <to burn the harvest if the tax stays>.")
    assert found.why["act"].rule
    assert found.why["act"].spans
    assert found.why["condition"].spans
    assert found.certainty == "hypothetical"


@pytest.mark.models
@pytest.mark.parametrize(("line", "if_", "then"), [
    ("fr x|[Le chef] {a souligné} que <« toute attaque contre le barrage ferait l'objet d'une riposte unie »>.",
     "toute attaque contre le barrage", "ferait l'objet d'une riposte unie"),
    ("en x|[She] {warned} <the bridge would be closed unless the river fell>.",
     "unless the river fell", "the bridge would be closed"),
    ("fr x|[Il] {a promis} <de saisir le juge si les vannes restent fermées>.",
     "si les vannes restent fermées", "de saisir le juge"),
])
def test_a_condition_is_split(line: str, if_: str, then: str) -> None:
    text = line.partition("|")[2].translate(str.maketrans("", "", "[]{}<>"))
    condition = read(line).condition
    assert condition is not None
    assert [text[s:e] for s, e in condition.if_] == [if_]
    assert [text[s:e] for s, e in condition.then] == [then]


@pytest.mark.models
@pytest.mark.parametrize("line", [
    "en x|[He] {said} <we will stay as long as it takes>.",
    "fr x|<« Personne ne coupera nos câbles sans que nous le sachions »>, {a dit} [le ministre].",
    "fr x|[Il] {a parlé d'} <une réussite, non sans rappeler le rôle des familles>.",
    "fr x|« Parlons si tu veux », a dit Ada, {ajoutant} que <les navires resteraient au port>.",
])
def test_false_friends_are_no_conditions(line: str) -> None:
    assert read(line).condition is None


@pytest.mark.models
@pytest.mark.parametrize(("line", "names"), [
    ("en x|[The envoy] {urged} <Meria to open the port>.", ("Meria",)),
    ("en x|[The envoy] {threatened} <to sink any ship in Varn>.", ()),
    ("fr x|[Le maire] {a accusé} <la Mérie d'avoir coupé le câble>.", ("la Mérie",)),
])
def test_targets_are_whom_it_is_aimed_at_and_no_places(line: str, names: tuple[str, ...]) -> None:
    assert read(line).targets == names
