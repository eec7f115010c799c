"""Exports of a whole invented record, each in a process of its own: statements a second, and memory at its highest."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.record import grow
from benchmarks.table import markdown, page
from onrecord.exports import EXPORTS

SIZES = (10_000, 100_000)


def run(sizes: Sequence[int] = SIZES) -> str:
    """Measure every format at every size; the page as Markdown."""
    figures: dict[str, list[str]] = {name: [] for name in EXPORTS}
    with tempfile.TemporaryDirectory() as folder:
        path, there = Path(folder) / "record.sqlite", 0
        for size in sizes:
            grow(path, there, size)
            there = size
            for name in EXPORTS:
                seconds, mebibytes, length = export(path, name, size)
                figures[name] += [f"{size / seconds:,.0f}", f"{mebibytes:,.0f}", f"{length / 2**20:,.1f}"]
    heads = [f"{size:,}: {what}" for size in sizes for what in ("statements/s", "MiB of memory", "MiB written")]
    return page("exports", "Exports",
                "The whole of an invented record in every format, by `onrecord export` in a new process each. Seconds "
                "are of the processor, its start included; memory is the most that was resident, imports and SQLite's "
                "cache and mapped file included.",
                markdown(("format", *heads), [(name, *row) for name, row in figures.items()]))


RUN = """
import resource, sys
from onrecord.cli import app
app(sys.argv[1:], standalone_mode=False)
used = resource.getrusage(resource.RUSAGE_SELF)
high = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))  # of this program alone
print(used.ru_utime + used.ru_stime, int(high.split()[1]) / 1024)
"""


def export(path: Path, name: str, size: int) -> tuple[float, float, int]:
    """Seconds of processor time, mebibytes at the most, bytes written."""
    out = path.with_suffix(f".{name}")
    typed = ["export", "--record", str(path), "--format", name, "--limit", str(size), "--output", str(out)]
    done = subprocess.run([sys.executable, "-c", RUN, *typed], capture_output=True, text=True, check=True)
    seconds, mebibytes = map(float, done.stdout.split())
    length = out.stat().st_size
    out.unlink()
    return seconds, mebibytes, length
