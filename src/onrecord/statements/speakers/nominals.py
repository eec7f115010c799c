"""Noun phrases that name nobody: "the Syldavian defence minister", "sa porte-parole", "un responsable du ministère"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.statements.speakers.folding import alike
from onrecord.statements.speakers.scene import Scene

Determiner = Literal["definite", "indefinite", "possessive", "none"]
_NOUNS = frozenset({"NOUN", "PROPN"})
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun phrase read for who it may mean. ``classes`` are those of its role word, empty when it has none."""

    tokens: tuple[int, ...]
    head: int
    noun: str
    classes: frozenset[str]
    determiner: Determiner
    mods: frozenset[str]
    """Folded words that say of what, of which kind; words that stand for one another are one."""
    exclusive: frozenset[str]
    former: bool
    possessor: int | None
    """The token of "his" or of the name before "'s"."""
    plural: bool
    gender: str


def read_each(scene: Scene, tokens: Sequence[int]) -> list[Nominal]:
    """The noun phrases that "and" joins after a role ("a former minister and party leader")."""
    tokens, found = _phrase(scene, tokens), []
    start, role = 0, False
    for at, token in enumerate(tokens):
        if role and scene.low[token] in scene.lex.ands:
            found.append(read(scene, tokens[start:at]))
            start, role = at + 1, False
        role = role or scene.low[token] in scene.lex.roles
    found.append(read(scene, tokens[start:]))
    return [nominal for nominal in found if nominal is not None]


def read(scene: Scene, tokens: Sequence[int]) -> Nominal | None:
    """The noun phrase at the start of some tokens; None where there is no noun.

    The phrase ends at a comma, a bracket, a dash, a relative pronoun or a verb after its noun.
    """
    tokens = _phrase(scene, tokens)
    found = _head(scene, tokens)
    if found is None:
        return None
    head, noun, covered, classes = found
    return _nominal(scene, tokens, head, noun, covered, classes)


def _phrase(scene: Scene, tokens: Sequence[int]) -> list[int]:
    tree, kept, noun = scene.tree, [], False
    for token in tokens:
        pos = tree.pos[token]
        if pos == "PUNCT" and tree.form[token] not in ("-", "'", "’", ".") or scene.lex.pronouns.get(scene.low[token]) == "relative":
            if noun:
                break
            continue
        if pos in ("VERB", "AUX") and noun and scene.low[token] not in scene.lex.roles:
            break
        noun = noun or pos in _NOUNS
        kept.append(token)
    return kept


def _head(scene: Scene, tokens: list[int]) -> tuple[int, str, tuple[int, ...], frozenset[str]] | None:
    """Head token, its word (or the phrase's class), the tokens that make the role, and its classes."""
    phrase = _role_phrase(scene, tokens)
    if phrase:
        return phrase
    lex, pos = scene.lex, scene.tree.pos
    nouns: list[int] = []
    for token in tokens:
        if pos[token] == "ADP" and nouns:
            break
        if pos[token] in _NOUNS or _used_as_noun(scene, token):
            nouns.append(token)
            if lex.noun_first:
                break
    if not nouns:
        return None
    head = nouns[-1]
    return head, scene.low[head], (head,), _classes(scene, head)


def _used_as_noun(scene: Scene, token: int) -> bool:
    """Whether an adjective or participle stands for a person ("le frontiste", "l'accusé"): right after an article."""
    if scene.low[token] not in scene.lex.roles or not token:
        return False
    return scene.tree.pos[token] == "ADJ" or scene.tree.pos[token] == "VERB" and scene.low[token - 1] in scene.lex.articles


def _role_phrase(scene: Scene, tokens: list[int]) -> tuple[int, str, tuple[int, ...], frozenset[str]] | None:
    """The first role of several words, unless a noun that is no part of it heads the phrase."""
    low, lex = scene.low, scene.lex
    for at, token in enumerate(tokens):
        if scene.tree.pos[token] == "ADP" and any(scene.tree.pos[t] in _NOUNS for t in tokens[:at]):
            return None
        if low[token] not in lex.phrase_starts:
            continue
        for length in range(min(7, len(tokens) - at), 1, -1):
            name = lex.phrases.get(tuple(low[t] for t in tokens[at:at + length]))
            if name:
                after = at + length
                if not lex.noun_first and after < len(tokens) and scene.tree.pos[tokens[after]] in _NOUNS and low[tokens[after]] in lex.roles:
                    break
                covered = tuple(tokens[at:after])
                head = covered[0] if lex.noun_first else covered[-1]
                return head, name, covered, frozenset({name}) | lex.roles.get(low[head], frozenset())
    return None


