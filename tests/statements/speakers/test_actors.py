"""The known actor behind a name. Lost if this fails: a baker becomes a minister, a president stays a stranger."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.knowledge import Knowledge, load
from onrecord.model import Attribution, Speaker
from onrecord.statements.speakers import resolve
from onrecord.statements.speakers.actors import provisional
from onrecord.trees import Walk
from tests.builders import spans
from tests.trees import tree

HEAD = 'source = "invented"\ndate = 2026-01-31\nchecked = "unverified"\n'
STATE = """
status = "un-member"
names.fr = ["Syldavie"]
names.en = ["Syldavia"]
capital.fr = ["Klow"]
capital.en = ["Klow"]
demonym.fr = ["syldave", "syldave", "syldaves", "syldaves"]
demonym.en = ["Syldavian"]
people.en = ["Syldavian", "Syldavians"]
"""
PEOPLE = """
[people.olena-marchuk]
name = "Olena Marchuk"
names.fr = ["Olena Martchouk"]
gender = "f"
[people.pavel-orlan]
name = "Pavel Orlan"
gender = "m"
"""
OFFICES = """
[[office]]
key = "sy-president"
body = "sy"
kind = "president"
[[office.holder]]
person = "pavel-orlan"
from = "2015-01-01"
to = "2020-01-01"
[[office.holder]]
person = "olena-marchuk"
from = "2020-01-01"
"""


@pytest.fixture(scope="module")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    """Ours, with a state that does not exist laid over it."""
    folder = tmp_path_factory.mktemp("knowledge")
    for name, text in (("states", STATE), ("people", PEOPLE), ("offices", OFFICES)):
        file = folder / "actors" / name / "sy.toml"
        file.parent.mkdir(parents=True)
        file.write_text(HEAD + text, encoding="utf-8")
    return load(folder)


def who(table: str, source: str, knowledge: Knowledge, on: str | None, lang: str = "fr") -> Speaker | None:
    """The speaker of one attribution."""
    article, made = tree(table, lang)
    article = replace(article, published=date.fromisoformat(on) if on else None)
    given = Attribution(
        "a1", "indirect", "speech", spans(article.text, source), spans(article.text, "dit"), (), "given"
    )
    return resolve(article, Walk(made), [given], knowledge)[0]


PRESIDENT = """
    Le         le        DET   det   2
    président  président NOUN  nsubj 4 Gender=Masc|Number=Sing
    syldave    syldave   ADJ   amod  2
    dit        dire      VERB  root  0
    non        non       ADV   advmod 4
