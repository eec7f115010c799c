"""Positions and shifts. Lost if this fails: a desk would be told of a change that is none, or not of one that is, or
not be able to see on which two statements it rests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onrecord.rows import Stance
from onrecord.watch.contradictions import contradictions
from onrecord.watch.positions import positions, shifts
from onrecord.watch.stretches import quoted
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


def test_a_shift_begins_where_there_is_enough_evidence() -> None:
    later = DAY_ONE + MONTH
    rows = [stance(DAY_ONE, "kept"), stance(DAY_ONE + WEEK, "eased", kind="indirect"),
            stance(later, "eased", article="a"), stance(later, "eased", article="b")]
    assert [(one.on, one.after) for one in shifts(rows)] in ([(later, rows[2])], [(later, rows[3])])


def test_what_was_quoted_is_not_overturned_by_reports_in_other_words() -> None:
    reports = [stance(DAY_ONE + WEEK, "changed", kind="indirect", article=name) for name in ("a", "b")]
    assert shifts([stance(DAY_ONE, "unchanged"), *reports]) == ()
    assert len(shifts([stance(DAY_ONE, "unchanged"), *reports, stance(DAY_ONE + WEEK, "changed")])) == 1


def test_a_lone_slip_between_what_many_said_is_no_shift() -> None:
    around = [stance(DAY_ONE + timedelta(days=at), "unchanged") for at in (0, 1, 30, 31)]
    assert shifts([*around, stance(DAY_ONE + WEEK, "changed")]) == ()


def test_what_one_person_said_once_and_the_body_took_back_within_days_is_a_contradiction() -> None:
    before = [stance(DAY_ONE + timedelta(days=at), "unchanged") for at in range(3)]
    said = [stance(DAY_ONE + WEEK, "changed", actor="bo", article=name) for name in "abc"]
    again = [stance(DAY_ONE + WEEK + timedelta(days=at), "unchanged") for at in (3, 4)]
    assert shifts([*before, *said, *again]) == ()
    (found,) = contradictions([*before, *said, *again])
    assert (found.on, found.one.state, found.other.state) == (DAY_ONE + WEEK, "changed", "unchanged")
    (known,) = contradictions([*before, *said, *again], again[0].cite.day)
    assert known == found
    assert contradictions([*before, *said, *again], again[1].cite.day) == ()


@pytest.mark.parametrize("more", [
    [stance(DAY_ONE + WEEK, "changed", actor="cy", article="another's")],
    [stance(DAY_ONE + WEEK + timedelta(days=3), "changed", actor="bo", article="again")]])
def test_what_two_say_or_one_says_again_is_a_shift_even_if_it_is_taken_back(more: list[Stance]) -> None:
    rows = [*(stance(DAY_ONE + timedelta(days=at), "unchanged") for at in range(3)), *more,
            *(stance(DAY_ONE + WEEK, "changed", actor="bo", article=name) for name in "abc"),
            *(stance(DAY_ONE + 2 * WEEK, "unchanged", article=name) for name in "de")]
    assert [one.to for one in shifts(rows)] == ["unchanged", "changed"]
    assert contradictions(rows) == ()


def test_of_two_that_are_taken_back_in_a_row_the_lighter_one_is_the_slip() -> None:
    said = {0: ("kept", "abcdef"), 10: ("eased", "abcd"), 14: ("kept", "ab"), 16: ("eased", "ab")}
    rows = [stance(DAY_ONE + timedelta(days=day), state, article=f"{day}{name}")
            for day, (state, names) in said.items() for name in names]
    assert [(one.to, one.on) for one in shifts(rows)] == [("eased", DAY_ONE + timedelta(days=10))]
    assert [one.one.state for one in contradictions(rows)] == ["kept"]


def test_reports_in_other_words_say_that_one_is_back_where_one_stood() -> None:
    rows = [*(stance(DAY_ONE, "kept", article=name) for name in "abcd"),
            *(stance(DAY_ONE + WEEK, "eased", article=name) for name in "abc"),
            *(stance(DAY_ONE + WEEK + timedelta(days=4), "kept", kind="indirect", article=name) for name in "abcd")]
    assert shifts(rows) == ()
    assert len(contradictions(rows)) == 1


def test_what_papers_print_again_of_one_side_of_a_contradiction_is_not_said_anew() -> None:
    """Else a desk is told of a shift on the day after two ministers contradicted each other."""
    day = DAY_ONE + WEEK
    rows = [stance(DAY_ONE, "kept"), stance(day, "kept", actor="bo"), stance(day, "eased", actor="cy"),
            *(stance(day + timedelta(days=1), "eased", actor="cy", article=name) for name in "ab")]
    assert shifts(rows) == ()
    assert [one.on for one in contradictions(rows)] == [day]
    again = [stance(day + WEEK, "eased", actor="cy", article=name) for name in "ab"]
    assert [one.on for one in shifts([*rows, *again])] == [day + WEEK]


def test_what_goes_without_saying_is_no_way_back() -> None:
    """Who tightens sanctions and then sees no reason to lift them has not moved; who eased them has."""
    states = [(DAY_ONE, "kept"), (DAY_ONE + WEEK, "tightened"), (DAY_ONE + MONTH, "kept")]
    rows = [stance(day, state, question="sanctions", article=f"{day}{name}") for day, state in states for name in "abc"]
    assert [(one.from_, one.to) for one in shifts(rows)] == [("kept", "tightened")]
    assert contradictions(rows) == ()
    rows = [replace(one, state="eased") if one.state == "tightened" else one for one in rows]
    assert [one.to for one in shifts(rows)] == ["kept", "eased"]


def test_a_change_begins_on_the_day_on_which_enough_is_said_to_overturn_what_was() -> None:
    rows = [stance(DAY_ONE, "kept", article=name) for name in "abcd"] + [stance(DAY_ONE + WEEK, "eased", article="e")]
    rows += [stance(DAY_ONE + 2 * WEEK, "eased", article=name) for name in "fgh"]
    assert [one.on for one in shifts(rows)] == [DAY_ONE + 2 * WEEK]


def test_a_change_is_told_once_though_it_is_read_with_a_condition_or_another_place_as_well() -> None:
    rows = [stance(day, state, article=f"{day}{name}") for day, state in
            ((DAY_ONE, "kept"), (DAY_ONE + WEEK, "eased")) for name in "abc"]
    hanging = [replace(one, conditional=True) for one in rows]
    elsewhere = [replace(one, subject=(("power", "cn"),)) for one in rows if one.cite.article.endswith("a")]
    (found,) = shifts([*rows, *hanging, *elsewhere])
    assert (found.conditional, found.subject) == (False, rows[0].subject)
    assert len(shifts([*rows, *(replace(one, subject=(("power", "cn"),)) for one in rows)])) == 2


def test_what_stood_for_longer_than_a_week_was_a_position() -> None:
    rows = [stance(day, state, article=name) for day, state in
            ((DAY_ONE, "unchanged"), (DAY_ONE + WEEK, "changed"), (DAY_ONE + MONTH, "unchanged")) for name in "abcdef"]
    assert [one.to for one in shifts(rows)] == ["unchanged", "changed"]


def test_what_papers_print_about_the_day_of_a_change_is_no_contradiction() -> None:
    later = DAY_ONE + WEEK
    rows = [stance(DAY_ONE, "kept"), stance(later, "kept"), stance(later, "eased"),
            *(stance(later + timedelta(days=1), "eased", article=name) for name in "ab")]
    assert len(shifts(rows)) == 1
    assert contradictions(rows) == ()
    back = [stance(later + timedelta(days=4), state, actor=who) for state, who in (("kept", "bo"), ("eased", "cy"))]
    assert contradictions([*rows, *back]) == ()


def test_reports_of_what_one_person_said_do_not_contradict_one_another() -> None:
    told = [stance(DAY_ONE, state, kind="indirect", article=f"{state}{name}") for state in ("kept", "eased")
            for name in "ab"]
    assert contradictions(told) == ()
    (found,) = contradictions([stance(DAY_ONE, state, article=state) for state in ("kept", "eased")])
    assert found.on == DAY_ONE


def test_days_in_a_row_contradict_themselves_once() -> None:
    rows = [stance(DAY_ONE + timedelta(days=at), state) for at in (0, 1) for state in ("kept", "eased")]
    assert [one.on for one in contradictions(rows)] == [DAY_ONE]


def test_a_report_that_quotes_other_words_is_no_quotation_of_the_position() -> None:
    words = "soldiers would go there \u201cfor a parade\u201d"
    made = stance(DAY_ONE, "sending", kind="mixed")
    inside, beside = (replace(made, cite=replace(made.cite, words=words), span=span) for span in ((20, 30), (0, 17)))
    assert (quoted(inside), quoted(beside)) == (True, False)
    assert positions([beside])[0].state is None
    single = words.translate({0x201c: 0x2018, 0x201d: 0x2019})
    assert [quoted(replace(one, cite=replace(one.cite, words=single))) for one in (inside, beside)] == [True, False]


def test_states_that_go_together_are_no_shift() -> None:
    rows = [stance(DAY_ONE, "open-ended", question="support-duration"),
            stance(DAY_ONE + WEEK, "continuing", question="support-duration")]
    assert shifts(rows) == ()
    assert contradictions(rows) == ()
    stray = stance(DAY_ONE + timedelta(days=3), "limited", question="support-duration", kind="indirect")
    assert shifts([*rows, stray]) == ()


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
