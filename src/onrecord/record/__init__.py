"""The record: what was said, kept in one SQLite file.

``Record.open(path)`` is the way in. Only this package touches SQLite. docs/record.md describes tables and promises.
"""

from onrecord.record.nouns import (
    ActorPage,
    Added,
    Bucket,
    Counts,
    Decision,
    Filter,
    Found,
    Order,
    Outcome,
    Sighting,
    StatementPage,
    StatementRow,
    Timeline,
    Value,
    Version,
)
from onrecord.record.record import Record
from onrecord.record.reread import Again, Given, Reread

__all__ = ["ActorPage", "Added", "Again", "Bucket", "Counts", "Decision", "Filter", "Found", "Given", "Order",
           "Outcome", "Record", "Reread", "Sighting", "StatementPage", "StatementRow", "Timeline", "Value", "Version"]
