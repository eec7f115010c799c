"""An article without a date. Lost if this fails: an invented year, or a reasoning that nobody sees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.statements import agenda, times
from onrecord.trees import Walk
from tests.trees import tree

COUNCIL = """
Les le DET det 2
ministres ministre NOUN nsubj 6
de de ADP case 5
la le DET det 5
Pêche pêche NOUN nmod 2
siégeront siéger VERB root 0 Tense=Fut|VerbForm=Fin
les le DET det 8
12 12 NUM obl 6
et et CCONJ cc 10
13 13 NUM conj 8
mai mai NOUN nmod 10
---
Lors lors ADV advmod 9
du de ADP case 3
dîner dîner NOUN obl 9
de de ADP case 5
demain demain ADV nmod 3
les le DET det 7
ministres ministre NOUN nsubj 9
~, , PUNCT punct 9
parleront parler VERB root 0 Tense=Fut|VerbForm=Fin
de de ADP case 11
Pêche pêche NOUN nmod 7
"""
DATED = """
Aujourd'hui aujourd'hui ADV advmod 8
~, , PUNCT punct 8
mardi mardi NOUN obl 8
11 11 NUM nmod 3
octobre octobre NOUN nmod 3
2022 2022 NUM nmod 3
il il PRON nsubj 8
parle parler VERB root 0 Tense=Pres|VerbForm=Fin
"""
WEEKDAY = """
Elle elle PRON nsubj 3
a avoir AUX aux 3 Tense=Pres|VerbForm=Fin
signé signer VERB root 0 Tense=Past|VerbForm=Part
mardi mardi NOUN obl 3
11 11 NUM nmod 4
octobre octobre NOUN nmod 4
"""


def test_a_meeting_told_twice_fixes_the_day_and_never_the_year() -> None:
    article, made = tree(COUNCIL)
    walk = Walk(made)
    told, notes = times.constrain(article, walk, times.find(article, walk))
    assert [(t.from_, t.to) for t in told] == [(None, None)] * len(told)
    (note,) = notes
    assert note.code == "undated"
    assert '"les 12 et 13 mai" is still ahead' in note.text
    assert "published on 11 May; the year is open" in note.text
    assert any("12 May, year open" in t.how for t in told)


def test_the_written_date_of_today_is_the_day_of_publication() -> None:
    article, made = tree(DATED)
    walk = Walk(made)
    told, notes = times.constrain(article, walk, times.find(article, walk))
    assert {(t.from_, t.to) for t in told} == {(date(2022, 10, 11), date(2022, 10, 11))}
    assert "published 2022-10-11" in notes[0].text


def test_a_weekday_beside_a_date_leaves_some_years() -> None:
    article, made = tree(WEEKDAY)
    walk = Walk(made)
    told, notes = times.constrain(article, walk, times.find(article, walk))
    assert told[0].from_ is None
    assert "2005, 2011, 2016, 2022" in notes[-1].text


def test_a_dated_article_is_given_back_as_it_is() -> None:
    article, made = tree(WEEKDAY)
    article, walk = replace(article, published=date(2022, 10, 12)), Walk(made)
    found = times.find(article, walk)
    assert times.constrain(article, walk, found) == (found, ())


def test_the_agenda_of_an_undated_article_has_its_events_without_days() -> None:
    article, made = tree(COUNCIL)
    walk = Walk(made)
    told, _ = times.constrain(article, walk, times.find(article, walk))
    titles = [item.what for item in agenda.items(article, walk, [], told)]
    assert titles == ["Les ministres de la Pêche siégeront", "Dîner"]
