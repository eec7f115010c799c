"""Whole texts with the real parsers. Lost if this fails: what a reader sees of speakers on a page like this one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from onrecord import parses
from onrecord.knowledge import load
from onrecord.statements.speakers import resolve
from onrecord.trees import Walk
from tests.statements.speakers import marked

FRENCH = """\
{1s:Le secrétaire général de la Ligue, Joren Haas,} a {1c:annoncé} {1t:un exercice}. {2s:M. \
Haas} a {2c:dit} {2t:que tout était prêt}.
« {3t:Nous ne céderons pas} », a-{3s:t-il} {3c:poursuivi}, {4c:ajoutant} {4t:que la marine restait en mer}.
« {5t:C'est faux} », a {5c:répliqué} {5s:la porte-parole de la présidence dravienne, Irina Sokal}. \
{6s:Elle} a {6c:dénoncé} {6t:un mensonge}.
{7s:Le secrétaire général} {7c:juge} {7t:la situation grave}. \
{8s:Des experts} {8c:doutent} {8t:de ses chiffres}.
{9s:Un porte-parole du ministère dravien de la Défense} a {9c:confirmé} {9t:le tir}. \
{10s:Le ministère} n'a pas {10c:précisé} {10t:le lieu}.
{11s:L'Organisation du traité de Kolm (OTK)} {11c:appelle} {11t:au calme}. \
{12s:L'OTK} {12c:propose} {12t:sa médiation}.
{13s:MM. Haas et Orlan} se {13c:disent} {13t:prêts à se voir}. \
{14s:Les deux hommes} {14c:espèrent} {14t:une trêve}.
{15s:Un habitant de Kolm} {15c:raconte} {15t:la nuit}. {16s:Il} {16c:affirme} {16t:avoir tout vu}.
"""
FRENCH_NAMES = [
    "Joren Haas", "Joren Haas", "Joren Haas", "Joren Haas", "Irina Sokal", "Irina Sokal", "Joren Haas", None,
    "ministère dravien de la Défense", "ministère dravien de la Défense", "Organisation du traité de Kolm",
    "Organisation du traité de Kolm", "Joren Haas; Orlan", "Joren Haas; Orlan", None, None,
]  # fmt: skip

ENGLISH = """\
{1s:Draven Defence Minister Anna Roe} {1c:said} {1t:the navy was ready}. \
"{2t:We will not yield}," {2s:she} {2c:added}.
{3s:The minister} {3c:warned} {3t:of more strikes}. \
{4s:Paul Doe, a lawyer for the ministry,} {4c:declined} {4t:to comment}.
{5s:Doe, who} {5c:denied} {5t:any wrong}, had been {6c:told} by {6s:officials at the port authority} {6t:to \
leave}.
{7s:Critics} {7c:say} {7t:it is too late}. {8s:The Kolm Herald} {8c:reported} {8t:two deaths}. \
{9s:The newspaper} {9c:cited} {9t:a nurse}.
{10s:Anna Roe and Paul Doe} {10c:met} {10t:on Friday}. {11s:They} {11c:agreed} {11t:to talk}.
{12s:Roe's spokesman} {12c:said} {12t:nothing}. \
{13s:One witness} {13c:wept}{13t:.} {14s:He} {14c:said} {14t:it was loud}.
"""
ENGLISH_NAMES = [
    "Anna Roe", "Anna Roe", "Anna Roe", "Paul Doe", "Paul Doe", "port authority", None, "Kolm Herald", "Kolm Herald",
    "Anna Roe; Paul Doe", "Anna Roe; Paul Doe", None, None, None,
]  # fmt: skip


@pytest.mark.models
@pytest.mark.parametrize(("text", "lang", "expected"), [(FRENCH, "fr", FRENCH_NAMES), (ENGLISH, "en", ENGLISH_NAMES)])
def test_every_speaker_of_a_page(text: str, lang: str, expected: list[str | None]) -> None:
    article, attributions = marked.read(text, lang)
    found = resolve(article, Walk(parses.parse(article)), attributions)
    got = [speaker and speaker.name for speaker in found]
    assert dict(zip([a.id for a in attributions], got, strict=True)) == dict(
        zip([a.id for a in attributions], expected, strict=True)
    )
    assert all(speaker is None or speaker.how for speaker in found)


TRANSCRIPT = """\
JOREN HAAS: {1s:I} can {1c:announce} {1t:an exercise}.
{2s:We} {2c:condemn} {2t:the raid}.
Q: {3s:I} {3c:wonder} {3t:why}.
"""


@pytest.mark.models
def test_in_a_transcript_i_is_whose_turn_it_is() -> None:
    article, attributions = marked.read(TRANSCRIPT, "en")
    article = replace(article, kind="transcript")
    found = resolve(article, Walk(parses.parse(article)), attributions)
    assert [speaker and speaker.name for speaker in found] == ["JOREN HAAS", "JOREN HAAS", None]


@pytest.mark.models
def test_known_actors_of_a_page() -> None:
    text = (
        "{1s:Le président russe} a {1c:averti} {1t:Kiev}. « {2t:Nous répondrons} », a-{2s:t-il} {2c:lancé}.\n"
        "{3s:Sergueï Choïgou} {3c:accuse} {3t:l'Alliance}. {4s:L'OTAN} {4c:dément}{4t:.} "
        "{5s:L'alliance} {5c:surveille} {5t:la mer}.\n"
        "{6s:Boris Johnson, boulanger à Lille,} {6c:doute} {6t:de tout}."
    )
    article, attributions = marked.read(text, "fr")
    article = replace(article, published=date(2022, 10, 11))
    found = resolve(article, Walk(parses.parse(article)), attributions, load())
    assert [speaker and speaker.actor for speaker in found] == [
        "vladimir-putin", "vladimir-putin", "sergei-shoigu", "nato", "nato", "~boris-johnson",
    ]  # fmt: skip
    assert [speaker and speaker.named for speaker in found] == [False, False, True, True, True, True]


@pytest.mark.models
def test_a_name_that_the_parser_cuts_off_before_a_comma_speaks() -> None:
    text = "Paris, de son côté, a {1c:condamné} {1t:l'attaque contre le convoi}."
    article, attributions = marked.read(text, "fr")
    (speaker,) = resolve(article, Walk(parses.parse(article)), attributions, load())
    assert speaker is not None
    assert speaker.actor == "fr"


@pytest.mark.models
def test_a_minister_of_another_state_is_not_the_one_named_before() -> None:
    text = ("{1s:Defense Secretary Pete Hegseth} {1c:said} {1t:the carriers would leave}. "
            "{2s:Poland's defence minister} {2c:promised} {2t:to double the army}.")
    article, attributions = marked.read(text, "en")
    article = replace(article, published=date(2026, 2, 5))
    first, second = resolve(article, Walk(parses.parse(article)), attributions, load())
    assert first is not None
    assert first.name == "Pete Hegseth"
    assert second is None or second.name != "Pete Hegseth"


@pytest.mark.models
@pytest.mark.parametrize(("text", "lang"), [
    ("{1t:Aucun soldat n'ira}, {1c:a répété} samedi {1s:sa ministre de la Défense}, Halina Mroz, à Riga.", "fr"),
    ("{1t:No soldier will go}, {1c:said} {1s:her defence minister}, Halina Mroz. Paul Doe was there.", "en"),
])
def test_whoever_is_named_between_commas_behind_an_office_holds_it(text: str, lang: str) -> None:
    article, attributions = marked.read(text, lang)
    (speaker,) = resolve(article, Walk(parses.parse(article)), attributions)
    assert speaker is not None
    assert speaker.name == "Halina Mroz"
