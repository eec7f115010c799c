"""The commands: ``python -m evaluation --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from evaluation import commands
from evaluation.fidelity import commands as fidelity
from evaluation.kinds import KINDS
from evaluation.month import commands as month
from evaluation.rows import RowError
from onrecord.errors import OnrecordError

BAD_INPUT = 2
"""Exit code when a row or a file cannot be used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 (the gate is shut) or 2 (bad input or usage)."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (RowError, OnrecordError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="How good the readings are.")
    choices = parser.add_subparsers(required=True, metavar="COMMAND")
    command = choices.add_parser("predict", help="predict rows of standard input, write rows to standard output")
    command.add_argument("kind", choices=KINDS)
    command.set_defaults(run=commands.predict)
    command = choices.add_parser("score", help="predict a gold file's rows and print the figures")
    command.add_argument("kind", choices=KINDS)
    _files(command)
    command.add_argument("--json", metavar="FILE", help="write the figures there too")
    command.add_argument("--intervals", type=int, metavar="DRAWS", help="95 %% intervals over resampled documents")
    command.set_defaults(run=commands.score)
    _looks(choices)
    command = choices.add_parser("gate", help="measure what has a floor; exit code 1 when one is not held")
    command.add_argument("--quick", action="store_true", help="only the datasets marked as quick")
    command.add_argument("--raise", action="store_true", dest="lift", help="then raise the floors to what was reached")
    command.set_defaults(run=commands.hold)
    command = choices.add_parser("report", help="measure everything and write evaluation/figures/")
    command.add_argument("--into", metavar="FOLDER", help="write there instead")
    command.set_defaults(run=commands.write_report)
    month.add(choices)
    fidelity.add(choices)
    return parser


def _looks(choices: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The commands that look closer at attributions."""
    command = choices.add_parser("errors", help="misses and false finds by cause, with examples")
    command.add_argument("kind", choices=["attributions"])
    _files(command)
    command.add_argument("--train", metavar="TRAIN.jsonl", help="what the engine learned from, to tell which cues are "
                         "known (by default the train split beside GOLD)")
    command.add_argument("--examples", type=int, default=3, metavar="N", help="examples of each cause (3)")
    command.set_defaults(run=commands.show_errors)
    command = choices.add_parser("reliability", help="ten bins of confidence beside what was right")
    command.add_argument("kind", choices=["attributions"])
    _files(command)
    command.set_defaults(run=commands.show_reliability)


def _files(command: argparse.ArgumentParser) -> None:
    command.add_argument("gold", metavar="GOLD.jsonl")
    command.add_argument("--pred", metavar="PRED.jsonl", help="take these predictions instead of predicting")


if __name__ == "__main__":
    sys.exit(main())
