"""What comes next. Lost if this fails: a meeting told twice stands in the diary twice, a past or cancelled
one stands there at all, or nobody can tell where it is and who goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord import attributions, parses, statements
from onrecord.model import AgendaItem, Statement
from onrecord.statements import agenda, times
from onrecord.trees import Walk
from tests.builders import article as written
from tests.builders import span
from tests.builders import statement as said
from tests.trees import tree

TUESDAY = date(2022, 10, 11)
HELD = """
La le DET det 2
Ligue ligue PROPN nsubj 3
organisera organiser VERB root 0 Tense=Fut|VerbForm=Fin
la le DET det 5
semaine semaine NOUN obl 3
prochaine prochain ADJ amod 5
son son DET det 8
exercice exercice NOUN obj 3
naval naval ADJ amod 8
à à ADP case 11
Riga riga PROPN obl 3
"""
RELATIVE = """
Le le DET det 2
comité comité NOUN nsubj 8
de de ADP case 4
pilotage pilotage NOUN nmod 2
qui qui PRON nsubj 6
siège siéger VERB acl:relcl 4 Tense=Pres|VerbForm=Fin
demain demain ADV advmod 6
tranchera trancher VERB root 0 Tense=Fut|VerbForm=Fin
"""
PAST = """
Le le DET det 2
sommet sommet NOUN nsubj 4
a avoir AUX aux 4 Tense=Pres|VerbForm=Fin
débuté débuter VERB root 0 Tense=Past|VerbForm=Part
hier hier ADV advmod 4
"""
CANCELLED = """
Le le DET det 2
sommet sommet NOUN nsubj:pass 7
de de ADP case 4
demain demain ADV nmod 2
a avoir AUX aux 7 Tense=Pres|VerbForm=Fin
été être AUX aux:pass 7 VerbForm=Part
annulé annuler VERB root 0 Tense=Past|VerbForm=Part
"""
TWICE = """
La le DET det 2
réunion réunion NOUN nsubj 8
des de ADP case 4
ministres ministre NOUN nmod 2
de de ADP case 7
la le DET det 7
Pêche pêche NOUN nmod 4
débute débuter VERB root 0 Tense=Pres|VerbForm=Fin
demain demain ADV advmod 8
---
Le le DET det 2
conseil conseil NOUN nsubj 9
des de ADP case 4
ministres ministre NOUN nmod 2
de de ADP case 7
la le DET det 7
Pêche pêche NOUN nmod 4
s' se PRON expl 9
ouvre ouvrir VERB root 0 Tense=Pres|VerbForm=Fin
demain demain ADV advmod 9
à à ADP case 12
Oslo oslo PROPN obl 9
"""
VERB = """
Ministers minister NOUN nsubj 3
will will AUX aux 3 VerbForm=Fin
meet meet VERB root 0 VerbForm=Inf
in in ADP case 5
Oslo oslo PROPN obl 3
on on ADP case 7
Friday friday PROPN obl 3
"""


def items(table: str, lang: str = "fr", published: date | None = TUESDAY) -> list[AgendaItem]:
    """The agenda of a table of tokens."""
    article, made = tree(table, lang)
    article, walk = replace(article, published=published), Walk(made)
    return agenda.items(article, walk, [], times.find(article, walk))


def test_what_someone_holds() -> None:
    (item,) = items(HELD)
    assert (item.what, item.where, item.actors) == ("Exercice naval", "Riga", ("Ligue",))
    assert (item.when.from_, item.when.to) == (date(2022, 10, 17), date(2022, 10, 23))
    assert item.statement is None
    assert item.how.startswith('exercise: held "exercice"; la semaine prochaine, published')


def test_a_body_that_sits_is_found_through_its_relative_clause() -> None:
    (item,) = items(RELATIVE)
    assert (item.what, item.when.from_) == ("Comité de pilotage", date(2022, 10, 12))


def test_a_verb_that_is_the_event() -> None:
    (item,) = items(VERB, "en")
    assert (item.what, item.where, item.actors) == ("Ministers will meet in Oslo", "Oslo", ("Ministers",))


def test_what_is_past_or_cancelled_is_no_agenda() -> None:
    assert items(PAST) == []
    assert items(CANCELLED) == []


def test_two_mentions_of_one_event_are_one_item() -> None:
    (item,) = items(TWICE)
    assert item.what == "Réunion des ministres de la Pêche"
    assert item.where == "Oslo"
    assert "; again: " in item.how


def test_without_a_publication_date_events_keep_their_words() -> None:
    (item,) = items(HELD, published=None)
    assert (item.what, item.when.from_) == ("Exercice naval", None)
    assert items(PAST, published=None) == []


def test_the_statement_an_event_stands_in_is_named() -> None:
    article, made = tree(HELD)
    article, walk = replace(article, published=TUESDAY), Walk(made)
    inside = replace(_statement(), content=((0, len(article.text)),), act="announce", certainty="CT+")
    elsewhere = replace(_statement(), id="s2", content=((0, 3),))
    (item,) = agenda.items(article, walk, [elsewhere, inside], times.find(article, walk))
    assert item.statement == "s1"


@pytest.mark.parametrize(("act", "certainty"), [("demand", "U"), ("offer", "U"), ("announce", "hypothetical"),
                                                ("predict", "PS+"), ("refuse", "CT-"), (None, None)])
def test_what_is_wished_supposed_or_refused_is_in_no_diary(act: str | None, certainty: str | None) -> None:
    article, made = tree(HELD)
    article, walk = replace(article, published=TUESDAY), Walk(made)
    said_so = replace(_statement(), content=((0, len(article.text)),), act=act, certainty=certainty)
    assert agenda.items(article, walk, [said_so], times.find(article, walk)) == []


def _statement() -> Statement:
    return said("La Ligue organisera", 1, "La Ligue")


SAMPLE = """La Ligue organisera la semaine prochaine son exercice annuel de sauvetage en mer. \
Lors du Conseil des ministres de la Pêche qui se tiendra les 18 et 19 octobre à Tallinn, la présidente Ilves parlera.
La Norvège participera à la réunion des ministres de la Pêche les 18 et 19 octobre.
Lors du dîner de travail de demain, les pilotes examineront la carte. En outre, M. Saar participera au groupe de \
contact sur le détroit qui se réunit demain à Riga. Le précédent sommet s'était tenu lundi à Oslo."""


