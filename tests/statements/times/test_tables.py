"""The tables of times and of the agenda are sound. Lost if this fails: a word a linguist added that nothing reads."""

from __future__ import annotations

import re

import pytest

from onrecord.lang import CODES, language
from onrecord.statements.agenda.lexicon import events
from onrecord.statements.times.calendar import PARTS
from onrecord.statements.times.find import MAKERS
from onrecord.statements.times.lexicon import TRIGGERS, VALUED, lexicon
from onrecord.statements.times.named import holiday_in
from onrecord.statements.times.patterns import PatternError, compile_pattern, groups, names

FIGURES = {"figure", "day", "year", "nth", "twodigits", "iso", "numeric", "daymonth", "decade"}


@pytest.mark.parametrize("lang", CODES)
def test_every_pattern_speaks_of_classes_that_have_words(lang: str) -> None:
    table = language(lang).table("times")
    known = set(table["classes"]) | set(VALUED.values()) | FIGURES
    likes = [like for entry in table["patterns"] for like in entry["like"]]
    for like in [*likes, *(like for likes in table["limits"].values() for like in likes)]:
        assert {n for n in names(like, table["macros"]) if not n.startswith("'")} <= known, like


@pytest.mark.parametrize("lang", CODES)
def test_every_maker_is_there_and_every_rule_can_start(lang: str) -> None:
    table = language(lang).table("times")
    assert {entry["make"] for entry in table["patterns"]} <= MAKERS.keys()
    assert set(table["limits"]) == {"since", "by", "until", "before"}
    assert sum(map(len, lexicon(lang).rules.values())) > 300


@pytest.mark.parametrize("lang", CODES)
def test_values_are_in_range(lang: str) -> None:
    table = language(lang).table("times")
    assert sorted(set(table["months"].values())) == list(range(1, 13))
    assert sorted(set(table["weekdays"].values())) == list(range(7))
    assert set(table["parts"].values()) <= {*PARTS, "whole"}
    assert set(table["seasons"].values()) == {3, 6, 9, 12}
    assert set(TRIGGERS) & set(table["classes"])


@pytest.mark.parametrize("lang", CODES)
def test_every_holiday_has_a_day_in_every_year(lang: str) -> None:
    for when in language(lang).table("times")["holidays"].values():
        assert {holiday_in(when, year).year for year in range(1990, 2040)} == set(range(1990, 2040))


def test_a_holiday_that_cannot_be_read_says_so() -> None:
    with pytest.raises(ValueError, match="the first Monday"):
        holiday_in("the first Monday", 2022)


@pytest.mark.parametrize("lang", CODES)
def test_the_agenda_has_every_type_and_list(lang: str) -> None:
    words = events(lang)
    assert set(words.words) == {"sits", "cancelled", "open_ended", "place", "destination", "relative", "forward",
                                "people", "bare", "among", "with", "negation", "possible", "expected", "first", "third",
                                "receives"}
    kinds = set(words.nouns.values())
    assert kinds | set(words.acts.values()) <= set(words.labels)
    assert {"meeting", "exercise", "visit", "vote", "summit", "talks", "election", "deadline"} <= kinds


def classes(name: str) -> str:
    """One character a class."""
    return {"a": "A", "b": "B", "'w'": "W"}[name]


@pytest.mark.parametrize(("pattern", "text", "length"), [
    ("a b", "AB", 2), ("a b?", "A", 1), ("(a | b) 'w'", "BW", 2), ("a+ b*", "AAB", 3), ("two", "AB", 2),
])
def test_patterns(pattern: str, text: str, length: int) -> None:
    regex, first = compile_pattern(pattern, {"two": "a b"}, classes)
    match = regex.match(text)
    assert match is not None
    assert match.end() == length
    assert text[0] in first


def test_a_named_piece_is_kept_and_the_first_of_two_wins() -> None:
    regex, _ = compile_pattern("a:x b | b a:x", {}, classes)
    match = regex.match("BA")
    assert match is not None
    assert groups(match)["a_x"] == (1, 2)


@pytest.mark.parametrize("pattern", ["(a", "a)", "a?", "?", "a %", ""])
def test_a_pattern_that_cannot_be_read_says_so(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(pattern, {}, classes)


def test_words_of_the_tables_are_lower_case_unless_the_language_writes_them_large() -> None:
    for form in language("fr").table("times")["months"]:
        assert form == form.lower()
    for form in language("en").table("times")["weekdays"]:
        assert re.fullmatch("[A-Z][a-z]+", form)
