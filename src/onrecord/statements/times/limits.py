"""Words before a time that change its interval: since, by, until, before."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.statements.times.calendar import Days
from onrecord.statements.times.spell import spell

Bounds = tuple[date | None, date | None]


def limited(limit: str, days: Days, published: date | None) -> tuple[Bounds, str]:
    """The interval from or up to some days, and the step of reasoning.

    since: their first day to publication. by, until: publication to their last day; before: to the day before them. A
    deadline that had passed at publication is no stretch ahead: then it is the days themselves.
    """
    if limit == "since":
        if published is not None and days[0] > published:
            return days, "from then on"
        end = f"publication on {spell(published)}" if published else "a publication that is not dated"
        return (days[0], published), f"since: from its first day to {end}"
    last = days[0] - timedelta(days=1) if limit == "before" else days[1]
    if published is None:
        return (None, last), f"{limit}: up to {spell(last)}, from a publication that is not dated"
    if last < published:
        return (None, last) if limit == "before" else days, f"{limit}: had passed at publication"
    return (published, last), f"{limit}: from publication to {spell(last)}"
