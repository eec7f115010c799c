"""What a record tells of things said once and reported often; a part of :class:`onrecord.record.Record`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.record import reports, said
from onrecord.record.database import Database
from onrecord.record.nouns import Filter
from onrecord.record.said_nouns import Report, Utterance, UtterancesFound, Weight


class Grouped:
    """Asked for by ids that are made from content."""

    db: Database

    def report(self, article: str) -> Report | None:
        """The text that an article (its id, or a report's) carries, with all its carriers; None for an unknown id."""
        return reports.report(self.db, article)

    def utterance(self, id_: str) -> Utterance | None:
        """What was said, by the utterance's id or that of any of its statements; None when nothing has it."""
        return said.utterance(self.db, id_)

    def utterances(self, filter_: Filter = Filter(), after: int | None = None,  # noqa: B008
                   limit: int = 50) -> UtterancesFound:
        """One page of the utterances with a statement of the filter, newest first; ``after``: of the page before."""
        return said.utterances(self.db, filter_, after, limit)

    def weights(self, statements: Sequence[str]) -> Mapping[str, Weight]:
        """For each statement (by id) how widely what it reports is reported; unknown ids are left out."""
        return said.weights(self.db, statements)
