"""``onrecord follow`` and ``unfollow``: which sources are collected."""

# ruff: noqa: PLC0415 - httpx and the files of knowledge load when they are needed
from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.filters import day
from onrecord.cli.place import DEFAULT, Overlay, Place, writing
from onrecord.cli.streams import NOTHING_READ, say

if TYPE_CHECKING:
    from onrecord.collect.follow import Wish
    from onrecord.errors import SourceError
    from onrecord.record.schedule import Following

KINDS = {"rss": "RSS feed", "atom": "Atom feed", "json": "JSON Feed", "sitemap": "sitemap",
         "index": "index of sitemaps", "links": "page of links", "file": "text with addresses"}


def follow(
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", show_default=False,
        help="The address of a feed, a sitemap or a page of links; a file of one (also OPML); or a known outlet.")],
    expect: Annotated[float | None, typer.Option(
        "--expect", min=0, metavar="N", show_default=False,
        help="How many pages a day it should yield; else as known of the outlet, or learned in a week.")] = None,
    since: Annotated[date | None, typer.Option(
        parser=day, metavar="DATE", show_default=False,
        help="Leave out what is listed as older; for sitemaps without it, what is older than a week.")] = None,
    as_page: Annotated[bool, typer.Option(
        "--as-page", help="Follow the links of the page itself, even if it offers a feed.")] = False,
    allow_local: Annotated[bool, typer.Option(
        "--allow-local", help="Also fetch addresses of this machine and the local network for it.")] = False,
    record: Place = DEFAULT,
    knowledge: Overlay = None,
) -> None:
    """Follow sources: what they list from now on is fetched by ``onrecord collect``.

    Each is asked once, to see what it is. One that cannot be followed never stops the others. Exit codes: 0 all are
    followed, 1 some are not.
    """
    from onrecord.collect.follow import Wish

    begin = datetime.combine(since, time(), UTC) if since else None
    failed: list[SourceError] = []
    with writing(record, knowledge, new=True) as opened:
        for following in _found(sources, Wish(expect, begin, allow_local, as_page), knowledge, failed):
            new = opened.schedule.follow(following, datetime.now(UTC))
            name = f" {following.name}," if following.name else ""
            say(f"{'following' if new else 'already followed:'}{name} {KINDS[following.kind]}: {following.address}")
    if failed:
        raise typer.Exit(NOTHING_READ)


def _found(sources: list[str], wish: Wish, overlay: Path | None, failed: list[SourceError]) -> Iterator[Following]:
    """What the sources are; those that cannot be followed are said and noted."""
    from onrecord.collect.follow import found
    from onrecord.errors import SourceError
    from onrecord.knowledge import load
    from onrecord.pages.fetch import default_fetcher

    for source in sources:
        try:
            yield from found(source, wish, load(overlay), default_fetcher(wish.local), datetime.now(UTC))
        except SourceError as error:
            say(str(error))
            failed.append(error)


def unfollow(
    sources: Annotated[list[str], typer.Argument(
        metavar="SOURCE", show_default=False, help="Its address, or a part of its address or name.")],
    record: Place = DEFAULT,
) -> None:
    """Do not collect sources any more; what they brought stays in the record. Exit code 1 for one that is unknown."""
    with writing(record) as opened:
        for source in sources:
            address = opened.schedule.address_of(source)
            opened.schedule.unfollow(address, datetime.now(UTC))
            say(f"not followed any more: {address}")
