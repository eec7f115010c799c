"""The record at ten thousand, a hundred thousand and a million invented statements: how fast, how large."""

from __future__ import annotations

import gc
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles

from benchmarks import invented
from benchmarks.table import markdown, page
from onrecord.record import Filter, Order, Record, check, schema
from onrecord.record.identity import end_key
from onrecord.record.migrations import script

SIZES = (10_000, 100_000, 1_000_000)
TIMED = 200
"""Pages added one by one, as in use, at each size."""

Question = Callable[[Record, "Drawn"], object]


def run(sizes: Sequence[int] = SIZES, rounds: int = 40) -> str:
    """Measure every size; the page as Markdown. One record grows through all sizes."""
    answers: dict[str, list[str]] = {name: [] for name in QUESTIONS}
    sized: dict[str, list[str]] = {}
    with tempfile.TemporaryDirectory() as folder:
        path, there = Path(folder) / "record.sqlite", 0
        for size in sizes:
            grow(path, there, size)
            there = size
            for name, milliseconds in ask(path, rounds).items():
                answers[name].append(_spread(milliseconds))
            for name, figure in measure(path, size).items():
                sized.setdefault(name, []).append(figure)
    head = [f"{size:,}" for size in sizes]
    return page(
        "record", "The record",
        f"An invented press: {invented.A_DAY:,} statements a day, {invented.AN_ARTICLE} an article, words and names "
        f"with Zipf's frequencies. Milliseconds, median / 95th percentile of {rounds} different questions of a kind, "
        "each asked once, all kinds mixed, over a connection opened anew (the disk's cache is the system's).",
        markdown(("statements", *head), [(name, *figures) for name, figures in answers.items()]),
        "Size, and adding one article with a reading that is given (all of it, committed to the disk):",
        markdown(("statements", *head), [(name, *figures) for name, figures in sized.items()]))


