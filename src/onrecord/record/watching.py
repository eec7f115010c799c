"""What the watch needs of an article, found by the matchers of knowledge and kept as rows beside its statements.

All of it is a pure function of the article's reading, the decisions on it and knowledge; so it is made anew whenever
one of them changes, in the same transaction, and for all articles by ``rebuild``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from onrecord.knowledge import Knowledge, fates, load
from onrecord.knowledge.amounts import Given, amounts, says
from onrecord.knowledge.matching import Matcher, matcher
from onrecord.knowledge.said import Said, Side
from onrecord.knowledge.slots import Slot, scene
from onrecord.knowledge.thresholds import Thresholds, thresholds
from onrecord.model import Article, Reading, Span, Statement
from onrecord.record import codec, decided, lines, vectors, voices
from onrecord.record.database import Database, Row
from onrecord.record.decisions import standings
from onrecord.record.identity import DAY_BITS
from onrecord.record.saids import Around, Read, repaired, sentences
from onrecord.record.watch_schema import NAMES
from onrecord.spans import overlap

GIVES = ("pledge", "announce", "offer", "agree")
"""Acts that make an amount a gift of the speaker's side even where no verb of giving stands."""
MEANS = frozenset({"pledge", "announce", "offer", "agree", "assert", "assess", "predict", "concede", "refuse",
                   "deny", "welcome"})
