"""The commands: ``python -m evaluation --help``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import rows
from evaluation.kinds import KINDS, Figures
from onrecord.errors import OnrecordError

BAD_INPUT = 2
"""Exit code when a row or a file cannot be used."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0, 1 (the gate fails) or 2 (bad input or usage)."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except (rows.RowError, OnrecordError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    return code


def _predict(options: argparse.Namespace) -> int:
    kind = KINDS[options.kind]
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a TextIOWrapper unless a test replaced it
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        given = rows.read(sys.stdin, "stdin", kind.needs)
    except UnicodeDecodeError as error:
        raise rows.RowError(f"stdin: it is not UTF-8 ({error.reason} at byte {error.start})") from error
    rows.write(kind.predict(given), sys.stdout)
    return 0


def _score(options: argparse.Namespace) -> int:
    kind = KINDS[options.kind]
    gold = rows.read_file(options.gold, {**kind.needs, **kind.gold})
    pred = rows.read_file(options.pred, {"id": rows.a_name}) if options.pred else kind.predict(gold)
    try:
        figures = kind.score(gold, pred)
    except ValueError as error:
        raise rows.RowError(f"{options.pred}: {error}") from error
    print(kind.table(figures))
    if options.intervals and kind.name == "attributions":
        figures = {**figures, **_intervals(gold, pred, options.intervals)}
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def _intervals(gold: list[rows.Row], pred: list[rows.Row], draws: int) -> Figures:
    from evaluation import attributions  # noqa: PLC0415 - it loads the chain

    found = attributions.intervals(gold, pred, draws)
    print("95 % of resamplings, F: " + "   ".join(
        f"{name} {own['low']:.1f} to {own['high']:.1f}" for name, own in found["intervals"].items()))
    return found


def _gate(options: argparse.Namespace) -> int:
    from evaluation import gate  # noqa: PLC0415
    from evaluation.datasets import datasets  # noqa: PLC0415

    among = [each for each in datasets() if each.quick or not options.quick]
    return 0 if gate.run(among, lift=options.lift) else 1


def _errors(options: argparse.Namespace) -> int:
    from evaluation import errors  # noqa: PLC0415

    kind = KINDS["attributions"]
    gold = rows.read_file(options.gold, {**kind.needs, **kind.gold})
    pred = rows.read_file(options.pred, {"id": rows.a_name}) if options.pred else None
    train = Path(options.train) if options.train else errors.train_beside(Path(options.gold))
    cases = errors.collect(gold, pred, rows.read_file(train, {"text": rows.a_string}) if train else None)
    print(errors.report(cases, options.examples))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="How good the readings are.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("predict", help="predict rows of standard input, write rows to standard output")
    command.add_argument("kind", choices=KINDS)
    command.set_defaults(run=_predict)
    command = commands.add_parser("score", help="predict a gold file's rows and print the figures")
    command.add_argument("kind", choices=KINDS)
    command.add_argument("gold", metavar="GOLD.jsonl")
    command.add_argument("--pred", metavar="PRED.jsonl", help="score these predictions instead of predicting")
    command.add_argument("--json", metavar="FILE", help="write the figures there too")
    command.add_argument("--intervals", type=int, metavar="DRAWS", help="95 %% intervals over resampled documents")
    command.set_defaults(run=_score)
    command = commands.add_parser("errors", help="misses and false finds by cause, with examples")
    command.add_argument("kind", choices=["attributions"])
    command.add_argument("gold", metavar="GOLD.jsonl")
    command.add_argument("--pred", metavar="PRED.jsonl", help="look at these predictions instead of predicting")
    command.add_argument("--train", metavar="TRAIN.jsonl", help="what the engine learned from, to tell which cues are "
                         "known (by default the train split beside GOLD)")
    command.add_argument("--examples", type=int, default=3, metavar="N", help="examples of each cause (3)")
    command.set_defaults(run=_errors)
    command = commands.add_parser("gate", help="measure what has a floor; exit code 1 when one is not held")
    command.add_argument("--quick", action="store_true", help="only the datasets marked as quick")
    command.add_argument("--raise", action="store_true", dest="lift", help="then raise the floors to what was reached")
    command.set_defaults(run=_gate)
    return parser


if __name__ == "__main__":
    sys.exit(main())
