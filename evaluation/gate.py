"""The gate: every figure that has a floor is measured again and must hold it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evaluation import floors, stamp
from evaluation.datasets import Dataset, available
from evaluation.floors import Pinned
from evaluation.kinds import flat


def run(among: Sequence[Dataset], *, lift: bool = False) -> bool:
    """Measure the datasets, print each figure beside its floor; True when all hold.

    lift: afterwards write the floors that can be raised. Nothing is written while any figure is below its floor.
    """
    here, absent = available(among)
    pinned = floors.read()
    broken = sorted({line for earlier in floors.history() for line in floors.lowered(pinned, earlier)})
    new: dict[str, Pinned] = {}
    print(*absent, *broken, sep="\n", end="\n" if absent or broken else "")
    for dataset in here:
        digest = stamp.digest(dataset.path)
        own = pinned.get(dataset.name, Pinned("", "", ""))
        if own.digest not in ("", digest):
            print(f"{dataset.name}: the corpus has changed since its floors were pinned" + (
                "; they are pinned anew" if lift else " (--raise pins them anew)"))
            broken += [] if lift else [dataset.name]
        own = own if own.digest == digest else Pinned(digest, "", "")
        figures = _floored(dataset, flat(dataset.measure()))
        broken += _show(dataset, own, figures)
        new[dataset.name] = floors.raised(own, figures, dataset.slack)
    _say(broken, lift, {**pinned, **new}, pinned)
    return not broken


def _floored(dataset: Dataset, figures: Mapping[str, float]) -> dict[str, float]:
    return {name: figures.get(name, 0.0) for name in dataset.floors}


def _show(dataset: Dataset, own: Pinned, figures: Mapping[str, float]) -> list[str]:
    """Print the dataset's lines; return the names of the floors that are not held."""
    missed = floors.below(own, figures)
    for name, value in figures.items():
        floor = own.floors.get(name)
        state = "no floor yet" if floor is None else f"floor {floor:5.1f}  " + ("BELOW" if name in missed else "held")
        print(f"{dataset.name:16} {name:24} {value:5.1f}  {state}", flush=True)
    return [f"{dataset.name} {name}" for name in missed]


def _say(broken: Sequence[str], lift: bool, new: Mapping[str, Pinned], pinned: Mapping[str, Pinned]) -> None:
    if broken:
        print("the gate is shut" + ("; nothing is raised, and nothing is ever lowered" if lift else ""))
    elif lift and new != pinned:
        floors.write(new)
        print("floors raised in evaluation/floors.toml")
    elif lift:
        print("nothing to raise")
    else:
        print("the gate is open")
