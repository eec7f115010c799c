"""The figures of speakers. Lost if this fails: floors that pin wrong numbers, or a scorer that forgives wrong names."""

from __future__ import annotations

import pytest

from evaluation import speakers
from evaluation.rows import RowError
from onrecord.statements.speakers.lexicon import lexicon

TEXT = "Mme Anna Roe said no. She left. Critics wept."
ROW = {
    "id": "r1",
    "lang": "en",
    "text": TEXT,
    "attributions": [
        {"source": [[0, 12]], "cue": [[13, 17]], "content": [[18, 20]], "speaker": "Anna Roe"},
        {"source": [[22, 25]], "cue": [[26, 30]], "content": [[26, 30]], "speaker": "Anna Roe"},
        {"source": [[32, 39]], "cue": [[40, 44]], "content": [[40, 44]], "speaker": None},
    ],
}


def test_right_wrong_and_null_are_three_things() -> None:
    figures = speakers.score([ROW], [{"id": "r1", "speakers": ["anna roe", None, "Critics"]}])
    assert figures["all"] == {"right": 33.3, "wrong": 33.3, "null": 33.3, "sound": 66.7, "of": 3}
    assert figures["pronoun"]["null"] == 100.0
    assert figures["none"]["wrong"] == 100.0
    assert "right" in speakers.table(figures)


def test_names_are_compared_tolerantly_and_honestly() -> None:
    lex = lexicon("fr")
    assert speakers.judge("Éric Roe", "M. eric roe", lex) == "right"
    assert speakers.judge("Ligue", "la Ligue", lex) == "right"
    assert speakers.judge("Anna Roe; Paul Doe", "Paul Doe; Anna Roe", lex) == "right"
    assert speakers.judge("Anna Roe", "Roe", lex) == "wrong"
    assert speakers.judge("Anna Roe", None, lex) == "null"
    assert speakers.judge(None, "Anna Roe", lex) == "wrong"


def test_the_baseline_knows_only_the_sources_own_words() -> None:
    assert speakers.baseline([ROW]) == [{"id": "r1", "speakers": ["Mme Anna Roe", "She", "Critics"]}]


def test_too_few_predictions_are_an_error() -> None:
    with pytest.raises(ValueError, match="r1"):
        speakers.score([ROW], [{"id": "r1", "speakers": []}])


def test_a_row_without_a_text_anywhere_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setenv(speakers.DATA, str(tmp_path))
    with pytest.raises(RowError, match="no 'text'"):
        speakers.text_of({"id": "r2"})
