"""Parses made by hand, so that grammar is tested without a language model.

One token a line: form, lemma, part of speech, relation, head (1-based, 0 for a root), and features where they matter. A
form that follows without a blank begins with ``~``; a line of ``---`` begins a new block.
"""

from __future__ import annotations

import re

from onrecord.model import Article, Block, BlockKind, Tree


def tree(table: str, lang: str = "fr", kinds: tuple[BlockKind, ...] = ()) -> tuple[Article, Tree]:
    """The article and the tree that a table of tokens describes; heads count within their block."""
    made = Tree(lang, [], [], [], [], [], [], [], [], [], [])
    text, block, base, sentence, began = "", 0, 0, -1, 0
    blocks: list[Block] = []
    for line in [*table.strip().splitlines(), "---"]:
        cells = line.split()
        if cells == ["---"]:
            blocks.append(Block(kinds[block] if block < len(kinds) else "paragraph", (began, len(text))))
            text, block, base = text + "\n", block + 1, len(made)
            began = len(text)
            continue
        form, lemma, pos, rel, head, *feats = cells
        glued = form.startswith("~") and len(form) > 1
        form = form[1:] if glued else form
        text += "" if glued or len(text) == began else " "
        made.start.append(len(text))
        text += form
        made.end.append(len(text))
        sentence += len(made.head) == base
        for column, value in (("form", form), ("lemma", lemma), ("pos", pos), ("rel", rel), ("block", block),
                              ("sentence", sentence), ("feats", feats[0] if feats else "_")):
            getattr(made, column).append(value)
        made.head.append(base + int(head) - 1 if int(head) else len(made.head))
    return Article("a", text[:-1], lang, "report", tuple(blocks)), made


def plain(text: str, lang: str = "fr", kinds: tuple[BlockKind, ...] = ()) -> tuple[Article, Tree]:
    """A tree without grammar: words and marks cut at blanks and punctuation, a block a line, each token a root."""
    made = Tree(lang, [], [], [], [], [], [], [], [], [], [])
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(kinds[number] if number < len(kinds) else "paragraph", (at, at + len(line))))
        for match in re.finditer(r"[^\W_]+['’]|[^\W_]+|[^\s]", line):
            made.start.append(at + match.start())
            made.end.append(at + match.end())
            made.form.append(match[0])
            made.lemma.append(match[0].lower())
            made.pos.append("PUNCT" if not match[0][0].isalnum() else "NOUN")
            made.rel.append("root")
            made.head.append(len(made.head))
            made.feats.append("_")
            made.sentence.append(number)
            made.block.append(number)
        at += len(line) + 1
    return Article("a", text, lang, "report", tuple(blocks)), made
