"""Whom a pronoun means: the referents before it, weighed by nearness, by being a subject, and by who spoke last.

Salience after Lappin and Leass (1994), cut down to what quotations need: whoever spoke last goes on speaking unless
somebody else has become the subject. The weights were set by hand on the development texts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from onrecord.statements.speakers.case import Case
from onrecord.statements.speakers.findings import NOBODY, Finding, Party
from onrecord.statements.speakers.scene import SUBJECT, Scene

BLOCKS_BACK = 4
_MENTIONS_BACK = 60
_SPOKEN_BACK = 8
_LOOKED_AT = 100
"""Of all that was spoken before: the few that count are among them."""
_LEAST = 1.0
_LAST_SPEAKER, _AFTER_QUOTATION = 0.8, 1.6


@dataclass(frozen=True, slots=True)
class Weighed:
    """A referent with its weight."""

    weight: float
    finding: Finding


Key = tuple[Party, ...] | int
Agrees = Callable[[Finding], bool]


def weigh(case: Case, at: int, own: int, agrees: Agrees) -> list[Weighed]:
    """The referents that an expression at a token may have, the heaviest first.

    own: the attribution it is the source of, whose own words do not count; agrees: whether it may mean a referent.
    """
    found: dict[Key, Weighed] = {}
    spoken = [row for row in case.spoken(at, own, _LOOKED_AT) if _same_level(case.scene, row[1].token, at)]
    for referent in (*_named(case, at, own), *_spoken(case.scene, spoken, at, own)):
        key = _key(referent.finding)
        if agrees(referent.finding) and (key not in found or referent.weight > found[key].weight):
            found[key] = referent
    last = next((f for _, f in reversed(spoken) if f.token >= 0 and f.token not in case.scene.contents[own]), None)
    near = last is not None and case.scene.tree.block[at] - case.scene.tree.block[last.token] <= 2
    if last is not None and near and agrees(last) and (key := _key(last)) in found:
        bonus = _AFTER_QUOTATION if _closes_quotation(case.scene, at, own) else _LAST_SPEAKER
        found[key] = replace(found[key], weight=found[key].weight + bonus)
    return sorted(found.values(), key=lambda r: -r.weight)


def _same_level(scene: Scene, token: int, at: int) -> bool:
    """Whether a source is no part of a content that the expression stands outside of."""
    owner = scene.owner.get(token)
    return owner is None or at in scene.contents[owner]


def _key(finding: Finding) -> Key:
    """Whom a referent is about: those named, else the place of the unnamed."""
    return finding.parties or finding.token


def best(weighed: list[Weighed]) -> Finding:
    """The heaviest; nobody when none is near enough."""
    return weighed[0].finding if weighed and weighed[0].weight >= _LEAST else NOBODY


def _named(case: Case, at: int, own: int) -> Iterator[Weighed]:
    """The names before a token, and the subject after it of the clause that its own clause opens."""
    scene, mentions = case.scene, case.cast.mentions
    stop = bisect_left(mentions, at, key=lambda m: m.first)
    for mention in reversed(mentions[max(0, stop - _MENTIONS_BACK) : stop]):
        if scene.tree.block[at] - scene.tree.block[mention.first] > BLOCKS_BACK:
            break
        modifier = not case.cast.person(mention) and scene.tree.rel[mention.head] in ("amod", "compound")
        if mention.first not in scene.contents[own] and not modifier:
            yield Weighed(_weight(scene, mention.head, at), _finding(case, mention.entity, mention.first))
    for mention in mentions[stop : stop + 6]:
        if scene.tree.sentence[mention.first] == scene.tree.sentence[at] and _looks_ahead(scene, mention.head, at):
            yield Weighed(4.5, _finding(case, mention.entity, mention.first))


def _finding(case: Case, number: int, token: int) -> Finding:
    entity = case.cast.entities[number]
    return Finding((Party(entity.name, number),), (), token, None, entity.gender, False, entity.person)


def _spoken(scene: Scene, spoken: list[tuple[int, Finding]], at: int, own: int) -> Iterator[Weighed]:
    """The sources before a token, named or not."""
    for _, finding in reversed(spoken[-_SPOKEN_BACK:]):
        if not 0 <= finding.token < at or finding.token in scene.contents[own]:
            continue
        if scene.tree.block[at] - scene.tree.block[finding.token] > BLOCKS_BACK:
            break
        yield Weighed(_weight(scene, finding.token, at) + 0.3, finding)


def _weight(scene: Scene, token: int, at: int) -> float:
    tree = scene.tree
    sentences, blocks = tree.sentence[at] - tree.sentence[token], tree.block[at] - tree.block[token]
    weight = 3.0 - 0.5 * min(sentences, 5) - 0.6 * blocks
    rel = tree.rel[token]
    if rel in SUBJECT or (rel == "conj" and tree.rel[tree.head[token]] in SUBJECT):
        weight += 1.0
    elif rel == "nmod:poss":
        weight -= 0.5
    elif rel in ("nmod", "compound"):
        weight -= 0.3
    if token in scene.owner:
        weight -= 2.0 if scene.quoted[scene.owner[token]] else 0.7
    return weight


def _looks_ahead(scene: Scene, name: int, at: int) -> bool:
    """Whether the pronoun's clause hangs on the verb that the name is subject of ("While he agreed, Roe said")."""
    tree, clause = scene.tree, scene.tree.head[at]
    if tree.rel[name] not in SUBJECT or tree.rel[at] not in SUBJECT or tree.rel[clause] != "advcl":
        return False
    return tree.head[name] in scene.walk.ancestors(clause)


def _closes_quotation(scene: Scene, at: int, own: int) -> bool:
    """Whether quoted words of the attribution stand before the token."""
    return scene.quoted[own] and bool(scene.contents[own]) and min(scene.contents[own]) < at
