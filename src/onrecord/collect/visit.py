"""One visit to a source: ask whether it has changed, and read what it lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.collect.politeness import PARTS, UNDATED
from onrecord.errors import BadData, NotFound, SourceError, TooLarge
from onrecord.pages import limits
from onrecord.pages.answers import Known
from onrecord.pages.fetch import LISTINGS, Fetcher
from onrecord.pages.listed import Entry, Listing
from onrecord.pages.listings import listing
from onrecord.record.schedule import Due, Found, Listed, Part

_FEEDS = ("rss", "atom", "json")
_SITEMAPS = ("sitemap", "index")


@dataclass(frozen=True, slots=True)
class Read:
    """A listing that was fetched, and what to ask with the next time; no listing where nothing has changed."""

    listing: Listing | None
    known: Known


def is_address(text: str) -> bool:
    """Is it an address of the web, and not the name of a file?"""
    return text.lower().startswith(("http://", "https://"))


def fetched(fetcher: Fetcher, address: str, known: Known = Known()) -> Read:  # noqa: B008 - frozen
    """What an address, or a file, lists. Raises SourceError."""
    if not is_address(address):
        return _from_file(address, known)
    answer = fetcher.get(address, known, limit=limits.LISTING_BYTES, accept=LISTINGS)
    if answer.unchanged:
        return Read(None, answer.known)
    found = listing(address, answer.body, url=str(answer.url), content_type=answer.content_type)
    return Read(found, answer.known if found.problem is None else Known())


def visit(fetcher: Fetcher, due: Due, parts: Mapping[str, Part]) -> Found:
    """Visit a source. Raises SourceError where nothing of it can be read."""
    read = fetched(fetcher, due.address, Known(due.etag, due.modified))
    if read.listing is None and due.kind != "index":
        return Found(unchanged=True, etag=read.known.etag, modified=read.known.modified)
    if read.listing is not None:
        _check_kind(due, read.listing)
    if due.kind == "index" or (read.listing is not None and read.listing.kind == "index"):
        return _index(fetcher, due, read, parts)
    assert read.listing is not None
    return _found(due, read.listing, read.listing.entries, read.known)


def _check_kind(due: Due, found: Listing) -> None:
    """Raises BadData where a feed or sitemap has become a page for people."""
    if found.kind == "links" and due.kind in (*_FEEDS, *_SITEMAPS):
        what = "feed" if due.kind in _FEEDS else "sitemap"
        raise BadData(due.address, f"an HTML page came in place of the {what}; has the {what} moved?")


def _found(due: Due, one: Listing, entries: tuple[Entry, ...], known: Known, parts: tuple[Part, ...] = (),
           problem: str | None = None) -> Found:
    problem = problem or one.problem or (None if entries or parts else "it lists no pages")
    return Found(listed=_listed(due, one, entries), problem=problem, name=one.name, kind=one.kind, etag=known.etag,
                 modified=known.modified, parts=parts)


def _listed(due: Due, one: Listing, entries: tuple[Entry, ...]) -> list[Listed]:
    """What is to be fetched of the entries: not what is older than was asked for."""
    listed, undated = [], 0
    for entry in entries:
        when = entry.published or entry.changed
        if when is None:
            undated += 1
        elif due.since is not None and when < due.since:
            continue
        late = due.first and one.kind in _SITEMAPS and when is None and undated > UNDATED
        listed.append(Listed(entry.url, entry.title, entry.published, entry.stamp, skip=late))
    return listed


def _index(fetcher: Fetcher, due: Due, read: Read, known: Mapping[str, Part]) -> Found:
    """The pages of the sitemaps of an index that have changed; one that fails does not stop the others."""
    named = read.listing.parts if read.listing else tuple(
        Entry(part.address, stamp=part.stamp) for part in known.values())
    entries: list[Entry] = []
    parts: list[Part] = []
    failed: list[SourceError] = []
    asked = [part for part in _newest_first(named) if _to_be_asked(due, part, known.get(part.url))]
    for part in asked[:PARTS]:
        before = known.get(part.url) or Part(part.url)
        try:
            one = fetched(fetcher, part.url, Known(before.etag, before.modified))
        except SourceError as error:
            failed.append(error)
            continue
        entries += one.listing.entries if one.listing else ()
        parts.append(replace(before, stamp=part.stamp, etag=one.known.etag, modified=one.known.modified))
    if failed and not parts:
        raise failed[0].of(due.address, f"none of its sitemaps can be read: {failed[0].reason}")
    problem = f"{len(failed)} of its {len(asked)} sitemaps could not be read: {failed[0]}" if failed else None
    if read.listing is None and not entries and not problem:
        return Found(unchanged=True, parts=parts)
    index = read.listing or Listing("index")
    whole = not failed and len(asked) <= PARTS  # else the index must come again, though it has not changed
    return _found(due, replace(index, kind="index"), tuple(entries), read.known if whole else Known(), tuple(parts),
                  problem)


def _newest_first(parts: tuple[Entry, ...]) -> list[Entry]:
    """Those with the latest change first; those without a date after them, as they come."""
    dated = sorted((part for part in parts if part.changed), key=lambda part: str(part.changed), reverse=True)
    return dated + [part for part in parts if not part.changed]


def _to_be_asked(due: Due, part: Entry, before: Part | None) -> bool:
    if part.changed and due.since and part.changed < due.since:
        return False
    return before is None or part.stamp is None or part.stamp != before.stamp


def _from_file(name: str, known: Known) -> Read:
    """What a file lists; its time and size stand for an ETag."""
    try:
        state = Path(name).stat()
        mark = f"{state.st_mtime_ns}-{state.st_size}"
        if known.etag == mark:
            return Read(None, known)
        if state.st_size > limits.LISTING_BYTES:
            raise TooLarge(name, f"over {limits.LISTING_BYTES // 2**20} MiB; a list of pages is far smaller")
        data = Path(name).read_bytes()
    except OSError as error:
        raise NotFound(name, f"the file cannot be read ({error.strerror})") from error
    return Read(listing(name, data), Known(mark))
