"""The commands: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import table


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark and print its page."""
    options = _parser().parse_args(arguments)
    text: str = options.run(options)
    print(text)
    if options.write:
        table.write(options.command, text)
    return 0


def _speed(options: argparse.Namespace) -> str:
    from benchmarks import speed  # noqa: PLC0415 - each loads only what it measures

    return speed.run(options.words, options.rounds)


def _cold(options: argparse.Namespace) -> str:
    from benchmarks import cold  # noqa: PLC0415

    return cold.run(options.rounds)


def _peers(_: argparse.Namespace) -> str:
    from benchmarks import peers  # noqa: PLC0415

    return peers.run()


def _web(options: argparse.Namespace) -> str:
    from benchmarks import web  # noqa: PLC0415

    return web.run(options.record, options.rounds)


def _times(_: argparse.Namespace) -> str:
    from benchmarks import times  # noqa: PLC0415

    return times.run()


def _record(options: argparse.Namespace) -> str:
    from benchmarks import record  # noqa: PLC0415

    return record.run(options.sizes, options.rounds)


def _watch(options: argparse.Namespace) -> str:
    from benchmarks import watch  # noqa: PLC0415

    return watch.run(options.record, options.copies, options.rounds)


def _brief(options: argparse.Namespace) -> str:
    from benchmarks import brief  # noqa: PLC0415

    return brief.run(options.record, options.copies, options.rounds)


def _adding(options: argparse.Namespace) -> str:
    from benchmarks import adding  # noqa: PLC0415

    return adding.run(options.articles, options.jobs, options.rounds)


def _exports(options: argparse.Namespace) -> str:
    from benchmarks import exports  # noqa: PLC0415

    return exports.run(options.sizes)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast it is, and beside whom.")
    choices = parser.add_subparsers(required=True, dest="command", metavar="COMMAND")
    speed = choices.add_parser("speed", help="whole `read`, warm, beside the bare spaCy pipeline")
    speed.add_argument("--words", type=int, default=15_000, help="about how many words a language (15000)")
    speed.add_argument("--rounds", type=int, default=5, help="paired runs (5)")
    speed.set_defaults(run=_speed)
    cold = choices.add_parser("cold", help="one article in a new process")
    cold.add_argument("--rounds", type=int, default=5, help="runs (5)")
    cold.set_defaults(run=_cold)
    peers = choices.add_parser("peers", help="textacy and sayswho on the same texts, by the same scorer")
    peers.set_defaults(run=_peers)
    desk = choices.add_parser("web", help="the desk on a large record: pages, readers at once, memory, first paint")
    desk.add_argument("--record", type=Path, required=True, metavar="FILE", help="a record; it is written to")
    desk.add_argument("--rounds", type=int, default=20, help="questions of a kind (20)")
    desk.set_defaults(run=_web)
    dates = choices.add_parser("times", help="dateparser and Recognizers on the same times, by the same scorer")
    dates.set_defaults(run=_times)
    more = choices.add_parser("adding", help="an invented month from bytes to the record, and what keeping costs")
    more.add_argument("--articles", type=int, default=300, help="how many (300)")
    more.add_argument("--jobs", type=int, default=1, help="also compare so many processes with one (1: do not)")
    more.add_argument("--rounds", type=int, default=3, help="paired runs of that (3)")
    more.set_defaults(run=_adding)
    kept = choices.add_parser("record", help="the record at ten thousand to a million statements: how fast, how large")
    kept.add_argument("--sizes", type=int, nargs="+", default=(10_000, 100_000, 1_000_000), help="statements")
    kept.add_argument("--rounds", type=int, default=40, help="questions of a kind (40)")
    kept.set_defaults(run=_record)
    watch = choices.add_parser("watch", help="positions, shifts, agenda, pledges on a million statements")
    watch.add_argument("record", type=Path, metavar="RECORD", help="the record of an invented month")
    watch.add_argument("--copies", type=int, default=125, help="of it (125); 0: it is 125 copies already")
    watch.add_argument("--rounds", type=int, default=20, help="questions of a kind (20)")
    watch.set_defaults(run=_watch)
    told = choices.add_parser("brief", help="the brief of a day, a week, a month on a million statements")
    told.add_argument("record", type=Path, metavar="RECORD", help="the record of an invented month")
    told.add_argument("--copies", type=int, default=125, help="of it (125)")
    told.add_argument("--rounds", type=int, default=20, help="days (20)")
    told.set_defaults(run=_brief)
    out = choices.add_parser("exports", help="every export of a whole record: statements a second, memory")
    out.add_argument("--sizes", type=int, nargs="+", default=(10_000, 100_000), help="statements")
    out.set_defaults(run=_exports)
    for command in (desk, out, told, watch, kept, more, speed, cold, peers, dates):
        command.add_argument("--write", action="store_true", help="store the page in benchmarks/figures/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