COMPARES = frozenset({"raised", "cut"})
"""What words say of a gift only where they set two amounts against each other: "not", "only"."""
_GIVER = Slot("giver", "agent", "only")
_RECEIVER = Slot("receiver", "object", "never", optional=True)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A statement with its key, its values as decided, and for whom it was said."""

    key: int
    statement: Statement
    sides: tuple[Side, ...]

    @property
    def body(self) -> str | None:
        """Under whom its words count; None when nobody is known to have said it."""
        return voices.body(self.sides) if self.sides else None


class Watching:
    """Finds and writes the rows of the watch; loads knowledge when the first article asks for it."""

    def __init__(self, db: Database, knowledge: Knowledge | None, read_with: str) -> None:
        self.db, self.given, self.read_with = db, knowledge, read_with

    @cached_property
    def knowledge(self) -> Knowledge:
        """What was given, else the program's own."""
        return self.given or load()

    @cached_property
    def matcher(self) -> Matcher:
        """Of the questions."""
        return matcher(self.knowledge.overlay)

    @cached_property
    def thresholds(self) -> Thresholds:
        """Of the doctrines."""
        return thresholds(self.knowledge.overlay)

    def added(self, article: str) -> None:
        """An article was added, by its id: find what is in it. Without knowledge nothing is looked for."""
        if self.given is not None:
            self._of("SELECT key FROM article WHERE id = ?", article)

    def ahead(self, readings: Iterable[Reading]) -> None:
        """These articles are about to be added: make at once what takes less for many than for each."""
        if self.given is not None:
            vectors.ready(self.db, list(dict.fromkeys(
                text for one in readings if one.article.published for text in _placed_by(one))))

    def changed(self, about: str, target: str) -> None:
        """Something was decided of a statement or an article: find again what hangs on it, if it was looked for."""
        if about in ("statement", "article"):
            self._of("SELECT w.article FROM watched w JOIN article a ON a.key = w.article WHERE a.id = :id OR EXISTS"
                     " (SELECT 1 FROM statement s WHERE s.article = a.key AND (s.id = :id OR s.id IN"
                     " (SELECT new FROM succession WHERE old = :id)))"
                     if about == "article" else
                     "SELECT w.article FROM watched w WHERE w.article IN (SELECT article FROM statement WHERE id = :id"
                     " UNION SELECT s.article FROM succession u JOIN statement s ON s.id = u.new WHERE u.old = :id)",
                     target)

    def read_again(self, article: int) -> None:
        """An article was read again, by its key."""
        if self.given is not None or self.db.one("SELECT 1 FROM watched WHERE article = ?", (article,)):
            self.derive(article)

    def rebuild(self) -> None:
        """Find everything anew, in the order of time: first for whom people speak, then the rest."""
        keys = [row["key"] for row in self.db.query("SELECT key FROM article ORDER BY published, key")]
        with self.db.transaction():
            for table in NAMES:
                self.db.run(f"DELETE FROM {table}")
            for key in keys:
                self._affiliations(self._article(key), key)
            for key in keys:
                self.derive(key)

    def derive(self, key: int) -> None:
        """Find the rows of one article anew."""
        article = self._article(key)
        with self.db.transaction():
            if self.db.one("SELECT 1 FROM watched WHERE article = ?", (key,)):
                self._forget(key)
            spoken = self._spoken(article, key)
            around = Around(self.knowledge, article, article.published)
            heard = {one.key: (one, around.statement(one.statement, one.sides)) for one in spoken
                     if one.body is not None and one.statement.content}
            for one, read in heard.values():
                self._statement(one, read, around)
            self._lines(heard, article)
            self._narrated(key, article, around, spoken)
            self.db.run("INSERT OR REPLACE INTO watched VALUES (?, ?)", (key, self.read_with))

    def _forget(self, key: int) -> None:
        """Delete what was found in an article."""
        lines.leave(self.db, key)
        for table in ("told", "contact", "recital"):
            self.db.run(f"DELETE FROM {table} WHERE article = ?", (key,))
        for table in ("voice", "stance", "promise", "aimed"):
            self.db.run(f"DELETE FROM {table} WHERE statement IN (SELECT key FROM statement WHERE article = ?)", (key,))

    # ------------------------------------------------------------ what is read

    def _article(self, key: int) -> Article:
        row = self.db.one("SELECT * FROM article WHERE key = ?", (key,))
        assert row is not None
        read = codec.article(row["reading"], row["text"], row["id"])
        return decided.article(read, standings(self.db, "article", [read.id])[read.id])

    def _affiliations(self, article: Article, key: int) -> dict[str, str | None]:
        rows = self.db.query("SELECT actor, role FROM statement WHERE article = ? AND actor IS NOT NULL", (key,))
        found = voices.affiliations(self.knowledge, [voices.Heard(row["actor"], row["role"]) for row in rows],
                                    article.lang)
        voices.keep(self.db, key, article.published, found)
        return found

    def _spoken(self, article: Article, key: int) -> list[Spoken]:
        """The statements of an article, values as decided."""
        own = self._affiliations(article, key)
        rows: list[Row] = self.db.query("SELECT s.key, s.id, s.actor, r.reading FROM statement s"
                                        " JOIN statement_reading r ON r.statement = s.key"
                                        " WHERE s.article = ? ORDER BY s.number", (key,))
        judged = standings(self.db, "statement", [row["id"] for row in rows])
        speak = voices.voices(self.db, self.knowledge, [row["actor"] for row in rows if row["actor"]], own,
                              article.published)
        return [Spoken(row["key"], decided.statement(codec.statement(row["reading"], row["id"]), judged[row["id"]]),
                       speak.get(row["actor"], ())) for row in rows]

    # ------------------------------------------------------------ what is found

    def _statement(self, one: Spoken, read: Read, around: Around) -> None:
        statement = one.statement
        self.db.run("INSERT INTO voice (statement, body, act, told) VALUES (?, ?, ?, ?)",
                    (one.key, one.body, statement.act or "", int(_named(statement))))
        self.db.run("INSERT OR IGNORE INTO aimed SELECT :body, actor, statement FROM statement_target"
                    " WHERE statement = :key AND actor IS NOT NULL AND actor <> :body",
                    {"key": one.key, "body": one.body})
        if not self._concerns(one, read.said):
            return
        read = around.surrounded(read, statement.content)
        self.db.run_many("INSERT OR IGNORE INTO stance VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", [
            (one.key, found.question, subject(found.subject), int(found.conditional), one.body, found.state,
             found.proposition, found.holds, *read.original(found.span)) for found in self.matcher.match(read.said)])
        self.db.run_many(f"INSERT INTO promise VALUES ({', '.join('?' * 14)})",
                         [(one.key, number, *row) for number, row in enumerate(self._promises(one, read))])
        self._contacts(one, read, around)

    def _concerns(self, one: Spoken, said: Said) -> bool:
        """Whether there is anything to find in a statement: only then whom it names is looked for."""
        return self.matcher.concerns(said) or self.thresholds.concerns(said) \
            or bool(one.statement.act in MEANS and amounts(said.text, said.lang))

    def _lines(self, heard: Mapping[int, tuple[Spoken, Read]], article: Article) -> None:
        """Put statements on their lines."""
        dated = {key: read.said.text for key, (_, read) in heard.items() if key >> DAY_BITS}
        for key, vector in lines.placed(self.db, dated, article.title).items():
            one, read = heard[key]
            assert one.body is not None
            words = lines.signature(read.said.text, self.knowledge.kinds.small)
            lines.follow(self.db, key, one.body, read.said.lang, words, vector)

    def _promises(self, one: Spoken, read: Read) -> Iterator[tuple[object, ...]]:
        """Rows of ``promise``: amounts that the speaker's side gives or gave."""
        given = [found for found in amounts(read.said.text, read.said.lang) if _counts(found)]
        told = says(read.said.text, read.said.lang)
        if one.statement.act not in GIVES and set(told) <= COMPARES:
            given = [found for found in given if found.before]
        if not given or one.statement.act not in MEANS or not (told or one.statement.act in GIVES):
            return
        set_up = scene(replace(read.said, about=()))
        for found in given:
            first, last = set_up.text.at(found.span[0]), set_up.text.at(found.span[1] - 1)
            giver = set_up.fill(_GIVER, first, last, (), (_RECEIVER,))
            if giver is None:
                continue
            receiver = set_up.fill(_RECEIVER, first, last, (giver,), ())
            due = _due(one.statement, read, found)
            yield (one.body, receiver, found.amount.value, found.amount.unit, found.amount.words,
                   found.before and found.before.value, found.before and found.before.words, _said_of(found, told),
                   *due, *read.original(found.span))

    def _contacts(self, one: Spoken, read: Read, around: Around) -> None:
        day = around.article.published
        self.db.run_many(
            "INSERT INTO contact (article, statement, day, doctrine, condition, how, words, start, end)"
            " SELECT article, key, ?, ?, ?, ?, words, ?, ? FROM statement WHERE key = ?",
            [(_ordinal(day), touch.doctrine, touch.condition, touch.how, *read.original(touch.span), one.key)
             for touch in self.thresholds.match(read.said, day or date.max)])

    def _narrated(self, key: int, article: Article, around: Around, spoken: Sequence[Spoken]) -> None:
        """What the narrator tells, and what becomes of meetings whoever tells it."""
        day = _ordinal(article.published)
        statements = [one.statement for one in spoken]
        for span, said in around.narrated(statements):
            if self.thresholds.concerns(said):
                for touch in self.thresholds.match(around.naming(said), article.published or date.max):
                    self.db.run("INSERT INTO contact (article, statement, day, doctrine, condition, how, words, start,"
                                " end) VALUES (?, NULL, ?, ?, ?, ?, ?, ?, ?)",
                                (key, day, touch.doctrine, touch.condition, touch.how, said.text, *span))
        for number, (span, text) in enumerate(sentences(article)):
            if (found := fates.became(text, article.lang)) is not None:
                told_by = next((one.id for one in statements
                                if any(overlap(span, piece) for piece in one.content)), None)
                self.db.run("INSERT INTO told (article, number, day, kind, what, words, statement, start, end)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            (key, number, day, found.fate, found.event, text, told_by, *span))
        self._listings(key, article, day)

    def _listings(self, key: int, article: Article, day: int) -> None:
        """Passages that list a doctrine's conditions: runs of items, and paragraphs by sentence."""
        for passage in passages(article):
            found = self.thresholds.stated([article.text[slice(*span)] for span in passage], article.lang,
                                           article.published)
            if found:
                self.db.run_many("INSERT OR IGNORE INTO recital VALUES (?, ?, ?, ?, ?, ?)",
                                 [(key, found.doctrine, condition, day, *passage[number])
                                  for condition, number in found.conditions.items()])

    def _of(self, sql: str, target: str) -> None:
        for row in self.db.query(sql, {"id": target} if ":id" in sql else (target,)):
            self.derive(row[0])


def subject(filled: Sequence[tuple[str, str]]) -> str:
    """What fills the slots, as it is kept: ``party=ua other=ru``."""
    return " ".join(f"{slot}={value}" for slot, value in filled)


def passages(article: Article) -> Iterator[list[Span]]:
    """Runs of list items, and the sentences of each paragraph."""
    run: list[Span] = []
    for block in article.blocks:
        if block.kind == "item":
            run.append(block.span)
            continue
        if len(run) > 1:
            yield run
        run = []
        if block.kind == "paragraph":
            inside = [span for span, _ in sentences(article, block.span)]
            if len(inside) > 1:
                yield inside
    if len(run) > 1:
        yield run


def _placed_by(reading: Reading) -> Iterator[str]:
    """The texts whose meaning puts the statements of an article on their lines."""
    said = [repaired(reading.article, one.content).text for one in reading.statements
            if one.speaker and one.speaker.actor and one.content]
    yield from map(lines.looked_at, said)
    if said and reading.article.title:
        yield reading.article.title


def _named(statement: Statement) -> bool:
    """Whether the word that reports a statement names its act, as the coding says, or a person gave the act."""
    why = statement.why.get("act")
    return why is not None and why.rule.startswith(f"cue:{statement.act},")


def _counts(given: Given) -> bool:
    return given.amount.value > 0


def _said_of(given: Given, told: Sequence[str]) -> str:
    """What the words say of a gift; with what it was before, by comparing the two."""
    if given.before and given.before.value != given.amount.value:
        return "raised" if given.amount.value > given.before.value else "cut"
    return next((kind for kind in told if kind not in ("raised", "cut")), "made")


def _due(statement: Statement, read: Read, given: Given) -> tuple[str | None, str | None]:  # noqa: ARG001
    """The days by which a gift is due: the latest time of the statement that has an end."""
    dated = [time for time in statement.times if time.to is not None]
    if not dated:
        return None, None
    best = max(dated, key=lambda time: time.to or date.min)
    return (best.from_.isoformat() if best.from_ else None), best.to.isoformat() if best.to else None


def _ordinal(day: date | None) -> int:
    return day.toordinal() if day else 0
