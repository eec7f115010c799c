"""Positions and shifts. Lost if this fails: a desk would be told of a change that is none, or not of one that is, or
not be able to see on which two statements it rests."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from onrecord.watch.positions import contradictions, positions, shifts
from tests.watch.rows import DAY_ONE, stance

WEEK, MONTH = timedelta(days=7), timedelta(days=30)


def test_changed_and_back_again_are_two_shifts_and_a_denial_by_another_none() -> None:
    rows = [stance(DAY_ONE, "unchanged"), stance(DAY_ONE + WEEK, "changed"), stance(DAY_ONE + MONTH, "unchanged"),
            stance(DAY_ONE + WEEK, "unchanged", holder="us")]
    found = shifts(rows)
    assert [(one.holder, one.from_, one.to, one.on) for one in found] == [
        ("nato", "changed", "unchanged", DAY_ONE + MONTH), ("nato", "unchanged", "changed", DAY_ONE + WEEK)]
    assert (found[1].before, found[1].after) == (rows[0], rows[1])
    assert "unchanged" in found[1].rule


def test_only_what_became_known_since_a_day() -> None:
    rows = [stance(DAY_ONE, "unchanged"), stance(DAY_ONE + WEEK, "changed")]
    assert len(shifts(rows, DAY_ONE + WEEK)) == 1
    assert shifts(rows, DAY_ONE + WEEK + WEEK) == ()


@pytest.mark.parametrize("other", [{"holder": "us"}, {"question": "troops"}, {"subject": (("power", "cn"),)},
                                   {"conditional": True}])
def test_like_is_compared_with_like(other: dict[str, object]) -> None:
    assert shifts([stance(DAY_ONE, "unchanged"), stance(DAY_ONE + WEEK, "changed", **other)]) == ()  # type: ignore[arg-type]


def test_two_statements_of_one_day_that_contradict_are_no_shift() -> None:
    rows = [stance(DAY_ONE, "unchanged"), stance(DAY_ONE + WEEK, "unchanged"), stance(DAY_ONE + WEEK, "changed")]
    assert shifts(rows) == ()
    (found,) = contradictions(rows)
    assert {found.one.state, found.other.state} == {"unchanged", "changed"}
    (position,) = positions(rows)
    assert position.state is None
    assert "contradicts" in position.rule


def test_one_report_in_other_words_is_not_enough() -> None:
    (position,) = positions([stance(DAY_ONE, "unchanged", kind="indirect")])
    assert position.state is None
    assert "not enough evidence" in position.rule
    rows = [stance(DAY_ONE, "unchanged", kind="indirect", article=name) for name in ("a", "b")]
    assert positions(rows)[0].state == "unchanged"


def test_an_article_counts_once_however_often_it_says_it() -> None:
    rows = [stance(DAY_ONE, "unchanged", kind="indirect", article="a"),
            stance(DAY_ONE, "unchanged", kind="direct", article="a")]
    assert "weight 1" in positions(rows)[0].rule


def test_one_article_does_not_overturn_what_many_said() -> None:
    many = [stance(DAY_ONE + timedelta(days=at), "unchanged") for at in range(4)]
    one = stance(DAY_ONE + MONTH, "changed")
    assert shifts([*many, one]) == ()
    assert len(shifts([*many, one, stance(DAY_ONE + MONTH, "changed", article="another")])) == 1


def test_what_was_quoted_is_not_overturned_by_reports_in_other_words() -> None:
    reports = [stance(DAY_ONE + WEEK, "changed", kind="indirect", article=name) for name in ("a", "b")]
    assert shifts([stance(DAY_ONE, "unchanged"), *reports]) == ()
    assert len(shifts([stance(DAY_ONE, "unchanged"), *reports, stance(DAY_ONE + WEEK, "changed")])) == 1


def test_a_lone_slip_between_what_many_said_is_no_shift() -> None:
    around = [stance(DAY_ONE + timedelta(days=at), "unchanged") for at in (0, 1, 30, 31)]
    assert shifts([*around, stance(DAY_ONE + WEEK, "changed")]) == ()


def test_states_that_go_together_are_no_shift() -> None:
    rows = [stance(DAY_ONE, "open-ended", question="support-duration"),
            stance(DAY_ONE + WEEK, "continuing", question="support-duration")]
    assert shifts(rows) == ()
    assert contradictions(rows) == ()


def test_a_slot_left_open_is_the_one_that_is_always_filled() -> None:
    known, open_ = (("supplier", "de"), ("recipient", "ua")), (("supplier", "de"),)
    rows = [stance(DAY_ONE, "refused", question="long-range-weapons", subject=known),
            stance(DAY_ONE + WEEK, "supplied", question="long-range-weapons", subject=open_)]
    assert [one.subject for one in shifts(rows)] == [known]


def test_a_position_on_a_day_knows_nothing_of_later_days() -> None:
    rows = [stance(DAY_ONE, "unchanged"), stance(DAY_ONE + WEEK, "changed")]
    assert [one.state for one in positions(rows, DAY_ONE)] == ["unchanged"]
    assert [one.state for one in positions(rows)] == ["changed"]
    assert positions(rows, date(2020, 1, 1)) == ()


def test_a_shift_is_shown_in_the_readers_language_and_is_the_same_in_every_one() -> None:
    later = DAY_ONE + timedelta(days=7)
    found = [stance(DAY_ONE, "unchanged", lang="en", article="a"), stance(DAY_ONE, "unchanged", lang="fr", article="b"),
             stance(later, "changed", lang="en", article="c"), stance(later, "changed", lang="fr", article="d")]
    (french,), (english,) = shifts(found, lang="fr"), shifts(found, lang="en")
    assert (french.before.cite.lang, french.after.cite.lang) == ("fr", "fr")
    assert (english.before.cite.lang, english.after.cite.lang) == ("en", "en")
    assert french.id == english.id == shifts(found)[0].id
