"""Bodies that are named by a common noun: "le ministère de l'Intérieur", "the Trump campaign", "Tulsa police"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from onrecord.statements.speakers.cast import Cast, Entity
from onrecord.statements.speakers.folding import alike
from onrecord.statements.speakers.nominals import whole_word
from onrecord.statements.speakers.scene import NOUNS, Scene

_LEAD = 2
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Body:
    """A phrase whose head is the noun of a body. ``mods`` are its other words, folded, without small ones."""

    head: int
    noun: str
    name: str
    """As written, without article and dull words."""
    mods: tuple[str, ...]
    entity: Entity | None
    """The body by its own name, where the phrase only says what it is ("le journal Die Woche")."""


class Bodies:
    """The body phrases of an article, read when first asked for."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self.scene, self.cast = scene, cast

    def is_body(self, token: int) -> bool:
        """Whether a token is the noun of a body, in the singular or as it is listed."""
        low, lex = self.scene.low, self.scene.lex
        if low[token] in lex.bodies or (
            self.scene.hyphen(token + 1) and f"{low[token]}-{low[token + 2]}" in lex.bodies
        ):
            return self.scene.tree.pos[token] in NOUNS
        return False

    @cached_property
    def phrases(self) -> list[Body]:
        """All of them, in order."""
        return [self.read(token) for token in range(len(self.scene.low)) if self.is_body(token)]

    def read(self, head: int) -> Body:
        """The phrase around a body's noun."""
        scene = self.scene
        tokens = self._tokens(head)
        small = scene.lex.joins | scene.lex.articles
        mods = tuple(w for t in tokens if t != head and (w := scene.low[t])[0].isalnum() and w not in small)
        return Body(head, whole_word(scene, head), self._name(tokens), mods, self._apposed(head, tokens))

    def _name(self, tokens: list[int]) -> str:
        """The words of the phrase, a possessor's name without its "'s"."""
        scene = self.scene
        return scene.text(t for t in tokens if scene.low[t] not in scene.lex.possessive or scene.capital(t + 1))

    def _apposed(self, head: int, tokens: list[int]) -> Entity | None:
        """The name beside a noun of no meaning of its own: "the Roe newspaper chain", "le quotidien Le Pays"."""
        scene = self.scene
        if scene.low[head] not in scene.lex.generic or scene.capital(head):
            return None
        for token in tokens:
            mention = self.cast.at.get(token)
            if mention is None or self.cast.person(mention) or mention.words[-1] in scene.lex.bodies:
                continue
            if scene.tree.pos[mention.head] == "ADJ":  # "the Finnish president's office" is not called Finnish
                continue
            if mention.first and scene.low[min(mention.last, head)] not in scene.lex.possessive:
                beside = (
                    mention.first > head and scene.low[mention.first - 1] not in scene.lex.joins | scene.lex.articles
                )
                if beside or (not scene.lex.noun_first and mention.last <= head and len(mention.name) > 1):
                    return self.cast.entity(mention)
        return None

    def _tokens(self, head: int) -> list[int]:
        low, lex = self.scene.low, self.scene.lex
        tokens = list(range(self._start(head), self._end(head)))
        apart = lex.dull | lex.articles | lex.former | lex.possessives.keys() | lex.honorifics.keys()
        kept = [
            t
            for t in tokens
            if t == head
            or low[t] not in apart
            or low[t] in lex.joins
            or low[t - 1] in lex.joins
            or (t > tokens[0] and t in self.cast.at and self.cast.at[t] is self.cast.at.get(t - 1))
        ]
        return kept[next(i for i, t in enumerate(kept) if t == head or low[t] not in lex.joins) :]

    def _start(self, head: int) -> int:
        """Where nouns come last: back over nouns, adjectives, and a possessor's name."""
        tree, low, lex = self.scene.tree, self.scene.low, self.scene.lex
        stop = self.scene.walk.sentence(head).start
        mention = self.cast.at.get(head)
        start = mention.first if mention else head
        if lex.noun_first:
            return start
        while start > stop:
            before = start - 1
            fine = tree.pos[before] in _BEFORE or low[before] in lex.possessive or self.scene.hyphen(before)
            if not fine:
                break
            start = before
        return start

    def _end(self, head: int) -> int:
        mention = self.cast.at.get(head)
        end = mention.last if mention else head + 1
        while self.scene.hyphen(end):
            end += 2
        stop = self.scene.walk.sentence(end - 1).stop
        while end < stop and (step := self._modifier(head, end, stop)):
            end += step
        return end

    def _modifier(self, head: int, at: int, stop: int) -> int:
        """How many tokens from ``at`` on describe the body: adjectives where nouns come first, "of the Capital"."""
        scene, tree, lex = self.scene, self.scene.tree, self.scene.lex
        if scene.hyphen(at):
            return 2
        mention = self.cast.at.get(at)
        if lex.noun_first and mention:
            return 0 if self.cast.person(mention) else mention.last - at
        if lex.noun_first and tree.pos[at] in _BEFORE:
            return 1 if tree.pos[at] == "ADJ" or tree.head[at] in range(head, at) else 0
        after = at + 1
        while after < stop and scene.low[after] in lex.articles:
            after += 1
        if (
            scene.low[at] not in lex.joins
            or after >= stop
            or tree.pos[after] not in _BEFORE
            or scene.low[after] in lex.never
        ):
            return 0
        small = lex.noun_first and tree.rel[after] == "nmod" and tree.head[after] in range(head, at)
        if not small and not scene.capital(after):
            return 0
        name = self.cast.at.get(after)
        return (name.last if name else after + 1) - at

    def fullest(self, head: int) -> Body:
        """The fullest phrase of the article for the body that a phrase means: the same noun, nothing that disagrees.

        The nearest before it; at the top of the article also one after it.
        """
        own = self.read(head)
        if own.entity is not None:
            return own
        best: tuple[bool, int] | None = None
        found = own
        for other in self.phrases:
            more = len(other.mods) > len(own.mods) and other.head != head
            if other.noun != own.noun or not more or not all(any(alike(w, o) for o in other.mods) for w in own.mods):
                continue
            if own.noun in self.scene.lex.generic and other.entity is None and not _named(other):
                continue
            if other.head > head and self.scene.tree.block[head] > _LEAD:
                continue
            score = (other.head < head, other.head if other.head < head else -other.head)
            if best is None or score > best:
                best, found = score, other
        return found


def _named(body: Body) -> bool:
    """Whether a phrase has a capital in it, so that it can be a name."""
    return any(c.isupper() for c in body.name)
