"""The notebook of the documents runs on what is exported. Lost if this fails: the first thing a researcher copies does
not work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from onrecord import exports
from onrecord.record import Added, Record
from tests.exports.test_export import PRESS
from tests.record.conftest import add, path, record  # noqa: F401 - fixtures

NOTEBOOK = Path(__file__).parent.parent.parent / "docs" / "notebooks" / "parquet.ipynb"


def test_the_notebook_runs(record: Record, add: Callable[..., Added], tmp_path: Path,  # noqa: F811
                           monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for number, text in enumerate(PRESS):
        add(text, f"https://press.example/{number}")
    (tmp_path / "statements.parquet").write_bytes(b"".join(exports.export(record, "parquet")))
    monkeypatch.chdir(tmp_path)
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    nbformat.validate(notebook)
    names: dict[str, Any] = {}
    for cell in notebook.cells:
        if cell.cell_type == "code":
            exec(cell.source, names)
    out = capsys.readouterr().out
    assert "4 statements;" in out
    assert "[{'month': '2026-03', 'id_count': 1}]" in out
    assert "(1, 'nuclear')" in out
    assert "https://press.example/1" in out
