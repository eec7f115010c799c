"""Every figure there is, measured now and written down with commit, day and corpus."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation import errors, reliability, rows, stamp
from evaluation.datasets import Dataset, available, shown

FIGURES = Path(__file__).with_name("figures")


def run(among: Sequence[Dataset], into: Path = FIGURES) -> None:
    """Measure the datasets and write ``figures.json``, ``figures.md``, ``reliability.md`` and ``errors.md``.

    No text of a corpus is written, only figures. Datasets that are not here keep no figures.
    """
    here, absent = available(among)
    print(*absent, sep="\n", end="\n" if absent else "")
    measured = {}
    for dataset in here:
        print(f"{dataset.name} ...", flush=True)
        measured[dataset.name] = _measure(dataset)
    into.mkdir(exist_ok=True)
    head = {"commit": stamp.commit(), "date": stamp.today()}
    stored = head | {"datasets": {name: {key: own[key] for key in ("corpus", "digest", "rows", "figures")}
                                  for name, own in measured.items()}}
    (into / "figures.json").write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, title, note in (
        ("figures", "Figures", "In per cent; P / R / F1."),
        ("reliability", "Reliability of `confidence`", "Right: content matched by the relaxed rule."),
        ("errors", "Errors by cause", "Attributions; `python -m evaluation errors attributions GOLD` shows examples."),
    ):
        text = _page(title, note, head, {own: parts["pages"][name] for own, parts in measured.items()
                                         if name in parts["pages"]})
        (into / f"{name}.md").write_text(text, encoding="utf-8")
    print(f"written to {shown(into)}/")


def _measure(dataset: Dataset) -> dict[str, Any]:
    """The stored fields of a dataset, and under ``pages`` its part of each page."""
    gold = dataset.gold()
    pred = dataset.kind.predict(gold)
    figures = dataset.kind.score(gold, pred)
    pages = {"figures": f"```\n{dataset.kind.table(figures)}\n```"}
    if dataset.kind.name == "attributions":
        pages["reliability"] = reliability.table(reliability.judge(gold, pred))
        train = errors.train_beside(dataset.path)
        known = rows.read_file(train, {"text": rows.a_string}) if train else None
        pages["errors"] = _causes(errors.counts(errors.collect(gold, pred, known)))
    return {"corpus": shown(dataset.path), "digest": stamp.digest(dataset.path), "rows": len(gold),
            "figures": _rounded(figures), "pages": pages}


def _rounded(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _rounded(inner) for name, inner in value.items()}
    return round(value, 2) if isinstance(value, float) else value


def _causes(counts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> str:
    lines = ["| | cause | cases |", "|---|---|---:|"]
    lines += [f"| {group} | {cause} | {number} |" for own in counts.values() for group, causes in own.items()
              for cause, number in causes.items()]
    return "\n".join(lines)


def _page(title: str, note: str, head: Mapping[str, str], parts: Mapping[str, str]) -> str:
    written = f"Written by `python -m evaluation report`; commit {head['commit']}, {head['date']}. {note}"
    lines = [f"# {title}", "", written]
    for name, part in parts.items():
        lines += ["", f"## {name}", "", part]
    return "\n".join(lines) + "\n"
