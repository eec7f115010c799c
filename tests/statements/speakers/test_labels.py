"""Labels of turns. Lost if this fails: a journalist's question is put on record as what "Question" said."""

from __future__ import annotations

import pytest

from onrecord import attributions, parses
from onrecord.model import Article, Block
from onrecord.statements.speakers import resolve
from onrecord.trees import Walk

TURNS = {
    "en": ("MR. KEATING: Good afternoon. The envoy will travel to Sarny on Monday.", "QUESTION: Has he been told?",
           "MR. KEATING: He has not.", "A reporter: Why?", "ANNA ROE (minister): I will tell you."),
    "fr": ("MME SOKAL : Bonjour. L'envoyée se rendra lundi à Sarny.", "Question : Le sait-elle ?", "MME SOKAL : Non.",
           "Un journaliste : Pourquoi ?", "ANNA ROE (ministre) : Je vais vous le dire."),
}
NAMES = {"en": ["KEATING", None, "KEATING", None, "ANNA ROE"], "fr": ["SOKAL", None, "SOKAL", None, "ANNA ROE"]}


@pytest.mark.models
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_turn_is_its_speakers_and_a_question_nobodys(lang: str) -> None:
    text, blocks = "\n".join(TURNS[lang]), []
    for line in TURNS[lang]:
        start = text.index(line, blocks[-1].span[1] if blocks else 0)
        blocks.append(Block("paragraph", (start, start + len(line))))
    article = Article("a", text, lang, "transcript", tuple(blocks))
    tree = parses.parse(article)
    found = resolve(article, Walk(tree), attributions.find(article, tree))
    assert [speaker.name if speaker else None for speaker in found] == NAMES[lang]
