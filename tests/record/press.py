"""A press for the tests of the record: pages whose reading needs no model.

A page has a line a statement: ``Name, act, target, topic: words``, each part but the words may be empty. The first
line may be ``2026-03-05 Outlet`` (the day may be ``?``).
"""

from __future__ import annotations

import hashlib
import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from onrecord.errors import NothingReadable
from onrecord.model import AgendaItem, Article, Block, Page, Reading, Speaker, Statement, Time, Why
from onrecord.record import Given

SEEN = datetime(2026, 3, 6, 8, tzinfo=UTC)


def page(text: str, url: str = "https://press.example/a", seen: datetime = SEEN) -> Page:
    """The page of a text."""
    data = text.encode()
    return Page(url, data, hashlib.sha256(data).hexdigest(), seen, "text/plain", url)


def read(found: Page, given: Given = Given()) -> Reading:  # noqa: B008 - frozen
    """What is read in such a page. Raises NothingReadable for one without a statement."""
    text = found.data.decode()
    day, _, outlet = text.partition("\n")[0].partition(" ")
    url = found.url or found.source
    blocks, statements, items, at = [], [], [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", (at, at + len(line))))
        head, colon, words = line.partition(": ")
        if colon:
            start = at + len(head) + 2
            statements.append(statement(len(statements), head, (at, at + len(head)), (start, start + len(words))))
        if "tomorrow" in line:
            when = Time((at, at + len(line)), None, None, "no day")
            items.append(AgendaItem(words or line, (at, at + len(line)), when, statement=f"s{len(statements) - 1}"))
        at += len(line) + 1
    if not statements:
        raise NothingReadable(found.source, "it holds no statement")
    published = given.published or (date.fromisoformat(day) if day[:1].isdigit() else None)
    id_ = hashlib.sha256(f"{url}\n{found.sha256}".encode()).hexdigest()[:16]
    article = Article(id_, text, given.lang or ("fr" if "Le " in outlet else "en"), "report", tuple(blocks),
                      title=text.partition("\n")[2].partition("\n")[0][:40], url=url, outlet=outlet or None,
                      published=published, origins={"published": "given"} if given.published else {})
    return Reading(article, tuple(statements), tuple(items))


def statement(number: int, head: str, source: tuple[int, int], content: tuple[int, int], **more: Any) -> Statement:
    """A statement of a line."""
    name, act, target, topic = ([part.strip() for part in head.split(",")] + [""] * 4)[:4]
    speaker = Speaker(name, "~" + name.lower().replace(" ", "-")) if name else None
    values: dict[str, Any] = {
        "kind": "indirect", "class_": "speech", "certainty": "CT+", "condition": None, "times": (), "complete": True,
        "confidence": 0.9, "rule": "colon", "why": {"act": Why("line", (source,))}} | more
    return Statement(id=f"s{number}", attribution=f"a{number}", source=(source,), cue=(), content=(content,),
                     speaker=speaker, act=act or None, targets=(target,) if target else (),
                     topics=(topic,) if topic else (), **values)


def many(number: int) -> list[Page]:
    """A press of so many pages, some of them changed later, some twice."""
    pages = []
    for n in range(number):
        at = n if n % 10 != 9 else n - 4  # every tenth is a changed page
        lines = [f"2026-{n % 12 + 1:02}-{n % 27 + 1:02} {'Le Courrier' if n % 3 else 'The Post'}"]
        lines += [f"Ada {n % 7}, {'warn' if k % 2 else 'pledge'}, Land {n % 5}, topic-{k}: words {n} number {k} of this"
                  for k in range(4)]
        pages.append(page("\n".join(lines), f"https://press.example/{at}", SEEN.replace(minute=n % 60, second=n // 60)))
    return pages


def dump(path: Path, *, without: tuple[str, ...] = ("sighting",)) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in order, but for the times at which pages were met, made and decided."""
    times = {"first_seen", "last_seen", "made"}
    with sqlite3.connect(path) as db:
        names = [row[0] for row in db.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'statement_search%'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name")]
        rows = {}
        for name in (name for name in names if name not in without):
            columns = [row[1] for row in db.execute(f"PRAGMA table_info({name})") if row[1] not in times]
            rows[name] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {name}"), key=repr)
    db.close()
    return rows
