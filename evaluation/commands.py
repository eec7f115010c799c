"""What each command does. They take the parsed options and return the exit code."""

from __future__ import annotations

import io
import json
import sys
from argparse import Namespace
from pathlib import Path

from evaluation import attributions, errors, gate, reliability, report, rows
from evaluation.datasets import datasets
from evaluation.kinds import KINDS, Figures, Kind
from evaluation.rows import Row


def predict(options: Namespace) -> int:
    """Rows of standard input to rows of standard output."""
    kind = KINDS[options.kind]
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        given = rows.read(sys.stdin, "stdin", kind.needs)
    except UnicodeDecodeError as error:
        raise rows.RowError(f"stdin: it is not UTF-8 ({error.reason} at byte {error.start})") from error
    rows.write(kind.predict(given), sys.stdout)
    return 0


def score(options: Namespace) -> int:
    """Predict a gold file's rows (or take predictions) and print the figures."""
    kind = KINDS[options.kind]
    gold = _gold(kind, options)
    pred = _pred(kind, gold, options)
    figures = kind.score(gold, pred)
    print(kind.table(figures))
    if options.intervals and kind.name == "attributions":
        figures = {**figures, **_intervals(gold, pred, options.intervals)}
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _gold(kind: Kind, options: Namespace) -> list[Row]:
    return rows.read_file(options.gold, {**kind.needs, **kind.gold})


def _pred(kind: Kind, gold: list[Row], options: Namespace) -> list[Row]:
    """The given predictions, or new ones. Raises RowError when a given one is of a document that gold has not."""
    if not options.pred:
        return kind.predict(gold)
    known = {row["id"] for row in gold}
    checks = {"id": lambda value, row: rows.a_name(value, row) or (None if value in known else "is not in gold")}
    return rows.read_file(options.pred, checks)


def _intervals(gold: list[Row], pred: list[Row], draws: int) -> Figures:
    found = attributions.intervals(gold, pred, draws)
    print("95 % of resamplings, F: " + "   ".join(
        f"{name} {own['low']:.1f} to {own['high']:.1f}" for name, own in found["intervals"].items()))
    return found


def show_errors(options: Namespace) -> int:
    """Misses and false finds by cause."""
    train = Path(options.train) if options.train else errors.train_beside(Path(options.gold))
    known = rows.read_file(train, {"text": rows.a_string}) if train else None
    kind = KINDS["attributions"]
    gold = _gold(kind, options)
    print(errors.report(errors.collect(gold, _pred(kind, gold, options), known), options.examples))
    return 0


def show_reliability(options: Namespace) -> int:
    """Ten bins of confidence beside what was right."""
    kind = KINDS["attributions"]
    gold = _gold(kind, options)
    print(reliability.table(reliability.judge(gold, _pred(kind, gold, options))))
    return 0


def hold(options: Namespace) -> int:
    """The gate: 1 when a floor is not held."""
    among = [each for each in datasets() if each.quick or not options.quick]
    return 0 if gate.run(among, lift=options.lift) else 1


def write_report(options: Namespace) -> int:
    """Measure everything and write it down."""
    report.run(datasets(), Path(options.into) if options.into else report.FIGURES)
    return 0
