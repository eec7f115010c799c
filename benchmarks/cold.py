"""How soon a command answers in a process of its own: `onrecord --help`, and `onrecord read` of one article."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.pairs import Time
from benchmarks.table import markdown, page
from evaluation.stamp import ROOT

ARTICLES = {"fr": ROOT / "samples" / "fr" / "depeche.txt", "en": ROOT / "samples" / "en" / "wire.txt"}


def run(rounds: int) -> str:
    """Measure; the page as Markdown."""
    asked = {"`onrecord --help`": ("--help",)} | {
        f"`onrecord read --format json`, {lang}": ("read", str(path), "--format", "json")
        for lang, path in ARTICLES.items()}
    rows = []
    for name, arguments in asked.items():
        found = times(arguments, rounds)
        wall = [one.wall for one in found]
        rows.append((name, rounds, f"{median(wall):.2f}", f"{min(wall):.2f}", f"{max(wall):.2f}",
                     f"{median(one.processor for one in found):.2f}"))
    return page("cold", "Cold start",
                "Seconds by the clock from starting the process to its end, a new process each time; the files are in "
                "the system's cache, as they are from the second start of the day. Processor: seconds of it that the "
                "process used, which a busy machine changes less.",
                markdown(("command", "rounds", "median", "lowest", "highest", "processor"), rows))


def times(arguments: Sequence[str], rounds: int) -> list[Time]:
    """The times of each run, after one that is not counted. Ends the program when the command fails, with its words."""
    command = [str(Path(sys.executable).with_name("onrecord")), *arguments]
    found = []
    for _ in range(rounds + 1):
        began, used = time.perf_counter(), _used()
        done = subprocess.run(command, check=False, capture_output=True, timeout=120)
        found.append(Time(time.perf_counter() - began, _used() - used))
        if done.returncode:
            sys.exit(f"onrecord {' '.join(arguments)} failed: {done.stderr.decode(errors='replace').strip()}")
    return found[1:]


def _used() -> float:
    """Processor time of all child processes that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
