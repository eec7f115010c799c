"""The figures of near copies and utterances. Lost if this fails: a worse clustering could pass for a better one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evaluation.month.figures import align, figures
from evaluation.month.recorded import place, truth
from evaluation.month.sheet import text
from evaluation.rows import RowError
from onrecord.record import Record
from tests.record.press import page, read

BODY = " ".join(f"word{number} of the long wire story" for number in range(20))
SHIP = "we have seen no ship leave the northern harbour"
LINES = {
    "a1": ("The Post", "Ada Berg, assess", SHIP, "u1", BODY),
    "a2": ("The Mail", "Ada Berg, assess", "no ship has left the northern harbour, as far as we have seen", "u1", BODY),
    "a3": ("Le Courrier", "Ada Berg, assess", "nous n’avons vu aucun navire quitter le port du nord", "u1", "bref"),
    "a4": ("The Star", "Ada Berg, warn", "that a ship had left the northern harbour", "u2", "short")}


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """A month of four articles with its truth, in a record."""
    rows: dict[str, list[dict[str, Any]]] = {"articles": [], "attributions": []}
    with Record.open(place(tmp_path)) as record:
        for id_, (outlet, head, words, utterance, body) in LINES.items():
            whole = f"2026-03-05 {outlet}\n{body}\n{head}: {words}"
            found = page(whole, f"https://{id_}.example/1")
            record.add(found, read(found))
            rows["articles"].append({"id": id_, "article": id_, "version": 1, "url": found.url, "text": whole,
                                     "outlet": outlet, "lang": "fr" if id_ == "a3" else "en", "story": id_})
            start = whole.index(words)
            rows["attributions"].append({"id": f"{id_}#1", "article": id_, "content": [[start, start + len(words)]],
                                         "utterance": utterance})
    rows["copies"] = [{"cluster": "w", "articles": ["a1", "a2"]}]
    (tmp_path / "truth").mkdir()
    for name, own in rows.items():
        lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in own)
        (tmp_path / "truth" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


def test_figures(month: Path) -> None:
    found = figures(month)
    assert (found.copies.precision, found.copies.recall, found.copies.wanted) == (1, 1, 1)
    assert (found.utterances.precision, found.utterances.recall) == (1, 1)
    assert (found.by_lang["across"].found, found.by_lang["across"].recall) == (2, 1)
    assert found.alone.recall == pytest.approx((3 / 3 + 1) / 4)
    assert "| near copies, pairs of articles | 100.0% | 100.0% | 1 |" in text(month)


def test_statements_lead_to_the_utterances_of_the_truth(month: Path) -> None:
    with Record.open(place(month), read_only=True) as record:
        aligned = align(record, month)
    assert sorted(aligned.statements.values()) == ["u1", "u1", "u1", "u2"]
    assert (aligned.mentions, aligned.read) == (4, 4)


def test_a_folder_without_a_month_is_told(tmp_path: Path) -> None:
    with pytest.raises(RowError, match="holds no month"):
        truth(tmp_path, "articles")
