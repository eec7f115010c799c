"""The commands print, write and exit as they say, with predictions that are given (no model is loaded).

Lost if this fails: scripts and the continuous integration that build on the commands would break.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import evaluation.own
from evaluation.__main__ import main

GOLD = str(Path(evaluation.own.__file__).with_name("fr.jsonl"))
NUMBER = sum(len(json.loads(line)["attributions"]) for line in Path(GOLD).read_text(encoding="utf-8").splitlines())


def test_gold_scores_a_hundred_against_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = tmp_path / "figures.json"
    assert main(["score", "attributions", GOLD, "--pred", GOLD, "--json", str(stored), "--intervals", "20"]) == 0
    figures = json.loads(stored.read_text())
    assert figures["all"]["joint"]["F"] == figures["speech"]["joint_class"]["F"] == 100
    assert figures["intervals"]["joint"] == {"low": 100, "high": 100}
    assert "joint 100.0 to 100.0" in capsys.readouterr().out


def test_reliability_of_given_predictions(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reliability", "attributions", GOLD, "--pred", GOLD]) == 0
    assert f"| 0.9 to 1.0 | {NUMBER} | 1.00 | 1.00 |" in capsys.readouterr().out


def test_an_empty_file_of_predictions_is_not_predicted_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pred.jsonl").write_text("")
    assert main(["score", "attributions", GOLD, "--pred", str(tmp_path / "pred.jsonl")]) == 0
    assert f"all       {NUMBER:6}{0:6}" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["score", "attributions"], ["predict", "verbs"], ["gate", "--lower"]])
def test_wrong_usage_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage: python -m evaluation" in capsys.readouterr().err
