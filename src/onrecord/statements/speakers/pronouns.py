"""Whom a pronoun means: the referents before it, weighed by nearness, by being a subject, and by who spoke last.

Lappin and Leass's salience, cut down to what quotations need: whoever spoke last goes on speaking unless somebody else
has become the subject.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.findings import NOBODY, Finding, Party
from onrecord.statements.speakers.scene import SUBJECT, Scene

BLOCKS_BACK = 4
_MENTIONS_BACK = 60
_LEAST = 1.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A referent with its weight."""

    weight: float
    token: int
    finding: Finding


def weigh(scene: Scene, cast: Cast, spoken: list[tuple[int, Finding]], at: int, own: int, kinds: str) -> list[Weighed]:
    """The referents a third-person pronoun at a token may have, the best first.

    spoken: (attribution, finding) of what was said before, in order; own: the attribution the pronoun is the source of;
    kinds: "m", "f", "body" or "plural".
    """
    found: dict[object, Weighed] = {}
    for referent in (*_named(scene, cast, at, own, kinds), *_spoken(scene, spoken, at, own, kinds)):
        key = referent.finding.parties or referent.token
        old = found.get(key)
        if old is None or referent.weight > old.weight:
            found[key] = referent
    bonus = 1.6 if _closes_quote(scene, at, own) else 0.5
    for key, referent in _last_speaker(found, spoken, scene, at, own, bonus):
        found[key] = referent
    return sorted(found.values(), key=lambda r: -r.weight)


def _named(scene: Scene, cast: Cast, at: int, own: int, kinds: str) -> Iterator[Weighed]:
    """The names before the pronoun, and a subject after it when the pronoun stands in a clause before its main clause."""
    mentions = cast.mentions
    stop = bisect_left(mentions, at, key=lambda m: m.first)
    for mention in reversed(mentions[max(0, stop - _MENTIONS_BACK):stop]):
        if scene.tree.block[at] - scene.tree.block[mention.first] > BLOCKS_BACK:
            break
        finding = _as_finding(cast, mention.entity, mention.first)
        if mention.first not in scene.contents[own] and agrees(finding, kinds):
            yield Weighed(_weight(scene, mention.head, at), mention.first, finding)
    for mention in mentions[stop:stop + 6]:
        if scene.tree.sentence[mention.first] == scene.tree.sentence[at] and _cataphora(scene, mention.head, at):
            finding = _as_finding(cast, mention.entity, mention.first)
            if agrees(finding, kinds):
                yield Weighed(4.5, mention.first, finding)


def _as_finding(cast: Cast, number: int, token: int) -> Finding:
    entity = cast.entities[number]
    return Finding((Party(entity.name, number),), (), token, None, entity.gender, False, entity.person)


def _spoken(scene: Scene, spoken: list[tuple[int, Finding]], at: int, own: int, kinds: str) -> Iterator[Weighed]:
    """The sources before the pronoun, named or not."""
    for _, finding in reversed(spoken[-8:]):
        if finding.token < 0 or finding.token >= at or finding.token in scene.contents[own]:
            continue
        if scene.tree.block[at] - scene.tree.block[finding.token] > BLOCKS_BACK:
            break
        if agrees(finding, kinds):
            yield Weighed(_weight(scene, finding.token, at) + 0.3, finding.token, finding)


def _weight(scene: Scene, token: int, at: int) -> float:
    tree = scene.tree
    sentences, blocks = tree.sentence[at] - tree.sentence[token], tree.block[at] - tree.block[token]
    weight = 3.0 - 0.5 * min(sentences, 5) - 0.4 * blocks
    rel = tree.rel[token]
    if rel in SUBJECT or rel == "conj" and tree.rel[tree.head[token]] in SUBJECT:
        weight += 1.0
    elif rel == "nmod:poss":
        weight -= 0.5
    elif rel in ("nmod", "compound"):
        weight -= 0.3
    if token in scene.owner:
        weight -= 2.0 if scene.quoted[scene.owner[token]] else 0.7
    return weight


def agrees(finding: Finding, kinds: str) -> bool:
    """Whether a pronoun of a kind may mean a referent."""
    if kinds == "plural":
        return finding.plural or len(finding.parties) > 1 or not finding.person
    if finding.plural or len(finding.parties) > 1:
        return False
    if kinds == "body":
        return not finding.person
    return finding.person and finding.gender in ("", kinds)


def _cataphora(scene: Scene, name: int, at: int) -> bool:
    """Whether the pronoun's clause hangs on the verb that the name is the subject of ("While he admitted it, Roe said")."""
    tree = scene.tree
    if tree.rel[name] not in SUBJECT or tree.rel[at] not in SUBJECT:
        return False
    clause = tree.head[at]
    return tree.rel[clause] == "advcl" and tree.head[name] in list(scene.walk.ancestors(clause))


def _closes_quote(scene: Scene, at: int, own: int) -> bool:
    """Whether quoted words of the attribution stand before the pronoun."""
    return scene.quoted[own] and bool(scene.contents[own]) and min(scene.contents[own]) < at


def _last_speaker(found: dict[object, Weighed], spoken: list[tuple[int, Finding]], scene: Scene, at: int, own: int,
                  bonus: float) -> Iterator[tuple[object, Weighed]]:
    for _, finding in reversed(spoken):
        if finding.token in scene.contents[own] or finding.token < 0:
            continue
        key: object = finding.parties or finding.token
        referent = found.get(key)
        if referent is not None and scene.tree.block[at] - scene.tree.block[finding.token] <= 2:
            yield key, Weighed(referent.weight + bonus, referent.token, referent.finding)
        return


def best(weighed: list[Weighed]) -> Finding:
    """The referent that outweighs the others; nobody when none is near enough."""
    return weighed[0].finding if weighed and weighed[0].weight >= _LEAST else NOBODY
