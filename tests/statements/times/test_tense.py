"""Which way a verb looks, on parses made by hand. Lost if this fails: a bare weekday dated a week off."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord.statements.times import find
from onrecord.statements.times.tense import Tenses
from onrecord.trees import Walk
from tests.trees import tree

PAST = """
Le le DET det 2
juge juge NOUN nsubj 4
a avoir AUX aux 4 Tense=Pres|VerbForm=Fin
parlé parler VERB root 0 Tense=Past|VerbForm=Part
jeudi jeudi NOUN obl 4
"""
FUTURE = """
Le le DET det 2
juge juge NOUN nsubj 3
parlera parler VERB root 0 Tense=Fut|VerbForm=Fin
jeudi jeudi NOUN obl 3
"""
PRESENT = """
Le le DET det 2
procès procès NOUN nsubj 3
débute débuter VERB root 0 Tense=Pres|VerbForm=Fin
jeudi jeudi NOUN obl 3
"""
REPORTED = PRESENT.replace("débute débuter", "affirme affirmer")
MISREAD_FUTURE = FUTURE.replace("Tense=Fut", "Tense=Past")
CONDITIONAL = """
Il il PRON nsubj 2
partirait partir VERB root 0 Mood=Cnd|Tense=Pres|VerbForm=Fin
jeudi jeudi NOUN obl 2
"""
ALLEGED = """
Il il PRON nsubj 3
serait être AUX aux 3 Mood=Cnd|Tense=Pres|VerbForm=Fin
parti partir VERB root 0 Tense=Past|VerbForm=Part
jeudi jeudi NOUN obl 3
"""
MISREAD_CONDITIONAL = """
Il il PRON nsubj 4
ne ne ADV advmod 4
serait être AUX cop 4 Mood=Ind|Tense=Past|VerbForm=Fin
durci durcir ADJ root 0
jeudi jeudi NOUN obl 4
"""
REFLEXIVE = """
Il il PRON nsubj 4
s' se PRON expl 4
est être AUX aux 4 Tense=Pres|VerbForm=Fin
réuni réunir VERB root 0 Tense=Past|VerbForm=Part
jeudi jeudi NOUN obl 4
"""
PLANNED = """
Le le DET det 2
sommet sommet NOUN root 0
prévu prévoir VERB acl 2 Tense=Past|VerbForm=Part
jeudi jeudi NOUN obl 3
"""
JUST_DONE = """
Il il PRON nsubj 2
vient venir VERB root 0 Tense=Pres|VerbForm=Fin
de de ADP mark 4
signer signer VERB xcomp 2 VerbForm=Inf
jeudi jeudi NOUN obl 4
"""


@pytest.mark.parametrize(("table", "direction"), [
    (PAST, "past"), (FUTURE, "future"), (PRESENT, "present"), (REPORTED, "past"), (MISREAD_FUTURE, "future"),
    (CONDITIONAL, "future"), (ALLEGED, "past"), (MISREAD_CONDITIONAL, "future"),
    (REFLEXIVE, "past"), (PLANNED, "future"), (JUST_DONE, "past"),
])
def test_french(table: str, direction: str) -> None:
    _, made = tree(table)
    last = len(made) - 1
    assert Tenses(Walk(made)).of(range(last, last + 1)).direction == direction




@pytest.mark.parametrize(("verb", "direction"), [
    ("met meet VERB root 0 Tense=Past|VerbForm=Fin", "past"),
    ("will will AUX aux 3 VerbForm=Fin\nmeet meet VERB root 0 VerbForm=Inf", "future"),
    ("would would AUX aux 3 VerbForm=Fin\nmeet meet VERB root 0 VerbForm=Inf", "future"),
    ("has have AUX aux 3 Tense=Pres|VerbForm=Fin\nmet meet VERB root 0 Tense=Past|VerbForm=Part", "past"),
    ("meets meet VERB root 0 Tense=Pres|VerbForm=Fin", "present"),
    ("says say VERB root 0 Tense=Pres|VerbForm=Fin", "past"),
    ("is be AUX aux:pass 3 Tense=Pres|VerbForm=Fin\nexpected expect VERB root 0 Tense=Past|VerbForm=Part", "present"),
    ("was be AUX aux:pass 3 Tense=Past|VerbForm=Fin\nexpected expect VERB root 0 Tense=Past|VerbForm=Part", "future"),
    ("was be AUX aux:pass 3 Tense=Past|VerbForm=Fin\nheld hold VERB root 0 Tense=Past|VerbForm=Part", "past"),
])
def test_english(verb: str, direction: str) -> None:
    count = verb.count("\n") + 2
    _, made = tree(f"It it PRON nsubj {count}\n{verb}\nThursday thursday PROPN obl {count}", "en")
    assert Tenses(Walk(made)).of(range(count, count + 1)).direction == direction


@pytest.mark.parametrize("rel", ["advcl", "dep", "xcomp"])
def test_how_an_object_is_left_is_ahead_where_its_verb_is(rel: str) -> None:
    """"Will keep the gate closed until spring" is no spring gone by."""
    _, parsed = tree("Meria Meria PROPN nsubj 3\nwill will AUX aux 3 VerbForm=Fin\nkeep keep VERB root 0 VerbForm=Inf\n"
                     f"gates gate NOUN obj 3\nclosed close VERB {rel} 3 Tense=Past|VerbForm=Fin\n"
                     "until until ADP case 7\nspring spring NOUN obl 5", "en")
    assert Tenses(Walk(parsed)).of(range(6, 7)).direction == "future"


@pytest.mark.parametrize(("table", "day"), [(PAST, date(2022, 10, 6)), (FUTURE, date(2022, 10, 13)),
                                            (PRESENT, date(2022, 10, 13)), (REPORTED, date(2022, 10, 6))])
def test_the_tense_dates_a_bare_weekday(table: str, day: date) -> None:
    article, made = tree(table)
    (time,) = find(replace(article, published=date(2022, 10, 11)), Walk(made))
    assert (time.from_, time.to) == (day, day)


def test_without_a_verb_a_weekday_stays_open() -> None:
    article, made = tree("Bruxelles bruxelles PROPN root 0\njeudi jeudi NOUN nmod 1")
    (time,) = find(replace(article, published=date(2022, 10, 11)), Walk(made))
    assert time.from_ is None
    assert "no verb" in time.how


def test_published_that_day_counts_for_the_past_only() -> None:
    for table, day in ((PAST, date(2024, 2, 15)), (FUTURE, date(2024, 2, 22))):
        article, made = tree(table)
        (time,) = find(replace(article, published=date(2024, 2, 15)), Walk(made))
        assert time.from_ == day
