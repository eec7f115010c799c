"""From a record to a file. Lost if this fails: what a filter finds and what is exported under it are not the same, or a
large record needs as much memory as it is large."""

from __future__ import annotations

import csv
import io
import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onrecord import exports
from onrecord.cli import app
from onrecord.record import Added, Filter, Order, Record, exporting
from tests.record.conftest import add, path, record  # noqa: F401 - fixtures

PRESS = ("2026-03-05 Herald\nHaas, threaten, Dravia, nuclear: we will close the port\n"
         "Sokal, deny, , : it is open tomorrow",
         "2026-03-06 Herald\nHaas, pledge, , aid: ten boats will come tomorrow",
         "? Mirror\nHaas, threaten, , : nothing is agreed")


def ids(record: Record, filter_: Filter = Filter(), order: Order = Order.newest,  # noqa: B008, F811
        limit: int | None = None) -> list[str]:
    data = b"".join(exports.export(record, "csv", filter_, order=order, limit=limit)).decode()
    return [row["id"] for row in csv.DictReader(io.StringIO(data, newline=""))]


@pytest.fixture
def filled(record: Record, add: Callable[..., Added]) -> Record:  # noqa: F811
    for number, text in enumerate(PRESS):
        add(text, f"https://press.example/{number}")
    return record


@pytest.mark.parametrize("filter_", [
    Filter(), Filter(act=("threaten",)), Filter(words="tomorrow"), Filter(from_=date(2026, 3, 6)),
    Filter(act=("warn",))])
@pytest.mark.parametrize("order", list(Order))
def test_an_export_holds_what_the_list_shows(filled: Record, filter_: Filter, order: Order,
                                             monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "AT_ONCE", 2)
    assert ids(filled, filter_, order) == [row.id for row in filled.statements(filter_, order).rows]


def test_a_limit_holds(filled: Record) -> None:
    assert len(ids(filled, limit=3)) == 3


def test_what_people_decided_is_exported(filled: Record) -> None:
    threat, *_ = ids(filled, Filter(act=("threaten",), from_=date(2026, 1, 1)))
    filled.decide("ada", "correct", "statement", threat, field="act", value="warn")
    page = json.loads(b"".join(exports.export(filled, "annotations", Filter(act=("warn",)))))
    assert [item["id"] for item in page["items"]] == [f"urn:onrecord:statement:{threat}"]
    assert page["items"][0]["target"][0]["selector"][0]["exact"] == "we will close the port"
    filled.decide("ada", "reject", "statement", threat)
    assert ids(filled, Filter(act=("warn",))) == []


def test_the_agenda_of_a_filter(filled: Record) -> None:
    assert len(list(filled.each_scheduled())) == 2
    assert [item.what for _, item in filled.each_scheduled(Filter(act=("pledge",)))] == ["ten boats will come tomorrow"]
    assert [item.what for _, item in filled.each_scheduled(Filter(from_=date(2026, 3, 6)))] == [
        "ten boats will come tomorrow"]
    assert list(filled.each_scheduled(Filter(outlet=("Mirror",)))) == []


def test_memory_does_not_grow_with_the_number_of_statements(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    row = filled.statements().rows[0]

    def most(number: int) -> int:
        monkeypatch.setattr(filled, "each", lambda *_: iter([row] * number))
        tracemalloc.start()
        for piece in exports.export(filled, "jsonl"):
            del piece
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    most(10)
    assert most(20_000) < most(2_000) + 1_000_000


def test_the_command_writes_every_format(filled: Record, tmp_path: Path) -> None:
    for name in exports.EXPORTS:
        out = tmp_path / name
        typed = ["--record", str(filled.db.path), "--act", "threaten", "--format", name, "--output", str(out)]
        done = CliRunner().invoke(app, ["export", *typed, "--site", "https://desk.example/"])
        assert (done.exit_code, done.output) == (0, "")
        assert out.stat().st_size
    assert "https://desk.example/statement/" in (tmp_path / "atom").read_text()


def test_the_formats_of_the_command_are_those_there_are() -> None:
    from onrecord.cli.export import Form  # noqa: PLC0415

    assert {form.value for form in Form} == set(exports.EXPORTS)
