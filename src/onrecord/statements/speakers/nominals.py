"""Noun phrases that name nobody: "the Syldavian defence minister", "sa porte-parole", "un responsable du ministère"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.statements.speakers.scene import NOUNS, Scene

Determiner = Literal["definite", "indefinite", "possessive", "none"]
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})
_LONGEST_ROLE = 8


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase read for who it may mean. ``classes`` are those of its role word, empty when it has none."""

    tokens: tuple[int, ...]
    head: int
    noun: str
    """Its head word folded, or the class of a role of several words."""
    base: str
    """Its head word folded."""
    classes: frozenset[str]
    determiner: Determiner
    inner: frozenset[str]
    """The other words of a role of several ("defence" in "defence minister")."""
    mods: frozenset[str]
    """Words that say of what, of which kind; words that stand for one another are one."""
    exclusive: frozenset[str]
    former: bool
    possessor: int | None
    """The token of "his", or of the name before "'s"."""
    plural: bool
    gender: str


@dataclass(frozen=True, slots=True)
class _Head:
    token: int
    noun: str
    covered: tuple[int, ...]
    classes: frozenset[str]


def read_each(scene: Scene, tokens: Sequence[int]) -> list[Nominal]:
    """The noun phrases that "and" joins after a role ("a former minister and party leader")."""
    tokens = _phrase(scene, tokens)
    pieces: list[list[int]] = [[]]
    for token in tokens:
        if scene.low[token] in scene.lex.ands and any(scene.low[t] in scene.lex.roles for t in pieces[-1]):
            pieces.append([])
        else:
            pieces[-1].append(token)
    return [nominal for piece in pieces if (nominal := read(scene, piece)) is not None]


def read(scene: Scene, tokens: Sequence[int]) -> Nominal | None:
    """The noun phrase at the start of some tokens; None where there is no noun.

    It ends at a comma, a bracket, a dash, a relative pronoun, or a verb after its noun.
    """
    tokens = _phrase(scene, tokens)
    head = _role_of_words(scene, tokens) or _head(scene, tokens)
    return _nominal(scene, tokens, head) if head else None


def _phrase(scene: Scene, tokens: Sequence[int]) -> list[int]:
    tree, lex = scene.tree, scene.lex
    kept: list[int] = []
    noun = False
    for token in tokens:
        pos = tree.pos[token]
        mark = pos == "PUNCT" and not scene.hyphen(token) and tree.form[token] not in ("'", "’")
        if mark or scene.low[token] in lex.relative:
            if noun:
                break
            continue
        if noun and pos in ("VERB", "AUX") and scene.low[token] not in lex.roles:
            break
        noun = noun or pos in NOUNS
        kept.append(token)
    return kept


def _head(scene: Scene, tokens: list[int]) -> _Head | None:
    """The noun a phrase is about: the first, or where nouns come last the last before a preposition."""
    pos, nouns = scene.tree.pos, list[int]()
    for at, token in enumerate(tokens):
        if pos[token] == "ADP" and (nouns or any(pos[t] in _CONTENT for t in tokens[:at])):
            break
        if pos[token] in NOUNS or _as_noun(scene, token):
            nouns.append(token)
            if scene.lex.noun_first:
                break
    if not nouns:
        return None
    return _Head(nouns[-1], whole_word(scene, nouns[-1]), (nouns[-1],), classes(scene, nouns[-1]))


def whole_word(scene: Scene, token: int) -> str:
    """A token folded; with what a hyphen ties to it where the parser cut the word ("état-major")."""
    word = scene.low[token]
    return word + "-" + scene.low[token + 2] if token + 2 < len(scene.low) and scene.hyphen(token + 1) else word


def _as_noun(scene: Scene, token: int) -> bool:
    """Whether an adjective or participle stands for a person ("le frontiste", "l'accusé"): right after an article."""
    if not token or scene.low[token] not in scene.lex.roles:
        return False
    pos = scene.tree.pos[token]
    return pos == "ADJ" or (pos == "VERB" and scene.low[token - 1] in scene.lex.articles)


def role_at(scene: Scene, tokens: Sequence[int], at: int) -> int:
    """How many tokens a role of several words has that begins at a place; 0 for none."""
    if scene.low[tokens[at]] not in scene.lex.phrase_starts:
        return 0
    for length in range(min(_LONGEST_ROLE, len(tokens) - at), 1, -1):
        if tuple(scene.low[t] for t in tokens[at : at + length]) in scene.lex.phrases:
            return length
    return 0


