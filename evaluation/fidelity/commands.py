"""``python -m evaluation fidelity``."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Sequence
from pathlib import Path

from evaluation import stamp
from evaluation.fidelity import pairs, planted, score
from evaluation.fidelity.pairs import Pair

PAGE = Path(__file__).resolve().parent.parent / "fidelity.md"
NOWHERE = "not found"
SOURCES = {"dev": ("dev-en", "dev-fr", "dev-speech-fr"), "test": ("test-en", "test-fr", "test-statement-en")}


def add(choices: _SubParsersAction[ArgumentParser]) -> None:
    """The command and its options."""
    command = choices.add_parser("fidelity", help="precision and recall of verdicts on quotations, pair by pair")
    command.add_argument("--wrong", action="store_true", help="show the pairs of the dev half that went wrong")
    command.add_argument("--write", action="store_true", help=f"write {PAGE.name}")
    command.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Judge all pairs, print the tables."""
    began, sections, count = time.process_time(), [], 0
    for title, found in _sets():
        judged = score.judge(found)
        count += len(judged)
        sections.append(f"## {title}\n\n{len(judged)} pairs.\n\n{score.table(score.lines(judged))}")
        if options.wrong and "Dev" in title:
            sections.append(_errors(judged))
    text = "\n\n".join(sections)
    print(text)
    if options.write:
        seconds = (time.process_time() - began) / count
        PAGE.write_text(_page(text, seconds), encoding="utf-8")
    return 0


def _sets() -> list[tuple[str, Sequence[Pair]]]:
    written = {half: pairs.pairs(half) for half in pairs.HALVES}
    machine = {"dev": planted.planted(SOURCES["dev"], SOURCES["test"]),
               "test": planted.planted(SOURCES["test"], SOURCES["dev"])}
    return [
        ("Test half, written by hand", written["test"]),
        ("Test half: same language", [pair for pair in written["test"] if not pair.across]),
        ("Test half: across languages", [pair for pair in written["test"] if pair.across]),
        ("Dev half, written by hand", written["dev"]),
        ("Planted by machine into the test half's sources", machine["test"]),
        ("Planted by machine into the dev half's sources", machine["dev"]),
        ("Said nowhere, on the same subject: in the same language",
         [pair for half in pairs.HALVES for pair in machine[half] if pair.verdict == NOWHERE and not pair.across]),
        ("Said nowhere, on the same subject: across languages",
         [pair for half in pairs.HALVES for pair in machine[half] if pair.verdict == NOWHERE and pair.across]),
    ]


def _errors(judged: Sequence[score.Judged]) -> str:
    return "\n".join(f"- {pair.name}: {pair.verdict} {sorted(pair.changes)} read as {finding.verdict} "
                     f"{[str(change) for change in finding.changes]}: {pair.quotation.words}"
                     for pair, finding in score.wrong(judged))


def _page(text: str, seconds: float) -> str:
    head = (Path(__file__).with_name("head.md")).read_text(encoding="utf-8").strip()
    written = f"Written by `python -m evaluation fidelity --write`; commit {stamp.commit()}, {stamp.today()}."
    speed = f"In per cent. {1000 * seconds:.0f} ms of processor time a pair, reading and loading included."
    return f"# Fidelity\n\n{written} {speed}\n\n{head}\n\n{text}\n"
