"""When to ask whom again. docs/decisions/politeness.md says why these numbers."""

from __future__ import annotations

from datetime import datetime, timedelta

AT_LEAST = timedelta(minutes=5)
"""No source is visited more often, whatever is asked for."""
FIRST_BACK_OFF, LONGEST_BACK_OFF = timedelta(minutes=15), timedelta(days=1)
"""A source, a page or a host that fails is asked again after this long, then twice as long, and so on."""
FIRST_AS_ASKED = timedelta(minutes=1)
"""The same where the other side says how long to wait, and that is shorter."""
AGAIN = (timedelta(hours=2), timedelta(days=1))
"""A page that was kept is looked at again for changes after these times, then no more unless its source says so."""
PAGE_TRIES = 5
"""A page that cannot be had so often is given up."""
DEATHS = 2 * PAGE_TRIES
"""A page at which the program ended before it was done so often is given up: it may be the page that ends it."""
HOST_FAILURES = 3
"""A host that did not answer so often in a row is left alone for a while."""
PARTS = 50
"""The most sitemaps of an index that are read in one visit."""
BACKLOG_DAYS = 7
"""What a sitemap lists as older than this when it is followed is left out, unless a day is given."""
UNDATED = 200
"""The most pages without a date that are taken from a sitemap on the first visit: what is older nobody can tell."""


def back_off(now: datetime, failures: int, after: float | None = None) -> datetime:
    """When to try again after so many failures in a row; not before the seconds that the other side asks for."""
    doubled: int = 2 ** min(max(failures - 1, 0), 16)
    wait = min((FIRST_BACK_OFF if after is None else FIRST_AS_ASKED) * doubled, LONGEST_BACK_OFF)
    return now + max(wait, timedelta(seconds=after or 0))


def after_success(now: datetime, every: timedelta | None) -> datetime:
    """When to visit a source again that answered."""
    return now + max(every or AT_LEAST, AT_LEAST)


def look_again(now: datetime, times: int) -> datetime | None:
    """When to look again at a page that is kept, after so many looks; None: not any more."""
    return now + AGAIN[times] if times < len(AGAIN) else None
