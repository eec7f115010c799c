"""Names in a text, found without a recogniser: runs of capitals, cut where titles end and names begin.

A run is cut after the last word of a title in it ("Senate Press Secretary | Jane Roe") and, without one, before a known
given name that does not open it ("Maison Haute | Jeanne Martin").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.statements.speakers.capitals import Capitals
from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.nominals import role_at
from onrecord.statements.speakers.scene import FUNCTION, Scene

_CUT = re.compile('[:;"“”«»]')


@dataclass(slots=True)
class Mention:
    """A name at a place: the tokens from ``first`` to before ``last``, titles before it from ``lead`` on.

    ``words`` are its folded words; ``gender``, ``person`` and ``body`` are what its own words tell of it.
    """

    first: int
    last: int
    head: int
    lead: int
    name: str
    words: tuple[str, ...]
    gender: str = ""
    person: bool = False
    body: bool = False
    entity: int = field(default=-1)


def find_mentions(scene: Scene) -> list[Mention]:
    """All names of the article, in order of place."""
    capitals = Capitals(scene)
    return [mention for first, last in _runs(scene, capitals) for mention in _cut(scene, first, last)]


def _runs(scene: Scene, capitals: Capitals) -> Iterator[tuple[int, int]]:
    tree = scene.tree
    size, token = len(tree), 0
    while token < size:
        if not (scene.upper[token] or "-" in tree.form[token]) or not capitals.nameable(token):
            token += 1
            continue
        first, last = token, token + 1
        while last < size and tree.sentence[last] == tree.sentence[first]:
            step = _step(scene, capitals, first, last)
            if not step:
                break
            last += step
        yield capitals.known_part(first, last) if tree.sentence[first] in capitals.headlines else (first, last)
        token = last


def _step(scene: Scene, capitals: Capitals, first: int, at: int) -> int:
    """How many tokens from ``at`` on belong to the run before it: 0 for none."""
    low, lex, form = scene.low, scene.lex, scene.tree.form[at]
    if form[0].isupper() or scene.prefixed(at):
        if capitals.nameable(at):
            return 1
        if at - first > 1 and low[at] in lex.articles and not capitals.opens[at] and not scene.capital(at + 1):
            return 1
        inside = low[at] in lex.particles or (is_initial(low[at]) and low[at] not in lex.never)
        return 1 if inside and scene.capital(at + 1) else 0
    if form == "s" and scene.adjoins(at - 1, at) and scene.tree.form[at - 1][-1] in "'’":
        return 1
    if (form == "&" or scene.hyphen(at)) and scene.capital(at + 1):
        return 2
    if scene.hyphen(at) and at - first > 1 and scene.tree.pos[at + 1] in ("PROPN", "X"):
        return 2
    if low[at] in lex.particles or low[at] in lex.joins:
        return _particles(scene, first, at) or _joined(scene, first, at)
    return _described(scene, first, at)


def _after_small(scene: Scene, at: int) -> int:
    """The capital after one to three small words of names; -1 where there is none."""
    low, lex, after = scene.low, scene.lex, at
    while (
        after < len(low)
        and after < at + 3
        and (
            low[after] in lex.particles
            or low[after] in lex.joins
            or (after > at and (low[after] in lex.articles or scene.hyphen(after)))
        )
    ):
        after += 1
    fine = after < len(low) and scene.capital(after) and scene.tree.pos[after] not in FUNCTION
    return (
        after if fine and low[after] not in lex.never and scene.tree.sentence[after] == scene.tree.sentence[at] else -1
    )


def _particles(scene: Scene, first: int, at: int) -> int:
    """Particles of a personal name ("Bill de Blasio", "Ursula von der Leyen"): after given names only."""
    low, lex, after = scene.low, scene.lex, _after_small(scene, at)
    if after < 0 or any(low[t] not in lex.particles and not scene.hyphen(t) for t in range(at, after)):
        return 0
    name = [t for t in range(first, at) if low[t] not in lex.titles and not scene.hyphen(t)]
    given = bool(name) and all(low[t] in lex.given or is_initial(low[t]) for t in name)
    titled = not name and low[at - 1] in lex.honorifics
    tied = scene.tree.rel[after] in ("flat", "compound") and low[at] not in lex.joins
    tied = tied or _subject_of_one_word(scene, first, at)
    return after - at + 1 if given or titled or tied else 0


def _subject_of_one_word(scene: Scene, first: int, at: int) -> bool:
    """Whether one capital that nothing governs stands before the particle ("Aldo de Roe"): a place is governed."""
    before, pos = first - 1, scene.tree.pos
    if at - first != 1 or pos[first] != "PROPN" or scene.low[first] in scene.lex.named_bodies:
        return False
    return before < 0 or scene.tree.sentence[before] != scene.tree.sentence[first] or pos[before] == "PUNCT"


def _joined(scene: Scene, first: int, at: int) -> int:
    """ "of" in the name of a body: after a body's noun with a capital, before a capital ("Bank of Syldavia")."""
    low, lex = scene.low, scene.lex
    after = _after_small(scene, at)
    compass = after > 0 and lex.noun_first and low[after] in lex.things
    if low[at] not in lex.joins or not (compass or any(low[t] in lex.named_bodies for t in (first, at - 1))):
        return 0
    return after - at + 1 if after > 0 and low[after] not in lex.titles else 0


