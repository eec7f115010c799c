"""From a record to fidelity: the quotations it holds, held against the primary sources that it holds.

    for one in verifying.statement(record, id_, knowledge):      # at once; in one language only
        print(one["verdict"], one["diff"])
    for done in verifying.run(record, knowledge, meaning.encoder()):      # all of them, and kept
        print(done.article, done.findings)

The record finds which sources may hold a quotation; here they are compared. That the sources kept do not hold it proves
nothing, so "not found" is no verdict here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.knowledge import Knowledge
from onrecord.meaning.encoders import Encoder
from onrecord.record import Record
from onrecord.watch import fidelity
from onrecord.watch.fidelity import Source, Verdict
from onrecord.watch.fidelity.speakers import speaks

Object = dict[str, Any]

HELD = 64
"""Primary sources that are held ready; a day has fewer."""


@dataclass(frozen=True, slots=True)
class Done:
    """An article whose quotations were compared."""

    article: str
    findings: Mapping[str, tuple[Object, ...]]
    """Id of the statement -> what came of its quotations."""


def statement(record: Record, id_: str, knowledge: Knowledge, encoder: Encoder | None = None) -> tuple[Object, ...]:
    """What comes of a statement's quotations, compared now; empty where no primary source is known.

    encoder: to compare across languages; without one such quotations get no verdict.
    """
    page = record.statement(id_)
    against = record.primaries(id_, primary_outlets(knowledge)) if page else ()
    if page is None or not against:
        return ()
    return Bench(record, knowledge, encoder).findings(page.article.id, {page.row.id: against}).get(page.row.id, ())


def run(record: Record, knowledge: Knowledge, encoder: Encoder | None = None, *, again: bool = False) -> Iterator[Done]:
    """Compare and keep all quotations that have a primary source in the record; one article at a time.

    What was compared with the same sources by the same version of the program is left out, unless ``again``.
    """
    bench = Bench(record, knowledge, encoder)
    for article, wanted in record.quoting(primary_outlets(knowledge)):
        todo = {id_: against for id_, against in wanted.items()
                if again or not record.compared(id_, against, record.read_with)}
        if todo:
            found = bench.findings(article, todo)
            with record.together():
                for id_, against in todo.items():
                    record.keep_fidelity(id_, against, record.read_with, found.get(id_, ()))
            yield Done(article, found)


def primary_outlets(knowledge: Knowledge) -> frozenset[str]:
    """The names of outlets that speak for themselves: ministries, alliances, heads of state."""
    return frozenset(name for outlet in knowledge.outlets.values() if outlet.primary
                     for name in (outlet.name, *outlet.also))


@dataclass(slots=True)
class Bench:
    """Primary sources of a record, made ready as they are needed."""

    record: Record
    knowledge: Knowledge
    encoder: Encoder | None = None
    ready: dict[str, Source] = field(default_factory=dict)

    def findings(self, article: str, wanted: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Object, ...]]:
        """For statements of an article, by id: what comes of their quotations. ``wanted``: id -> the sources' ids."""
        reading = self.record.reading(article)
        found: dict[str, list[Object]] = {}
        for quotation in fidelity.quotations(reading) if reading else ():
            sources = [source for id_ in wanted.get(quotation.statement, ())
                       if (source := self.source(id_)) and speaks(quotation.speaker, source)]
            if sources:
                one = fidelity.check(quotation, sources, self.encoder, self.named)
                articles = {source.article.id: source.article for source in sources}
                found.setdefault(quotation.statement, []).append(_open(fidelity.as_object(one, articles)))
        return {id_: tuple(objects) for id_, objects in found.items()}

    def source(self, id_: str) -> Source | None:
        """A primary source by the id of its article; None when it is gone."""
        if id_ not in self.ready:
            reading = self.record.reading(id_)
            if reading is None:
                return None
            while len(self.ready) >= HELD:
                self.ready.pop(next(iter(self.ready)))
            self.ready[id_] = Source(fidelity.primary(reading))
        return self.ready[id_]

    def named(self, name: str) -> set[str]:
        """The keys of the actors that a name stands for."""
        return {match.actor.key for match in self.knowledge.named(name)}


def _open(finding: Object) -> Object:
    """A finding, "not found" left open: it may have been said elsewhere."""
    if finding["verdict"] == Verdict.not_found:
        return {**finding, "verdict": None, "how": f"{finding['how']}; it may have been said on another occasion"}
    return finding
