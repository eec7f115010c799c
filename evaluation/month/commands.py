"""``python -m evaluation month`` and its options."""

from __future__ import annotations

import argparse
from pathlib import Path

from evaluation.rows import RowError


def add(choices: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of the month to the evaluation's."""
    command = choices.add_parser("month", help="write an invented month of press with the truth beside it")
    command.add_argument("--out", required=True, type=Path, metavar="DIR", help="a new folder")
    command.add_argument("--articles", type=int, default=2000, metavar="N", help="how many (2000)")
    command.add_argument("--seed", type=int, default=1, metavar="N", help="another seed, another month (1)")
    command.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the month and say what is in it."""
    # the generator reads its whole stock; the other commands need none of it
    from evaluation.month.output import write  # noqa: PLC0415
    from evaluation.month.press import make  # noqa: PLC0415

    try:
        month = make(options.articles, options.seed)
        counts = write(month, options.out)
    except (ValueError, FileExistsError) as error:
        raise RowError(str(error)) from error
    print(f"{options.out}: " + ", ".join(f"{number} {name}" for name, number in counts.items()))
    return 0
