"""dateparser and Microsoft's Recognizers beside onrecord: the same times, the same scorer.

Each library is given the publication day. What it finds is widened to the unit it names (a month is all its days), and
where it offers a past and a future reading, a variant that prefers each is measured, and the better of the two for each
time as well: no tense is known to it, so that is the most it could reach.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from importlib.util import find_spec
from typing import Any

from benchmarks.table import markdown, page
from evaluation import times
from evaluation.datasets import datasets
from evaluation.rows import Row
from onrecord.statements.times.calendar import whole

Reader = Callable[[Sequence[Row]], list[Row]]
HEAD = ("system", "datable", "fr", "en", "press", "traps left alone")
NOTES = """\
Per cent right by `evaluation`'s scorer: a datable time has an overlapping span with the same first and last day; a trap
has no dated span over it. press: the times from news texts, without the invented ones.
dateparser: `search_dates`, its `period` widened to the unit. Recognizers: `ms-recognizers-text-date-time` (PyPI).
"past", "future": which reading is taken where there are two; "either": right if one of them is."""


def run() -> str:
    """Measure all that is installed; the page as Markdown."""
    gold = next(d for d in datasets() if d.name == "times-dev").gold()
    table = []
    for name, reader in readers():
        table.append(_row(name, reader, gold))
    return page("times", "Times beside other libraries", NOTES, markdown(HEAD, table))


def readers() -> Iterator[tuple[str, Reader | None]]:
    """The systems by name; None for one that is not installed."""
    yield "onrecord", times.predict
    there = find_spec("dateparser") is not None
    for prefer in ("past", "future", "either"):
        yield f"dateparser, {prefer}", partial(_read, _dateparser, prefer) if there else None
    there = find_spec("ms_recognizers_date_time") is not None
    for prefer in ("past", "future", "either"):
        yield f"Recognizers, {prefer}", partial(_read, _recognizers, prefer) if there else None


def _row(name: str, reader: Reader | None, gold: Sequence[Row]) -> Sequence[object]:
    if reader is None:
        return (name, "not installed", *[""] * (len(HEAD) - 2))
    found = reader([{k: row[k] for k in ("id", "lang", "text", "published")} for row in gold])
    figures = times.score(gold, found)["figures"]
    press = [own for key, own in figures.items() if key in ("datable/polnear_dev", "datable/wikinews_fr")]
    right, of = sum(own["right"] for own in press), sum(own["of"] for own in press)
    shown = [f"{figures[key]['percent']:.1f}" for key in ("datable", "datable/fr", "datable/en")]
    return (name, *shown, f"{100 * right / of:.1f}" if of else "", f"{figures['trap']['percent']:.1f}")


def _read(library: Callable[[Row, str], list[Row]], prefer: str, given: Sequence[Row]) -> list[Row]:
    ways = ("past", "future") if prefer == "either" else (prefer,)
    return [{"id": row["id"], "times": [time for way in ways for time in library(row, way)]} for row in given]


def _time(start: int, end: int, first: date, last: date) -> Row:
    return {"span": [start, end], "from": first.isoformat(), "to": last.isoformat()}


def _dateparser(row: Row, prefer: str) -> list[Row]:
    search: Any = importlib.import_module("dateparser.search").search_dates
    parser: Any = importlib.import_module("dateparser.date").DateDataParser
    base = datetime.fromisoformat(row["published"])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": prefer}
    reader = parser(languages=[row["lang"]], settings=settings)
    found, at = [], 0
    for words, day in search(row["text"], languages=[row["lang"]], settings=settings) or ():
        start = max(row["text"].find(words, at), 0)
        at = start + len(words)
        period = reader.get_date_data(words).period or "day"
        unit = period if period in ("week", "month", "year") else "day"
        found.append(_time(start, at, *whole(unit, day.date())))
    return found


def _recognizers(row: Row, prefer: str) -> list[Row]:
    recognize: Any = importlib.import_module("ms_recognizers_date_time").recognize_datetime
    published = date.fromisoformat(row["published"])
    culture = {"fr": "fr-fr", "en": "en-us"}[row["lang"]]
    found = []
    for entity in recognize(row["text"], culture, reference=datetime.fromisoformat(row["published"])):
        values = (entity.resolution or {}).get("values") or ()
        days = [d for value in values if (d := _interval(value, published)) is not None]
        if days:
            first, last = days[-1] if prefer == "future" else days[0]
            found.append(_time(entity.start, entity.end + 1, first, last))
    return found


def _interval(value: dict[str, str], published: date) -> tuple[date, date] | None:
    """The days of one reading; its ends are exclusive."""
    kind = value.get("type", "")
    if not kind.startswith("date"):
        return None
    if "value" in value:
        day = _day(value["value"])
        return (day, day) if day else None
    first, last = _day(value.get("start")), _day(value.get("end"))
    if first and last:
        return (first, last - timedelta(days=1)) if first < last else (first, first)
    if first:
        return first, published
    return (published, last - timedelta(days=1)) if last else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
