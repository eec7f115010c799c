"""Which capitals are names: not those that open a sentence, not those of a headline in which every word has one."""

from __future__ import annotations

from collections import Counter

from onrecord.statements.speakers.scene import FUNCTION, QUOTES, Scene

_SHARE = 0.8
_OPENERS = QUOTES | frozenset("-–—:•▪*·>|(")


class Capitals:
    """The capitals of an article. ``known`` are words seen with one where only names have it, ``lowered`` without."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.opens = _openings(scene)
        self.headlines = _headlines(scene)
        self.known, self.lowered = self._vocabulary()
        self.sources = {source[0] for source in scene.sources if len(source) == 1 and self._like_a_name(source[0])}
        """Sources of one word that is never written small here and is no plural."""

    def _like_a_name(self, token: int) -> bool:
        scene = self.scene
        return (
            scene.low[token] not in self.lowered and not scene.plural(token) and scene.low[token] not in scene.lex.roles
        )

    def _vocabulary(self) -> tuple[set[str], set[str]]:
        tree, low, upper = self.scene.tree, self.scene.low, self.scene.upper
        known = {
            low[token]
            for token, capital in enumerate(upper)
            if capital and not self.opens[token] and tree.pos[token] not in FUNCTION
            if tree.sentence[token] not in self.headlines
        }
        return known, {word for word, form in zip(low, tree.form, strict=True) if form[0].islower()}

    def nameable(self, token: int) -> bool:
        """Whether a token can begin a name or go on with one."""
        scene = self.scene
        lex, tree, low = scene.lex, scene.tree, scene.low[token]
        if not scene.upper[token] or low in lex.never:
            return scene.prefixed(token)
        if low in lex.honorifics:
            return True
        if tree.pos[token] in FUNCTION:
            return self._misread(token)
        if tree.sentence[token] not in self.headlines and not self.opens[token]:
            return True
        if (
            low in self.known
            or low in lex.given
            or token in self.sources
            or (tree.pos[token] == "PROPN" and low not in self.lowered)
        ):
            return True
        return token + 2 < len(tree) and scene.hyphen(token + 1) and scene.capital(token + 2)

    def _misread(self, token: int) -> bool:
        """Whether a capital that the parser takes for a small word is a name: known as one, or beside a name."""
        scene = self.scene
        lex, low = scene.lex, scene.low
        inside = not self.opens[token] and scene.tree.sentence[token] not in self.headlines
        if scene.tree.pos[token] == "PUNCT":
            return False
        if low[token] in lex.particles and scene.capital(token + 1) and scene.tree.pos[token + 1] not in FUNCTION:
            return inside or (low[token + 1] in self.known and low[token] not in lex.articles)
        if low[token] in lex.articles:
            return False
        if token and low[token - 1] in lex.given and scene.capital(token - 1):
            return True
        if low[token] in self.lowered and low[token] not in lex.given:
            return False
        plain = inside and len(low[token]) > 3 and scene.tree.pos[token] in ("PRON", "ADV", "INTJ", "AUX")
        return low[token] in self.known or plain

    def known_part(self, first: int, last: int) -> tuple[int, int]:
        """Of a run of capitals in a headline, the part whose words are names elsewhere; the whole where none is."""
        scene = self.scene
        seen = [t for t in range(first, last) if scene.low[t] in self.known]
        if not seen:
            return first, last
        given = scene.lex.given
        start = next(t for t in range(first, last) if scene.low[t] in self.known or scene.low[t] in given)
        only_given = all(scene.low[t] in given for t in seen)
        return start, last if only_given and len(seen) == 1 else seen[-1] + 1


def _openings(scene: Scene) -> list[bool]:
    """Which tokens open a sentence, a quotation, or what follows a colon or a bullet."""
    opens = [False] * len(scene.low)
    fresh, last = True, -1
    for token, (form, sentence) in enumerate(zip(scene.tree.form, scene.tree.sentence, strict=True)):
        if sentence != last:
            fresh, last = True, sentence
        if form[0] in _OPENERS and not form[-1].isalnum():
            fresh = fresh or not scene.hyphen(token)
        elif fresh:
            opens[token], fresh = True, False
    return opens


def _headlines(scene: Scene) -> set[int]:
    """Sentences in which nearly every long word has a capital, so that capitals tell nothing."""
    rows = zip(scene.tree.form, scene.upper, scene.tree.sentence, strict=True)
    long = [(capital, sentence) for form, capital, sentence in rows if len(form) > 3]
    capitals = Counter(sentence for capital, sentence in long if capital)
    totals = Counter(sentence for _, sentence in long)
    return {s for s, count in capitals.items() if totals[s] >= 4 and count >= _SHARE * totals[s]}