def _role_of_words(scene: Scene, tokens: list[int]) -> _Head | None:
    """A role of several words, unless a noun that is no part of it heads the phrase."""
    low, lex = scene.low, scene.lex
    for at, token in enumerate(tokens):
        if scene.tree.pos[token] == "ADP" and any(scene.tree.pos[t] in NOUNS for t in tokens[:at]):
            return None
        length = role_at(scene, tokens, at)
        if not length:
            continue
        covered = tuple(tokens[at : at + length])
        after = tokens[at + length] if at + length < len(tokens) else None
        if not lex.noun_first and after is not None and low[after] in lex.roles:
            return None
        head = next((t for t in covered if low[t] in lex.roles), covered[0 if lex.noun_first else -1])
        name = lex.phrases[tuple(low[t] for t in covered)]
        return _Head(head, name, covered, frozenset({name}))
    return None


def classes(scene: Scene, token: int) -> frozenset[str]:
    """The classes of a role word, also in the plural."""
    lex = scene.lex
    for word in (whole_word(scene, token), scene.low[token], scene.tree.lemma[token].lower()):
        if word in lex.roles:
            return lex.roles[word]
    return lex.roles.get(scene.low[token].removesuffix("s"), frozenset())


def _nominal(scene: Scene, tokens: list[int], head: _Head) -> Nominal:
    low, lex = scene.low, scene.lex
    words = [
        low[t]
        for t in tokens
        if scene.tree.pos[t] in _CONTENT
        and low[t][0].isalnum()
        and t != head.token
        and not (t == head.token + 2 and scene.hyphen(t - 1))
    ]
    former = any(word in lex.former for word in words) or low[head.token] in ("ex",) or head.noun.startswith("ex-")
    exclusive = {word for word in (*words, *head.noun.split("-")[:-1]) if word in lex.exclusive}
    apart = exclusive | lex.former | lex.dull | lex.articles
    inner = frozenset(low[t] for t in head.covered if t != head.token)
    mods = frozenset(lex.same.get(word, word) for word in words if word not in apart and word not in inner)
    inner = frozenset(lex.same.get(word, word) for word in inner if word not in apart and word in words)
    plural = scene.plural(head.token) and low[head.token] != scene.tree.lemma[head.token].lower()
    return Nominal(
        tuple(tokens),
        head.token,
        head.noun.removeprefix("ex-"),
        low[head.token],
        head.classes,
        determiner(scene, tokens),
        inner,
        mods,
        frozenset(exclusive),
        former,
        _possessor(scene, tokens, head.token),
        plural or _many(scene, head.token),
        _gender(scene, tokens, head),
    )


def _many(scene: Scene, head: int) -> bool:
    """A plural that the parser's lemma does not tell: the word is listed only without its s."""
    low, lex = scene.low[head], scene.lex
    return scene.plural(head) and low not in lex.roles and low not in lex.bodies


def determiner(scene: Scene, tokens: Sequence[int]) -> Determiner:
    """How a phrase is introduced; a possessor's name counts as possessive."""
    first, lex = scene.low[tokens[0]], scene.lex
    if first in lex.possessives or any(scene.low[t] in lex.possessive for t in tokens):
        return "possessive"
    if first in lex.definite:
        return "definite"
    return "indefinite" if first in lex.articles or first in lex.parts else "none"


def _possessor(scene: Scene, tokens: list[int], head: int) -> int | None:
    for at, token in enumerate(tokens):
        if token >= head:
            break
        if scene.low[token] in scene.lex.possessives:
            return token
        if at and scene.low[token] in scene.lex.possessive:
            return tokens[at - 1]
    return None


def _gender(scene: Scene, tokens: list[int], head: _Head) -> str:
    lex, first = scene.lex, tokens[0]
    for token in (head.token, *head.covered):
        word = whole_word(scene, token)
        if word in lex.female or word in lex.male:
            return "f" if word in lex.female else "m"
    feminine = scene.tree.pos[first] == "DET" and "Gender=Fem" in scene.tree.feats[first]
    return "f" if feminine and head.classes and not head.classes <= {"citizen"} else ""
