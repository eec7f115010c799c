"""A reading brought into the tables: what is there and still read stays where it is, what changed is changed, what is
gone goes. Adding, reading again and deciding all write through here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.model import AgendaItem, Article, Reading, Statement
from onrecord.record import codec, decided, facets, identity
from onrecord.record.database import Database, Row
from onrecord.record.decisions import standings
from onrecord.spans import words

Named = Callable[[str], str | None]
"""The key of the actor that words of an article name, where they name exactly one."""

COLUMNS = ("number", "speaker", "actor", "role", "act", "certainty", "kind", "class", "lang", "words", "complete",
           "confidence", "accepted", "rejected", "facets")
ARTICLE_COLUMNS = ("title", "outlet", "published", "lang", "kind", "url", "author", "rejected", "reading", "text")
_IN_COLUMNS = ("id", "text")


@dataclass(frozen=True, slots=True)
class Line:
    """A statement on its way into the tables."""

    id: str
    read: Statement
    decided: Statement
    columns: tuple[Any, ...]
    targets: Mapping[str, str | None]


def sync(db: Database, key: int, reading: Reading, where: str, named: Named) -> list[str]:
    """Bring the reading of an article (by its key) into the tables; the ids of its statements."""
    stands = standings(db, "article", [reading.article.id])[reading.article.id]
    article = decided.article(reading.article, stands)
    _article(db, key, reading.article, article, stands.rejected)
    ids = identity.statement_ids(reading, where)
    succeed(db, key, reading, ids)
    judged = standings(db, "statement", ids)
    lines = [line(article, id_, number, statement, judged[id_], named)
             for number, (id_, statement) in enumerate(zip(ids, reading.statements, strict=True))]
    _note_values(db, article, lines)
    _statements(db, key, article, lines)
    _agenda(db, key, reading, where, dict(zip((s.id for s in reading.statements), ids, strict=True)))
    return ids


def line(article: Article, id_: str, number: int, read: Statement, stands: decided.Standing, named: Named) -> Line:
    """A statement's columns: a pure function of its article, its reading and the decisions on it."""
    statement = decided.statement(read, stands)
    speaker, targets = statement.speaker, {target: named(target) for target in statement.targets}
    tokens = facets.tokens(_values(article, statement, targets))
    return Line(id_, read, statement, (
        number, speaker and speaker.name, speaker and speaker.actor, speaker and speaker.role, statement.act,
        statement.certainty, statement.kind, statement.class_, article.lang, words(article.text, statement.content),
        int(statement.complete), round(statement.confidence, 4), int(stands.accepted), int(stands.rejected),
        json.dumps(list(tokens), separators=(",", ":"))), targets)


def _values(article: Article, statement: Statement,
            targets: Mapping[str, str | None]) -> Iterator[tuple[str, str | None]]:
    """Everything that a statement can be filtered by."""
    yield "all", ""
    yield "actor", statement.speaker.actor if statement.speaker else None
    yield "act", statement.act
    yield "certainty", statement.certainty
    yield "kind", statement.kind
    yield "class", statement.class_
    yield "lang", article.lang
    yield "outlet", article.outlet
    yield from (("topic", topic) for topic in statement.topics or (None,))
    yield from (("target", actor or identity.folded(target)) for target, actor in targets.items())
    if not targets:
        yield "target", None
    if statement.condition:
        yield "condition", "yes"
    if not statement.complete:
        yield "complete", "no"


def _article(db: Database, key: int, read: Article, article: Article, rejected: bool) -> None:
    db.run(f"UPDATE article SET {_assigned(ARTICLE_COLUMNS)} WHERE key = ?", (
        article.title, article.outlet, article.published and article.published.isoformat(), article.lang, article.kind,
        article.url, article.author, int(rejected), codec.packed(read, _IN_COLUMNS), article.text, key))


def _note_values(db: Database, article: Article, lines: Sequence[Line]) -> None:
    """Note what each token stands for, and each actor that is met for the first time."""
    values = {token: value for line in lines
              for token, value in facets.tokens(_values(article, line.decided, line.targets)).items()}
    db.run_many("INSERT OR IGNORE INTO facet (token, field, value) VALUES (?, ?, ?)",
                [(token, field, value) for token, (field, value) in values.items()])
    speakers = (line.decided.speaker for line in lines)
    db.run_many("INSERT OR IGNORE INTO actor (key, name, provisional) VALUES (?, ?, ?)",
                [(s.actor, s.name, int(s.actor.startswith("~"))) for s in speakers if s and s.actor])


def _statements(db: Database, article: int, noun: Article, lines: Sequence[Line]) -> None:
    """Insert, update and delete until the article's rows are these; a row whose day is right keeps its key."""
    there = {row["id"]: row for row in db.query("SELECT * FROM statement WHERE article = ?", (article,))}
    gone = [row["key"] for id_, row in there.items() if id_ not in {line.id for line in lines}]
    db.run_many("DELETE FROM statement WHERE key = ?", [(key,) for key in gone])
    first, end = identity.first_key(noun.published), identity.end_key(noun.published)
    free = _free_key(db, first, end)
    for line in reversed(lines):  # newest first, an article then reads in its own order
        row = there.get(line.id)
        stays = row is not None and first <= row["key"] < end
        key = identity.with_act(row["key"] if row and stays else free, line.decided.act)
        free = free if stays else identity.step(free)
        if row is None:
            _insert(db, "statement", ("key", "id", "article", *COLUMNS), (key, line.id, article, *line.columns))
        elif row["key"] != key or tuple(row[column] for column in COLUMNS) != line.columns:
            db.run(f"UPDATE statement SET key = ?, {_assigned(COLUMNS)} WHERE key = ?",
                   (key, *line.columns, row["key"]))
        _details(db, key, noun.text, line, known=row is not None)


