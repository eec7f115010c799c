"""The scorer agrees with the reference scorer, and says what is right by the letter.

Lost if this fails: a figure quoted in a note or held by a floor would not be the figure that anyone else measures.
"""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation import attributions
from evaluation.letters import share_quoted
from evaluation.rows import Row

SHARED = Path(__file__).parents[3] / "shared"
WORDS = ["Haas", "a", "déclaré", "que", "«", "le", "câble", "»", "tient", ";", "selon", "Sokal,", "“rien”", "ne",
         "bouge.", "Il", "a", "ajouté", ":", '"non"', "et", "'peut-être'"]


def reference() -> ModuleType:
    path = SHARED / "score.py"
    if not path.exists():
        pytest.skip(f"the reference scorer is not there: {path}")
    spec = importlib.util.spec_from_file_location("reference_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def invented(chance: random.Random, number: int) -> Row:
    text = " ".join(chance.choices(WORDS, k=80))
    found = []
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(text) - 60)
        edges = sorted(at + chance.randrange(60) for _ in range(8))
        found.append({"source": [edges[0:2]] if chance.random() < 0.8 else [], "cue": [edges[2:4]],
                      "content": [edges[4:6], edges[6:8]][:chance.randrange(1, 3)],
                      "class": chance.choice(["speech", "thought"]), "source_head": edges[0:2]})
    return {"id": str(number), "text": text, "attributions": found, "ignore": [[0, chance.randrange(30)]]}


def perturbed(chance: random.Random, row: Row) -> Row:
    def moved(span: list[int]) -> list[int]:
        if chance.random() < 0.4:
            return span
        start = min(max(span[0] + chance.randrange(-9, 9), 0), len(row["text"]))
        return [start, max(start, min(span[1] + chance.randrange(-9, 9), len(row["text"])))]

    kept = [each for each in row["attributions"] if chance.random() < 0.8]
    found: list[dict[str, Any]] = []
    for each in kept:
        spans = {role: [moved(span) for span in each[role]] for role in ("source", "cue", "content")}
        if chance.random() < 0.2:
            spans["source"] = []
        found += [{**spans, "class": "speech"}] * (1 if chance.random() < 0.9 else 2)
    return {"id": row["id"], "attributions": found}


def pairs() -> list[tuple[list[Row], list[Row]]]:
    chance = random.Random(7)
    gold = [invented(chance, number) for number in range(60)]
    sets = [gold]
    for name in ("fr/dev.jsonl", "en/polnear_dev.jsonl"):
        path = SHARED / "data" / name
        if path.exists():
            sets.append([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][:40])
    return [(rows, [perturbed(chance, row) for row in rows]) for rows in sets]


def test_agrees_with_the_reference_scorer() -> None:
    theirs = reference()
    for gold, pred in pairs():
        expected, _ = theirs.score(gold, pred)
        ours = attributions.score(gold, pred)
        for name in ("all", "quoted", "indirect"):
            for match in ("exact", "chars", "relaxed"):
                assert ours[name][match] == pytest.approx(expected[name][match], abs=0.05)
        assert ours["all"]["joint"] == pytest.approx(expected["joint"]["iou"], abs=0.05)
        assert ours["all"]["joint_head"] == pytest.approx(expected["joint"]["head"], abs=0.05)
        for role, own in expected["segments"].items():
            assert ours["segments"][role] == pytest.approx(own, abs=0.05)
        for form, own in expected["recall_by_kind"].items():
            assert ours["recall"][form] == pytest.approx(own, abs=0.05)
        assert ours["source"]["same"] == pytest.approx(expected["source"]["iou"], abs=0.05)
        assert ours["source"]["head"] == pytest.approx(expected["source"]["head"], abs=0.05)
        assert ours["source"]["missing"] == pytest.approx(expected["source"]["missing"], abs=0.05)


TEXT = "« Le pont tiendra », assure la préfète. Le maire croit que non."
SAID = {"source": [[28, 38]], "cue": [[21, 27]], "content": [[0, 18]], "class": "speech", "type": "direct"}
THOUGHT = {"source": [[40, 48]], "cue": [[49, 54]], "content": [[55, 62]], "class": "thought", "type": "indirect"}


