"""The grammar without a parser: what needs no verb. Lost if this fails: dates as the press writes them, weeks that
begin on Sunday, intervals beyond what the words say, reasoning nobody can follow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.lang import CODES
from onrecord.model import Time
from onrecord.statements.times import find
from onrecord.statements.times.lexicon import lexicon
from onrecord.trees import Walk
from tests.trees import plain

TUESDAY = date(2022, 10, 11)


def times(text: str, lang: str, published: date | None = TUESDAY) -> list[Time]:
    """The times of words without grammar."""
    article, tree = plain(text, lang)
    numbers = {number: new for new, number in enumerate(dict.fromkeys(tree.sentence))}  # without those of blank lines
    tree.sentence[:] = [numbers[number] for number in tree.sentence]
    return find(replace(article, published=published), Walk(tree))


@pytest.mark.parametrize(("lang", "text", "first", "last"), [
    ("fr", "mardi 4 octobre 2022", "2022-10-04", "2022-10-04"),
    ("fr", "le 1er juillet 1961", "1961-07-01", "1961-07-01"),
    ("fr", "les 12 et 13 mai 2021", "2021-05-12", "2021-05-13"),
    ("fr", "du 30 septembre au 2 octobre 2022", "2022-09-30", "2022-10-02"),
    ("fr", "du 30 décembre 2021 au 2 janvier 2022", "2021-12-30", "2022-01-02"),
    ("fr", "les 3 , 4 et 5 mars 2020", "2020-03-03", "2020-03-05"),
    ("fr", "en mars 2020", "2020-03-01", "2020-03-31"),
    ("fr", "fin février 2024", "2024-02-21", "2024-02-29"),
    ("fr", "la deuxième quinzaine de mai 2021", "2021-05-16", "2021-05-31"),
    ("fr", "de janvier à mars 2020", "2020-01-01", "2020-03-31"),
    ("fr", "en 1998", "1998-01-01", "1998-12-31"),
    ("fr", "les années 1980", "1980-01-01", "1989-12-31"),
    ("fr", "au XXe siècle", "1901-01-01", "2000-12-31"),
    ("fr", "le troisième trimestre 2021", "2021-07-01", "2021-09-30"),
    ("fr", "l' hiver 2019", "2019-12-01", "2020-02-29"),
    ("fr", "hier soir", "2022-10-10", "2022-10-10"),
    ("fr", "après - demain", "2022-10-13", "2022-10-13"),
    ("fr", "il y a trois jours", "2022-10-08", "2022-10-08"),
    ("fr", "il y a vingt - deux ans", "2000-01-01", "2000-12-31"),
    ("fr", "dans deux mois", "2022-12-01", "2022-12-31"),
    ("fr", "depuis hier", "2022-10-10", "2022-10-11"),
    ("fr", "d' ici demain", "2022-10-11", "2022-10-12"),
    ("fr", "la semaine dernière", "2022-10-03", "2022-10-09"),
    ("fr", "l' an prochain", "2023-01-01", "2023-12-31"),
    ("fr", "vendredi prochain", "2022-10-14", "2022-10-14"),
    ("fr", "ce mardi", "2022-10-11", "2022-10-11"),
    ("fr", "l' été dernier", "2022-06-01", "2022-08-31"),
    ("fr", "Noël 2021", "2021-12-25", "2021-12-25"),
    ("fr", "pentecôte 2022", "2022-06-05", "2022-06-05"),
    ("en", "Tuesday , October 4 , 2022", "2022-10-04", "2022-10-04"),
    ("en", "4 October 2022", "2022-10-04", "2022-10-04"),
    ("en", "October 17 to 23 , 2021", "2021-10-17", "2021-10-23"),
    ("en", "from October 30 , 2021 to January 2 , 2022", "2021-10-30", "2022-01-02"),
    ("en", "between 3 and 5 May 2021", "2021-05-03", "2021-05-05"),
    ("en", "in March 2020", "2020-03-01", "2020-03-31"),
    ("en", "the end of February 2024", "2024-02-21", "2024-02-29"),
    ("en", "in 1998", "1998-01-01", "1998-12-31"),
    ("en", "from 1914 to 1918", "1914-01-01", "1918-12-31"),
    ("en", "in the early 1990s", "1990-01-01", "1993-04-30"),
    ("en", "the third quarter of 2021", "2021-07-01", "2021-09-30"),
    ("en", "Q3 2021", "2021-07-01", "2021-09-30"),
    ("en", "H1 of 2021", "2021-01-01", "2021-06-30"),
    ("en", "the second half of next year", "2023-07-01", "2023-12-31"),
    ("en", "the winter of 2019", "2019-12-01", "2020-02-29"),
    ("en", "the day before yesterday", "2022-10-09", "2022-10-09"),
    ("en", "the day after tomorrow", "2022-10-13", "2022-10-13"),
    ("en", "three days ago", "2022-10-08", "2022-10-08"),
    ("en", "twenty - two years ago", "2000-01-01", "2000-12-31"),
    ("en", "two months from now", "2022-12-01", "2022-12-31"),
    ("en", "within 48 hours", "2022-10-11", "2022-10-13"),
    ("en", "since yesterday", "2022-10-10", "2022-10-11"),
    ("en", "by tomorrow", "2022-10-11", "2022-10-12"),
    ("en", "by the end of next month", "2022-10-11", "2022-11-30"),
    ("en", "last week", "2022-10-03", "2022-10-09"),
    ("en", "next Friday", "2022-10-21", "2022-10-21"),
    ("en", "last Tuesday", "2022-10-04", "2022-10-04"),
    ("en", "later this month", "2022-10-11", "2022-10-31"),
    ("en", "overnight", "2022-10-10", "2022-10-11"),
    ("en", "Easter 2024", "2024-03-31", "2024-03-31"),
    ("en", "Thanksgiving 2022", "2022-11-24", "2022-11-24"),
])
def test_days(lang: str, text: str, first: str, last: str) -> None:
    (time,) = times(text, lang)
    assert (str(time.from_), str(time.to)) == (first, last), time.how


@pytest.mark.parametrize(("lang", "text"), [
    ("fr", "tous les lundis"), ("fr", "chaque semaine"), ("fr", "trois ans"), ("fr", "âgé de 25 ans"), ("fr", "par an"),
    ("fr", "rue du 4 - Septembre"), ("fr", "la guerre de Trente ans"), ("fr", "un jour"),
    ("fr", "le 30 février 2022"), ("fr", "résolution 1973"),
    ("en", "every Tuesday"), ("en", "three years"), ("en", "Black Friday"),
    ("en", "the Sunday Telegraph"), ("en", "one day"), ("en", "Resolution 1973"), ("en", "twice a week"),
    ("en", "a ten - year lease"), ("en", "may march"),
])
def test_what_is_no_time(lang: str, text: str) -> None:
    assert [t for t in times(text, lang) if t.from_ is not None] == []


@pytest.mark.parametrize(("lang", "text"), [
    ("fr", "bientôt"), ("fr", "ces derniers jours"), ("fr", "le lendemain"), ("fr", "il y a quelques mois"),
    ("fr", "la plus grave crise depuis cinq ans"),
    ("fr", "depuis près de dix ans"), ("fr", "un an plus tard"), ("en", "soon"), ("en", "in the coming days"),
    ("en", "the next day"), ("en", "a few weeks ago"), ("en", "more than a year ago"), ("en", "two days later"),
])
def test_what_stays_open(lang: str, text: str) -> None:
    (time,) = times(text, lang)
    assert (time.from_, time.to) == (None, None)
    assert time.how.split(":")[0] in text


def test_the_reasoning_names_the_words_the_day_of_publication_and_the_result() -> None:
    (time,) = times("la semaine prochaine", "fr")
    assert time.how == ("la semaine prochaine, published Tue 2022-10-11, the week after -> "
                        "week of Mon 2022-10-17 to Sun 2022-10-23")


@pytest.mark.parametrize(("lang", "text"), [
    ("fr", "la semaine prochaine"), ("fr", "le 12 octobre"), ("en", "yesterday"), ("en", "in two weeks ' time"),
    ("en", "Christmas"),
])
def test_without_a_publication_date_nothing_is_supplied(lang: str, text: str) -> None:
    (time,) = times(text, lang, None)
    assert (time.from_, time.to) == (None, None)
    assert "no publication date" in time.how


def test_without_a_publication_date_a_written_year_still_counts() -> None:
    assert times("en mars 2020", "fr", None)[0].from_ == date(2020, 3, 1)
    (since,) = times("depuis 1945", "fr", None)
    assert (since.from_, since.to) == (date(1945, 1, 1), None)


def test_a_weekday_that_does_not_fit_its_date_is_told() -> None:
    assert 'no "lundi"' in times("lundi 4 octobre 2022", "fr")[0].how


def test_weeks_are_monday_to_sunday_also_for_a_sunday_paper() -> None:
    (time,) = times("next week", "en", date(2023, 8, 27))
    assert (time.from_, time.to) == (date(2023, 8, 28), date(2023, 9, 3))


def test_a_time_does_not_run_over_the_end_of_a_block() -> None:
    assert [t.from_ for t in times("le 12\noctobre 2021", "fr")][-1] == date(2021, 10, 1)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_words_of_time_in_any_order(data: st.DataObject) -> None:
    """No crash, spans inside the text and in order, no interval that ends before it begins."""
    lang = data.draw(st.sampled_from(CODES))
    marks = st.sampled_from(["-", ",", ".", "'", "\n", "99999999999999999999", "²", "Ⅳ"])
    figures = st.integers(0, 2300).map(str) | marks
    forms = st.sampled_from([form for form in lexicon(lang).known() if form.strip()])
    words = data.draw(st.lists(forms | figures | st.text(max_size=3), max_size=14))
    published = data.draw(st.none() | st.dates())
    text = " ".join(words)
    found = times(text, lang, published)
    assert [t.span for t in found] == sorted(t.span for t in found)
    for time in found:
        assert 0 <= time.span[0] < time.span[1] <= len(text)
        assert time.from_ is None or time.to is None or time.from_ <= time.to
        assert time.how
