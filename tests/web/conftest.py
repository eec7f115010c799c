"""The desk on a record of the invented month, which is made once; each module has its own copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.web.app import make
from onrecord.web.settings import Settings
from tests.web.client import TestClient
from tests.web.month import fill


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record; nobody writes into this one."""
    folder = tmp_path_factory.mktemp("desk")
    fill(folder / "record.sqlite", folder / "month", 120)
    return folder / "record.sqlite"


@pytest.fixture(scope="module")
def file(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it for one module."""
    path = tmp_path_factory.mktemp("copy") / "record.sqlite"
    shutil.copy(kept, path)
    return path


@pytest.fixture(scope="module")
def client(file: Path) -> Iterator[TestClient]:
    """A browser without a screen."""
    with TestClient(make(Settings(file, by="ada")), base_url="http://127.0.0.1:8001") as opened:
        yield opened