def _details(db: Database, key: int, text: str, line: Line, *, known: bool) -> None:
    """What hangs on a statement; nothing is written when its reading and its values are the same as before."""
    statement, reading = line.decided, codec.packed(line.read, _IN_COLUMNS)
    if known:
        for table in ("statement_reading", "statement_topic", "statement_target", "statement_time"):
            db.run(f"DELETE FROM {table} WHERE statement = ?", (key,))
    _insert(db, "statement_reading", ("statement", "reading"), (key, reading))
    db.run_many("INSERT OR IGNORE INTO statement_topic VALUES (?, ?)", [(key, topic) for topic in statement.topics])
    db.run_many("INSERT OR IGNORE INTO statement_target VALUES (?, ?, ?)",
                [(key, target, actor) for target, actor in line.targets.items()])
    db.run_many("INSERT INTO statement_time VALUES (?, ?, ?, ?, ?, ?)", [
        (key, number, text[slice(*time.span)], time.from_ and time.from_.isoformat(), time.to and time.to.isoformat(),
         time.how) for number, time in enumerate(statement.times)])


def _agenda(db: Database, article: int, reading: Reading, where: str, new_ids: Mapping[str, str]) -> None:
    ids = identity.agenda_ids(reading, where)
    judged = standings(db, "agenda", ids)
    db.run("DELETE FROM agenda WHERE article = ?", (article,))
    for id_, item in zip(ids, reading.agenda, strict=True):
        item = replace(item, statement=new_ids.get(item.statement or ""))  # noqa: PLW2901 - the same
        _insert(db, "agenda", ("id", "article", "statement", "what", "words", "from_day", "to_day", "place", "actors",
                               "rejected", "reading"),
                (id_, article, item.statement, item.what, words(reading.article.text, [item.span]), *_days(item),
                 item.where, json.dumps(item.actors, ensure_ascii=False), int(judged[id_].rejected),
                 codec.packed(item)))


def _days(item: AgendaItem) -> tuple[str | None, str | None]:
    from_, to = item.when.from_, item.when.to
    return from_.isoformat() if from_ else None, to.isoformat() if to else None


def succeed(db: Database, article: int, reading: Reading, ids: Sequence[str]) -> None:
    """Where a statement that people decided on is now read with other words, note which one took its place.

    The one that shares most characters with it, half of both at least; its decisions then hold for that one.
    """
    old = db.query(
        "SELECT s.id, r.reading FROM statement s JOIN statement_reading r ON r.statement = s.key WHERE s.article = ?"
        " AND (EXISTS (SELECT 1 FROM decision d WHERE d.about = 'statement' AND d.target = s.id)"
        "   OR EXISTS (SELECT 1 FROM succession u WHERE u.new = s.id))", (article,))
    for row in (row for row in old if row["id"] not in ids):
        was = codec.statement(row["reading"]).content
        best = max(((identity.overlap(was, statement.content), id_)
                    for id_, statement in zip(ids, reading.statements, strict=True)), default=(0.0, ""))
        if best[0] >= 0.5:
            db.run("INSERT OR REPLACE INTO succession VALUES (?, ?, ?)", (row["id"], best[1], round(best[0], 3)))
            db.run("INSERT OR IGNORE INTO succession SELECT old, ?, overlap FROM succession WHERE new = ?",
                   (best[1], row["id"]))


def stored(db: Database, row: Row) -> Reading:
    """The reading of an article as it was kept (its row of ``article``); attributions are not kept."""
    article = codec.article(row["reading"], row["text"], row["id"])
    read = db.query("SELECT s.id, r.reading FROM statement s JOIN statement_reading r ON r.statement = s.key"
                    " WHERE s.article = ? ORDER BY s.number", (row["key"],))
    agenda = db.query("SELECT reading FROM agenda WHERE article = ? ORDER BY key", (row["key"],))
    return Reading(article, tuple(codec.statement(row["reading"], row["id"]) for row in read),
                   tuple(codec.agenda_item(row["reading"]) for row in agenda))


def _free_key(db: Database, first: int, end: int) -> int:
    last: int | None = db.value("SELECT max(key) FROM statement WHERE key >= ? AND key < ?", (first, end))
    return identity.step(first if last is None else last)


def _insert(db: Database, table: str, columns: Iterable[str], values: Sequence[Any]) -> None:
    db.run(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(values))})", values)


def _assigned(columns: Iterable[str]) -> str:
    return ", ".join(f"{column} = ?" for column in columns)


__all__ = ["Line", "Named", "line", "stored", "succeed", "sync"]
