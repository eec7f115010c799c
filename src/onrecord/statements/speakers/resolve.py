"""The speakers of an article, one an attribution."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.knowledge import Knowledge
from onrecord.model import Article, Attribution, Speaker
from onrecord.statements.speakers.case import Case, Readers
from onrecord.statements.speakers.findings import Finding
from onrecord.statements.speakers.lexicon import lexicon
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene
from onrecord.statements.speakers.source import single, source
from onrecord.statements.speakers.sourceless import sourceless
from onrecord.trees import Walk

_READERS = Readers(source, single, sourceless)


def resolve(
    article: Article, walk: Walk, attributions: Sequence[Attribution], knowledge: Knowledge | None = None
) -> list[Speaker | None]:
    """Who speaks in each attribution, None where a careful reader could not name anyone.

    walk: of the article's tree. ``name`` is the fullest name that the article itself gives, joint speakers joined by
    "; ". With ``knowledge``, ``actor`` is the known actor of that name as of the article's date, else a provisional
    one; and a role that the article gives to nobody by name becomes a speaker that is not ``named`` when its holder is
    known.
    """
    case = Case(Scene(article, walk, attributions, lexicon(article.lang)), _READERS, knowledge)
    told: dict[str, Speaker] = {}
    return [_speaker(case, finding, told) for finding in case.all()]


def meant(article: Article, walk: Walk, attributions: Sequence[Attribution], pronoun: int) -> str | None:
    """The name of whom the narrator means by a pronoun (a token): "Il se rendra à Riga". None where nobody could tell.

    It is read as the source of one more attribution, whose cue is the pronoun's verb.
    """
    tree = walk.tree
    word, verb = ((tree.start[t], tree.end[t]) for t in (pronoun, tree.head[pronoun]))
    asked = Attribution("", "indirect", "speech", (word,), (verb,), (), "narrated")
    found = resolve(article, walk, [*attributions, asked])[-1]
    return found.name if found is not None and found.named else None


def _speaker(case: Case, finding: Finding, told: dict[str, Speaker]) -> Speaker | None:
    """told: by role word, whom the article has last meant by it without a name."""
    if not finding.parties:
        return _again(finding, told) or _by_office(case, finding, told)
    role = case.scene.text(finding.role.tokens) if finding.role is not None else None
    if case.actors is None:
        return Speaker(finding.names, None, role, finding.how)
    actors = [case.actors.key(party) for party in finding.parties]
    known = tuple(f"{party.name} = {key}" for party, key in zip(finding.parties, actors, strict=True) if key[0] != "~")
    return Speaker(finding.names, "; ".join(actors), role, (*finding.how, *known))


def _again(finding: Finding, told: dict[str, Speaker]) -> Speaker | None:
    """"Le ministre" after "le ministre syldave de la Défense", whom the article does not name either."""
    role = finding.role
    if role is None or role.determiner != "definite" or role.mods or role.former or role.plural:
        return None
    before = told.get(role.base)
    return replace(before, how=(*finding.how, f"{before.name}, told before", *before.how[-1:])) if before else None


def _by_office(case: Case, finding: Finding, told: dict[str, Speaker]) -> Speaker | None:
    """A speaker the article does not name, by the office that its words mean."""
    nominal = finding.role
    if nominal is None or case.actors is None or not nominal.classes:
        return None
    held = case.actors.holder(nominal)
    if held is None:
        return None
    office, actor = held
    words = case.scene.text(nominal.tokens)
    step = f"office {office}" + (f", held by {actor} on {case.scene.article.published}" if actor != office else "")
    told[nominal.base] = Speaker(_without_article(case, nominal), actor, words, (*finding.how, step), named=False)
    return told[nominal.base]


def _without_article(case: Case, nominal: Nominal) -> str:
    tokens = nominal.tokens
    return case.scene.text(
        tokens[1:] if len(tokens) > 1 and case.scene.low[tokens[0]] in case.scene.lex.articles else tokens
    )
