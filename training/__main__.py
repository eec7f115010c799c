"""python -m training words|engine [--data DIR] [--work DIR]: makes files that ship in the package, in this order."""

from __future__ import annotations

import argparse
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGETS = {
    "words": ROOT / "src/onrecord/attributions/words.npz",
    "engine": ROOT / "src/onrecord/attributions/engine.zip",
}


def main() -> None:
    """Train what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("what", choices=sorted(TARGETS))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data", help="where the train splits lie")
    parser.add_argument("--target", type=Path, help="write here instead of into the package")
    parser.add_argument("--work", type=Path, help="keep fitted networks there, so that a stopped training goes on")
    parser.add_argument("--also", type=Path, action="append", default=[], metavar="FILE",
                        help="engine: learn from these gold rows too, as the desk's /gold/attributions.jsonl has them")
    chosen = parser.parse_args()
    target = chosen.target or TARGETS[chosen.what]
    if chosen.what == "words":
        from training.words import make  # noqa: PLC0415 - heavy, and of one command only

        print(f"{make(chosen.data, target)} words -> {target}")
    else:
        from training.engine import train  # noqa: PLC0415 - heavy, and of one command only

        print(train(chosen.data, target, chosen.work, chosen.also)["held_out"])


if __name__ == "__main__":
    main()
