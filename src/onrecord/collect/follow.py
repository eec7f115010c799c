"""From what a person wants to follow to sources: what it is, whose it is, what it should yield."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from onrecord.collect.politeness import BACKLOG_DAYS
from onrecord.collect.visit import fetched, is_address
from onrecord.errors import NotFound, SourceError
from onrecord.knowledge import Knowledge, Outlet
from onrecord.pages.fetch import Fetcher
from onrecord.pages.listed import Listing
from onrecord.record.schedule import Following


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of what is to be followed."""

    expected: float | None = None
    since: datetime | None = None
    local: bool = False
    as_it_is: bool = False
    """Follow the page itself, even if it offers a feed."""


def found(text: str, wish: Wish, knowledge: Knowledge, fetcher: Fetcher, now: datetime) -> Iterator[Following]:
    """The sources that a text names: an address, a file, or the key or name of a known outlet with its feeds.

    Each was asked once, to see what it is. A page that offers a feed stands for the feed; an OPML file for all feeds in
    it, which are not asked. Raises SourceError when it cannot be read or is nothing that lists pages.
    """
    if not is_address(text) and not Path(text).exists():
        outlet = _named(text, knowledge)
        if outlet is None:
            raise NotFound(text, "it is no address, no file, and no known outlet")
        if not outlet.feeds:
            raise NotFound(text, f"no feed of {outlet.name} is known; name its address")
        for address in outlet.feeds:
            yield from found(address, wish, knowledge, fetcher, now)
        return
    text = text if is_address(text) else str(Path(text).absolute())
    listing = _listing(fetcher, text)
    if listing.kind == "opml":
        yield from (_following(part.url, "rss", part.title, wish, knowledge, now) for part in listing.parts)
        return
    if listing.kind == "links" and not wish.as_it_is and (better := _feed(listing, text, fetcher, knowledge)):
        text, listing = better
    yield _following(text, listing.kind, listing.name, wish, knowledge, now)


def _listing(fetcher: Fetcher, address: str) -> Listing:
    listing = fetched(fetcher, address).listing
    assert listing is not None  # nothing was known of it, so it cannot be unchanged
    return listing


def _feed(page: Listing, address: str, fetcher: Fetcher, knowledge: Knowledge) -> tuple[str, Listing] | None:
    """The first feed that a page offers, or that its outlet is known to have, and that can be read."""
    outlet = knowledge.outlet(urlsplit(address).hostname or "")
    front = urlsplit(address).path.strip("/") == ""
    for feed in (*page.feeds, *(outlet.feeds if outlet and front else ())):
        try:
            listing = _listing(fetcher, feed)
        except SourceError:
            continue  # then the page itself will do
        if listing.kind in ("rss", "atom", "json"):
            return feed, listing
    return None


def _following(address: str, kind: str, name: str | None, wish: Wish, knowledge: Knowledge,
               now: datetime) -> Following:
    outlet = knowledge.outlet(urlsplit(address).hostname or "") if is_address(address) else None
    since = wish.since or (now - timedelta(days=BACKLOG_DAYS) if kind in ("sitemap", "index") else None)
    following = Following(address, kind, name=(outlet.name if outlet else None) or name, since=since, local=wish.local,
                          outlet=outlet.key if outlet else None)
    if wish.expected is not None:
        return replace(following, expected=wish.expected, expected_from="given")
    if outlet and outlet.daily and _whole(outlet, kind, address):
        return replace(following, expected=float(outlet.daily), expected_from="knowledge")
    return following


def _whole(outlet: Outlet, kind: str, address: str) -> bool:
    """Whether a source holds all that the outlet publishes, as far as is known: its only feed, or a sitemap."""
    return kind in ("sitemap", "index") or outlet.feeds == (address,)


def _named(text: str, knowledge: Knowledge) -> Outlet | None:
    """The outlet of this key or name."""
    wanted = text.casefold()
    return next((outlet for outlet in knowledge.outlets.values()
                 if wanted in {outlet.key, outlet.name.casefold(), *(name.casefold() for name in outlet.also)}), None)
