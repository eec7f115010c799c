"""Put what the program really prints into README.md: every block after ``<!-- output: COMMAND -->`` is made anew.

``python docs/refresh.py`` rewrites it; a test fails when it no longer holds.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- output: onrecord (?P<command>.*?) -->\n```\n)(?P<output>.*?)(```)", re.DOTALL)


def printed(command: str) -> str:
    """What ``onrecord COMMAND`` prints, without the blanks at the ends of lines."""
    done = subprocess.run([sys.executable, "-m", "onrecord", *shlex.split(command)], cwd=ROOT, check=True,
                          capture_output=True, text=True, encoding="utf-8")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()).strip("\n") + "\n"


def refreshed(text: str) -> str:
    """The text with the output of each of its commands as it is now."""
    return BLOCK.sub(lambda block: block[1] + printed(block["command"]) + block[4], text)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
