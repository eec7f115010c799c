"""The record: one SQLite file that keeps what was said, where it stands, and what people decided about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from onrecord import __version__
from onrecord.knowledge import Knowledge
from onrecord.model import Article, Page, Reading
from onrecord.record import (
    actors,
    add,
    check,
    decide,
    decisions,
    evidence,
    lists,
    reread,
    show,
    sources,
    sync,
    timeline,
)
from onrecord.record.checked import Checked
from onrecord.record.database import WAIT, Database
from onrecord.record.exporting import Exporting
from onrecord.record.grouped import Grouped
from onrecord.record.names import naming
from onrecord.record.nouns import (
    ActorPage,
    Added,
    Counts,
    Decision,
    Filter,
    Found,
    Order,
    Outcome,
    StatementPage,
    Timeline,
    Value,
    Version,
)
from onrecord.record.schedule import Schedule
from onrecord.record.source_nouns import Source, Visit, Wanted
from onrecord.record.watched import Watched

if TYPE_CHECKING:
    from onrecord.record.grouping import Grouping
    from onrecord.record.watching import Watching


class Record(Watched, Grouped, Checked, Exporting):
    """The record of what was said. Made by :meth:`open`; may be shared between threads; close it when done.

    Every method raises RecordError, or one of its kinds, when the file cannot do what is asked; the record is then
    as it was before.
    """

    def __init__(self, database: Database, knowledge: Knowledge | None = None, read_with: str = __version__) -> None:
        self.db = database
        self.knowledge = knowledge
        self.read_with = read_with
        self.named = naming(knowledge)

    @cached_property
    def watching(self) -> Watching:
        """What keeps the rows of the watch in line."""
        from onrecord.record.watching import Watching  # noqa: PLC0415 - numpy and matchers, for what writes only

        return Watching(self.db, self.knowledge, self.read_with)

    @cached_property
    def grouping(self) -> Grouping:
        """What keeps reports and utterances in line."""
        from onrecord.record.grouping import Grouping  # noqa: PLC0415 - numpy, for what writes only

        return Grouping(self.db, self.knowledge)

    @classmethod
    def open(cls, path: Path | str, *, read_only: bool = False, knowledge: Knowledge | None = None,
             wait: float = WAIT, frugal: bool = False) -> Self:
        """Open the record of a file; make one where there is none, bring one of an older version up to date.

        read_only: neither; then the file must be there. knowledge: tells whom the targets of statements name, and what
        the watch looks for; without it nothing is looked for. wait: seconds to wait for another process that writes.
        frugal: little memory for each thread. Raises RecordError for a file that is no record, is damaged, or was made
        by a newer version.
        """
        return cls(Database(Path(path), read_only=read_only, wait=wait, frugal=frugal), knowledge)

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # ------------------------------------------------------------ keeping

    def seen(self, page: Page, url: str | None = None) -> str | None:
        """Whether a page is kept and read; then this sighting of it is noted. The id of its article, or None: read it.

        url: the address of the article, where it is known and not the page's own.
        """
        return add.seen(self.db, page, url)

    def add(self, page: Page, reading: Reading) -> Added:
        """Keep a page as evidence, and its reading: all or nothing. The same page twice is kept once."""
        with self.db.transaction():
            added = add.add(self.db, page, reading, self.read_with, self.named)
            if added.outcome is not Outcome.same:
                self.grouping.added(added.article)
                self.watching.added(added.article)
        return added

    def add_together(self, found: Sequence[tuple[Page, Reading]]) -> list[Added]:
        """Keep several pages with their readings, as :meth:`add` does: all of them or none, and quicker than one by
        one."""
        with self.db.transaction():
            self.watching.ahead(reading for _, reading in found)
            return [self.add(page, reading) for page, reading in found]

    def reread(self, read: reread.Read, *, everything: bool = False) -> Iterator[reread.Reread]:
        """Read again what another version of the program read (or everything), one article at a time."""
        return reread.reread(self.db, read, self.read_with, self.named, everything, self._read_again)

    def _read_again(self, article: int) -> None:
        self.grouping.read_again(article)
        self.watching.read_again(article)

    def outdated(self, *, everything: bool = False) -> int:
        """How many articles :meth:`reread` would read."""
        return len(reread.outdated(self.db, self.read_with, everything))

    # ------------------------------------------------------------ deciding

    def decide(self, by: str, what: str, about: str, target: str, *, field: str | None = None,
               value: Any = None, reason: str | None = None, knowing: int | None = None) -> int:
        """Add a person's decision and apply it; gives its key.

        by: who. what: ``accept``, ``reject``, ``correct`` (then ``field`` and ``value``), ``merge`` (``value``: into
        which), ``split``, ``note`` (``reason``: its words). about: ``statement``, ``article``, ``actor``, ``agenda``.
        target: its id. knowing: key of the last decision on it that the person saw (0: none); when there is a newer
        one, RecordChanged is raised and nothing is written.
        """
        with self.db.transaction():
            key = decide.decide(self.db, self.named, by, what, about, target, field=field, value=value, reason=reason,
                                knowing=knowing)
            self.grouping.changed(about, target, value if about == "utterance" else None)
            self.watching.changed(about, target)
        return key

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is written all or not at all."""
        with self.db.transaction():
            yield

    def undo(self, by: str, decision: int, reason: str | None = None) -> Decision:
        """Undo a decision by another; gives the one undone. Raises RecordError when it is not in force."""
        with self.db.transaction():
            undone = decide.undo(self.db, self.named, by, decision, reason)
            self.grouping.changed(undone.about, undone.target, undone.value if undone.about == "utterance" else None)
            self.watching.changed(undone.about, undone.target)
        return undone

    def decisions(self, about: str | None = None, target: str | None = None, limit: int = 100) -> tuple[Decision, ...]:
        """Decisions, newest first."""
        return decisions.latest(self.db, about, target, limit)

    def decided_since(self, key: int) -> frozenset[tuple[str, str]]:
        """What was decided on after a decision (the first number of :meth:`state`): (about, target)."""
        return decisions.since(self.db, key)

    def rejected(self, *abouts: str) -> frozenset[tuple[str, str]]:
        """What people said is none, of these kinds of thing (``shift``, ``first`` ...): (about, target)."""
        return decisions.rejected(self.db, abouts)

    # ------------------------------------------------------------ asking

    def statements(self, filter_: Filter = Filter(), order: Order = Order.newest, after: int | None = None,  # noqa: B008
                   limit: int = 50) -> Found:
        """One page of the statements of a filter. ``after``: of the page before."""
        return lists.statements(self.db, filter_, order, after, limit)

    def search(self, words: str, filter_: Filter = Filter(), order: Order = Order.newest,  # noqa: B008
               after: int | None = None, limit: int = 50) -> Found:
        """The statements of a filter that hold the words; see :class:`Filter` for how they are written."""
        return self.statements(replace(filter_, words=words), order, after, limit)

    def timeline(self, filter_: Filter = Filter(), per: timeline.Per | None = None) -> Timeline:  # noqa: B008
        """How many statements of a filter there are over time, by act."""
        return timeline.timeline(self.db, filter_, per)

    def statement(self, id_: str) -> StatementPage | None:
        """All that is kept of one statement; None for an unknown id. Ids from before an upgrade lead on."""
        return show.statement(self.db, id_)

    def actor(self, key: str) -> ActorPage | None:
        """What the record holds of an actor; None when it names nobody of that key."""
        return actors.actor(self.db, key)

    def name(self, key: str) -> str | None:
        """The name of an actor as articles have it; None for an unknown key. Far quicker than its page."""
        return actors.name(self.db, key)

    def knows(self, key: str) -> bool:
        """Whether a statement of the record has this actor, or is aimed at it."""
        return actors.knows(self.db, key)

    def named_as(self, name: str) -> tuple[str, ...]:
        """The keys of actors whose name in the record holds these words; accents and case do not matter."""
        return actors.named_as(self.db, name)

    def values(self, field: str, limit: int = 100) -> tuple[Value, ...]:
        """The values of ``actor``, ``act``, ``topic``, ``outlet``, ``lang`` ..., those with most statements first."""
        return actors.values(self.db, field, limit)

    def counts(self) -> Counts:
        """How much there is."""
        return actors.counts(self.db)

    def article(self, id_: str) -> Article | None:
        """An article, its values as decided."""
        return show.article(self.db, id_)

    def state(self) -> tuple[int, ...]:
        """Numbers that change when anything is added, or decided that changes what stands (accepting and noting don't);
        what was found stands as long as they do.
        """
        row = self.db.one(
            "SELECT (SELECT key FROM decision WHERE what NOT IN ('accept', 'note') ORDER BY key DESC LIMIT 1),"
            " (SELECT max(key) FROM article), (SELECT max(key) FROM statement)")
        assert row is not None
        return tuple(number or 0 for number in row)

    def has_agenda(self, id_: str) -> bool:
        """Whether there is an item of the agenda of this id."""
        return self.db.one("SELECT 1 FROM agenda WHERE id = ?", (id_,)) is not None

    def reading(self, id_: str) -> Reading | None:
        """The reading of an article as the program made it, for the renderers of ``onrecord.output``."""
        row = self.db.one("SELECT * FROM article WHERE id = ?", (id_,))
        return sync.stored(self.db, row) if row else None

    def page(self, article: str) -> Page | None:
        """The bytes that an article was read in, their hash checked."""
        key = self.db.value("SELECT key FROM article WHERE id = ?", (article,))
        return evidence.page_of(self.db, key) if key is not None else None

    def versions(self, address: str) -> tuple[Version, ...]:
        """The states of the article at an address, each with its sightings, the one seen last first."""
        return evidence.versions(self.db, address)

    def versions_of(self, article: str) -> tuple[Version, ...]:
        """The states of an article, by the id of any of them; empty for an unknown id."""
        where = self.db.value("SELECT address FROM article WHERE id = ?", (article,))
        return self.versions(where) if where is not None else ()

    # ------------------------------------------------------------ collecting

    def sources(self, now: datetime | None = None, *, unfollowed: bool = False) -> tuple[Source, ...]:
        """The sources that are followed (or those that were, and are not any more), with their health."""
        return sources.sources(self.db, now, unfollowed=unfollowed)

    def visits(self, source: int, limit: int = 50) -> tuple[Visit, ...]:
        """The visits of the last month to a source (its key), the last one first."""
        return sources.visits(self.db, source, limit)

    def wanted(self, source: int, state: str | None = None, limit: int = 50) -> tuple[Wanted, ...]:
        """Pages that a source (its key) lists, those listed last first. state: only these (:class:`Wanted`)."""
        return sources.wanted(self.db, source, state, limit)

    @property
    def schedule(self) -> Schedule:
        """What the collector keeps: whom it follows, what is to be fetched when."""
        return Schedule(self.db)

    # ------------------------------------------------------------ looking after

    def check(self, *, bytes_too: bool = True) -> Iterator[str]:
        """A line for each thing that is wrong with the file."""
        return check.check(self.db, bytes_too=bytes_too)

    def notices(self) -> Iterator[str]:
        """A line for each thing that is not wrong but worth knowing."""
        return check.notices(self.db)

    def rebuild(self) -> None:
        """Make the indexes anew."""
        check.rebuild(self.db)
        with self.db.transaction():
            self.grouping.everything()
        if self.watching.given is not None:
            self.watching.rebuild()