@pytest.mark.models
def test_an_article_as_the_agencies_write_it() -> None:
    article = written(SAMPLE, published=TUESDAY)
    walk = Walk(parses.parse(article))
    found = agenda.items(article, walk, [], times.find(article, walk))
    assert [(i.what, str(i.when.from_), str(i.when.to), i.where) for i in found] == [
        ("Exercice annuel de sauvetage en mer", "2022-10-17", "2022-10-23", None),
        ("Conseil des ministres de la Pêche", "2022-10-18", "2022-10-19", "Tallinn"),
        ("Dîner de travail", "2022-10-12", "2022-10-12", None),
        ("Groupe de contact", "2022-10-12", "2022-10-12", "Riga")]
    text = article.text.lower()
    for item in found:
        assert span(text, item.what.lower().split()[0])[0] <= item.span[0] < item.span[1] <= len(text)


def _titles(text: str, lang: str) -> list[tuple[str, tuple[str, ...]]]:
    article = written(text, lang=lang, published=TUESDAY)
    walk = Walk(parses.parse(article))
    return [(item.what, item.actors) for item in agenda.items(article, walk, [], times.find(article, walk))]


@pytest.mark.models
@pytest.mark.parametrize(("text", "title"), [
    ("The port minister will travel to Tovald on Monday.", "The port minister will travel to Tovald"),
    ("Mayor Ilves is due to fly to Tovald on Friday.", "Mayor Ilves is due to fly to Tovald"),
    ("Parliament is to vote on the bill on October 20.", "Parliament is to vote on the bill"),
    ("The navies will start a week-long rescue exercise on Monday.", "Week-long rescue exercise"),
    ("Exercise Northern Anvil will run from 17 to 28 October.", "Exercise Northern Anvil"),
    ("The first joint patrol is scheduled for October 20.", "First joint patrol"),
])
def test_a_title_reads_as_a_person_writes_it(text: str, title: str) -> None:
    assert [what for what, _ in _titles(text, "en")] == [title]


