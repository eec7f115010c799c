"""The table set by hand: what each fact speaks for. Fitting starts from it and is held near it."""

from __future__ import annotations

import tomllib
from pathlib import Path

Table = dict[str, dict[str, float]]
TABLE = Path(__file__).with_name("table.toml")


def table(path: Path = TABLE) -> Table:
    """Fact -> act -> weight, from ``table.toml`` (act -> fact -> weight)."""
    found: Table = {}
    for act, facts in tomllib.loads(path.read_text("utf-8")).items():
        for fact, weight in facts.items():
            found.setdefault(fact, {})[act] = float(weight)
    return found
