"""The record: what was said, kept in one SQLite file.

``Record.open(path)`` is the way in. Only this package touches SQLite. docs/record.md describes tables and promises.
"""

from onrecord.record.checked import Fidelity
from onrecord.record.exporting import Whole
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
from onrecord.record.schedule import Schedule
from onrecord.record.source_nouns import Health, Source, Visit, Wanted

__all__ = ["ActorPage", "Added", "Again", "Bucket", "Counts", "Decision", "Fidelity", "Filter", "Found", "Given",
           "Health", "Order", "Outcome", "Record", "Reread", "Schedule", "Sighting", "Source", "StatementPage",
           "StatementRow", "Timeline", "Value", "Version", "Visit", "Wanted", "Whole"]
