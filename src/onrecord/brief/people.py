"""Who is who among speakers that no file knows: one person under the spellings of two languages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.brief.material import Said
from onrecord.brief.nouns import Texts
from onrecord.knowledge.folding import skeleton
from onrecord.lang import CODES, language


@dataclass(frozen=True, slots=True)
class People:
    """The speakers of some statements."""

    same: Mapping[str | None, str]
    """Actor -> the one that it is shown with; only those that are shown with another."""
    names: Mapping[str, Texts]
    """Of those with two spellings: what articles most often call them, by language."""
    roles: Mapping[str, Texts]
    """What articles most often call an actor, by their language: its office as they word it."""

    def one(self, actor: str | None) -> str | None:
        """The actor that one is shown with, itself mostly."""
        return self.same.get(actor, actor)


def people(said: Iterable[Said]) -> People:
    """The speakers of some statements.

    Two keys that are in no file are shown as one where given name and surname sound alike and they speak for the same
    body: Anton Veresov and Anton Veressov. Only the brief's headings go by it; the record keeps both until a person
    merges them (``onrecord decide``).
    """
    said = list(said)
    alike: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in said:
        if one.cite.actor and one.cite.actor.startswith("~") and "-" in one.cite.actor:
            alike[skeleton(one.cite.actor), one.cite.body].add(one.cite.actor)
    same: dict[str | None, str] = {key: min(keys) for keys in alike.values() for key in keys if len(keys) > 1}
    names = _most((same.get(one.cite.actor), one.cite.lang, one.cite.speaker) for one in said)
    roles = _most((same.get(one.cite.actor, one.cite.actor), one.cite.lang,
                   inside(one.role, one.cite.lang) if one.role else None) for one in said)
    return People(same, names, roles)


def _most(rows: Iterable[tuple[str | None, str, str | None]]) -> dict[str, Texts]:
    """Actor -> language -> the words that it is most often called by there; a name of two words before one alone."""
    found: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for actor, lang, words in rows:
        if actor and words:
            found[actor][lang, words] += 1
    texts: dict[str, Texts] = {}
    for actor, counts in found.items():
        by_lang: dict[str, str] = {}
        for (code, words), _ in sorted(counts.items(), key=lambda item: (" " not in item[0][1], -item[1], item[0])):
            by_lang.setdefault(code, words)
        texts[actor] = {code: by_lang[code] for code in CODES if code in by_lang}
    return texts


def inside(role: str, lang: str) -> str:
    """A role as it stands inside a sentence: without the capital letter of an article that began one."""
    first, blank, rest = role.partition(" ")
    article = next((one for one in language(lang).table("brief")["articles"] if first == one
                    or (one[-1] in "'’" and first.startswith(one))), "")
    return f"{first[0].lower()}{first[1:]}{blank}{rest}" if article else role
