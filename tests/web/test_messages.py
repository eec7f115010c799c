"""The desk's own words. Lost if this fails: a French reader meets an English label, or a number
falls out of a sentence."""

from __future__ import annotations

import re
from datetime import date

import pytest

from onrecord.web.language import chosen, language
from tests.web.messages import messages, translated

PLACE = re.compile(r"%\((\w+)\)s|</?\w+>")


def test_every_message_has_its_french() -> None:
    known = translated("fr")
    assert [message for message in messages() if not all(known.get(message, [""]))] == []
    assert [message for message in known if message not in messages()] == []


@pytest.mark.parametrize("message", sorted(messages(), key=str), ids=str)
def test_nothing_falls_out_of_a_translation(message: str | tuple[str, str]) -> None:
    original = message if isinstance(message, str) else message[0]
    for said in translated("fr")[message]:
        assert sorted(PLACE.findall(said)) == sorted(PLACE.findall(original))


def test_days_and_numbers_are_written_as_the_language_writes_them() -> None:
    french, english = language("fr"), language("en")
    assert (french.day(date(2031, 10, 1)), english.day(date(2031, 10, 1))) == ("1er octobre 2031", "1 October 2031")
    assert (french.weekday(date(2031, 11, 1)), french.short_day(date(2031, 11, 2))) == ("samedi 1er novembre 2031",
                                                                                        "2 nov. 2031")
    assert french.days(date(2031, 11, 1), date(2031, 11, 1)) == "1er nov. 2031"
    assert (french.number(12345), english.number(12345)) == ("12\u202f345", "12,345")
    assert french.days(date(2031, 10, 12), date(2031, 10, 14)).startswith("12–14 oct")
    assert (french.count("%(n)s time", "%(n)s times", 0), english.days(None, date(2031, 1, 2))) == (
        "0 fois", "until 2 January 2031")


def test_the_browser_is_asked_and_the_session_wins() -> None:
    assert chosen(None, "de-CH, fr;q=0.8, en;q=0.7") == "fr"
    assert chosen("en", "fr") == "en"
    assert chosen("xx", "tlh") == "en"
