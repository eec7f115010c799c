"""A record in a folder of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.record import Added, Record
from tests.record.press import page, read


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's record is."""
    return tmp_path / "record.sqlite"


@pytest.fixture
def record(path: Path) -> Iterator[Record]:
    """An empty record; in order when the test is over."""
    with Record.open(path) as opened:
        yield opened
        assert list(opened.check()) == []


@pytest.fixture
def add(record: Record) -> Callable[..., Added]:
    """Adds the page of a text."""
    def add_text(text: str, *where: object) -> Added:
        found = page(text, *where)  # type: ignore[arg-type] # url and time
        return record.add(found, read(found))
    return add_text
