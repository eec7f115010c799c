"""A place for a user's knowledge folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

HEAD = 'source = "invented"\ndate = 2026-01-31\nchecked = "unverified"\n'


@pytest.fixture
def overlay(tmp_path: Path) -> Callable[..., Path]:
    """Writes files, given by path, under a folder and returns it; source, date and checked are put in front."""

    def write(files: dict[str, str], head: str = HEAD) -> Path:
        for name, text in files.items():
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(head + text, encoding="utf-8")
        return tmp_path

    return write