def scored(*pred: dict[str, Any]) -> Any:
    return attributions.score([{"id": "a", "text": TEXT, "attributions": [SAID, THOUGHT]}],
                              [{"id": "a", "attributions": list(pred)}])


def test_everything_right_is_a_hundred() -> None:
    figures = scored({**SAID, "kind": "direct"}, {**THOUGHT, "kind": "indirect"})
    assert figures["all"]["joint"] == figures["all"]["exact"] == {"P": 100, "R": 100, "F": 100}
    assert figures["speech"]["joint"]["F"] == figures["thought"]["relaxed"]["F"] == 100
    assert figures["labels"] == {"kind": {"pairs": 2, "right": 100}, "class": {"pairs": 2, "right": 100}}


def test_marks_and_blanks_do_not_matter() -> None:
    assert scored({**SAID, "content": [[2, 17]]})["all"]["exact"]["P"] == 100


def test_a_source_that_gold_has_not_is_wrong() -> None:
    gold = [{"id": "a", "text": TEXT, "attributions": [{**SAID, "source": []}]}]
    figures = attributions.score(gold, [{"id": "a", "attributions": [SAID]}])
    assert (figures["all"]["relaxed"]["F"], figures["all"]["joint"]["F"]) == (100, 0)


def test_one_prediction_answers_one_gold() -> None:
    assert scored(SAID, SAID)["all"]["relaxed"] == {"P": 50, "R": 50, "F": 50}


def test_a_class_is_scored_alone_and_as_a_label() -> None:
    figures = scored(SAID, {**THOUGHT, "class": "speech"})
    assert figures["speech"]["relaxed"] == {"P": 100, "R": 100, "F": 100}
    assert figures["thought"]["relaxed"]["P"] == 0
    assert figures["labels"]["class"]["right"] == 50
    assert figures["speech"]["relaxed_class"] == {"P": 50, "R": 100, "F": pytest.approx(200 / 3)}


def test_without_classes_a_prediction_stands_in_every_class() -> None:
    figures = scored({**SAID, "class": None}, {**THOUGHT, "class": None})
    assert figures["speech"]["relaxed"] == figures["thought"]["relaxed"] == {"P": 100, "R": 100, "F": 100}
    assert figures["speech"]["relaxed_class"]["F"] == 0


def test_nothing_predicted_is_nothing_right() -> None:
    figures = attributions.score([{"id": "a", "text": TEXT, "attributions": [SAID]}], [])
    assert figures["all"]["relaxed"] == {"P": 0, "R": 0, "F": 0}


def test_documents_that_gold_lacks_are_refused() -> None:
    with pytest.raises(ValueError, match="'b'"):
        attributions.score([{"id": "a", "text": TEXT, "attributions": []}], [{"id": "b", "attributions": []}])


def test_intervals_hold_the_figure() -> None:
    gold, pred = pairs()[0]
    figure = attributions.score(gold, pred)["all"]["relaxed"]["F"]
    bounds = attributions.intervals(gold, pred, draws=50)["intervals"]["relaxed"]
    assert bounds["low"] <= figure <= bounds["high"]
    assert attributions.intervals(gold, pred, draws=50)["intervals"]["relaxed"] == bounds


@pytest.mark.parametrize(("text", "share"), [
    ("“Nous restons”", 1.0), ("« Nous » restons", 0.36), ("l'ami d'hier", 0.0), ("\"Une suite sans fin", 1.0),
    ("``We stay''", 1.0), ("he said 'stay here' now", 0.5),
])
def test_share_between_marks(text: str, share: float) -> None:
    assert share_quoted(text, [[0, len(text)]]) == pytest.approx(share, abs=0.03)


def test_marks_that_touch_from_outside_count() -> None:
    assert share_quoted("« Nous »", [[2, 6]]) == 0.0
    assert share_quoted("“Nous”", [[1, 5]]) == 1.0


def test_the_table_has_every_slice() -> None:
    shown = attributions.table(scored(SAID))
    assert all(name in shown for name in ("all", "quoted", "indirect", "speech", "thought", "pieces"))