def _described(scene: Scene, first: int, at: int) -> int:
    """A small adjective that belongs to a body's name where nouns come first ("Parti populaire")."""
    tree = scene.tree
    describes = tree.pos[at] == "ADJ" or (tree.pos[at] == "VERB" and tree.rel[at] == "amod")
    if not scene.lex.noun_first or not describes or scene.low[at - 1] not in scene.lex.bodies:
        return 0
    return 1 if first <= tree.head[at] < at and scene.low[at] not in scene.lex.dull else 0


def _cut(scene: Scene, first: int, last: int) -> Iterator[Mention]:
    """The names in a run: titles and forms of address taken off, two runs grown together parted."""
    start, gender, person = _after_titles(scene, first, last)
    if start == last or _is_tag(scene, start, last) or _is_role(scene, start, last):
        return
    if start == first:
        middle = _inner_given(scene, first, last)
        if middle and not _demonym(scene, first, middle):
            yield _mention(scene, first, middle, first)
        if middle:
            yield _mention(scene, middle, last, middle, person=True)
            return
    yield _mention(scene, start, last, first, gender, person)


def _is_role(scene: Scene, first: int, last: int) -> bool:
    """Whether a run only begins a role of several words ("le Premier ministre")."""
    return first + role_at(scene, range(first, min(first + 8, len(scene.low))), 0) >= last


def _is_tag(scene: Scene, first: int, last: int) -> bool:
    """Whether a run is a party tag ("R-Ohio") or a letter alone."""
    return len(scene.low[first].strip(".")) == 1 and (last - first == 1 or scene.hyphen(first + 1))


def _demonym(scene: Scene, first: int, last: int) -> bool:
    """Whether a word before a name only says where they are from ("l'Américain Jean Roe")."""
    return last - first == 1 and scene.tree.pos[first] in ("NOUN", "ADJ")


def _after_titles(scene: Scene, first: int, last: int) -> tuple[int, str, bool]:
    """Where the name begins after the last title word, the gender it tells, and whether there was one."""
    low, lex = scene.low, scene.lex
    for token in range(last - 1, first - 1, -1):
        word = low[token]
        if word not in lex.titles or (word in lex.given and token > first and low[token - 1] not in lex.titles):
            continue
        rest = [w for w in low[token + 1 : last] if w not in lex.articles]
        if any(w in lex.named_bodies for w in rest) or (token > first and not rest and low[token - 1] in lex.given):
            return first, "", False
        if token + 1 < last and scene.hyphen(token + 1):
            continue
        gender = lex.honorifics.get(word, "") or ("f" if word in lex.female else "m" if word in lex.male else "")
        return token + 1, gender, True
    return first, "", False


def _inner_given(scene: Scene, first: int, last: int) -> int:
    """Where a known given name starts a person's name inside a run of another name; 0 for nowhere."""
    low, lex = scene.low, scene.lex
    if last - first < 3 or low[first] in lex.given or is_initial(low[first]):
        return 0
    if any(w in lex.named_bodies or w in lex.things for w in low[first + 2 : last]):
        return 0
    family_first = last - first == 4 and scene.hyphen(last - 2)  # "Park Jin-woo"
    for token in range(first + 1 + family_first, last - 1):
        before = token - 1
        if low[token] in lex.given and not scene.hyphen(before) and low[before] not in lex.particles | lex.joins:
            return token
    return 0


def _tied_particle(scene: Scene, token: int) -> bool:
    """Whether a token is the "al" of "al-Roe", where the parser cut it off."""
    return scene.low[token] in scene.lex.particles and scene.hyphen(token + 1)


def _bare(scene: Scene, token: int) -> str:
    """A word of a name, folded, without a particle that a hyphen ties to it."""
    particle, hyphen, name = scene.low[token].partition("-")
    return name if hyphen and name and particle in scene.lex.particles else scene.low[token]


def _mention(scene: Scene, first: int, last: int, lead: int, gender: str = "", person: bool = False) -> Mention:
    tokens = range(first, last)
    head = scene.walk.head(tokens) if last - first > 1 else first
    words = tuple(_bare(scene, t) for t in tokens if not scene.hyphen(t) and not _tied_particle(scene, t))
    return Mention(
        first, last, first if head is None else head, lead, _CUT.split(scene.text(tokens))[0], words, gender, person
    )
