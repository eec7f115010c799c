"""Trains the attribution engine and writes the file that ships.

    python -m training engine

First one network on a part of the train splits, to choose thresholds and calibrate confidence on the rest; then the
members that ship, on all of them, alike but for their seeds. The dev splits are not read.
"""

from __future__ import annotations

import subprocess
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evaluation.attributions import article, score
from onrecord.attributions.find import find
from onrecord.attributions.network import FORMAT, Network, load
from onrecord.model import Article, Tree
from onrecord.parses import parse
from training import export
from training.calibrate import calibrated
from training.examples import Example, examples, gold_rows
from training.fit import Plan, fit
from training.network import Sizes

SPLITS = {"en": "en/polnear_train.jsonl", "fr": "fr/train.jsonl"}
# Without annotation, by the data's own notes.
UNANNOTATED = frozenset({"breitbart_2016-06-29_donald-trump-denies-mike-tyson-i"})
# Every n-th document is held out of the first fit.
HELD = {"en": 12, "fr": 5}
# How likely a cue must be beside a quotation that no surer cue accounts for, and a source where none wins outright.
FAINT, SOURCE = 0.08, 0.25
# Words between two pieces of one content that are neither source nor cue; chosen on held-out train documents.
GAP = {"en": 12, "fr": 8}
# Networks that differ in their seed; their scores are averaged.
MEMBERS = 2
THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass
class Document:
    """A gold row, read and parsed."""

    row: dict[str, Any]
    article: Article
    tree: Tree
    examples: list[Example]


def read(data: Path, lang: str) -> list[Document]:
    """The train documents of a language."""
    out = []
    for row in gold_rows(data / SPLITS[lang]):
        if row["id"] in UNANNOTATED:
            continue
        found = article({**row, "lang": lang})
        tree = parse(found)
        out.append(Document(row, found, tree, list(examples(row, lang, found, tree))))
    return out


def train(data: Path, target: Path, sizes: Sizes | None = None, plan: Plan | None = None) -> dict[str, Any]:
    """Fit, choose, calibrate, fit again, write. Returns the card."""
    sizes, plan = sizes or Sizes(), plan or Plan()
    every = {lang: read(data, lang) for lang in SPLITS}
    kept = [d for lang, docs in every.items() for n, d in enumerate(docs) if n % HELD[lang] != HELD[lang] - 1]
    held = {lang: docs[HELD[lang] - 1 :: HELD[lang]] for lang, docs in every.items()}
    card = _card(every, sizes, plan)
    export.write([fit([e for d in kept for e in d.examples], sizes, plan)], card, target)
    for lang, docs in held.items():
        card["threshold"][lang], card["held_out"][lang] = choose(docs, load(target), lang)
        model = load(target)
        model.card["threshold"] = card["threshold"]
        card["calibration"][lang] = calibrated(docs, model)
    whole = [e for docs in every.values() for d in docs for e in d.examples]
    members = [fit(whole, sizes, replace(plan, seed=plan.seed + n)) for n in range(MEMBERS)]
    export.write(members, card, target)
    return card


def choose(docs: list[Document], network: Network, lang: str) -> tuple[float, dict[str, Any]]:
    """The threshold with the best mean of relaxed and joint F1 on held-out documents, and its figures."""
    best: tuple[float, float, dict[str, Any]] = (-1.0, 0.0, {})
    for threshold in THRESHOLDS:
        network.card["threshold"][lang] = threshold
        figures = score([d.row for d in docs], [predicted(d, network) for d in docs])
        value = figures["all"]["relaxed"]["F"] + figures["joint"]["F"]
        best = max(best, (value, threshold, {"relaxed": figures["all"]["relaxed"], "joint": figures["joint"]}))
    return best[1], best[2]


def predicted(document: Document, network: Network) -> dict[str, Any]:
    """A row of predictions for the scorer."""
    found = find(document.article, document.tree, network)
    return {
        "id": document.row["id"],
        "attributions": [
            {"source": a.source, "cue": a.cue, "content": a.content, "class": a.class_, "confidence": a.confidence}
            for a in found
        ],
    }


def _card(every: dict[str, list[Document]], sizes: Sizes, plan: Plan) -> dict[str, Any]:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return {
        "format": FORMAT,
        "date": datetime.now(UTC).date().isoformat(),
        "commit": commit.stdout.strip(),
        "sizes": asdict(sizes),
        "plan": asdict(plan),
        "threshold": dict.fromkeys(SPLITS, 0.4),
        "faint": dict.fromkeys(SPLITS, FAINT),
        "source": dict.fromkeys(SPLITS, SOURCE),
        "gap": dict(GAP),
        "calibration": {lang: [0, 1, 0, 0] for lang in SPLITS},
        "held_out": {},
        "data": {
            lang: {
                "split": SPLITS[lang],
                "documents": len(docs),
                "attributions": sum(len(d.row["attributions"]) for d in docs),
            }
            for lang, docs in every.items()
        },
    }
