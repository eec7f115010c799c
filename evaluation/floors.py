"""Floors: figures reached once and not given up. Pinned per corpus, raised by a command, never lowered."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from evaluation import stamp

FILE = Path(__file__).with_name("floors.toml")
_HEAD = """\
# Written by `python -m evaluation gate --raise`, which only ever raises. A floor that is lowered by hand fails the
# gate as long as the corpus (its digest) is the same: earlier versions of this file are read from git.
"""
_VERSIONS = 50
"""How many earlier versions of the file are looked at."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one corpus and what they were measured with."""

    digest: str
    commit: str
    date: str
    floors: Mapping[str, float] = field(default_factory=dict)


def parse(text: str) -> dict[str, Pinned]:
    """The content of a floors file."""
    return {name: Pinned(**entry) for name, entry in tomllib.loads(text).items()}


def read(path: Path | None = None) -> dict[str, Pinned]:
    """The floors of a file (the project's own); none when it is not there."""
    path = path or FILE
    return parse(path.read_text(encoding="utf-8")) if path.exists() else {}


def write(pinned: Mapping[str, Pinned], path: Path | None = None) -> None:
    """Write the file (the project's own) whole."""
    lines = [_HEAD]
    for name, own in pinned.items():
        lines += [f"[{name}]", f'digest = "{own.digest}"', f'commit = "{own.commit}"', f'date = "{own.date}"']
        lines += [f"[{name}.floors]", *(f'"{figure}" = {floor:.1f}' for figure, floor in own.floors.items()), ""]
    (path or FILE).write_text("\n".join(lines), encoding="utf-8")


def below(own: Pinned, figures: Mapping[str, float]) -> dict[str, float]:
    """The floors that are not held: figure -> by how much it falls short."""
    return {name: floor - figures.get(name, 0.0) for name, floor in own.floors.items()
            if figures.get(name, 0.0) < floor}


def raised(own: Pinned, figures: Mapping[str, float], slack: float) -> Pinned:
    """The floors lifted to the figures less the slack, where that is higher; stamped anew if any was lifted."""
    lifted = {name: math.floor(10 * (value - slack)) / 10 for name, value in figures.items()}
    floors = {name: max(floor, own.floors.get(name, floor)) for name, floor in lifted.items()}
    floors = {**own.floors, **floors}
    if floors == own.floors:
        return own
    return replace(own, commit=stamp.commit(), date=stamp.today(), floors=floors)


def lowered(now: Mapping[str, Pinned], earlier: Mapping[str, Pinned]) -> Iterator[str]:
    """For each floor that stood higher for the same corpus earlier, or is gone, a line that says so."""
    for name, before in earlier.items():
        own = now.get(name)
        if own is None or own.digest != before.digest:
            continue
        for figure, floor in before.floors.items():
            if own.floors.get(figure, -math.inf) < floor:
                yield f"{name}: the floor of {figure} was {floor:.1f} at {before.commit} and is {_shown(own, figure)}"


def _shown(own: Pinned, figure: str) -> str:
    return f"{own.floors[figure]:.1f}" if figure in own.floors else "gone"


def history() -> Iterator[dict[str, Pinned]]:
    """Earlier versions of the file, as git has them."""
    place = FILE.relative_to(stamp.ROOT).as_posix()
    for commit in (stamp.git("log", f"-{_VERSIONS}", "--format=%H", "--", place) or "").split():
        text = stamp.git("show", f"{commit}:{place}")
        if text is not None:
            yield parse(text)
