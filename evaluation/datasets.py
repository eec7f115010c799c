"""The corpora that are measured, as ``datasets.toml`` lists them."""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evaluation import rows, stamp
from evaluation.kinds import KINDS, Figures, Kind
from evaluation.rows import Row

LIST = Path(__file__).with_name("datasets.toml")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A gold file and what is asked of it."""

    name: str
    kind: Kind
    path: Path
    floors: tuple[str, ...]
    """Paths of the figures that have floors."""
    lang: str | None = None
    quick: bool = False
    slack: float = 0.3

    def absent(self) -> str | None:
        """Why it cannot be measured here; None when it can."""
        if not self.path.exists():
            return f"{shown(self.path)} is not there"
        if importlib.util.find_spec(f"evaluation.{self.kind.name}") is None:
            return f"evaluation/{self.kind.name}.py is not there"
        return None

    def gold(self) -> list[Row]:
        """Its rows, checked."""
        return rows.read_file(self.path, {**self.kind.needs, **self.kind.gold})

    def measure(self) -> Figures:
        """Predict and score."""
        gold = self.gold()
        return self.kind.score(gold, self.kind.predict(gold))


def datasets(path: Path = LIST) -> list[Dataset]:
    """All of them, in the order of the file."""
    with path.open("rb") as file:
        listed = tomllib.load(file)
    return [Dataset(name, KINDS[entry.pop("kind")], stamp.ROOT / entry.pop("path"), tuple(entry.pop("floors")), **entry)
            for name, entry in listed.items()]


def available(among: Iterable[Dataset]) -> tuple[list[Dataset], list[str]]:
    """Those that can be measured here, and for each of the others a line that says why not."""
    here, lines = [], []
    for dataset in among:
        if reason := dataset.absent():
            lines.append(f"{dataset.name}: not measured, {reason}")
        else:
            here.append(dataset)
    return here, lines


def shown(path: Path) -> str:
    """The path as seen from the project's root."""
    try:
        return path.relative_to(stamp.ROOT).as_posix()
    except ValueError:
        return path.name
