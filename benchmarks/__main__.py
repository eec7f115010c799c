"""The commands: ``python -m benchmarks --help``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

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


def _times(_: argparse.Namespace) -> str:
    from benchmarks import times  # noqa: PLC0415

    return times.run()


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
    dates = choices.add_parser("times", help="dateparser and Recognizers on the same times, by the same scorer")
    dates.set_defaults(run=_times)
    for command in (speed, cold, peers, dates):
        command.add_argument("--write", action="store_true", help="store the page in benchmarks/figures/")
    return parser


if __name__ == "__main__":
    sys.exit(main())
