"""Repeats and silences. Lost if this fails: nobody would notice that a demand made every week is not made any more."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.rows import Outline
from onrecord.watch.sayings import ended, repeats, silences, weekly
from tests.watch.rows import saying

WEEKS = [date(2026, 3, 2) + timedelta(days=7 * at) for at in range(5)]
ON = WEEKS[-1] + timedelta(days=30)


def test_said_every_week_and_not_for_a_month_is_a_silence() -> None:
    (found,) = silences([saying(WEEKS)], ON)
    assert (found.since, found.silent, found.every) == (WEEKS[-1], 30, 7)
    assert repeats([saying(WEEKS)], ON) == ()


def test_while_it_goes_on_it_is_a_repeat() -> None:
    assert len(repeats([saying(WEEKS)], WEEKS[-1] + timedelta(days=9))) == 1
    assert silences([saying(WEEKS)], WEEKS[-1] + timedelta(days=9)) == ()


def test_an_actor_that_is_silent_altogether_is_not_silent_on_it() -> None:
    assert silences([saying(WEEKS, heard=1)], ON) == ()


def test_two_languages_that_report_it_on_the_same_days_are_one() -> None:
    (found,) = silences([saying(WEEKS), saying([day + timedelta(days=1) for day in WEEKS[:4]], line=2, lang="fr")], ON)
    assert (len(found.sayings), len(found.days)) == (2, 5)


def test_what_is_said_every_day_or_now_and_then_is_no_line() -> None:
    daily = [WEEKS[0] + timedelta(days=at) for at in range(20)]
    assert silences([saying(daily), saying(WEEKS[:3], line=2)], ON + timedelta(days=20)) == ()


def test_lines_chosen_by_their_days_alone_tell_the_same() -> None:
    lines = [saying(WEEKS), saying(WEEKS[:3], line=2, lang="fr"),
             saying([*WEEKS[:1], WEEKS[0] + timedelta(days=1), ON], line=3, body="eu")]
    outlines = [Outline(one.line, one.body, one.lang, frozenset(cite.day for cite in one.cites if cite.day))
                for one in lines]
    assert weekly(outlines) == ended(outlines, ON) == {1, 2}
    assert ended(outlines, WEEKS[-1] + timedelta(days=27)) == set()
    (whole,) = silences(lines, ON)
    assert silences([one for one in lines if one.line in ended(outlines, ON)], ON) == (whole,)
