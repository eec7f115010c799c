"""Training twice gives the same file. If not, nobody can tell whether the model that ships is the one trained."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the train extra: pip install -e .[train]")
pytest.importorskip("onnx", reason="training needs the train extra: pip install -e .[train]")

from onrecord.attributions.find import find  # noqa: E402 - behind the skips
from onrecord.attributions.network import load  # noqa: E402
from tests.trees import plain  # noqa: E402
from training.engine import CLASSING, TUNING, Course, Document, make  # noqa: E402
from training.examples import examples  # noqa: E402
from training.fit import Plan  # noqa: E402
from training.network import Sizes  # noqa: E402
from training.shelf import Shelf  # noqa: E402

pytestmark = [pytest.mark.models, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
SENTENCES = {
    "fr": "Veld a dit que la mer monte .\nLe port est fermé .\nOrlan affirme que rien ne change .",
    "en": "Veld said that the sea is rising .\nThe port is closed .\nOrlan claims that nothing changes .",
}
CUES = {"fr": ("a dit", "affirme"), "en": ("said", "claims")}


def documents(lang: str) -> Iterator[Document]:
    """Invented articles with their gold, enough for one to be held out."""
    text = SENTENCES[lang]
    gold = []
    for line, cue in zip(text.split("\n")[::2], CUES[lang], strict=True):
        start, at = text.index(line), text.index(cue)
        gold.append({"source": [(start, start + len(line.split()[0]))], "cue": [(at, at + len(cue))],
                     "content": [(at + len(cue) + 1, start + len(line) - 2)],
                     "class": "speech" if lang == "fr" else None})
    for number in range(12):
        article, tree = plain(text, lang)
        row = {"id": f"{lang}{number}", "text": text, "attributions": gold}
        yield Document(row, article, tree, list(examples(row, lang, article, tree)))


def course() -> Course:
    from dataclasses import replace  # noqa: PLC0415

    return Course(Sizes(hidden=8, joined=8, pair=8, encoder=8), Plan(epochs=2), replace(TUNING, epochs=1),
                  replace(CLASSING, epochs=1), members={"fr": 1, "en": 1}, rehearsals={"fr": 1, "en": 1})


def test_training_twice_gives_the_same_file(tmp_path: Path) -> None:
    every = {lang: list(documents(lang)) for lang in ("fr", "en")}
    first, second = tmp_path / "first.zip", tmp_path / "second.zip"
    card = make(every, first, course(), Shelf(None))
    make(every, second, course(), Shelf(tmp_path / "shelf"))
    assert first.read_bytes() == second.read_bytes()
    assert card["data"]["fr"] == {"split": "fr/train.jsonl", "documents": 12, "attributions": 24}
    assert card["limits"]
    make(every, second, course(), Shelf(tmp_path / "shelf"))  # from what lies on the shelf
    assert first.read_bytes() == second.read_bytes()
    for lang, docs in every.items():
        assert isinstance(find(docs[0].article, docs[0].tree, load(first, lang)), list)
