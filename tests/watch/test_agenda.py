"""The agenda. Lost if this fails: one meeting would stand in the diary three times, or a cancelled one be awaited."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.watch.agenda import agenda
from tests.watch.rows import told

TOLD, DAY, ON = date(2026, 3, 2), date(2026, 3, 10), date(2026, 3, 20)
WHAT = "meeting of the harbour ministers"


def test_many_articles_in_two_languages_tell_of_one_event() -> None:
    rows = [told(TOLD, WHAT, of=DAY, place="Brussels"), told(TOLD, f"the {WHAT}", of=DAY),
            told(TOLD, "réunion des ministres du port", of=DAY, place="Bruxelles", lang="fr")]
    (entry,) = agenda(rows, TOLD)
    assert (entry.from_, entry.fate, len(entry.told)) == (DAY, "ahead", 3)


def test_what_became_of_it() -> None:
    plan = told(TOLD, WHAT, of=DAY)
    for kind, when, fate in (("held", DAY, "held"), ("cancelled", DAY - timedelta(days=2), "cancelled")):
        became = told(when, "meeting", kind=kind, words=f"The {WHAT} was something in Halden.")
        (entry,) = agenda([plan, became], ON)
        assert entry.fate == fate
        assert became in entry.told
    (entry,) = agenda([plan], ON)
    assert entry.fate == "not-heard-of"
    (entry,) = agenda([plan], DAY)
    assert entry.fate == "today"


def test_another_day_told_before_the_first_one_came_means_that_it_moved() -> None:
    later = DAY + timedelta(days=7)
    rows = [told(TOLD, WHAT, of=DAY), told(DAY - timedelta(days=3), WHAT, of=later)]
    (entry,) = agenda(rows, DAY)
    assert (entry.from_, entry.was, entry.fate) == (later, ((DAY, DAY),), "moved")


def test_what_meets_every_week_does_not_move() -> None:
    rows = [told(day - timedelta(days=2), "session of the harbour committee", of=day)
            for day in (DAY, DAY + timedelta(days=7), DAY + timedelta(days=14))]
    assert [entry.from_ for entry in agenda(rows, ON + timedelta(days=9))] == [DAY, DAY + timedelta(days=7),
                                                                              DAY + timedelta(days=14)]


def test_a_sentence_about_another_meeting_is_not_taken() -> None:
    rows = [told(TOLD, WHAT, of=DAY),
            told(DAY, "meeting", kind="held", words="The meeting of the chess club was held.")]
    assert agenda(rows, ON)[0].fate == "not-heard-of"


def test_what_has_no_day_is_left_out() -> None:
    assert agenda([told(TOLD, WHAT)], ON) == ()


def test_of_two_meetings_that_fit_it_is_the_one_told_first_at_every_run() -> None:
    rows = [told(TOLD, "harbour ministers gathering", of=DAY),
            told(TOLD, "ministers council gathering", of=DAY + timedelta(days=4)),
            told(TOLD, "harbour ministers council")]
    assert [len(entry.told) for entry in agenda(rows, TOLD)] == [2, 1]


def test_a_day_at_the_end_of_time_is_one_as_others_are() -> None:
    rows = [told(TOLD, WHAT, of=date.max), told(DAY, "meeting", kind="cancelled", words=f"The {WHAT} was cancelled.")]
    assert agenda(rows, ON)[0].fate == "cancelled"
