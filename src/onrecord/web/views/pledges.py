"""Pledges: who gives whom how much of what by when, and what was said of it later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.watch.nouns import Pledge
from onrecord.watch.pledges import pledges as watched
from onrecord.web.page import Ask, Page

MOST, FIRST, LAST = 100, 2, 6
"""Pledges on the page; of each the mentions that made it, and the latest."""
BACK = timedelta(days=60)
STATUSES = ("open", "overdue", "late", "delivered", "withdrawn")


@dataclass(frozen=True, slots=True)
class Pledges:
    """The ledger, what was mentioned last first."""

    on: date
    pledges: tuple[Pledge, ...]
    total: int
    givers: tuple[tuple[str, int], ...]
    """Who gives, with how many pledges."""
    statuses: dict[str, int]


def pledges(ask: Ask) -> Pledges:
    """The page of a giver and a status, or of all."""
    desk = ask.desk
    on = desk.newest() or date.today()  # noqa: DTZ011 - an empty record
    found: tuple[Pledge, ...] = desk.kept(
        f"pledges {on}", lambda: tuple(replace(one, mentions=(*one.mentions[:FIRST], *one.mentions[FIRST:][-LAST:]))
                                       for one in watched(desk.record.promises(since=on - BACK, until=on), on)))
    giver, status = ask.query.get("giver", ""), ask.query.get("status", "")
    shown = [one for one in found if giver in ("", one.giver) and status in ("", one.status)]
    givers: dict[str, int] = {}
    for one in found:
        givers[one.giver] = givers.get(one.giver, 0) + 1
    statuses = {name: sum(one.status == name for one in found) for name in STATUSES}
    return Pledges(on, tuple(shown[:MOST]), len(shown), tuple(sorted(givers.items(), key=lambda pair: -pair[1])),
                   statuses)


PAGE = Page("/pledges", Pledges, pledges, "pledges", "Who promised what to whom, and what became of it", {
    "giver": "Only of this actor.", "status": "open, overdue, late, delivered or withdrawn."})
