"""The side of the record that the watch asks: thin methods over :mod:`onrecord.record.watch_rows`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from onrecord.record import actors, first_rows, watch_rows
from onrecord.record.database import Database
from onrecord.rows import Contact, Listing, Naming, Opening, Promise, Saying, Stance, Told


class Watched:
    """What a record hands to the watch. ``since`` and ``until`` are days of publication, both included."""

    db: Database

    def stances(self, holder: str | None = None, question: str | None = None, since: date | None = None,
                until: date | None = None, moving: bool = False, latest: int | None = None) -> tuple[Stance, ...]:
        """Evidence for positions; with ``since`` of those lines that have some from that day on, and where they stood.

        moving: only lines that show several states: enough for shifts and contradictions. latest: no more than so many
        statements of a line, the newest.
        """
        return watch_rows.stances(self.db, holder, question, since, until, moving, latest)

    def openings(self, since: date | None = None, until: date | None = None, body: str | None = None,
                 acts: Collection[str] | None = None) -> tuple[Opening, ...]:
        """First statements of an act by a body in these days. body: only of this one, which is far quicker; acts: only
        of these."""
        return first_rows.openings(self.db, since, until, body, acts)

    def namings(self, since: date | None = None, until: date | None = None,
                body: str | None = None) -> tuple[Naming, ...]:
        """First statements in these days in which a body aims at another actor. body: only of this one."""
        return first_rows.namings(self.db, since, until, body)

    def sayings(self, until: date | None = None, back: int = 90, days: int = 3,
                of: watch_rows.Chosen | None = None) -> tuple[Saying, ...]:
        """Lines said on so many days, the last one in the ``back`` days up to ``until``; of: chooses some by their
        days (:func:`onrecord.watch.sayings.weekly`)."""
        return watch_rows.sayings(self.db, until, back, days, of)

    def lines(self, ids: Collection[str]) -> dict[str, int]:
        """Statement -> the line it is on: what a body says again and again, in whatever words or language."""
        return watch_rows.lines_of(self.db, ids)

    def bodies(self, ids: Collection[str]) -> dict[str, str]:
        """Statement -> the body it was said for, or else its speaker."""
        return watch_rows.bodies_of(self.db, ids)

    def told(self, since: date | None = None, until: date | None = None) -> tuple[Told, ...]:
        """What is told of things scheduled."""
        return watch_rows.told(self.db, since, until)

    def promises(self, giver: str | None = None, since: date | None = None,
                 until: date | None = None) -> tuple[Promise, ...]:
        """What bodies promise to give; with ``since`` of those spoken of from that day on, all of it."""
        return watch_rows.promises(self.db, giver, since, until)

    def contacts(self, doctrine: str | None = None, since: date | None = None,
                 until: date | None = None, limit: int = 5000) -> tuple[Contact, ...]:
        """Statements and events that bear on declared doctrines, newest first."""
        return watch_rows.contacts(self.db, doctrine, since, until, limit)

    def listings(self, since: date | None = None, until: date | None = None) -> tuple[Listing, ...]:
        """Passages that list a doctrine's conditions."""
        return watch_rows.listings(self.db, since, until)

    def newest(self) -> date | None:
        """The day of the newest article."""
        return watch_rows.newest(self.db)

    def span(self) -> tuple[date | None, date | None]:
        """The days of the first and the last statement; two times None where none has a date."""
        return actors.span(self.db)

    def unwatched(self) -> int:
        """How many articles were added without knowledge and never looked at; ``rebuild`` looks at them."""
        return watch_rows.unwatched(self.db)
