"""All that is known of the world, as data: actors, offices and who held them, topics, outlets.

The files are described in ``docs/knowledge.md``. Stages ask :func:`load` for a
:class:`Knowledge`, or :func:`entries` for the raw tables of a folder they give their own meaning (``questions``,
``doctrines``, ``concepts``, ``codebook``).
"""

from onrecord.knowledge.files import Entry, entries
from onrecord.knowledge.nouns import (
    Actor,
    Days,
    Form,
    Kinds,
    Match,
    Membership,
    Mention,
    Outlet,
    Provenance,
    Role,
    Term,
    Topic,
    TopicMatch,
)
from onrecord.knowledge.store import Knowledge, load

__all__ = ["Actor", "Days", "Entry", "Form", "Kinds", "Knowledge", "Match", "Membership", "Mention", "Outlet",
           "Provenance", "Role", "Term", "Topic", "TopicMatch", "entries", "load"]
