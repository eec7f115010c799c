"""Texts with their attributions marked, so that a test reads like the article it is about.

``{1s:Ms Roe} {1c:said} {1t:it was late}``: source, cue and content of the first attribution. The markers are taken out.
"""

from __future__ import annotations

import re

from onrecord.model import Article, Attribution, Block, Spans

_OPEN = re.compile(r"\{(\d+)([sct]):")


def read(marked: str, lang: str) -> tuple[Article, list[Attribution]]:
    """The article (a block a line) and its attributions, ``a1`` and so on, in the order of their numbers."""
    text, spans = _unmarked(marked)
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", (at, at + len(line))))
        at += len(line) + 1
    numbers = sorted({number for number, _ in spans})
    found = [
        Attribution(f"a{n}", "indirect", "speech", *(_sorted(spans.get((n, part), [])) for part in "sct"), rule="given")
        for n in numbers
    ]
    return Article("a", text, lang, "report", tuple(blocks)), found


def _sorted(spans: list[tuple[int, int]]) -> Spans:
    return tuple(sorted(spans))


def _unmarked(marked: str) -> tuple[str, dict[tuple[int, str], list[tuple[int, int]]]]:
    text, at = "", 0
    spans: dict[tuple[int, str], list[tuple[int, int]]] = {}
    stack: list[tuple[int, str, int]] = []
    while at < len(marked):
        opening = _OPEN.match(marked, at)
        if opening:
            stack.append((int(opening[1]), opening[2], len(text)))
            at = opening.end()
        elif marked[at] == "}":
            number, part, start = stack.pop()
            spans.setdefault((number, part), []).append((start, len(text)))
            at += 1
        else:
            text += marked[at]
            at += 1
    return text, spans
