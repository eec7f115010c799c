"""Pledges: commitments with what was said of them later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from onrecord.rows import Amount, Promise
from onrecord.watch.ids import made
from onrecord.watch.nouns import Pledge, Status

CLOSED = 120
"""Days after its last mention from which on a new amount of the same thing is a new pledge."""


def pledges(promises: Iterable[Promise], on: date) -> tuple[Pledge, ...]:
    """The pledges of some statements, the last mentioned first; ``on``: the day to which deadlines are compared.

    One pledge: the same giver, the same thing, beneficiaries that do not contradict, and never long out of mind. What
    is delivered before anything was promised is news and no pledge; "delivered by March" is still to come.
    """
    by_giver: defaultdict[str, defaultdict[str, list[_Run]]] = defaultdict(lambda: defaultdict(list))
    for one in promises:
        if one.cite.day is None or one.cite.day > on:
            continue
        units = by_giver[one.giver]
        runs = units[one.amount.unit]
        home = next((run for run in reversed(runs) if run.continued_by(one)), None) or next(
            (run for others in units.values() for run in others if run.twin_of(one)), None)
        if home is None and one.says in ("made", "raised"):
            home = _Run()
            runs.append(home)
        if home is not None:
            home.add(one)
    found = [_pledge(run.told, on) for units in by_giver.values() for runs in units.values() for run in runs]
    return tuple(sorted(found, key=lambda one: (one.mentions[-1][1].cite.day or date.min, one.id), reverse=True))


@dataclass(slots=True)
class _Run:
    """A pledge on its way: what was told of it, and what the next thing told is held against."""

    told: list[Promise] = field(default_factory=list)
    values: set[float] = field(default_factory=set)
    receivers: set[str] = field(default_factory=set)
    due: set[tuple[date, float]] = field(default_factory=set)

    def add(self, one: Promise) -> None:
        self.told.append(one)
        self.values.add(one.amount.value)
        if one.beneficiary is not None:
            self.receivers.add(one.beneficiary)
        if one.to is not None:
            self.due.add((one.to, one.amount.value))

    def continued_by(self, one: Promise) -> bool:
        last = self.told[-1].cite.day
        assert one.cite.day is not None and last is not None  # noqa: PT018 - undated ones are left out above
        if (one.cite.day - last).days > CLOSED:
            return False
        return one.amount.value in self.values or not self.receivers or one.beneficiary is None \
            or one.beneficiary in self.receivers

    def twin_of(self, one: Promise) -> bool:
        """Whether something is this pledge in other words: as many, by the same day."""
        return one.to is not None and (one.to, one.amount.value) in self.due and self.continued_by(one)


def _pledge(run: Sequence[Promise], on: date) -> Pledge:
    mentions: list[tuple[str, Promise]] = []
    amounts: list[Amount] = []
    status: Status = "open"
    due: tuple[date | None, date | None] = (None, None)
    for one in run:
        said = _said(one, amounts, run[0])
        mentions.append((said, one))
        if said in ("made", "raised", "cut"):
            amounts.append(one.amount)
        if said in ("late", "delivered", "withdrawn"):
            status = said  # type: ignore[assignment] # the three are statuses
        if said in ("made", "raised", "cut", "repeated") and one.to and one.cite.day and one.to > one.cite.day:
            due = (one.from_, one.to)
    if status == "open" and due[1] is not None and due[1] < on:
        status = "overdue"
    first = run[0]
    receiver = next((one.beneficiary for one in run if one.beneficiary), None)
    return Pledge(made("p", first.cite.id, first.amount.unit), first.giver, receiver, amounts[0], amounts[-1], *due,
                  status, tuple(mentions), f"{len(run)} statements of {first.giver} on {first.amount.unit}")


def _said(one: Promise, amounts: Sequence[Amount], first: Promise) -> str:
    """What a mention does to the pledge as it stands. An amount it had before is a look back, no change."""
    values = [amount.value for amount in amounts]
    if not values:
        return "made"
    ahead = one.to is not None and one.cite.day is not None and one.to > one.cite.day
    if one.says in ("late", "withdrawn") or (one.says == "delivered" and not ahead and one.cite.day != first.cite.day):
        return one.says
    if one.amount.value == values[-1] or one.amount.value in values:
        return "repeated"
    return "raised" if one.amount.value > values[-1] else "cut"