def _classes(scene: Scene, token: int) -> frozenset[str]:
    lex = scene.lex
    for word in (scene.low[token], scene.tree.lemma[token].lower(), scene.low[token].removesuffix("s")):
        if word in lex.roles:
            return lex.roles[word]
    return frozenset()


def _nominal(scene: Scene, tokens: list[int], head: int, noun: str, covered: tuple[int, ...], classes: frozenset[str]) -> Nominal:
    tree, low, lex = scene.tree, scene.low, scene.lex
    words = [t for t in tokens if t not in covered and tree.pos[t] in _CONTENT and low[t] not in lex.articles and low[t][0].isalnum()]
    former = any(low[t] in lex.former or low[t].removeprefix("ex-") != low[t] for t in tokens)
    prefixed = {p for p in ("vice", "sous", "ex") if low[head].startswith(p + "-")}
    exclusive = frozenset(low[t] for t in words if low[t] in lex.exclusive) | (frozenset(prefixed) - {"ex"})
    mods = frozenset(lex.same.get(low[t], low[t]) for t in words
                     if low[t] not in lex.exclusive and low[t] not in lex.former and low[t] not in lex.dull)
    return Nominal(tuple(tokens), head, noun, classes, determiner(scene, tokens), mods, exclusive, former,
                   _possessor(scene, tokens, head), _is_plural(scene, head), _gender(scene, tokens, head, covered))


def determiner(scene: Scene, tokens: Sequence[int]) -> Determiner:
    """How a phrase is introduced; a possessor's name counts as possessive."""
    first = scene.low[tokens[0]]
    if first in scene.lex.possessives or any(scene.low[t] in scene.lex.possessive for t in tokens):
        return "possessive"
    if first in scene.lex.definite:
        return "definite"
    return "indefinite" if first in scene.lex.articles or first in scene.lex.parts else "none"


def _possessor(scene: Scene, tokens: list[int], head: int) -> int | None:
    for at, token in enumerate(tokens):
        if token >= head:
            return None
        if scene.low[token] in scene.lex.possessives:
            return token
        if scene.low[token] in scene.lex.possessive and at:
            return tokens[at - 1]
    return None


def _is_plural(scene: Scene, head: int) -> bool:
    return scene.plural(head) and not (scene.low[head] in scene.lex.roles and scene.low[head] == scene.tree.lemma[head].lower())


def _gender(scene: Scene, tokens: list[int], head: int, covered: tuple[int, ...]) -> str:
    lex = scene.lex
    for token in (head, *covered):
        if scene.low[token] in lex.female:
            return "f"
        if scene.low[token] in lex.male:
            return "m"
    if "Gender=Fem" in scene.tree.feats[tokens[0]] and scene.tree.pos[tokens[0]] == "DET" and not lex.roles.get(scene.low[head], frozenset()) <= {"citizen"}:
        return "f"
    return ""


def fits(query: Nominal, role: Nominal, bound: frozenset[str]) -> float:
    """How well a phrase fits a role someone is known by: 0 not at all, else the more the better.

    The classes must meet; neither may have a word that makes it another role; what each is of must not disagree, for
    roles that hang on what they are of.
    """
    if not query.classes & role.classes or query.exclusive != role.exclusive or query.former and not role.former:
        return 0
    shared = sum(any(alike(word, other) for other in role.mods) for word in query.mods)
    if query.mods and role.mods and not shared and (query.noun == role.noun or query.classes & bound):
        return 0.2 if not query.classes & bound else 0
    return (2 if query.noun == role.noun else 1) + shared - 0.2 * (len(query.mods) - shared) - 0.5 * (role.former and not query.former)
