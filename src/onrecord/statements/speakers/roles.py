"""What an article says people are: titles and appositions beside their names, and predicates ("X is the mayor of Y")."""

from __future__ import annotations

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.mentions import Mention
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene

_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_CLOSERS = frozenset(",;.:)—–-»\"”?!")
_OPENERS = frozenset({"DET", "NOUN", "ADJ", "PROPN", "ADV"})
_REACH = 16


def learn(scene: Scene, cast: Cast) -> None:
    """Give every entity the roles that stand beside its names, and what they tell: that it is a person, and the gender."""
    for mention in cast.mentions:
        if mention.body:
            continue
        entity = cast.entity(mention)
        for role in (*_before(scene, mention), *_after(scene, cast, mention), *_predicate(scene, mention)):
            if not role.classes or role.plural:
                continue
            entity.roles.append(role)
            entity.person, entity.body = True, False
            entity.gender = entity.gender or role.gender
        if not entity.gender and _feminine(scene, mention):
            entity.gender = "f"


def _before(scene: Scene, mention: Mention) -> list[Nominal]:
    """The phrases before a name, adjoining it or parted from it by a comma."""
    tree, at = scene.tree, mention.lead - 1
    comma = mention.lead == mention.first and at > 0 and tree.form[at] == ","
    if comma:
        at -= 1
    elif at >= 0 and tree.pos[at] == "ADP":
        return []
    start = _back(scene, at, scene.walk.sentence(mention.first).start)
    tokens = [*range(start, at + 1), *range(mention.lead, mention.first)]
    if not tokens:
        return []
    if comma:
        return [role for role in nominals.read_each(scene, tokens)[:1] if _tied(scene, role, mention)]
    return nominals.read_each(scene, _nearest(scene, tokens))[-1:]


def _back(scene: Scene, at: int, stop: int) -> int:
    """The first token of the noun phrase that ends at ``at`` (``at + 1`` when there is none)."""
    tree, lex = scene.tree, scene.lex
    start = at + 1
    while at >= stop and start - at < _REACH:
        pos, low = tree.pos[at], scene.low[at]
        if low in lex.joins and at > stop and start == at + 1 and tree.pos[at - 1] in _INSIDE:
            start = at
        elif low in lex.articles or low in lex.possessives:
            start = at
            if at == stop or scene.low[at - 1] not in lex.joins:
                break
        elif pos in _INSIDE or tree.form[at] in ("-", "'s", "’s") or low in lex.former or _noun_like(scene, at):
            start = at
        else:
            break
        at -= 1
    return start


def _noun_like(scene: Scene, at: int) -> bool:
    return scene.low[at] in scene.lex.roles and scene.tree.pos[at] == "VERB" and at > 0 and scene.low[at - 1] in scene.lex.articles


def _nearest(scene: Scene, tokens: list[int]) -> list[int]:
    """Of the tokens before a name, those of the role that adjoins it, with its article."""
    lex, low = scene.lex, scene.low
    if not lex.noun_first:
        cut = max((i for i, t in enumerate(tokens) if scene.tree.pos[t] == "ADP"), default=-1)
        held = nominals.read(scene, tokens)
        return tokens if held is None or "-" in held.noun or not any(low[t] in lex.roles for t in tokens[cut + 1:]) else tokens[cut + 1:]
    at = len(tokens) - 1
    while at >= 0 and not (low[tokens[at]] in lex.roles and not scene.plural(tokens[at]) or _opens_phrase(scene, tokens, at)):
        at -= 1
    while at > 0 and (low[tokens[at - 1]] in lex.roles or scene.tree.pos[tokens[at - 1]] in ("ADJ", "DET") and low[tokens[at]] not in lex.articles):
        at -= 1
    return tokens[max(at, 0):]


def _opens_phrase(scene: Scene, tokens: list[int], at: int) -> bool:
    return scene.low[tokens[at]] in scene.lex.phrase_starts and any(
        tuple(scene.low[t] for t in tokens[at:at + n]) in scene.lex.phrases for n in range(2, 7))


