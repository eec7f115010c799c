"""What an article says people are: titles and appositions beside their names, and predicates ("X is mayor of Y")."""

from __future__ import annotations

from onrecord.statements.speakers import nominals
from onrecord.statements.speakers.cast import Cast
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.mentions import Mention
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene

_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_OPENERS = frozenset({"DET", "NOUN", "ADJ", "PROPN", "ADV"})
_CLOSERS = frozenset(',;.:)—–-»"”?!')
_COMMAS = (",", "(", "—", "–", "--", "-")
_REACH = 16


def learn(scene: Scene, cast: Cast) -> None:
    """Give every entity the roles that stand beside its names, and what they tell: that it is a person, the gender."""
    for mention in cast.mentions:
        entity = cast.entity(mention)
        if mention.body and not entity.person:
            continue
        for role in (*_before(scene, mention), *_after(scene, cast, mention), *_predicate(scene, mention)):
            if role.classes and not role.plural:
                entity.roles.append(role)
                entity.person, entity.body = True, False
                entity.told(role.gender)
        if _feminine(scene, mention):
            entity.told("f")


def _before(scene: Scene, mention: Mention) -> list[Nominal]:
    """The phrase before a name, adjoining it or parted from it by a comma."""
    tree, at = scene.tree, mention.lead - 1
    comma = mention.lead == mention.first and at > 0 and tree.form[at] == ","
    if comma:
        at -= 1
    start = at + 1 if not comma and _governed(scene, at) else _back(scene, at, scene.walk.sentence(mention.first).start)
    tokens = [*range(start, at + 1), *range(mention.lead, mention.first)]
    if not any(scene.low[t] in scene.lex.roles or scene.low[t] in scene.lex.phrase_starts for t in tokens):
        return []
    if comma:
        return [role for role in nominals.read_each(scene, tokens)[:1] if _tied(scene, role, mention)]
    if scene.lex.noun_first and mention.lead == mention.first and scene.low[at] in scene.lex.bodies:
        return []
    return nominals.read_each(scene, _nearest(scene, tokens))[-1:]


def _governed(scene: Scene, at: int) -> bool:
    """Whether a preposition or a verb stands before a name, its article apart."""
    if at > 0 and scene.low[at] in scene.lex.articles and scene.tree.pos[at] == "DET":
        at -= 1
    return at >= 0 and scene.tree.pos[at] in ("ADP", "VERB", "AUX", "PUNCT")


def _back(scene: Scene, at: int, stop: int) -> int:
    """The first token of the noun phrase that ends at ``at`` (``at + 1`` when there is none)."""
    tree, lex = scene.tree, scene.lex
    start = at + 1
    while at >= stop and start - at < _REACH:
        pos, low = tree.pos[at], scene.low[at]
        join = low in lex.joins and at > stop and start == at + 1 and tree.pos[at - 1] in _INSIDE
        if not join and (low in lex.articles or low in lex.possessives):
            start = at
            if at == stop or scene.low[at - 1] not in lex.joins:
                break
        elif (
            join
            or pos in _INSIDE
            or low in lex.possessive
            or low in lex.former
            or scene.hyphen(at)
            or _participle(scene, at)
        ):
            start = at
        else:
            break
        at -= 1
    return start


def _participle(scene: Scene, at: int) -> bool:
    low = scene.low
    return scene.tree.pos[at] == "VERB" and low[at] in scene.lex.roles and at > 0 and low[at - 1] in scene.lex.articles


