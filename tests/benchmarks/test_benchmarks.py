"""The benchmarks time what they say and count words the same way for everybody.

Lost if this fails: the figures of speed in the notes would be of other work, or of other words.
"""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks import pairs, peers, table, texts
from benchmarks.pairs import Time


def test_turns_are_taken_and_the_first_run_of_each_is_not_counted() -> None:
    order: list[str] = []
    times = pairs.paired(lambda: order.append("a"), lambda: order.append("b"), 3)
    assert "".join(order) == "ab" + "ab" + "ba" + "ab"
    assert len(times) == 3


def test_the_ratio_is_how_many_times_as_fast_the_first_is() -> None:
    times = [(Time(2, 4), Time(1, 4)), (Time(2, 4), Time(4, 4)), (Time(2, 4), Time(1, 4))]
    assert pairs.ratio(times, lambda t: t.wall) == 0.5
    assert pairs.ratio(times, lambda t: t.processor) == 1


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_there_is_always_something_to_time_and_to_score(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(texts.DEV, lang, Path("nowhere.jsonl"))
    timed = texts.to_time(lang, 3000)
    assert timed.origin == "samples, repeated"
    assert 3000 <= timed.words < 6000
    corpus, gold = texts.to_score(lang)
    assert corpus == f"own/{lang}"
    assert all(row["attributions"] for row in gold)


def test_paragraphs_keep_their_place() -> None:
    text = "\nun\n\n  deux\ntrois"
    assert [(start, line) for start, line in peers.paragraphs(text) if not text.startswith(line, start)] == []
    assert [line.strip() for _, line in peers.paragraphs(text)] == ["un", "deux", "trois"]


def test_a_peers_tokens_become_spans() -> None:
    class Token(SimpleNamespace):
        def __len__(self) -> int:
            return int(self.size)

    tokens = [Token(i=0, idx=0, size=2), Token(i=1, idx=3, size=3), Token(i=4, idx=10, size=1)]
    assert peers.spans(tokens, 100) == [[100, 106], [110, 111]]


def test_a_page_is_stamped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "FIGURES", tmp_path)
    table.write("x", table.page("x", "Title", table.markdown(("a", "b"), [("c", 1)])))
    written = (table.FIGURES / "x.md").read_text()
    assert "| a | b |\n|---|---:|\n| c | 1 |" in written
    assert "commit " in written
