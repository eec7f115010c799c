"""If these failed, the brief would explain a word by a text that is too long to read, by a link that leads nowhere,
or in one language only."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.knowledge.check import problems
from onrecord.knowledge.concepts import LONGEST, SHORTEST, Concept, concepts, mentioned
from onrecord.knowledge.doctrines import doctrines
from onrecord.knowledge.files import _layer, entries
from onrecord.knowledge.questions import questions
from onrecord.lang import CODES

WANTED = {"deterrence", "mutual-assured-destruction", "second-strike", "extended-deterrence", "escalation", "tripwire",
          "no-first-use", "dual-capable-aircraft", "nuclear-sharing", "hotline", "nuclear-planning-group",
          "ramstein-group"}


@pytest.mark.parametrize("concept", concepts().values(), ids=lambda concept: concept.key)
def test_each_is_explained_in_both_languages(concept: Concept) -> None:
    for code in CODES:
        assert SHORTEST <= len(concept.text[code].split()) <= LONGEST
        assert concept.names[code]
        assert concept.also[code], "the press has more than one word for a thing"
    assert concept.text["fr"] != concept.text["en"]


@pytest.mark.parametrize("concept", concepts().values(), ids=lambda concept: concept.key)
def test_each_link_leads_somewhere(concept: Concept) -> None:
    assert set(concept.concepts) <= set(concepts()) - {concept.key}
    assert set(concept.questions) <= set(questions())
    assert set(concept.doctrines) <= set(doctrines())


@pytest.mark.parametrize("concept", concepts().values(), ids=lambda concept: concept.key)
def test_each_says_what_it_was_checked_against(concept: Concept) -> None:
    assert concept.reading
    assert concept.provenance.checked != "unverified"


def test_what_a_reader_of_the_brief_needs_is_there() -> None:
    assert len(concepts()) >= 20
    assert set(concepts()) >= WANTED


@pytest.mark.parametrize("key", ["no-first-use", "red-line", "nuclear-sharing", "article-5", "non-strategic-weapons"])
def test_two_concepts_never_share_a_name(key: str) -> None:
    names = [each.names[code] for each in concepts().values() for code in CODES if each.key != key]
    assert not {concepts()[key].names[code] for code in CODES} & set(names)


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Le pays a franchi une ligne rouge, et le parapluie nucléaire en souffre", "fr",
         ("red-line", "extended-deterrence")),
        ("Ministers meet in the Nuclear Planning Group before the drill Steadfast Noon", "en",
         ("nuclear-planning-group", "steadfast-noon")),
        ("We will not be the first to use nuclear weapons", "en", ("no-first-use",)),
        ("L'Alliance pourrait invoquer l'article 5", "fr", ("article-5",)),
        ("L'article 5 du code de la route", "fr", ()),
        ("Les armes nucléaires tactiques restent où elles sont", "fr", ("non-strategic-weapons",)),
        ("The town's swimming pool is open", "en", ()),
    ],
)
def test_what_a_text_names(text: str, lang: str, expected: tuple[str, ...]) -> None:
    assert mentioned(text, lang, concepts()) == expected


def test_a_concept_of_ones_own_that_is_wrong_is_named(tmp_path: Path) -> None:
    (tmp_path / "concepts").mkdir()
    text = 'source = "x"\ndate = 2026-01-01\nchecked = "x"\nnames.fr = "A"\nnames.en = "A"\nreading = ["x"]\n'
    (tmp_path / "concepts" / "mine.toml").write_text(text + 'text.fr = "Trop court."\ntext.en = "Too short."\n')
    with pytest.raises(KnowledgeError, match=r"mine\.toml:7: text\.fr of mine has 2 words: 60 to 120 are wanted"):
        concepts(tmp_path)
    assert "60 to 120" in str(next(problems(tmp_path)))
    words = " ".join(["mot"] * 70)
    (tmp_path / "concepts" / "mine.toml").write_text(
        text + f'text.fr = "{words}"\ntext.en = "{words}"\nquestions = ["nothing-asks-this"]\n')
    entries.cache_clear()
    _layer.cache_clear()
    assert "mine: no question 'nothing-asks-this'" in str(next(problems(tmp_path)))