def _nearest(scene: Scene, tokens: list[int]) -> list[int]:
    """Of the tokens before a name, those of the role that adjoins it, with its article."""
    lex, low, pos = scene.lex, scene.low, scene.tree.pos
    if not lex.noun_first:
        cut = max((i for i, t in enumerate(tokens) if pos[t] == "ADP"), default=-1)
        held = nominals.read(scene, tokens)
        after = tokens[cut + 1 :]
        whole = held is None or "-" in held.noun or not any(low[t] in lex.roles for t in after)
        return tokens if whole else after
    at = len(tokens) - 1
    while (
        at > 0
        and not nominals.role_at(scene, tokens, at)
        and (low[tokens[at]] not in lex.roles or scene.plural(tokens[at]))
    ):
        at -= 1
    while (
        at > 0
        and low[tokens[at]] not in lex.articles
        and (
            low[tokens[at - 1]] in lex.roles
            or low[tokens[at - 1]] in lex.former
            or pos[tokens[at - 1]] in ("ADJ", "DET")
        )
    ):
        at -= 1
    return tokens[at:]


def _tied(scene: Scene, role: Nominal, mention: Mention) -> bool:
    """Whether a phrase and the name after its comma belong together: by the tree, or as a comma closes the name too."""
    tree = scene.tree
    below = tree.head[mention.head] == role.head and tree.rel[mention.head] in (
        "appos",
        "flat",
        "nmod",
        "conj",
        "compound",
    )
    closed = mention.last < len(tree) and tree.form[mention.last] in (",", "(", "—", "–", ".")
    return below or tree.head[role.head] == mention.head or closed


def _after(scene: Scene, cast: Cast, mention: Mention) -> list[Nominal]:
    """The phrases after a name: behind a comma, a dash or a bracket, or an article that follows it directly."""
    tree, stop = scene.tree, scene.walk.sentence(mention.first).stop
    at = _past_bracket(scene, mention.last, stop)
    if at >= stop:
        return []
    if tree.form[at] in _COMMAS:
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
    verb = scene.lex.noun_first and _after_head(scene, roles[0])
    tied = tree.head[roles[0].head] == mention.head or (len(mention.words) > 1 and not mention.body)
    return roles if not verb and (tied or cast.person(mention)) else []


def _after_head(scene: Scene, role: Nominal) -> bool:
    """Whether an article follows the role word: then it is a verb taken for a noun ("juge la guerre")."""
    after = role.head + 1
    return after in role.tokens and scene.low[after] in scene.lex.articles and scene.low[after] not in scene.lex.joins


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
    if after >= stop or scene.tree.form[after][0] in _CLOSERS:
        return True
    low, lex = scene.low[after], scene.lex
    return low in lex.relative or low in lex.ands or scene.tree.pos[after] in ("ADP", "SCONJ")


def _other_name(cast: Cast, role: Nominal) -> bool:
    """Whether the phrase ends in another person's name, and so is that person's."""
    last = cast.at.get(role.tokens[-1])
    if last is None or not last.person or last.last != role.tokens[-1] + 1 or role.head >= last.first:
        return False
    return cast.scene.low[last.first - 1] not in cast.scene.lex.joins


def _predicate(scene: Scene, mention: Mention) -> list[Nominal]:
    """The roles of "X is the mayor of Y"."""
    tree, walk = scene.tree, scene.walk
    noun = tree.head[mention.head]
    if tree.rel[mention.head] != "nsubj" or tree.pos[noun] != "NOUN":
        return []
    copulas = walk.having(noun, "cop")
    if not copulas or copulas[-1] > noun or walk.having(noun, "advmod"):
        return []
    return nominals.read_each(scene, [t for t in walk.subtree(noun) if t > copulas[-1]])


def _feminine(scene: Scene, mention: Mention) -> bool:
    """Agreement: a predicate in the feminine after "to be" ("est inquiète", "s'est dite")."""
    tree = scene.tree
    verb = tree.head[mention.head]
    if tree.rel[mention.head] not in ("nsubj", "nsubj:pass") or "Gender=Fem|Number=Sing" not in tree.feats[verb]:
        return False
    return tree.pos[verb] in ("ADJ", "VERB") and any(
        fold(tree.lemma[c]) in scene.lex.be for c in scene.walk.having(verb, "cop", "aux", "aux:pass")
    )
