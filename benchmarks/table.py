"""Tables in Markdown, stamped with what they were measured on."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from pathlib import Path

from evaluation import stamp

FIGURES = Path(__file__).with_name("figures")


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """The first column left, the others right."""
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines)


def page(command: str, title: str, *parts: str) -> str:
    """A page that says by which command, commit, day and machine it was made."""
    made = (f"Written by `python -m benchmarks {command} --write`; commit {stamp.commit()}, {stamp.today()}, "
            f"Python {platform.python_version()}, {os.cpu_count()} processors ({platform.machine()}), one process.")
    return "\n\n".join([f"# {title}", made, *parts]) + "\n"


def write(name: str, text: str) -> None:
    """Store a page under ``benchmarks/figures/``."""
    FIGURES.mkdir(exist_ok=True)
    (FIGURES / f"{name}.md").write_text(text, encoding="utf-8")