"""


def test_an_office_means_who_held_it_on_the_day(knowledge: Knowledge) -> None:
    found = who(PRESIDENT, "Le président syldave", knowledge, "2016-05-01")
    assert found is not None
    assert (found.name, found.actor, found.named) == ("président syldave", "pavel-orlan", False)
    later = who(PRESIDENT, "Le président syldave", knowledge, "2022-05-01")
    assert later is not None
    assert later.actor == "olena-marchuk"


def test_without_a_date_the_office_itself_speaks(knowledge: Knowledge) -> None:
    found = who(PRESIDENT, "Le président syldave", knowledge, None)
    assert found is not None
    assert found.actor == "sy-president"


def test_on_the_day_of_a_handover_nobody_is_guessed(knowledge: Knowledge) -> None:
    found = who(PRESIDENT, "Le président syldave", knowledge, "2020-01-01")
    assert found is not None
    assert found.actor == "sy-president"


def test_a_former_president_is_not_the_president(knowledge: Knowledge) -> None:
    table = PRESIDENT.replace(
        "Le         le        DET   det   2", "Le le DET det 3\n ancien ancien ADJ amod 3"
    ).replace("NOUN  nsubj 4", "NOUN  nsubj 5")
    table = table.replace("ADJ   amod  2", "ADJ   amod  3").replace("advmod 4", "advmod 5")
    assert who(table, "Le ancien président syldave", knowledge, "2022-05-01") is None


def test_a_role_finds_the_person_that_the_article_names(knowledge: Knowledge) -> None:
    table = "Olena olena PROPN nsubj 3\nMartchouk martchouk PROPN flat 1\narrive arriver VERB root 0\n---" + PRESIDENT
    found = who(table, "Le président syldave", knowledge, "2022-05-01")
    assert found is not None
    assert (found.name, found.actor, found.named) == ("Olena Martchouk", "olena-marchuk", True)


def test_a_known_name_of_several_words_is_taken_whole(knowledge: Knowledge) -> None:
    table = "Le le DET det 2\nQuai quai NOUN nsubj 5\nd' de ADP case 4\nOrsay orsay PROPN nmod 2\n"
    found = who(table + "dit dire VERB root 0\nnon non ADV advmod 5", "Le Quai d' Orsay", knowledge, "2022-05-01")
    assert found is not None
    assert (found.name, found.actor) == ("Quai d' Orsay", "fr-foreign-ministry")


def test_whose_office_it_is_is_not_what_it_is_called(knowledge: Knowledge) -> None:
    table = """
    The        the       DET   det      5
    Syldavian  syldavian ADJ   amod     3
    president  president NOUN  nmod:poss 5
    's         's        PART  case     3
    office     office    NOUN  nsubj    6
    dit        say       VERB  root     0
    no         no        INTJ  discourse 6
    """
    found = who(table, "The Syldavian president 's office", knowledge, "2022-05-01", "en")
    assert found is None or found.name != "Syldavian"


NAMED = "{0} {0} PROPN nsubj 3\n{1} {1} PROPN flat 1\ndit dire VERB root 0\nnon non ADV advmod 3"


def test_another_spelling_is_the_same_person(knowledge: Knowledge) -> None:
    found = who(NAMED.format("Olena", "Martchouk"), "Olena Martchouk", knowledge, "2022-05-01")
    assert found is not None
    assert (found.name, found.actor) == ("Olena Martchouk", "olena-marchuk")


def test_an_unknown_name_is_provisional(knowledge: Knowledge) -> None:
    found = who(NAMED.format("Olena", "Zwrk"), "Olena Zwrk", knowledge, "2022-05-01")
    assert found is not None
    assert found.actor == "~olena-zwrk"


def test_a_namesake_of_another_trade_stays_apart(knowledge: Knowledge) -> None:
    table = """
        Pavel      pavel      PROPN nsubj 7
        Orlan      orlan      PROPN flat  1
        ,          ,          PUNCT punct 5
        le         le         DET   det   5
        chanteur   chanteur   NOUN  appos 1 Gender=Masc
        ,          ,          PUNCT punct 5
        dit        dire       VERB  root  0
    """
    found = who(table, "Pavel Orlan", knowledge, "2016-05-01")
    assert found is not None
    assert found.actor == "~pavel-orlan"


def test_a_lone_surname_must_be_borne_out(knowledge: Knowledge) -> None:
    table = "Orlan orlan PROPN nsubj 2\ndit dire VERB root 0\nnon non ADV advmod 2"
    alone = who(table, "Orlan", knowledge, "2016-05-01")
    assert alone is not None
    assert alone.actor == "~orlan"
    there = who(
        table + "\n---\nLa le DET det 2\nSyldavie syldavie PROPN nsubj 3\nattend attendre VERB root 0",
        "Orlan",
        knowledge,
        None,
    )
    assert there is not None
    assert there.actor == "pavel-orlan"


def test_a_seat_is_the_state(knowledge: Knowledge) -> None:
    found = who("Klow klow PROPN nsubj 2\ndit dire VERB root 0\nnon non ADV advmod 2", "Klow", knowledge, None)
    assert found is not None
    assert (found.name, found.actor) == ("Klow", "sy")


def test_a_provisional_key_is_plain() -> None:
    assert provisional("Éric O’Brien-Müller") == "~eric-o-brien-muller"
