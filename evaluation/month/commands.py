"""``python -m evaluation month``, ``month-record`` and ``month-figures``."""

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
    command = choices.add_parser("month-record", help="read a month into its record, MONTH/record.sqlite")
    command.add_argument("month", type=Path, metavar="MONTH", help="the folder that month --out wrote")
    command.set_defaults(run=record)
    command = choices.add_parser("month-figures", help="near copies and utterances of a month's record")
    command.add_argument("month", type=Path, metavar="MONTH", help="the folder that month-record was run on")
    command.add_argument("--write", action="store_true", help="write them to evaluation/month.md too")
    command.set_defaults(run=figures)
    command = choices.add_parser("month-watch", help="what the watch finds in months, against what was planted")
    command.add_argument("months", type=Path, nargs="+", metavar="MONTH", help="folders that month-record was run on")
    command.add_argument("--unseen", type=Path, nargs="+", default=[], metavar="MONTH",
                         help="further ones of which nothing was read, pooled by themselves too")
    command.add_argument("--write", action="store_true", help="write it to evaluation/month-watch.md too")
    command.set_defaults(run=watch)


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


def record(options: argparse.Namespace) -> int:
    """Read the month into its record; what is there already is not read again."""
    from evaluation.month.recorded import build, place  # noqa: PLC0415 - loads the language models

    spent = build(options.month)
    print(f"{place(options.month)}: {spent.articles} articles added; {spent.reading:.1f} s of processor time to read "
          f"them, {spent.keeping:.1f} s to keep them" + (f" ({spent.share:.0%})" if spent.articles else ""))
    return 0


def figures(options: argparse.Namespace) -> int:
    """Print the figures of the month's record, and write them down."""
    from evaluation.month import sheet  # noqa: PLC0415 - as above

    text = sheet.text(options.month)
    print(text)
    if options.write:
        sheet.PLACE.write_text(text, encoding="utf-8")
    return 0


def watch(options: argparse.Namespace) -> int:
    """Print what the watch finds in the months, and write it down."""
    from evaluation.month import watch_sheet  # noqa: PLC0415 - as above

    text = watch_sheet.text(options.months, options.unseen)
    print(text)
    if options.write:
        watch_sheet.PLACE.write_text(text, encoding="utf-8")
    return 0
