"""Links to other coverage: a list under its heading, or a line ``Read also: title`` in the middle of the body."""

from __future__ import annotations

import re

from onrecord.articles.body import Piece
from onrecord.articles.phrases import phrases
from onrecord.articles.shapes import bullet, ends_sentence
from onrecord.model import Related

_LONGEST_TITLE = 30
"""Words; a longer line under a list's heading is body again."""
_MOST_LINKS = 20
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_MARKDOWN = re.compile(r"\[([^\[\]\n]+)\]\((https?://[^\s()]+)\)")
_AFTER_LEAD = " \t\u00a0\u202f:>→▶|-–—»"


def split_related(pieces: list[Piece]) -> tuple[list[Piece], list[Related]]:
    """The pieces that are body, and the links that were among them, in order."""
    body: list[Piece] = []
    found: list[Related] = []
    at = 0
    while at < len(pieces):
        if is_heading(pieces[at]):
            count = _list_length(pieces, at + 1)
            if count:
                found += [link for piece in pieces[at + 1:at + 1 + count] for link in links_of(piece)]
                at += 1 + count
                continue
        inline = _inline(pieces[at])
        if inline:
            found += inline
        else:
            body.append(pieces[at])
        at += 1
    return body, found


def is_heading(piece: Piece) -> bool:
    """Is the whole line the heading of such a list?"""
    return len(piece.text) <= 60 and phrases("related").is_line(piece.text)


def _list_length(pieces: list[Piece], start: int) -> int:
    """How many pieces from ``start`` on are the list's.

    Items go on as long as there are items; links likewise. Bare lines count only when no body follows them.
    """
    for belongs in (_is_item, _is_link):
        count = 0
        while start + count < len(pieces) and count < _MOST_LINKS and belongs(pieces[start + count]):
            count += 1
        if count:
            return count
    rest = pieces[start:]
    bare = len(rest) <= _MOST_LINKS and all(len(p.text.split()) <= _LONGEST_TITLE and not p.text.endswith(".")
                                            for p in rest)
    return len(rest) if bare else 0


def _is_item(piece: Piece) -> bool:
    short = len(piece.text.split()) <= _LONGEST_TITLE
    return short and (piece.kind == "item" or piece.bulleted or bool(bullet(piece.text)))


def _is_link(piece: Piece) -> bool:
    """Nothing but a link."""
    return any(len(title) >= 0.8 * len(piece.text) for title, _ in piece.links)


def _inline(piece: Piece) -> list[Related]:
    """The link of a line that opens with ``Read also:``; a sentence that merely begins so is body."""
    lead = phrases("related").lead(piece.text)
    if lead is None:
        return []
    words = len(lead.split())
    rest = " ".join(piece.text.split()[words:])
    after = rest[:1] in (":", ">", "→", "▶", "|") or piece.text.split()[words - 1][-1:] in (":", ">", "→", "|")
    linked = bool(piece.links) and len(piece.text.split()) <= words + _LONGEST_TITLE and not ends_sentence(piece.text)
    if not rest.strip(_AFTER_LEAD) or not (after or linked) or len(rest.split()) > _LONGEST_TITLE:
        return []
    return [Related(*link) for link in piece.links] or links_of(Piece(rest.lstrip(_AFTER_LEAD)))


def links_of(piece: Piece) -> list[Related]:
    """The links of a piece; its own words, with no address, where it has none."""
    if piece.links:
        return [Related(title, url) for title, url in piece.links]
    text = piece.text[len(bullet(piece.text)):].strip()
    if marked := _MARKDOWN.search(text):
        return [Related(marked.group(1).strip(), marked.group(2))]
    address = _ADDRESS.search(text)
    title = (text[:address.start()] if address else text).strip(_AFTER_LEAD + "(")
    return [Related(title, address.group() if address else None)] if title else []
