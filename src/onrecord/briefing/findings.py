"""What comes, what was promised and which thresholds were met in the days, from the watch, as the brief's nouns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.brief.nouns import Pledged, Scheduled, Source, Touch
from onrecord.brief.quotes import named
from onrecord.brief.select import AHEAD
from onrecord.briefing.days import Days
from onrecord.briefing.statements import Quoting
from onrecord.knowledge import Knowledge
from onrecord.knowledge.dates import written
from onrecord.knowledge.doctrines import Doctrine, doctrines, superseded_by
from onrecord.record import Record
from onrecord.rows import Contact, Told
from onrecord.watch.agenda import agenda
from onrecord.watch.nouns import AgendaEntry
from onrecord.watch.pledges import pledges

BACK = timedelta(days=60)
"""How long before the days something may have been told of that is still to come."""

MET = 300
"""Statements and events that bear on doctrines, the latest ones."""


def scheduled(record: Record, wanted: Days, lang: str, knowledge: Knowledge) -> tuple[Scheduled, ...]:
    """What is scheduled from the days on, and what was told in them of the rest.

    What one outlet alone tells must be on one of the topics: papers also say when the baker's shop opens.
    """
    found = []
    for entry in agenda(record.told(wanted.first - BACK, wanted.last), wanted.last):
        if entry.from_ and entry.from_ <= wanted.last + timedelta(days=AHEAD):
            named_, last = _naming(entry, lang), max(entry.told, key=lambda one: (one.day or date.min, one.id))
            outlets = len({one.outlet for one in entry.told if one.outlet})
            if outlets > 1 or knowledge.topics_of(named_.words.split(), None, named_.lang):
                found.append(Scheduled(entry.id, named_.what, named_.lang, entry.from_, entry.to, entry.where,
                                       entry.fate, _source(last), entry.was, max(1, outlets)))
    return tuple(found)


def _naming(entry: AgendaEntry, lang: str) -> Told:
    """How it is named: in the reader's language where it is, as most often, and at length."""
    namings = [one for one in entry.told if one.kind == "scheduled"] or list(entry.told)
    often = Counter(one.what for one in namings)
    return min(namings, key=lambda one: (one.lang != lang, -often[one.what], -len(one.what), one.id))


def _source(told: Told) -> Source:
    return Source(told.statement or told.id, told.article, told.outlet, told.day, told.title, told.url, told.lang)


def pledged(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting) -> tuple[Pledged, ...]:
    """What was said in the days of pledges: of each the last thing, changes before repetitions."""
    found = []
    for pledge in pledges(record.promises(since=wanted.first, until=wanted.last), wanted.last):
        own = [(says, one) for says, one in pledge.mentions if one.cite.day and wanted.first <= one.cite.day]
        if own:
            says, one = next(((says, one) for says, one in reversed(own) if says != "repeated"), own[-1])
            found.append(Pledged(
                quoted(one.cite), pledge.giver, named(knowledge, pledge.giver, one.cite.speaker),
                pledge.beneficiary, named(knowledge, pledge.beneficiary) if pledge.beneficiary else {}, says,
                one.amount.words, one.before.words if one.before else None, (pledge.from_, pledge.to), pledge.status,
                len(pledge.mentions), one.amount.value, one.amount.unit, one.before.value if one.before else None))
    found.sort(key=lambda one: (one.says == "repeated", one.quote.source.id))
    return tuple(found)


def touches(record: Record, wanted: Days, knowledge: Knowledge, quoted: Quoting) -> Iterator[Touch]:
    """What was said or told in the days that bears on a doctrine's condition."""
    known = doctrines(knowledge.overlay)
    for contact in record.contacts(since=wanted.first, until=wanted.last, limit=MET):
        if contact.doctrine in known:
            yield _touch(contact, known[contact.doctrine], superseded_by(known, contact.doctrine), knowledge, quoted)


def _touch(contact: Contact, doctrine: Doctrine, later: Doctrine | None, knowledge: Knowledge,
           quoted: Quoting) -> Touch:
    condition = next((one for one in doctrine.conditions if one.key == contact.condition), None)
    cite = contact.cite
    source = Source(cite.id if cite else contact.article, contact.article, contact.outlet, contact.day, contact.title,
                    contact.url, contact.lang)
    return Touch(
        contact.how, quoted(cite) if cite else None, contact.words, contact.lang, source, doctrine.key,
        named(knowledge, doctrine.actor), doctrine.names, written(doctrine.dated), condition.key if condition else None,
        condition.line if condition else {}, condition.section if condition else "",
        (condition.provenance if condition else doctrine.provenance).source, later.names if later else {})
