"""What a page tells search engines of its article (schema.org, as JSON-LD)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # lxml ships no types

Node = dict[str, Any]

_TYPES = ("Article", "Posting", "Report", "LiveBlogPosting")
_DEEPEST = 8
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
_NESTS = ("@graph", "mainEntity", "itemListElement", "item", "hasPart", "mainEntityOfPage")


def articles(tree: HtmlElement) -> list[Node]:
    """The nodes of the page that describe an article, in order; those that a list merely mentions come last."""
    whole: list[Node] = []
    listed: list[Node] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for node, is_listed in _nodes(_parsed(script.text or ""), False, 0):
                if _is_article(node):
                    (listed if is_listed else whole).append(node)
    return whole + listed


def text_of(value: object, depth: int = 0) -> str | None:
    """A string, the name of an object, or those of a list joined by commas; None for anything else, or nested deep.

    What no text may hold, and only an escape of JSON could bring, is taken out: NULs, lone surrogates.
    """
    match value:
        case str():
            return " ".join(_NO_TEXT.sub("\ufffd", value).split()) or None
        case dict() if depth < _DEEPEST:
            return text_of(value.get("name") or value.get("@value"), depth + 1)
        case list() if depth < _DEEPEST:
            return ", ".join(filter(None, (text_of(one, depth + 1) for one in value))) or None
    return None


def address_of(node: Node) -> str | None:
    """The address of the article that the node describes."""
    page = node.get("mainEntityOfPage")
    found = node.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return found if isinstance(found, str) else None


def _parsed(text: str) -> object:
    try:
        return json.loads(text.strip().removesuffix(";"), strict=False)
    except (ValueError, RecursionError):  # RecursionError: brackets nested to hurt
        return None


def _nodes(value: object, listed: bool, depth: int) -> Iterator[tuple[Node, bool]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _nodes(entry, listed, depth + 1)
    elif isinstance(value, dict):
        yield value, listed
        for key in _NESTS:
            if isinstance(value.get(key), (dict, list)):
                yield from _nodes(value[key], listed or key in ("itemListElement", "hasPart"), depth + 1)


def _is_article(node: Node) -> bool:
    stated = node.get("@type")
    types = stated if isinstance(stated, list) else [stated]
    return any(isinstance(name, str) and name.endswith(_TYPES) for name in types)
