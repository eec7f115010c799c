"""``make demo``: the main job on the samples: a table here, then the page and the calendar as files to open."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
READ = [sys.executable, "-m", "onrecord", "read"]


def show(*arguments: str) -> None:
    """Run a command as a reader would type it, and show it first."""
    print(f"$ onrecord read {' '.join(arguments)}\n", flush=True)
    subprocess.run([*READ, *arguments], cwd=HERE.parent, check=True)


def main() -> None:
    """Read a translated piece and a web page in the terminal, then all samples into a page and a calendar."""
    show("samples/fr/traduction.txt", "--published", "2026-03-05")
    show("samples/en/page.html")
    everything = sorted(str(path.relative_to(HERE.parent)) for path in HERE.glob("*/*.*"))
    show(*everything, "--format", "html", "--output", "demo.html")
    show("samples/fr/page.html", "samples/en/page.html", "--format", "ics", "--output", "demo.ics")
    print("Open demo.html in a browser: every statement is marked in its article. demo.ics is what is scheduled.")


if __name__ == "__main__":
    main()
