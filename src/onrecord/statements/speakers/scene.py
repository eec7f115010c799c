"""What every step looks at: the article, its tree, its attributions and the words of its language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.model import Article, Attribution, Spans, Tree
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.lexicon import Lexicon
from onrecord.trees import Walk

QUOTES = frozenset("«»\"“”„‟‹›'‘")
FUNCTION = frozenset(
    {"DET", "ADP", "PRON", "ADV", "CCONJ", "SCONJ", "AUX", "PART", "INTJ", "NUM", "PUNCT", "SYM", "SPACE"}
)
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})


class Scene:
    """An article being read for its speakers; what is asked of it again and again is worked out once."""

    def __init__(self, article: Article, walk: Walk, attributions: Sequence[Attribution], lex: Lexicon) -> None:
        self.article, self.walk, self.attributions, self.lex = article, walk, attributions, lex
        self.tree: Tree = walk.tree
        self.low = [fold(form) for form in self.tree.form]
        """Every token, folded."""
        self.upper = [form[0].isupper() for form in self.tree.form]
        """Which tokens begin with a capital."""

    @cached_property
    def sources(self) -> list[list[int]]:
        """For each attribution the tokens of its source, without punctuation at their ends."""
        return [self._bare(self.walk.tokens(a.source)) for a in self.attributions]

    @cached_property
    def cues(self) -> list[list[int]]:
        """For each attribution the tokens of its cue."""
        return [self.walk.tokens(a.cue) for a in self.attributions]

    @cached_property
    def contents(self) -> list[set[int]]:
        """For each attribution the tokens of its content."""
        return [set(self.walk.tokens(a.content)) for a in self.attributions]

    @cached_property
    def quoted(self) -> list[bool]:
        """For each attribution whether its content begins with quoted words."""
        return [self._is_quoted(a.content) for a in self.attributions]

    @cached_property
    def places(self) -> list[int]:
        """For each attribution where it is spoken of: the first token of its source, else its cue, else its content."""
        rows = zip(self.sources, self.cues, self.contents, strict=True)
        return [min(source or cue or content or [0]) for source, cue, content in rows]

    @cached_property
    def owner(self) -> dict[int, int]:
        """Token -> the attribution with the smallest content that holds it."""
        found: dict[int, int] = {}
        for number in sorted(range(len(self.contents)), key=lambda n: -len(self.contents[n])):
            found.update(dict.fromkeys(self.contents[number], number))
        return found

    def text(self, tokens: Iterable[int]) -> str:
        """The words of tokens as they are read, with a blank where one stands between them."""
        words: list[str] = []
        last = -1
        for token in tokens:
            if words and self.tree.start[token] > self.tree.end[last]:
                words.append(" ")
            words.append(self.tree.form[token])
            last = token
        return "".join(words)

    def adjoins(self, left: int, right: int) -> bool:
        """Whether nothing, not even a blank, stands between two tokens."""
        return self.tree.end[left] >= self.tree.start[right]

    def hyphen(self, token: int) -> bool:
        """Whether a token is a hyphen inside a word that the parser cut."""
        return (
            0 < token < len(self.low) - 1
            and self.tree.form[token] in ("-", "–", "‑")
            and self.adjoins(token - 1, token)
            and self.adjoins(token, token + 1)
        )

    def capital(self, token: int) -> bool:
        """Whether a token begins with a capital letter."""
        return token < len(self.low) and (self.upper[token] or self.prefixed(token))

    def prefixed(self, token: int) -> bool:
        """Whether a token is a particle, a hyphen and a capital in one ("al-Roe")."""
        particle, hyphen, name = self.tree.form[token].partition("-")
        return bool(hyphen) and name[:1].isupper() and particle in self.lex.particles

    def plural(self, token: int) -> bool:
        """Whether a token is marked as plural."""
        return "Number=Plur" in self.tree.feats[token]

    def _bare(self, tokens: list[int]) -> list[int]:
        pos, lex = self.tree.pos, self.lex
        while tokens and pos[tokens[0]] in ("PUNCT", "SPACE") and self.low[tokens[0]] not in lex.pronouns:
            tokens = tokens[1:]
        while tokens and pos[tokens[-1]] in ("PUNCT", "SPACE") and self.tree.form[tokens[-1]] != ")":
            tokens = tokens[:-1]
        return tokens

    def _is_quoted(self, spans: Spans) -> bool:
        return bool(spans) and any(c in QUOTES for c in self.article.text[max(0, spans[0][0] - 2) : spans[0][0] + 1])
