"""Which words an article quotes. Lost if this fails: the reporter's own words are held against the transcript."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model import Edit, Reading
from onrecord.watch.fidelity import quotations
from tests.builders import article, reading, spans, statement

TEXT = "Haas a parlé d’une « réponse unie » et d’« alliés fermes ». « Nous restons », a-t-il dit, « et nous payons. »"


def test_direct_words_are_one_quotation_and_each_piece_of_mixed_ones_is_its_own() -> None:
    said = (statement(TEXT, 1, "d’une « réponse unie » et d’« alliés fermes »", kind="mixed"),
            statement(TEXT, 2, ("« Nous restons »", "« et nous payons. »"), kind="direct"),
            statement(TEXT, 3, "Haas a parlé", kind="indirect"))
    found = quotations(Reading(article(TEXT), said))
    assert [one.words for one in found] == ["réponse unie", "alliés fermes", "Nous restons … et nous payons."]
    assert [one.statement for one in found] == ["s1", "s1", "s2"]
    assert found[0].spans == spans(TEXT, "réponse unie")


def test_marks_are_read_as_they_were_repaired() -> None:
    text = "Il a dit »Nous restons« hier."
    edits = (Edit((9, 10), "«", "quote-reversed"), Edit((22, 23), "»", "quote-reversed"))
    told = statement(text, 1, "dit »Nous restons« hier", kind="mixed")
    assert [one.words for one in quotations(Reading(replace(article(text), edits=edits), (told,)))] == ["Nous restons"]


def test_words_are_given_once_and_turns_of_a_transcript_not_at_all() -> None:
    twice = (statement(TEXT, 1, "« Nous restons »", kind="direct"), statement(TEXT, 2, "Nous restons", kind="direct"),
             statement(TEXT, 3, "Haas a parlé", kind="direct", rule="turn"))
    assert [one.statement for one in quotations(Reading(article(TEXT), twice))] == ["s1"]


def test_the_sample_reading_quotes_two_people() -> None:
    assert [one.words for one in quotations(reading())] == [
        "Nous ne cherchons pas la confrontation. Mais nous ne fermerons pas les yeux", "rien proposé"]
