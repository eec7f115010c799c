"""What a measured figure is stamped with: the commit, the day, the corpus."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The project's root."""


def git(*arguments: str) -> str | None:
    """What git says, without the line break at its end; None where there is no git, or it refuses."""
    try:
        done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True,
                              timeout=30)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.rstrip("\n")


def commit() -> str:
    """The commit that is measured; with ``+`` where tracked files of the product differ from it."""
    head = git("rev-parse", "--short=10", "HEAD")
    if not head:
        return "unknown"
    return head + ("+" if git("status", "--porcelain", "--untracked-files=no", "--", "src", "evaluation/*.py") else "")


def today() -> str:
    """The day, in UTC."""
    return datetime.now(UTC).date().isoformat()


def digest(path: Path) -> str:
    """The first sixteen hexadecimal digits of a file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]
