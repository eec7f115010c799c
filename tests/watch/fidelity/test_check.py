"""The verdicts, one reason at a time, without a language model. Lost if this fails: a fact-checker is told that a
faithful quotation is not, or that a twisted one is."""

from __future__ import annotations

import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.watch.fidelity import Change, Finding, Verdict, check
from onrecord.watch.fidelity.report import as_object
from tests.builders import article
from tests.watch.fidelity.sources import TRANSCRIPT, quoted, transcript

SOURCE = transcript()


def found(*pieces: str, **how: Any) -> Finding:
    return check(quoted(*pieces, **how), [SOURCE])


@pytest.mark.parametrize("pieces", [
    ("We do not want a quarrel with Norvia.",),
    ("we don't want a quarrel with Norvia",),
    ("The harbor will reopen when the last mine is gone.",),
    ("Nobody has been hurt, and nobody will be.",),
    ("We may send forty patrol boats, if parliament agrees, before the winter.",),
    ("We do not want a quarrel", "with Norvia."),
])
def test_typography_spelling_slips_and_breaks_of_the_reporting_clause_change_nothing(pieces: tuple[str, ...]) -> None:
    one = found(*pieces)
    assert (one.verdict, one.wrong_speaker) == (Verdict.verbatim, False)


@pytest.mark.parametrize("words", [
    "We may send 40 patrol boats before the winter.",
    "We may send 40 patrol boats […] before the winter.",
    "We may send 40 patrol boats.",
    "[The port] will reopen when the last mine is gone.",
    "We do not want a quarrel with Norvia. Nobody has been hurt.",
])
def test_words_left_out_or_put_in_openly_are_a_trim(words: str) -> None:
    assert found(words).verdict == Verdict.trimmed


@pytest.mark.parametrize(("words", "change"), [
    ("We do want a quarrel with Norvia.", Change.negation),
    ("We may send 14 patrol boats, if parliament agrees, before the winter.", Change.number),
    ("We will send 40 patrol boats, if parliament agrees, before the winter.", Change.modal),
    ("Our crews must keep their distance from the northern bank", Change.modal),
    ("We may send 40 patrol boats when the last mine is gone.", Change.merged),
    ("The harbour will burn when the last mine is gone.", Change.other),
])
def test_an_alteration_is_seen_and_its_kind(words: str, change: Change) -> None:
    one = found(words, by=None)
    assert (one.verdict, one.changes) == (Verdict.altered, (change,))


def test_words_of_another_turn_are_there_but_another_speakers() -> None:
    one = found("Our crews should keep their distance from the northern bank")
    assert one.verdict == Verdict.verbatim
    assert one.wrong_speaker
    assert one.place
    assert one.place.said_by
    assert one.place.said_by.name == "General Roth"


def test_words_of_a_question_are_not_the_answerers() -> None:
    one = found("the end of the truce")
    assert one.wrong_speaker
    assert one.place
    assert one.place.question


def test_someone_without_a_turn_may_be_who_the_speaker_speaks_for() -> None:
    assert not found("We do not want a quarrel with Norvia.", by="The Coast Guard").wrong_speaker


@pytest.mark.parametrize("words", ["a disgrace", "We want a quarrel in the harbour before the truce ends"])
def test_a_weak_match_has_no_verdict(words: str) -> None:
    one = found(words)
    assert (one.verdict, one.place) == (None, None)


def test_what_nobody_said_is_not_found() -> None:
    one = found("The finance committee publishes its annual report on fisheries in Skagen tomorrow morning")
    assert (one.verdict, one.place) == (Verdict.not_found, None)


def test_another_language_without_vectors_has_no_verdict() -> None:
    one = found("Nous ne voulons pas de querelle avec la Norvie.", lang="fr")
    assert one.verdict is None
    assert "language" in one.how


def test_of_several_sources_the_one_that_has_the_words_counts() -> None:
    from onrecord.watch.fidelity import Primary, Source  # noqa: PLC0415 - only here

    other = Source(Primary(article("The weather will be fine.", lang="en", id="other")))
    for sources in ([other, SOURCE], [SOURCE, other]):
        one = check(quoted("We do not want a quarrel with Norvia."), sources)
        assert one.verdict == Verdict.verbatim
        assert one.place
        assert one.place.primary == "linden"


def test_the_place_and_the_differing_words_are_exact() -> None:
    one = found("We may send 14 patrol boats, if parliament agrees")
    shown = as_object(one, {"linden": SOURCE.article})
    assert one.place
    stands = [TRANSCRIPT[slice(*span)] for span in one.place.spans]
    assert stands == ["We may send", "patrol boats, if parliament agrees"]
    assert shown["diff"] == [["same", "We may send "], ["said", "40"], ["quoted", "14"],
                             ["same", " patrol boats, if parliament agrees"]]
    assert shown["differences"][0]["said"]["words"] == "40"


WORDS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from([
    *TRANSCRIPT.split(), "not", "…", "[...]", "12", "million", "’", "«", "\u202e", "\x00", "é", "don't"]),
    max_size=30).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(WORDS, st.text(max_size=60), st.sampled_from(["en", "fr"]))
def test_any_words_get_an_answer_whose_spans_lie_inside(words: str, text: str, lang: str) -> None:
    from onrecord.watch.fidelity import Primary, Source  # noqa: PLC0415

    quotation = quoted(words or "x", lang=lang)
    source = Source(Primary(article(text + "\n" + TRANSCRIPT + text, lang="en", id="any")))
    one = check(quotation, [source])
    length = len(source.article.text)
    if one.place:
        assert all(0 <= start < end <= length for start, end in one.place.spans)
        as_object(one, {"any": source.article})
    for difference in one.differences:
        assert 0 <= difference.quoted[0] <= difference.quoted[1] <= len(quotation.text)
        assert difference.primary is None or 0 <= difference.primary[0] < difference.primary[1] <= length


@pytest.mark.parametrize("piece", ["«", ".", "A. ", "“a ", "'", "1,", "[[", "a ", "\u202e", "...\" "])
def test_no_text_costs_more_than_its_length(piece: str) -> None:
    """Quadratic, each of these takes minutes."""
    from onrecord.watch.fidelity import Primary, Source  # noqa: PLC0415

    began = time.process_time()
    source = Source(Primary(article(piece * 60_000, lang="en", id="long")))
    check(quoted(piece * 20_000), [source])
    assert time.process_time() - began < 10
