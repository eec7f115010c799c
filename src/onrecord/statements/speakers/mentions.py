"""Names in a text, found without a recogniser: runs of capitals, told from sentence openings and headlines.

A run is cut after the last word of a title in it ("White House Press Secretary | Josh Earnest") and, without one, before a
known given name that does not open it ("Maison Blanche | Karine Jean-Pierre").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.statements.speakers.folding import is_initial
from onrecord.statements.speakers.scene import FUNCTION, QUOTES, Scene

_TITLED_SHARE = 0.8
_OPENERS = QUOTES | frozenset("-–—:•▪*·>|(")


@dataclass(slots=True)
class Mention:
    """A name at a place. ``first`` and ``last`` (exclusive) are tokens, ``words`` its folded words, ``lead`` the first token of titles before it."""

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
    opens, titled = _openings(scene), _headlines(scene)
    known, lowered = _vocabulary(scene, opens, titled)
    found: list[Mention] = []
    for first, last in _runs(scene, opens, titled, known, lowered):
        found.extend(_cut(scene, first, last))
    return found


def _openings(scene: Scene) -> list[bool]:
    """Which tokens open a sentence, a quotation, or what follows a colon or a bullet."""
    tree = scene.tree
    opens = [False] * len(tree)
    fresh, last = True, -1
    for token, sentence in enumerate(tree.sentence):
        if sentence != last:
            fresh, last = True, sentence
        form = tree.form[token]
        if form[0] in _OPENERS and not form[-1].isalnum():
            fresh = fresh or form[0] != "-" or token == 0 or not scene.adjoins(token - 1, token)
        else:
            opens[token] = fresh
            fresh = False
    return opens


def _headlines(scene: Scene) -> set[int]:
    """Sentences in which nearly every long word has a capital, so that capitals tell nothing."""
    capitals: dict[int, list[int]] = {}
    for form, sentence in zip(scene.tree.form, scene.tree.sentence, strict=True):
        if len(form) > 3 and form[0].isalpha():
            count = capitals.setdefault(sentence, [0, 0])
            count[0] += form[0].isupper()
            count[1] += 1
    return {s for s, (upper, total) in capitals.items() if total >= 4 and upper >= _TITLED_SHARE * total}


def _vocabulary(scene: Scene, opens: list[bool], titled: set[int]) -> tuple[set[str], set[str]]:
    """Words seen with a capital where only names have one, and words seen without."""
    tree, known, lowered = scene.tree, set(), set()
    for token, form in enumerate(tree.form):
        if form[0].islower():
            lowered.add(scene.low[token])
        elif form[0].isupper() and not opens[token] and tree.sentence[token] not in titled and tree.pos[token] not in FUNCTION:
            known.add(scene.low[token])
    return known, lowered


def _runs(scene: Scene, opens: list[bool], titled: set[int], known: set[str], lowered: set[str]) -> Iterator[tuple[int, int]]:
    tree, lex = scene.tree, scene.lex
    size = len(tree)

    def nameable(token: int) -> bool:
        low = scene.low[token]
        if not tree.form[token][0].isupper() or low in lex.never:
            return False
        if low in lex.honorifics:
            return True
        if tree.pos[token] in FUNCTION:
            return _misread(scene, token, known)
        if tree.sentence[token] in titled or opens[token]:
            return low in known or low in lex.given or (tree.pos[token] == "PROPN" and low not in lowered)
        return True

    token = 0
    while token < size:
        if not nameable(token):
            token += 1
            continue
        first, last = token, token + 1
        while last < size and tree.sentence[last] == tree.sentence[first]:
            step = _step(scene, first, last, nameable)
            if not step:
                break
            last += step
        yield _known_part(scene, first, last, known) if tree.sentence[first] in titled else (first, last)
        token = last


def _known_part(scene: Scene, first: int, last: int, known: set[str]) -> tuple[int, int]:
    """Of a run in a headline, the part whose words are names elsewhere; the whole where none is."""
    seen = [t for t in range(first, last) if scene.low[t] in known]
    if not seen:
        return first, last
    start = next(t for t in range(first, last) if scene.low[t] in known or scene.low[t] in scene.lex.given)
    return start, last if scene.low[seen[-1]] in scene.lex.given else seen[-1] + 1


def _misread(scene: Scene, token: int, known: set[str]) -> bool:
    """Whether a capital that the parser takes for a small word is part of a name: after a given name, or a particle before a name."""
    low, lex, after = scene.low, scene.lex, token + 1
    if scene.tree.pos[token] == "PUNCT":
        return False
    if token and low[token - 1] in lex.given and scene.tree.form[token - 1][0].isupper() and low[token] not in lex.articles:
        return True
    if low[token] in lex.particles and after < len(low) and scene.tree.form[after][0].isupper():
        return low[after] in known and scene.tree.pos[after] not in FUNCTION and low[token] not in lex.articles
    return low[token] in known and low[token] in lex.given


def _step(scene: Scene, first: int, at: int, nameable: object) -> int:
    """How many tokens from ``at`` on belong to the run before it: 0 for none."""
    tree, low, lex = scene.tree, scene.low, scene.lex
    assert callable(nameable)
    form = tree.form[at]
    if nameable(at):
        return 1
    end = len(tree)
    if form in ("-", "–") and at + 1 < end and scene.adjoins(at - 1, at) and scene.adjoins(at, at + 1) and tree.form[at + 1][0].isupper():
        return 2
    if form == "&" and at + 1 < end and tree.form[at + 1][0].isupper():
        return 2
    if form[0].isupper() and (low[at] in lex.particles or is_initial(low[at])) and low[at] not in lex.never:
        return 1 if at + 1 < end and tree.form[at + 1][0].isupper() else 0
    return _particles(scene, first, at)


def _particles(scene: Scene, first: int, at: int) -> int:
    """Lower-case particles of a personal name ("Bill de Blasio", "Ursula von der Leyen"): after given names only."""
    tree, low, lex = scene.tree, scene.low, scene.lex
    after = at
    while after < len(tree) and after < at + 3 and low[after] in lex.particles and tree.sentence[after] == tree.sentence[first]:
        after += 1
    if after == at or after == len(tree) or not tree.form[after][0].isupper() or tree.pos[after] in FUNCTION:
        return 0
    name = [t for t in range(first, at) if low[t] not in lex.titles and tree.form[t] != "-"]
    given = bool(name) and all(low[t] in lex.given or is_initial(low[t]) for t in name)
    titled = not name and low[at - 1] in lex.honorifics
    tied = tree.rel[after] in ("flat", "compound") and low[at] not in lex.joins
    return after - at + 1 if given or titled or tied else 0


def _cut(scene: Scene, first: int, last: int) -> Iterator[Mention]:
    """The names in a run: titles and forms of address taken off, two runs grown together parted."""
    start, gender, person = _after_titles(scene, first, last)
    if start == last or _is_tag(scene, start, last):
        return
    if start == first:
        middle = _inner_given(scene, first, last)
        if middle:
            yield _mention(scene, first, middle, first)
            yield _mention(scene, middle, last, middle, person=True)
            return
    yield _mention(scene, start, last, first, gender, person)


def _is_tag(scene: Scene, first: int, last: int) -> bool:
    """Whether a run is a party tag: "R-Ohio"."""
    return last - first > 2 and scene.tree.form[first + 1] == "-" and len(scene.low[first]) == 1


def _after_titles(scene: Scene, first: int, last: int) -> tuple[int, str, bool]:
    """Where the name begins after the last title word, the gender it tells, and whether there was one."""
    low, lex = scene.low, scene.lex
    for token in range(last - 1, first - 1, -1):
        word = low[token]
        if word not in lex.titles or (word in lex.given and token > first and low[token - 1] not in lex.titles):
            continue
        rest = [w for w in low[token + 1:last] if w not in lex.articles]
        if any(w in lex.bodies for w in rest) or (token > first and not rest and low[token - 1] in lex.given):
            return first, "", False
        if token + 1 < last and scene.tree.form[token + 1] == "-":
            continue
        gender = lex.honorifics.get(word, "") or ("f" if word in lex.female else "m" if word in lex.male else "")
        return token + 1, gender, True
    return first, "", False


def _inner_given(scene: Scene, first: int, last: int) -> int:
    """Where a known given name starts a person's name inside a run of another name; 0 for nowhere."""
    low, lex = scene.low, scene.lex
    if last - first < 3 or low[first] in lex.given or is_initial(low[first]):
        return 0
    if any(w in lex.bodies for w in low[first + 2:last]):
        return 0
    for token in range(first + 1, last - 1):
        if low[token] in lex.given and scene.tree.form[token - 1] != "-" and low[token - 1] not in lex.particles:
            return token
    return 0


def _mention(scene: Scene, first: int, last: int, lead: int, gender: str = "", person: bool = False) -> Mention:
    tokens = range(first, last)
    head = scene.walk.head(tokens)
    words = tuple(w for w in (scene.low[t] for t in tokens) if w not in ("-", "–"))
    return Mention(first, last, first if head is None else head, lead, scene.text(tokens), words, gender, person)
