"""The act of a passage: its evidence weighed, the heaviest act taken.

``weights.npz`` holds one row a fact and one column an act: a table set by hand (training/acts/table.toml) and moved by
fitting on labelled statements (``python -m training.acts``). A fact the table does not know counts for nothing.
``needs.toml`` says what some acts can't do without.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
import numpy.typing as npt

from onrecord.errors import ModelError
from onrecord.model import Spans, Why
from onrecord.statements.acts.evidence import Evidence, evidence
from onrecord.statements.acts.settled import Settled, settled
from onrecord.statements.passage import Passage

NONE = "none"
SHOWN = 3
"""How many facts a reason names at most."""


@dataclass(frozen=True, slots=True)
class Decision:
    """An act (None: none of them), how probable the weights hold it, and what spoke for it."""

    act: str | None
    probability: float
    facts: tuple[str, ...]
    """The names of the facts that spoke most for it, heaviest first."""
    shown: list[int]
    """The tokens those facts were read from."""
    settled: Settled | None = None
    """What settled it outright; then its certainty is settled too."""

    def why(self, passage: Passage) -> Why:
        """The facts as the rule, their words as the spans."""
        return Why(", ".join(self.facts) or "nothing speaks for an act", _spans(passage, self.shown))


def _spans(passage: Passage, tokens: list[int]) -> Spans:
    return passage.page.walk.spans(dict.fromkeys(tokens))


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: acts by column, facts by row, and what every passage starts from."""

    acts: tuple[str, ...]
    rows: dict[str, int]
    table: npt.NDArray[np.float64]
    start: npt.NDArray[np.float64]
    gains: npt.NDArray[np.float64]
    """What a fact says for each act rather than for the others: the table with each row's mean taken away."""
    needs: tuple[tuple[int, frozenset[str]], ...]
    """Column of an act -> the facts one of which it needs."""

    def decide(self, found: Evidence) -> Decision:
        """Add up what the facts weigh and take the heaviest act of those that have what they need."""
        known = [(name, self.rows[name]) for name in found if name in self.rows]
        rows = [row for _, row in known]
        scores = self.start + self.table[rows].sum(axis=0)
        scores[[column for column, needed in self.needs if needed.isdisjoint(found)]] = -np.inf
        best = int(scores.argmax())
        odds = np.exp(scores - scores[best])
        gain = self.gains[rows, best].tolist()
        order = sorted(range(len(known)), key=gain.__getitem__, reverse=True)[:SHOWN]
        facts = tuple(known[i][0] for i in order if gain[i] > 0)
        shown = [token for name in facts for token in found[name]]
        act = self.acts[best]
        return Decision(None if act == NONE else act, float(1 / odds.sum()), facts, shown)


def needs() -> dict[str, list[str]]:
    """Act -> the facts one of which it needs."""
    return tomllib.loads((resources.files("onrecord.statements.acts") / "needs.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped table.

    Raises ModelError when the file is missing or damaged.
    """
    path = resources.files("onrecord.statements.acts") / "weights.npz"
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            facts = [str(name) for name in data["facts"]]
            table = data["table"].astype(np.float64)
            acts = tuple(str(act) for act in data["acts"])
            return Weights(acts, {name: row for row, name in enumerate(facts)}, table,
                           data["start"].astype(np.float64), table - table.mean(axis=1, keepdims=True),
                           tuple((acts.index(act), frozenset(names)) for act, names in needs().items()))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path}: the weights of the acts cannot be read ({error}); install onrecord again") from error


def decide(passage: Passage) -> Decision:
    """The act of a passage: what the codebook settles outright, else by the shipped weights."""
    found = settled(passage)
    if found is None:
        return weights().decide(evidence(passage))
    return Decision(found.act, 1.0, (found.rule,), found.shown, found)
