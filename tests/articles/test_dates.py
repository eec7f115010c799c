"""Dates as pages write them.

Lost if this fails: "tomorrow" would be reckoned from the wrong day.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.articles.dates import dateline, in_address, in_words, iso
from onrecord.articles.phrases import fold
from onrecord.lang import CODES, language

DAY = date(2022, 10, 11)
TEXT = "Le ministre a déclaré que la digue tiendrait tout l'hiver et que le port resterait ouvert."


@pytest.mark.parametrize("line", [
    "11 octobre 2022", "KOLM, 11 octobre 2022 (AGN) – " + TEXT, "11 octobre 2022. - " + TEXT,
    "Kolm, le 11 octobre 2022",
    "11 octobre 2022, Kestrie. - " + TEXT, "Publié le 11/10/2022 à 18h30", "Mardi 11 octobre 2022", "2022-10-11",
    "KOLM, Oct. 11, 2022 (AGN) — " + TEXT, "October 11th, 2022", "Published on 11 October 2022",
    "The Daily Gull, 11 Oct 2022",
])
def test_datelines(line: str) -> None:
    assert dateline([line, TEXT], "fr") == DAY
    assert dateline(["Un titre", "Par Ada Finch", line, TEXT], "fr") == DAY


@pytest.mark.parametrize("line", [
    "Press briefing by the spokesperson of the port authority, October 11, 2022",
    "Conférence de presse du ministre de la Défense – mardi 11 octobre 2022", "Point de presse (11 octobre 2022)",
    "Conférence de presse de la porte-parole du gouvernement, le 11 octobre 2022",
])
def test_a_date_that_ends_the_first_line(line: str) -> None:
    assert dateline([line, TEXT], "fr") == DAY
    assert dateline([TEXT, f"{line}"], "fr") is None


@pytest.mark.parametrize("line", [
    "La digue a cédé, 11 octobre 2022.", "La nuit où la digue a cédé, 11 octobre 2022",
    "What we know of October 11, 2022", "The attack of Tuesday 11 October 2022",
    "Mis à jour le 11 octobre 2022", "Last updated October 11, 2022", "KOLM, 11 octobre – " + TEXT,
    "Le 11 octobre 2022, " + TEXT, "L'accord signé le 11 octobre 2022 - un mardi - " + TEXT,
    "The treaty of October 11, 2022 was never ratified, the minister said.", "31 février 2022", "11 octobre 1822",
])
def test_what_is_no_dateline(line: str) -> None:
    assert dateline([line, TEXT], "fr") is None


def test_a_date_far_down_is_no_dateline() -> None:
    assert dateline([TEXT] * 4 + ["11 octobre 2022"]) is None


@pytest.mark.parametrize(("text", "lang", "day"), [
    ("11/10/2022", "fr", DAY), ("11/10/2022", "en", None), ("11/10/2022", None, None),
    ("23/10/2022", None, date(2022, 10, 23)),
    ("10/23/2022", "en", date(2022, 10, 23)), ("1er mars 2020", None, date(2020, 3, 1)),
    ("May 3, 2021", None, date(2021, 5, 3)),
])
def test_dates_in_words_and_figures(text: str, lang: str | None, day: date | None) -> None:
    assert in_words(text, lang) == day


@pytest.mark.parametrize(("url", "day"), [
    ("https://gull.example/2022/10/11/dyke", DAY), ("https://gull.example/dyke-2022-10-11.html", DAY),
    ("https://gull.example/20221011-dyke", DAY), ("https://gull.example/2022/10/dyke", None),
    ("https://gull.example/dyke-20229911", None), ("https://gull.example/120221011", None), ("", None),
])
def test_dates_in_addresses(url: str, day: date | None) -> None:
    assert in_address(url) == day


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_iso_dates(day: date) -> None:
    assert iso(f"{day.isoformat()}T23:59:00-11:00") == day
    assert in_address(f"https://gull.example/{day:%Y/%m/%d}/x") == day


def test_no_two_languages_disagree_on_a_month() -> None:
    numbers: dict[str, set[int]] = {}
    for code in CODES:
        for number, names in enumerate(language(code).table("articles")["months"], start=1):
            for name in names:
                numbers.setdefault(fold(name), set()).add(number)
    assert all(len(found) == 1 for found in numbers.values())


def test_every_language_has_the_same_tables() -> None:
    optional = {"day_first"}
    tables = [set(language(code).table("articles")) - optional for code in CODES]
    assert all(table == tables[0] for table in tables)
