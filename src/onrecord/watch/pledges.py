"""Pledges: commitments with what was said of them later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
    grouped: defaultdict[tuple[str, str], list[list[Promise]]] = defaultdict(list)
    for one in promises:
        if one.cite.day is None or one.cite.day > on:
            continue
        runs = grouped[one.giver, one.amount.unit]
        home = next((run for run in reversed(runs) if _continues(run, one)), None) or next(
            (run for (giver, _), others in grouped.items() if giver == one.giver for run in others if _twin(run, one)),
            None)
        if home is not None:
            home.append(one)
        elif one.says in ("made", "raised"):
            runs.append([one])
    found = [_pledge(run, on) for runs in grouped.values() for run in runs]
    return tuple(sorted(found, key=lambda one: (one.mentions[-1][1].cite.day or date.min, one.id), reverse=True))


def _continues(run: Sequence[Promise], one: Promise) -> bool:
    last = run[-1]
    assert one.cite.day is not None and last.cite.day is not None  # noqa: PT018 - undated ones are left out above
    if (one.cite.day - last.cite.day).days > CLOSED:
        return False
    if one.amount.value in {promise.amount.value for promise in run}:
        return True
    known = {promise.beneficiary for promise in run} - {None}
    return not known or one.beneficiary is None or one.beneficiary in known


def _twin(run: Sequence[Promise], one: Promise) -> bool:
    """Whether something is a pledge's in other words: as many, by the same day."""
    return one.to is not None and any(one.to == promise.to and one.amount.value == promise.amount.value
                                      for promise in run) and _continues(run, one)


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