@pytest.mark.models
@pytest.mark.parametrize("text", [
    "The first boats could arrive on Monday.", "The boats will arrive on Monday.", "The council may meet on Friday.",
    "The council will not meet on Friday.",
])
def test_what_only_may_be_and_what_goods_do_is_no_event(text: str) -> None:
    assert _titles(text, "en") == []


@pytest.mark.models
def test_a_dateline_is_no_day_to_come_and_nobody_who_takes_part() -> None:
    text = "KOLM, Oct. 11, 2022 - Meria will hold naval drills from Oct. 18 to Oct. 22 with Varnia."
    assert _titles(text, "en") == [("Naval drills", ("Meria", "Varnia"))]


@pytest.mark.models
def test_an_event_without_a_name_of_its_own_is_called_by_its_kind() -> None:
    assert [what for what, _ in _titles("Nous nous réunirons de nouveau le 15 novembre.", "fr")] == ["Réunion"]
    ((what, actors),) = _titles("Le président syldave, qui doit être reçu à Riga jeudi, se tait.", "fr")
    assert what == "Le président syldave doit être reçu à Riga"
    assert actors == ("président syldave",)


@pytest.mark.models
@pytest.mark.parametrize(("lang", "text", "what", "where"), [
    ("fr", "Le ministre mérien doit rencontrer son homologue varnais à Porto-Novo le 15 février.",
     "Le ministre mérien doit rencontrer son homologue varnais à Porto-Novo", "Porto-Novo"),
    ("fr", "La réunion prévue les 11 et 12 mars portera sur le chenal.", "Réunion", None),
    ("fr", "La réunion des ministres, prévue le 4 mars, aura lieu à Vienne.", "Réunion des ministres", "Vienne"),
    ("en", "The 11-day exercise, called Stone Gate, runs through March 14.", "11-day exercise", None),
    ("en", "The harbour council is to meet on Friday on the spill that Meria caused last week.",
     "Harbour council meeting", None),
    ("fr", "Le conseil du port se réunira vendredi à la demande de Varn, qui dénonce un tir.",
     "Le conseil du port se réunira à la demande de Varn", None),
    ("en", "On the agenda for next Monday: the session of the harbour council on testing in New York.",
     "Session of the harbour council on testing", "New York"),
    ("fr", "Un embargo sera adopté lundi contre « six chalutiers et deux bacs », a dit le maire.",
     "Un embargo sera adopté contre six chalutiers et deux bacs", None),
])
def test_a_title_is_short_and_a_place_whole(lang: str, text: str, what: str, where: str | None) -> None:
    (item,) = scheduled(lang, text)
    assert (item.what, item.where) == (what, where)


@pytest.mark.models
@pytest.mark.parametrize(("lang", "text"), [
    ("en", "Meria expects no launch before the summer."),
    ("fr", "Aucune réunion n'est prévue avant le 3 mai."),
    ("fr", "Les brigades recevront leurs blindés le 20 mars."),
    ("en", "The brigades will receive their tanks on 20 March."),
    ("fr", "La ville veut mettre douze millions sur la table avant le 20 mars."),
])
def test_what_is_not_expected_is_in_no_diary(lang: str, text: str) -> None:
    assert not scheduled(lang, text)


def scheduled(lang: str, text: str) -> list[AgendaItem]:
    """The agenda of a narrator's text published on 3 February 2026."""
    given = written(text, lang=lang, published=date(2026, 2, 3))
    walk = Walk(parses.parse(given))
    return agenda.items(given, walk, (), times.find(given, walk))


@pytest.mark.models
@pytest.mark.parametrize(("lang", "text", "what", "where"), [
    ("fr", "La ministre Irina Sokal a salué cet accord. Elle se rendra à Tovald mardi prochain.", "Visite à Tovald",
     "Tovald"),
    ("en", "Minister Joren Haas welcomed the deal. He will travel to Tovald next Tuesday.", "Visit to Tovald",
     "Tovald"),
])
def test_a_pronoun_travels_under_its_name(lang: str, text: str, what: str, where: str) -> None:
    given = written(text, lang=lang, published=TUESDAY)
    tree = parses.parse(given)
    (item,) = statements.code(given, tree, attributions.find(given, tree)).agenda
    assert (item.what, item.where, item.actors) == (what, where, ("Irina Sokal" if lang == "fr" else "Joren Haas",))
