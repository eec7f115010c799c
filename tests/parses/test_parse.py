"""The real parsers. If these fail, every span of the page points at the wrong characters."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Block, Edit
from onrecord.parses import parse
from onrecord.parses.parser import _batches

pytestmark = pytest.mark.models


def article(text: str, lang: str = "fr", edits: tuple[Edit, ...] = ()) -> Article:
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    return Article("a", text, lang, "report", tuple(blocks), edits=edits)


@pytest.mark.parametrize(("lang", "text"), [
    ("fr", "« Nous\u00a0restons », a-t-il  dit.\nSelon la préfète, rien n’a changé."),
    ("en", "“We stay,”  she said.\nAccording to the mayor, nothing changed."),
])
def test_tokens_point_at_their_characters(lang: str, text: str) -> None:
    tree = parse(article(text, lang))
    assert [text[s:e].replace("’", "'") for s, e in zip(tree.start, tree.end, strict=True)] == tree.form
    assert not any(form.isspace() for form in tree.form)
    assert tree.block[0] == 0
    assert tree.block[-1] == 1
    assert len(set(tree.sentence)) >= 2
    assert tree.vectors is not None
    assert tree.vectors.shape == (len(tree), 96)


def test_a_repair_is_read_and_points_at_what_stands_there() -> None:
    text = "Elle a dit : » Oui « ."
    edits = (Edit((13, 14), "«", "quote-reversed"), Edit((19, 20), "»", "quote-reversed"))
    tree = parse(article(text, edits=edits))
    assert [f for f in tree.form if f in "«»"] == ["«", "»"]
    assert text[tree.start[tree.form.index("«")]] == "»"


def test_both_languages_speak_the_same_relations() -> None:
    french = parse(article("Selon les experts, la ville est calme."))
    english = parse(article("According to experts, the town is calm.", "en"))
    assert {"case", "cop", "nsubj", "obl"} <= set(french.rel)
    assert {"case", "cop", "nsubj", "obl"} <= set(english.rel)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120), st.sampled_from(["fr", "en"]))
def test_any_text_is_parsed(text: str, lang: str) -> None:
    tree = parse(article(text, lang))
    assert all(0 <= s < e <= len(text) for s, e in zip(tree.start, tree.end, strict=True))
    assert tree.start == sorted(tree.start)
    assert all(0 <= h < len(tree) for h in tree.head)


@pytest.mark.parametrize("said", ["qu’« elle part »", "qu' «elle part»", "qu'«elle part»", 'qu\'"elle part"'])
def test_an_elided_word_before_a_mark_is_a_word(said: str) -> None:
    tree = parse(article(f"Il a souligné {said}."))
    at = tree.form.index("qu'")
    assert tree.lemma[at] == "que"
    assert tree.form[at + 1] in ("«", '"')
    assert tree.form[at + 2] == "elle"


def test_a_large_page_is_parsed_in_pieces_of_bounded_size() -> None:
    """A page of a megabyte took nine gigabytes when 64 of its longest pieces went through the network at once."""
    texts = ["a" * 20_000] * 12 + ["b"] * 100 + ["c" * 150_000, "d"]
    batches = list(_batches(iter(texts)))
    assert [text for batch in batches for text in batch] == texts
    assert max(len(batch) for batch in batches) == 64
    assert all(len(batch) == 1 or sum(map(len, batch)) <= 100_000 for batch in batches)
