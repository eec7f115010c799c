"""Bodies that are named by a common noun: "le ministère de l'Intérieur", "the Trump campaign", "Tulsa police"."""

from __future__ import annotations

from functools import cached_property

from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.folding import alike
from onrecord.statements.speakers.scene import Scene

_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})


class Bodies:
    """The phrases of an article whose head is the noun of a body, read when first asked for."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast = scene, cast

    def is_body(self, token: int) -> bool:
        """Whether a token is the noun of a body, in the singular or as it is listed."""
        lex, low = self.scene.lex, self.scene.low[token]
        return low in lex.bodies

    @cached_property
    def phrases(self) -> list[tuple[int, str, tuple[str, ...]]]:
        """(head token, name as written without article, folded words) of each."""
        found = []
        for token, pos in enumerate(self.scene.tree.pos):
            if pos in ("NOUN", "PROPN") and self.is_body(token):
                tokens = self.tokens(token)
                words = tuple(self.scene.low[t] for t in tokens if self.scene.low[t][0].isalnum())
                found.append((token, self.scene.text(tokens), words))
        return found

    def tokens(self, head: int) -> list[int]:
        """The tokens of a body's name around its noun, without article and dull words."""
        start, end = self._start(head), self._end(head)
        lex, low = self.scene.lex, self.scene.low
        tokens = list(range(start, end))
        while len(tokens) > 1 and tokens[0] != head and (low[tokens[0]] in lex.dull or low[tokens[0]] in lex.articles or low[tokens[0]] in lex.former):
            tokens = tokens[1:]
        return [t for t in tokens if not (low[t] in lex.dull and t > head)]

    def _start(self, head: int) -> int:
        tree, stop = self.scene.tree, self.scene.walk.sentence(head).start
        mention = self.cast.at.get(head)
        start = mention.first if mention else head
        while start > stop and not self.scene.lex.noun_first:
            before = start - 1
            if tree.pos[before] in _BEFORE and (tree.form[before] not in ("'s", "’s")) or tree.form[before] == "-":
                start = before
            else:
                break
        return start

    def _end(self, head: int) -> int:
        """After adjectives (where nouns come first) and "of the Capital", "de la chose"."""
        scene, tree = self.scene, self.scene.tree
        stop = scene.walk.sentence(head).stop
        mention = self.cast.at.get(head)
        end = mention.last if mention else head + 1
        while end < stop:
            step = self._modifier(end, stop)
            if not step:
                break
            end += step
        while end - 1 > head and not tree.form[end - 1][-1].isalnum() and tree.form[end - 1][-1] != ".":
            end -= 1
        return end

    def _modifier(self, at: int, stop: int) -> int:
        """How many tokens from ``at`` on describe the body before it."""
        scene, tree, first = self.scene, self.scene.tree, self.scene.lex.noun_first
        mention = self.cast.at.get(at)
        if first and mention and not mention.person:
            return mention.last - at
        if first and (tree.pos[at] in ("ADJ", "PROPN") or tree.pos[at] == "NOUN" and tree.head[at] < at):
            return 0 if mention and mention.person else 1
        if scene.low[at] not in scene.lex.joins or at + 1 >= stop:
            return 0
        after = at + 1
        while after < stop and scene.low[after] in scene.lex.articles:
            after += 1
        if after >= stop or tree.pos[after] not in _BEFORE:
            return 0
        capital = tree.form[after][0].isupper()
        if not capital and not (first and tree.head[after] in range(at - 6, at) and tree.rel[after] == "nmod"):
            return 0
        name = self.cast.at.get(after)
        return (name.last if name else after + 1) - at

    def resolve(self, head: int, tokens: list[int]) -> str:
        """The fullest name the article has for the body a phrase means: with the same noun and nothing that disagrees."""
        low, lex = self.scene.low, self.scene.lex
        own = self.tokens(head)
        words = tuple(low[t] for t in own if low[t][0].isalnum())
        noun = low[head]
        mods = [w for w in words if w != noun and w not in lex.joins and w not in lex.articles]
        best, name = (0.0, 0), self.scene.text(own)
        for token, full, others in self.phrases:
            if low[token] != noun or len(others) <= len(words) and token != head:
                continue
            extra = [w for w in others if w != noun and w not in lex.joins and w not in lex.articles]
            shared = sum(any(alike(w, o) for o in extra) for w in mods)
            if shared < len(mods) or not extra:
                continue
            score = (1.0 if token <= head else 0.5, token if token <= head else -token)
            if score > best and token != head:
                best, name = score, full
        return name
