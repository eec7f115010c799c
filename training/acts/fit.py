"""Fit the weights of the acts' evidence: a multinomial logistic regression, held near the table set by hand.

    python -m training.acts DATA            fit and write
    python -m training.acts DATA --folds 5  how many labels of the press are met by weights fitted without them

DATA holds the training sets (``en/polnear_train.jsonl``, ``fr/train.jsonl``); the development sets are never read.
Writes ``src/onrecord/statements/acts/weights.npz``. The same data give the same file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from onrecord.parses import parse
from onrecord.statements import conditions
from onrecord.statements.acts.decide import needs
from onrecord.statements.acts.evidence import Evidence, evidence
from onrecord.statements.passage import Page, Passage
from onrecord.trees import Walk
from training.acts.silver import Example, invented, press
from training.acts.table import Table, table

ACTS = ("threaten", "pledge", "offer", "agree", "refuse", "demand", "accuse", "condemn", "welcome", "concede", "deny",
        "warn", "announce", "predict", "monitor", "assess", "assert", "none")
"""In the codebook's order of precedence."""
SPREAD = 0.1
"""Variance of the prior: how far a weight may be moved from the table."""
INVENTED = 1.7
"""How much an invented example counts beside one of the press: there are fewer, and they hold the rare acts."""
RARE = 3
"""A fact seen less often is not fitted."""
TARGET = Path(__file__).parents[2] / "src/onrecord/statements/acts/weights.npz"

Matrix = npt.NDArray[np.float64]


def main(data: Path) -> None:
    """Read, fit, write."""
    examples = [*invented(), *press(data)]
    found = [facts(example) for example in examples]
    counts = np.array([INVENTED if example.origin == "invented" else 1.0 for example in examples])
    names, weights = fit(found, [example.act for example in examples], counts, table())
    np.savez_compressed(TARGET, facts=np.array(names), acts=np.array(ACTS), table=weights[:-1].astype(np.float32),
                        start=weights[-1].astype(np.float32))


def crossed(data: Path, folds: int) -> dict[str, tuple[int, int]]:
    """Language -> labels of the press met, and how many there are, each fold's documents judged by the others' weights.

    An honest guess at unseen press, though of single labels: the codebook lets many statements be read two ways.
    """
    examples = [*invented(), *press(data)]
    found = [facts(example) for example in examples]
    documents = sorted({_document(example) for example in examples if example.origin == "press"})
    fold = {name: number % folds for number, name in enumerate(documents)}
    met: dict[str, tuple[int, int]] = {}
    for number in range(folds):
        left = [i for i, e in enumerate(examples) if e.origin == "press" and fold[_document(e)] == number]
        kept = sorted(set(range(len(examples))) - set(left))
        counts = np.array([INVENTED if examples[i].origin == "invented" else 1.0 for i in kept])
        names, weights = fit([found[i] for i in kept], [examples[i].act for i in kept], counts, table())
        rows = {name: row for row, name in enumerate(names)}
        for i in left:
            scores = weights[-1] + weights[[rows[name] for name in found[i] if name in rows]].sum(axis=0)
            scores[[ACTS.index(act) for act, some in needs().items() if not set(some) & set(found[i])]] = -np.inf
            right, of = met.get(examples[i].article.lang, (0, 0))
            met[examples[i].article.lang] = right + (ACTS[int(scores.argmax())] == examples[i].act), of + 1
    return met


def _document(example: Example) -> str:
    return example.article.id.rpartition("-")[0]


def facts(example: Example) -> Evidence:
    """The evidence of an example."""
    tree = parse(example.article)
    passage = Passage(Page(example.article.text, Walk(tree)), example.attribution, example.attribution.content)
    condition = conditions.find(passage)
    if condition is not None:
        passage.set_aside(condition.if_)
    return evidence(passage)


def fit(found: Sequence[Evidence], acts: Sequence[str], counts: Matrix, prior: Table) -> tuple[list[str], Matrix]:
    """The names of the facts, and a matrix with a row a fact and a last one for what every passage starts from."""
    seen = Counter(name for one in found for name in one)
    names = sorted({name for name, times in seen.items() if times >= RARE} | set(prior))
    rows = {name: row for row, name in enumerate(names)}
    given = np.zeros((len(found), len(names) + 1))
    given[:, -1] = 1
    for place, one in enumerate(found):
        given[place, [rows[name] for name in one if name in rows]] = 1
    gold = np.zeros((len(found), len(ACTS)))
    gold[np.arange(len(found)), [ACTS.index(act) for act in acts]] = 1
    start = np.zeros((len(names) + 1, len(ACTS)))
    for name, weights in prior.items():
        for act, weight in weights.items():
            start[rows[name], ACTS.index(act)] = weight
    return names, _descend(given, gold, counts, start)


def _descend(given: Matrix, gold: Matrix, counts: Matrix, start: Matrix) -> Matrix:
    def loss(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(start.shape)
        scores = given @ weights
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        odds /= odds.sum(axis=1, keepdims=True)
        moved = weights - start
        moved[-1] = 0
        value = -(counts * np.log((odds * gold).sum(axis=1) + 1e-12)).sum() + (moved ** 2).sum() / (2 * SPREAD)
        return float(value), (given.T @ ((odds - gold) * counts[:, None]) + moved / SPREAD).ravel()

    best = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(best.x, dtype=np.float64).reshape(start.shape)
