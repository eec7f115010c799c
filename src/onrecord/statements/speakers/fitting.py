"""How well a noun phrase fits a role that someone is known by in the article."""

from __future__ import annotations

from onrecord.statements.speakers.folding import alike
from onrecord.statements.speakers.nominals import Nominal


def fits(query: Nominal, role: Nominal, bound: frozenset[str]) -> float:
    """How well a phrase fits a role someone is known by: 0 not at all, else the more the better.

    The words or their classes must meet, neither may have a word that makes it another role, and what they are of must
    not disagree. For ``bound`` classes, which hang on what they are of, a disagreement is final. "The minister" is any
    minister; two names of one office ("the premier", "the prime minister") need no more words to agree.
    """
    if role.possessor is not None and query.mods and not role.mods:
        return 0  # "his spokesman" is somebody's, and the phrase says whose it means
    same, met = query.noun in (role.noun, role.base), query.classes & role.classes
    office = _one_office(query, role) or _one_office(role, query)
    if (
        not (same or met)
        or (met == {"citizen"} and not same)
        or (query.former and not role.former and "kin" not in met)
    ):
        return 0
    if query.exclusive != role.exclusive and not office:
        return 0
    wanted, known = _all_words(query, role), _all_words(role, query)
    shared = sum(any(alike(word, other) for other in known) for word in wanted)
    if wanted and known and not shared and not office and (query.mods or query.noun != query.base):
        return 0 if query.classes & bound else 0.2
    return (
        (2 if same or office else 1) + shared - 0.2 * (len(wanted) - shared) - 0.5 * (role.former and not query.former)
    )


def _all_words(nominal: Nominal, other: Nominal) -> frozenset[str]:
    """What a phrase is of; for another office than the other's also the words of its own name."""
    return nominal.mods if nominal.noun == other.noun else nominal.mods | nominal.inner


def _one_office(phrase: Nominal, other: Nominal) -> bool:
    """Whether a role of several words and another role are words for one office."""
    return phrase.noun != phrase.base and phrase.noun in other.classes