def _tied(scene: Scene, role: Nominal, mention: Mention) -> bool:
    """Whether a phrase and the name after its comma belong together: by the tree, or because a comma closes the name too."""
    tree = scene.tree
    if tree.head[mention.head] == role.head and tree.rel[mention.head] in ("appos", "flat", "nmod", "conj", "compound"):
        return True
    if tree.head[role.head] == mention.head:
        return True
    return mention.last < len(tree) and tree.form[mention.last] in (",", "(", "—", "–", ".")


def _after(scene: Scene, cast: Cast, mention: Mention) -> list[Nominal]:
    """The phrases after a name: behind a comma, a dash or an opening bracket, or an article that follows it directly."""
    tree, stop = scene.tree, scene.walk.sentence(mention.first).stop
    at = _past_bracket(scene, mention.last, stop)
    if at >= stop:
        return []
    if tree.form[at] in (",", "(", "—", "–", "--", "-"):
        at += 1
    elif not (scene.low[at] in scene.lex.definite and at + 1 < stop and scene.low[at + 1] in scene.lex.roles):
        return []
    if at + 1 < stop and tree.pos[at] == "NUM" and tree.form[at + 1] == ",":
        at += 2
    if at >= stop or tree.pos[at] not in _OPENERS:
        return []
    roles = nominals.read_each(scene, range(at, min(at + _REACH, stop)))
    if not roles or not roles[0].classes or not _closed(scene, roles[-1], stop) or _other_name(cast, roles[-1]):
        return []
    if not (mention.person or cast.entity(mention).person) and tree.head[roles[0].head] != mention.head:
        return []
    return roles


def _past_bracket(scene: Scene, at: int, stop: int) -> int:
    """The place after a short bracket that a comma follows ("(R-Ohio),"), else the place itself."""
    form = scene.tree.form
    if at < stop and form[at] == "(":
        close = next((t for t in range(at, min(at + 8, stop)) if form[t] == ")"), None)
        if close is not None and close + 1 < stop and form[close + 1] == ",":
            return close + 1
    return at


def _closed(scene: Scene, role: Nominal, stop: int) -> bool:
    """Whether the phrase ends as an apposition does, not as a subject before its verb."""
    after = role.tokens[-1] + 1
    if after >= stop:
        return True
    low = scene.low[after]
    return scene.tree.form[after][0] in _CLOSERS or scene.lex.pronouns.get(low) == "relative" or low in scene.lex.ands \
        or scene.tree.pos[after] in ("ADP", "SCONJ")


def _other_name(cast: Cast, role: Nominal) -> bool:
    """Whether the phrase ends in another person's name, and so is that person's."""
    last = cast.at.get(role.tokens[-1])
    return last is not None and last.person and last.last == role.tokens[-1] + 1 and role.head < last.first and cast.scene.low[last.first - 1] not in cast.scene.lex.joins


def _predicate(scene: Scene, mention: Mention) -> list[Nominal]:
    """The roles of "X is the mayor of Y"."""
    tree, walk = scene.tree, scene.walk
    noun = tree.head[mention.head]
    if tree.rel[mention.head] != "nsubj" or tree.pos[noun] != "NOUN":
        return []
    copulas = walk.having(noun, "cop")
    if not copulas or copulas[-1] > noun or walk.having(noun, "advmod") or tree.rel[noun] not in ("root", "conj", "acl:relcl"):
        return []
    return nominals.read_each(scene, [t for t in walk.subtree(noun) if t > copulas[-1]])


def _feminine(scene: Scene, mention: Mention) -> bool:
    """Agreement: a predicate in the feminine with "être" ("est inquiète", "s'est dite")."""
    tree = scene.tree
    verb = tree.head[mention.head]
    if tree.rel[mention.head] not in ("nsubj", "nsubj:pass") or "Gender=Fem|Number=Sing" not in tree.feats[verb]:
        return False
    return tree.pos[verb] in ("ADJ", "VERB") and any(tree.lemma[c] == "être" for c in scene.walk.having(verb, "cop", "aux", "aux:pass"))
