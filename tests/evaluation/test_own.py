"""The invented gold set is well marked, in step with its sources, and read as the language it is in.

Lost if this fails: the one gate that runs everywhere would hold nothing, or the wrong thing.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import evaluation.own
from evaluation import rows
from evaluation.attributions import article
from evaluation.kinds import KINDS
from evaluation.matching import documents
from evaluation.own import marked

HERE = Path(evaluation.own.__file__).parent
LANGS = ("fr", "en")
NEEDS = {**KINDS["attributions"].needs, **KINDS["attributions"].gold}


@pytest.mark.parametrize("lang", LANGS)
def test_the_stored_rows_are_the_marked_texts(lang: str) -> None:
    stored = rows.read_file(HERE / f"{lang}.jsonl", NEEDS)
    assert stored == list(marked.read((HERE / f"{lang}.txt").read_text(encoding="utf-8")))


@pytest.mark.parametrize("lang", LANGS)
def test_spans_end_at_words_and_labels_fit_the_marks(lang: str) -> None:
    for document in documents(rows.read_file(HERE / f"{lang}.jsonl", NEEDS), []):
        for item in document.gold:
            assert (item.row["type"] == "indirect") == (item.form == "indirect")
            for start, end in (span for role in ("source", "cue", "content") for span in item.row[role]):
                piece = document.text[start:end]
                assert piece == piece.strip()
                assert not (document.text[start - 1:start].isalnum() and piece[0].isalnum())
                assert not (document.text[end:end + 1].isalnum() and piece[-1].isalnum())


@pytest.mark.parametrize("lang", LANGS)
def test_the_product_reads_them_as_they_are(lang: str) -> None:
    for row in rows.read_file(HERE / f"{lang}.jsonl", NEEDS):
        found = article({"id": row["id"], "text": row["text"]})
        assert (found.lang, found.text) == (lang, row["text"])


@pytest.mark.parametrize(("text", "message"), [
    ("== a\n{S1 x\n-- 1 direct speech", "not closed"),
    ("== a\n{T1 x} y}\n-- 1 direct speech", "not opened"),
    ("== a\n{S1 x}\n-- 1 direct speech", "no content"),
    ("== a\n{T1 x} {T2 y}\n-- 1 direct speech", "not of the same"),
])
def test_bad_marks_are_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(marked.read(text))


def test_marks_may_share_split_and_hold_one_another() -> None:
    (row,) = marked.read("== a\n{T1 un} {S1,2 deux {C2 trois}} {T1,2 quatre}\n-- 1 direct speech; 2 mixed thought")
    assert row["text"] == "un deux trois quatre"
    one, two = row["attributions"]
    assert one["source"] == two["source"] == [[3, 13]]
    assert (one["content"], two["cue"]) == ([[0, 2], [14, 20]], [[8, 13]])
    assert json.loads(json.dumps(row)) == row
