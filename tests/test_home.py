"""Lost if this fails: a library tells somebody what a newsroom reads, or leaves files about it in the home folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.mark.models
@pytest.mark.parametrize("command", ["read", "add"])
def test_nothing_is_left_in_the_home_folder(tmp_path: Path, command: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    # Libraries that report are silent where they see a CI; elsewhere they may not be.
    plain = {name: value for name, value in os.environ.items()
             if name not in ("CI", "ORT_DISABLE_TELEMETRY") and not name.startswith(("XDG_", "GITHUB_"))}
    more = ["--record", str(tmp_path / "record.sqlite")] if command == "add" else []
    subprocess.run([sys.executable, "-m", "onrecord", command, str(SAMPLES / "fr/depeche.txt"),
                    str(SAMPLES / "en/wire.txt"), *more], env=plain | {"HOME": str(home)}, check=True,
                   capture_output=True)
    assert list(home.rglob("*")) == []