def grow(path: Path, there: int, size: int) -> None:
    """Bring the record from so many statements to so many.

    By the code in use up to ``WRITTEN``, from there by copies of these under later days and other addresses. The
    indexes are made at the end.
    """
    with Record.open(path) as record, _unindexed(record):
        if there < WRITTEN:
            with record.db.transaction():
                for found, reading in invented.press(min(size, WRITTEN), first=there // invented.AN_ARTICLE):
                    record.add(found, reading)
        articles = WRITTEN // invented.AN_ARTICLE
        wordings = record.db.value("SELECT max(wording) FROM saying y JOIN statement s ON s.key = y.statement"
                                   " WHERE s.article <= ?", (articles,))
        for copy in range(max(there // WRITTEN, 1), size // WRITTEN):
            days = copy * WRITTEN // invented.A_DAY
            with record.db.transaction():
                script(record.db.connection, COPY.format(
                    copy=copy, days=days, articles=articles, day=1 << 24, wordings=wordings,
                    pages=record.db.value("SELECT max(max(key), (SELECT max(key) FROM page)) FROM article"),
                    phrases=record.db.value("SELECT max(key) FROM wording")))


WRITTEN = 10_000
"""Statements that are added one article at a time."""

COPY = """
INSERT INTO page SELECT key + {pages}, 'g{copy}' || substr(sha256, 3), media_type, charset, length
    FROM page WHERE key <= {articles};
INSERT INTO page_bytes SELECT page + {pages}, packed FROM page_bytes WHERE page <= {articles};
INSERT INTO sighting SELECT page + {pages}, address || '?{copy}', seen, source, url, notes
    FROM sighting WHERE page <= {articles};
INSERT INTO article SELECT key + {pages}, 'g{copy}' || substr(id, 3), address || '?{copy}',
    page + {pages}, current, title, outlet, date(published, '+{days} days'), lang, kind, url, author,
    first_seen, last_seen, read_with, rejected, reading, text FROM article WHERE key <= {articles};
INSERT INTO statement SELECT s.key + {days} * {day}, 's' || printf('%02x', {copy}) || substr(s.id, 4),
    s.article + {pages}, s.number, s.speaker, s.actor, s.role, s.act, s.certainty, s.kind, s.class, s.lang, s.words,
    s.complete, s.confidence, s.hidden, s.accepted, s.rejected, s.withdrawn, s.facets
    FROM statement s WHERE s.article <= {articles};
INSERT INTO statement_reading SELECT r.statement + {days} * {day}, r.reading FROM statement s
    JOIN statement_reading r ON r.statement = s.key WHERE s.article <= {articles};
INSERT INTO statement_topic SELECT t.statement + {days} * {day}, t.topic FROM statement s
    JOIN statement_topic t ON t.statement = s.key WHERE s.article <= {articles};
INSERT INTO statement_target SELECT t.statement + {days} * {day}, t.target, t.actor FROM statement s
    JOIN statement_target t ON t.statement = s.key WHERE s.article <= {articles};
INSERT INTO statement_time SELECT t.statement + {days} * {day}, t.number, t.words, t.from_day, t.to_day, t.how
    FROM statement s JOIN statement_time t ON t.statement = s.key WHERE s.article <= {articles};
INSERT INTO fingerprint SELECT article + {pages}, day + {days}, size, text FROM fingerprint
    WHERE article <= {articles};
INSERT INTO shingle SELECT hash, day + {days}, article + {pages} FROM shingle WHERE article <= {articles};
INSERT INTO wording SELECT key + {phrases}, voice, day + {days}, hash, body, itself, utterance + {copy}
    FROM wording WHERE key <= {wordings};
INSERT INTO saying SELECT y.statement + {days} * {day}, y.wording + {phrases} FROM statement s
    JOIN saying y ON y.statement = s.key WHERE s.article <= {articles};
INSERT INTO likeness SELECT one + {phrases}, other + {phrases}, score, why FROM likeness
    WHERE one <= {wordings} AND other <= {wordings};
"""


@contextmanager
def _unindexed(record: Record) -> Iterator[None]:
    """Without the triggers that keep the indexes, and without waiting for the disk."""
    names = [row["name"] for row in record.db.query(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'statement'")]
    record.db.run("PRAGMA synchronous = OFF")
    with record.db.transaction():
        for name in names:
            record.db.run(f"DROP TRIGGER {name}")
    yield
    check.rebuild(record.db)  # of the indexes alone: near copies and utterances were kept all the time
    with record.db.transaction():
        script(record.db.connection, schema.TRIGGERS)


def ask(path: Path, rounds: int) -> dict[str, list[float]]:
    """Milliseconds that each kind of question takes, question by question."""
    by = random.Random(11)
    asked = [(name, question) for name, question in QUESTIONS.items() for _ in range(rounds)]
    by.shuffle(asked)
    taken: dict[str, list[float]] = {name: [] for name in QUESTIONS}
    with Record.open(path, read_only=True) as record:
        first, last = record.counts().first, record.counts().last
        assert first is not None and last is not None  # noqa: PT018 - the record holds something
        drawn = Drawn(by, (last - first).days + 1)
        gc.collect()
        gc.freeze()  # as the desk does: else a question in twenty pays for a walk through all that was imported
        for name, question in asked:
            began = time.perf_counter()
            question(record, drawn)
            taken[name].append(1000 * (time.perf_counter() - began))
    return taken


def measure(path: Path, size: int) -> dict[str, str]:
    """What the file weighs, and what adding costs."""
    with Record.open(path) as record:
        whole = path.stat().st_size
        evidence = int(record.db.value("SELECT sum(length(packed)) FROM page_bytes"))
        times = []
        for found, reading in invented.press(size, 2, size // invented.AN_ARTICLE - TIMED):  # more of the last days
            began = time.perf_counter()
            record.add(found, replace(reading, article=replace(reading.article, url=f"{reading.article.url}#timed")))
            times.append(1000 * (time.perf_counter() - began))
    return {"file, bytes a statement, without the pages' bytes": f"{(whole - evidence) / size:,.0f}",
            "adding, ms an article": _spread(times)}


def _spread(values: Sequence[float]) -> str:
    return f"{median(values):.1f} / {quantiles(values, n=20)[-1]:.1f}"


# ---------------------------------------------------------------- questions


@dataclass(frozen=True)
class Drawn:
    """Values to ask for, drawn as they occur: frequent ones most often."""

    by: random.Random
    stretch: int
    """Days that the record covers."""

    def words(self, number: int = 1) -> str:
        """Words as they occur in statements."""
        return " ".join(invented.WORDS.draw(self.by, number))

    def actor(self) -> str:
        """An actor's key as the invented press has it."""
        return invented.ACTORS.draw(self.by)[0].replace("~", "")

    def days(self, length: int) -> tuple[date, date]:
        """A range of days."""
        first = invented.FIRST + timedelta(days=self.by.randrange(max(1, self.stretch - length)))
        return first, first + timedelta(days=length)


def _topic(drawn: Drawn) -> tuple[str]:
    return (invented.TOPICS.draw(drawn.by)[0],)


def _act(drawn: Drawn) -> tuple[str]:
    return (invented.VERBS.draw(drawn.by)[0],)


def _outlet(drawn: Drawn) -> tuple[str]:
    return (invented.OUTLETS.draw(drawn.by)[0],)


def _target(drawn: Drawn) -> tuple[str]:
    return (invented.TARGETS.draw(drawn.by)[0],)


def _list(filter_: Callable[[Drawn], Filter], order: Order = Order.newest) -> Question:
    return lambda record, drawn: record.statements(filter_(drawn), order)


def _line(filter_: Callable[[Drawn], Filter]) -> Question:
    return lambda record, drawn: record.timeline(filter_(drawn))


def _prefix(drawn: Drawn) -> str:
    return f"{max(drawn.words(9).split(), key=len)[:4]}*"


def _within(drawn: Drawn, length: int, **more: object) -> Filter:
    first, last = drawn.days(length)
    return Filter(from_=first, to=last, **more)  # type: ignore[arg-type] # the fields of a filter


def _deep(record: Record, drawn: Drawn) -> object:
    """A page somewhere down a list."""
    return record.statements(Filter(topic=_topic(drawn)), after=end_key(drawn.days(0)[0]))


def _show(record: Record, drawn: Drawn) -> object:
    return record.statement(record.statements(after=end_key(drawn.days(0)[0]), limit=1).rows[0].id)


QUESTIONS: dict[str, Question] = {
    "newest": _list(lambda _: Filter()),
    "search: one word": _list(lambda d: Filter(words=d.words())),
    "search: three words": _list(lambda d: Filter(words=d.words(3))),
    "search: a word that is rare, oldest first": _list(lambda d: Filter(words=d.words(3).split()[-1]), Order.oldest),
    "search: a phrase": _list(lambda d: Filter(words=f'"{d.words(2)}"')),
    "search: a beginning": _list(lambda d: Filter(words=_prefix(d))),
    "search: one without another": _list(lambda d: Filter(words=f"{d.words()} -{d.words()}")),
    "search: a word, an actor": _list(lambda d: Filter(words=d.words(), actor=(d.actor(),))),
    "search: a word, a topic, a month": _list(lambda d: _within(d, 30, words=d.words(), topic=_topic(d))),
    "filter: an actor": _list(lambda d: Filter(actor=(d.actor(),))),
    "filter: act, topic, target": _list(lambda d: Filter(act=_act(d), topic=_topic(d), target=_target(d))),
    "filter: two acts, outlet, language": _list(
        lambda d: Filter(act=_act(d) + _act(d), outlet=_outlet(d), lang=("fr",))),
    "filter: confidence over 0.9, a year": _list(lambda d: _within(d, 365, min_confidence=0.9)),
    "filter: a topic, a page somewhere down": _deep,
    "timeline: everything": _line(lambda _: Filter()),
    "timeline: everything, a quarter by day": _line(lambda d: _within(d, 90)),
    "timeline: an actor": _line(lambda d: Filter(actor=(d.actor(),))),
    "timeline: a topic, a language": _line(lambda d: Filter(topic=_topic(d), lang=("en",))),
    "timeline: an act, an outlet, a year": _line(lambda d: _within(d, 365, act=_act(d), outlet=_outlet(d))),
    "timeline: an actor, a topic": _line(lambda d: Filter(actor=(d.actor(),), topic=_topic(d))),
    "timeline: a target, two acts": _line(lambda d: Filter(target=_target(d), act=_act(d) + _act(d))),
    "timeline: three words": _line(lambda d: Filter(words=d.words(3))),
    "timeline: one word": _line(lambda d: Filter(words=d.words())),
    "timeline: a topic, an outlet": _line(lambda d: Filter(topic=_topic(d), outlet=_outlet(d))),
    "show: one of a list, and its page": _show,
    "actor: a page": lambda record, drawn: record.actor(drawn.actor()),
    "values: the first hundred actors": lambda record, _: record.values("actor"),
    "counts": lambda record, _: record.counts(),
    "utterances: a topic": lambda record, drawn: record.utterances(Filter(topic=_topic(drawn))),
    "weights: a page of statements": lambda record, drawn: record.weights([row.id for row in record.statements(
        after=end_key(drawn.days(0)[0])).rows]),
}
