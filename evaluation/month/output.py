"""Write the month: pages, feeds, what a crawler would see, and the truth."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evaluation.month import pages, truth, watched
from evaluation.month.house import Text, dateline, text_of
from evaluation.month.nouns import Version
from evaluation.month.pages import stamp
from evaluation.month.press import Month
from evaluation.month.slots import city_of
from evaluation.month.world import bodies, outlets

Row = Mapping[str, Any]


def write(month: Month, into: Path) -> dict[str, int]:
    """Write everything under a folder that is new or empty; returns how many rows each file of the truth has.

    Raises FileExistsError when the folder holds something.
    """
    if into.exists() and any(into.iterdir()):
        raise FileExistsError(f"{into} is not empty: give a new folder for the month")
    cities = {story.id: story.says[0].of if story.says else "nato" for story in month.told}
    printed = [(version, _text(version, cities.get(version.story or ""))) for version in month.versions]
    _pages(printed, into)
    _feeds(printed, into)
    _lines(into / "crawl.jsonl", _crawl(printed))
    said = month.said
    tables: dict[str, Iterable[Row]] = {
        "articles": truth.articles(printed), "attributions": truth.attributions(printed),
        "utterances": truth.utterances(said, printed), "copies": truth.copies(printed),
        "positions": watched.positions(said), "shifts": watched.shifts(said), "no-shifts": watched.no_shifts(said),
        "contradictions": watched.contradictions(said), "firsts": watched.firsts(said),
        "silences": watched.silences(said), "meetings": watched.meetings(said, printed),
        "pledges": watched.pledges(said), "thresholds": watched.thresholds(said, printed)}
    return {name: _lines(into / "truth" / f"{name}.jsonl", rows) for name, rows in tables.items()}


def _text(version: Version, of: str | None) -> Text:
    outlet = outlets()[version.outlet]
    city = city_of(of if of in bodies() else "nato", outlet.lang) if of else ""
    return text_of(version.draft, outlet, dateline(outlet, city, version.published.date()) if city else "")


def _pages(printed: truth.Printed, into: Path) -> None:
    """Every version's page, with links to what its outlet printed before."""
    before: defaultdict[str, list[pages.Link]] = defaultdict(list)
    for version, text in sorted(printed, key=lambda pair: (pair[0].updated or pair[0].published, pair[0].article)):
        outlet = outlets()[version.outlet]
        links = before[outlet.key]
        file = into / version.file
        file.parent.mkdir(parents=True, exist_ok=True)
        page = pages.plain(text) if outlet.agency else pages.html(version, text, outlet, links[-2:], links[-6:-2])
        file.write_text(page, encoding="utf-8")
        links.append({"title": text.title, "url": version.url})


def _feeds(printed: truth.Printed, into: Path) -> None:
    """A feed for each outlet and day: ``feeds/<outlet>/<day>.xml``."""
    days: defaultdict[tuple[str, str], list[tuple[Version, Text]]] = defaultdict(list)
    for version, text in printed:
        if version.number == 1:
            days[version.outlet, f"{version.published:%Y-%m-%d}"].append((version, text))
    for (key, day), entries in days.items():
        file = into / "feeds" / key / f"{day}.xml"
        file.parent.mkdir(parents=True, exist_ok=True)
        entries.sort(key=lambda pair: pair[0].published)
        file.write_text(pages.feed(outlets()[key], entries), encoding="utf-8")


def _crawl(printed: truth.Printed) -> list[Row]:
    """What a crawler meets in the order in which it meets it: pages, changed pages, pages that are gone."""
    rows: list[Row] = []
    for version, _ in printed:
        rows.append({"seen": stamp(version.seen), "url": version.url, "status": 200, "file": version.file})
        if version.deleted:
            rows.append({"seen": stamp(version.deleted), "url": version.url, "status": 410, "file": None})
    return sorted(rows, key=lambda row: (row["seen"], row["url"]))


def _lines(file: Path, rows: Iterable[Row]) -> int:
    file.parent.mkdir(parents=True, exist_ok=True)
    written = 0
    with file.open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            written += 1
    return written
