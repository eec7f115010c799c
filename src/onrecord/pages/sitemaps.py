"""Sitemaps, with their indexes and the dates of news sitemaps; OPML, which lists feeds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

from onrecord.errors import BadData
from onrecord.pages import limits
from onrecord.pages.listed import Entry, Listing, address, iso_moment, title


def sitemap(source: str, data: bytes, url: str | None) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index; as far as it can be read. Raises BadData."""
    entries: list[Entry] = []
    parts: list[Entry] = []
    problem = None
    try:
        for name, fields in _rows(data, ("url", "sitemap")):
            entry = _entry(fields, url)
            if entry is not None:
                (entries if name == "url" else parts).append(entry)
            if len(entries) + len(parts) >= limits.LISTED:
                problem = f"it lists more than {limits.LISTED:,} addresses; the others were left out"
                break
    except etree.XMLSyntaxError as error:
        if not entries and not parts:
            raise BadData(source, f"the sitemap is broken or breaks off ({error})") from error
        problem = f"the sitemap breaks off or is broken; the {len(entries) + len(parts)} entries before were read"
    return Listing("index" if parts and not entries else "sitemap", tuple(entries), parts=tuple(parts), problem=problem)


def opml(source: str, data: bytes) -> Listing:
    """The feeds that an OPML file lists. Raises BadData."""
    parts = []
    try:
        for _, element in etree.iterparse(io.BytesIO(data), tag="outline", **_SAFE):
            where = address(None, element.get("xmlUrl"))
            if where:
                parts.append(Entry(where, title(element.get("title") or element.get("text"))))
    except etree.XMLSyntaxError as error:
        raise BadData(source, f"the OPML file is broken or breaks off ({error})") from error
    return Listing("opml", parts=tuple(parts))


_SAFE: dict[str, Any] = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


def _rows(data: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row's name and its fields, read without keeping the tree. Raises XMLSyntaxError where it is broken."""
    fields: dict[str, str] = {}
    for _, element in etree.iterparse(io.BytesIO(data), events=("end",), **_SAFE):
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element).localname
        if name in names:
            yield name, fields
            fields = {}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        elif element.text and element.getparent() is not None:
            space = etree.QName(element).namespace or ""
            fields.setdefault(f"image:{name}" if "image" in space or "video" in space else name, element.text.strip())


def _entry(fields: dict[str, str], base: str | None) -> Entry | None:
    where = address(base, fields.get("loc"))
    if where is None:
        return None
    changed, published = fields.get("lastmod"), fields.get("publication_date")
    return Entry(where, title(fields.get("title")), iso_moment(published), iso_moment(changed), changed or published)
