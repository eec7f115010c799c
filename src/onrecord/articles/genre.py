"""What kind of article it is: a report, a transcript of turns, or a list (a live page, a page of briefs)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from onrecord.articles.phrases import fold, phrases
from onrecord.model import ArticleKind, BlockKind

_LONGEST_LABEL = 60
_LABEL_WORDS = 7
_MIN_TURNS, _TURN_SHARE = 3, 0.3
_MIN_ENTRIES, _ENTRY_SHARE = 3, 0.15
_MIN_ITEMS, _ITEM_SHARE = 5, 0.6
_MIN_BRIEFS, _BRIEF_SHARE = 5, 0.4
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])(?:[ \u00a0\u202f]?[h:.][ \u00a0\u202f]?[0-5]\d\b|[ \u00a0\u202f]?h\b"
                    r"|(?::[0-5]\d)?[ \u00a0\u202f]?[ap]\.?m\b)", re.I)
_ASIDE = re.compile(r"\s?\([^()]*\)?")
_DASH = re.compile(r"\.[ \u00a0\u202f][–—-][ \u00a0\u202f]")


def label(line: str) -> str | None:
    """The label of a turn at the start of a line (``Q :``, ``NAME:``, ``LE PRÉSIDENT. –``), folded; None for none.

    One of the known labels, or a few words that all begin in upper case but for small ones; what a label holds in
    brackets ("via interpreter") does not count.
    """
    head = line[:_LONGEST_LABEL]
    colon = head.find(":")
    dash = _DASH.search(head)
    end = dash.start() if dash and (colon < 0 or dash.start() < colon) else colon
    if end <= 0 or not line[end + 1:].strip() or (end == colon and not line[end + 1].isspace()):
        return None
    bare = _ASIDE.sub("", head[:end])
    words = bare.split()
    folded = fold(bare)
    if folded in phrases("turns").whole:
        return folded
    if folded in phrases("not_turns").whole or not 1 <= len(words) <= _LABEL_WORDS or not words[0][:1].isupper():
        return None
    shouted = bare.isupper() and len(folded) > 1
    named = all(word[:1].isupper() or len(word) <= 4 for word in words)
    titled = len(words) <= 3 and words[0].lower() in ("le", "la", "un", "une", "the", "a", "an")
    return folded if shouted or named or titled else None


def turns(lines: Sequence[str]) -> frozenset[int]:
    """Which lines begin a turn, if the text is a transcript; none otherwise.

    Labels must come back: a page of headlines ("Country: what happened") has as many labels as lines.
    """
    labels = [label(line) for line in lines]
    counts = Counter(found for found in labels if found)
    known = phrases("turns").whole
    again = sum(count for found, count in counts.items() if count > 1 or found in known)
    spoken = sum(counts.values())
    if again < _MIN_TURNS or spoken < _TURN_SHARE * len(lines) or again * 2 < spoken:
        return frozenset()
    return frozenset(at for at, found in enumerate(labels) if found)


def article_kind(lines: Sequence[str], kinds: Sequence[BlockKind]) -> ArticleKind:
    """The kind of an article, from its blocks' text and kinds."""
    if turns(lines):
        return "transcript"
    entries = sum(bool(_CLOCK.match(line)) for line in lines)
    items = sum(len(line) for line, kind in zip(lines, kinds, strict=True) if kind == "item")
    briefs = sum(kind == "heading" and "?" not in line for line, kind in zip(lines, kinds, strict=True))
    timed = entries >= _MIN_ENTRIES and entries >= _ENTRY_SHARE * len(lines)
    listed = kinds.count("item") >= _MIN_ITEMS and items >= _ITEM_SHARE * sum(map(len, lines))
    short = briefs >= _MIN_BRIEFS and briefs >= _BRIEF_SHARE * len(lines)
    return "list" if timed or listed or short else "report"
