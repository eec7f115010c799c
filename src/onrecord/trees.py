"""Walking a neutral tree: children, subtrees, the tokens of a span, the head of a stretch of tokens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from onrecord.model import Span, Spans, Tree
from onrecord.spans import merge

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class Walk:
    """A tree with what is asked of it again and again worked out once. Make one an article and hand it on."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.children = tree.children()

    @cached_property
    def depth(self) -> list[int]:
        """How many heads stand above each token; a root has none."""
        depth = [-1] * len(self.tree)
        for token in range(len(self.tree)):
            path, top = [], token
            while depth[top] < 0 and self.tree.head[top] != top:
                path.append(top)
                top = self.tree.head[top]
            level = max(depth[top], 0)
            depth[top] = level
            for below in reversed(path):
                level += 1
                depth[below] = level
        return depth

    @cached_property
    def sentence_bounds(self) -> list[Span]:
        """For each sentence, its first token and the one after its last."""
        bounds: list[Span] = []
        for token, number in enumerate(self.tree.sentence):
            if number == len(bounds):
                bounds.append((token, token + 1))
            else:
                bounds[number] = (bounds[number][0], token + 1)
        return bounds

    def sentence(self, token: int) -> range:
        """The tokens of the sentence that a token stands in."""
        return range(*self.sentence_bounds[self.tree.sentence[token]])

    def subtree(self, token: int) -> list[int]:
        """The token and all below it, in reading order."""
        found, stack = [], [token]
        while stack:
            at = stack.pop()
            found.append(at)
            stack.extend(self.children[at])
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        while self.tree.head[token] != token:
            token = self.tree.head[token]
            yield token

    def having(self, token: int, *rels: str) -> list[int]:
        """The children of a token that hang on it by one of these relations."""
        return [c for c in self.children[token] if self.tree.rel[c] in rels]

    def tokens(self, spans: Iterable[Span]) -> list[int]:
        """The tokens that share a character with any of the spans, in order."""
        found: set[int] = set()
        for start, end in spans:
            found.update(range(bisect_right(self.tree.end, start), bisect_left(self.tree.start, end)))
        return sorted(found)

    def head(self, tokens: Iterable[int]) -> int | None:
        """The highest of some tokens (of those whose head lies outside, the first of the least depth); None of none."""
        inside = set(tokens)
        tops = [t for t in sorted(inside) if self.tree.head[t] == t or self.tree.head[t] not in inside]
        words = [t for t in tops if self.tree.pos[t] not in ("PUNCT", "SPACE")] or tops
        return min(words, key=lambda t: (self.depth[t], t)) if words else None

    def spans(self, tokens: Iterable[int]) -> Spans:
        """The characters of tokens; neighbours in the tree become one span, with what stands between them."""
        out: list[Span] = []
        last = -2
        for token in sorted(tokens):
            place = (self.tree.start[token], self.tree.end[token])
            if out and token == last + 1:
                out[-1] = (out[-1][0], max(out[-1][1], place[1]))
            else:
                out.append(place)
            last = token
        return merge(out)

    def feat(self, token: int, name: str) -> str | None:
        """The value of a feature ("Tense" -> "Past"), None where it is not given."""
        for pair in self.tree.feats[token].split("|"):
            key, _, value = pair.partition("=")
            if key == name:
                return value
        return None
