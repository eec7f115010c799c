"""The actor behind a name: whom of all known people and bodies an article means, if any.

An unknown name becomes a provisional actor (``~slug``), and so does one that fits two known actors equally, or a known
one whose role in the article is not theirs: never a wrong known one. A lone surname, an initial or an ambiguous name is
believed only when the article bears it out: by a role that the person has held, or by naming the body of their office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache

from onrecord.knowledge import Actor, Knowledge, Match, Mention, Role
from onrecord.statements.speakers.cast import Cast, Entity
from onrecord.statements.speakers.findings import Party
from onrecord.statements.speakers.folding import fold
from onrecord.statements.speakers.nominals import Nominal
from onrecord.statements.speakers.scene import Scene

_FULL = ("name", "native", "nickname")
_BODY = ("name", "native", "metonym", "capital")
_SURE = ("exact", "variant", "transliteration", "order", "composed")
_PRIVATE = frozenset({"citizen", "artist", "athlete", "doctor", "police", "journalist", "cleric", "activist"})


@lru_cache(maxsize=1 << 14)
def _named(knowledge: Knowledge, name: str) -> tuple[Match, ...]:
    return knowledge.named(name)


class Actors:
    """Look-ups of one article in the knowledge, as of the article's date."""

    def __init__(self, scene: Scene, cast: Cast, knowledge: Knowledge) -> None:
        self.scene, self.cast, self.knowledge = scene, cast, knowledge
        self.on = scene.article.published
        self._known: dict[int, Actor | None] = {}

    def key(self, party: Party) -> str:
        """The key of a party's actor, provisional for an unknown one."""
        if party.entity is not None:
            known = self.actor(self.cast.entities[party.entity])
            if known is not None:
                return known.key
        known = self._body(party.name)
        return known.key if known is not None else provisional(party.name)

    def actor(self, entity: Entity) -> Actor | None:
        """The known actor that an entity is; None for an unknown or a doubtful one."""
        if entity.number not in self._known:
            self._known[entity.number] = None if entity.body else self._person(entity)
            if self._known[entity.number] is None and not entity.person:
                self._known[entity.number] = self._body(entity.name)
        return self._known[entity.number]

    # ------------------------------------------------------------ people

    def _person(self, entity: Entity) -> Actor | None:
        names = dict.fromkeys([entity.name, *(m.name for m in entity.mentions if len(m.words) > 1)])
        matches = [match for name in names for match in _named(self.knowledge, name) if match.actor.kind == "person"]
        full = [m for m in matches if m.kind in _FULL and m.how in _SURE and not m.form.ambiguous]
        return self._only(entity, full, sure=True) or self._only(entity, matches, sure=False)

    def _only(self, entity: Entity, matches: Iterable[Match], sure: bool) -> Actor | None:
        """The one person that fits and is not contradicted; when not sure, or when there are two, borne out too."""
        people = {match.actor.key: match.actor for match in matches}.values()
        fitting = [
            p
            for p in people
            if not (entity.gender and p.gender and entity.gender != p.gender) and not self._denied(entity, p)
        ]
        if sure and len(fitting) == 1:
            return fitting[0]
        fitting = [person for person in fitting if self._borne_out(entity, person)]
        return fitting[0] if len(fitting) == 1 else None

    def _denied(self, entity: Entity, person: Actor) -> bool:
        """Whether the article gives them a role that is not that person's: another's office, or none of public life."""
        if not entity.roles or self._held(entity, person):
            return False
        if any(self.role(role).offices for role in entity.roles):
            return True
        return all(role.classes <= _PRIVATE for role in entity.roles) and not self._near(person)

    def _borne_out(self, entity: Entity, person: Actor) -> bool:
        return self._held(entity, person) or self._near(person)

    def _held(self, entity: Entity, person: Actor) -> bool:
        """Whether one of the entity's roles is an office, or a kind of office, that the person has held."""
        terms = self.knowledge.roles(person.key)
        offices = {term.office for term in terms}
        kinds = {
            kind
            for key in offices
            if (office := self.knowledge.actor(key))
            for kind in (office.sort, *office.functions)
        }
        for role in map(self.role, entity.roles):
            if offices & set(role.offices) or (kinds & set(role.kinds) and not role.bodies):
                return True
        return False

    def _near(self, person: Actor) -> bool:
        """Whether the article names a body that the person has held an office of, or the state it belongs to."""
        offices = [self.knowledge.actor(term.office) for term in self.knowledge.roles(person.key)]
        bodies = {office.of for office in offices if office is not None and office.of}
        above = {body.of for key in bodies if (body := self.knowledge.actor(key)) is not None and body.of}
        return bool((bodies | above) & self.mentioned)

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return self.knowledge.mentions(self.scene.article.text)

    @cached_property
    def mentioned(self) -> frozenset[str]:
        """The states and organisations that the article names, and what they belong to."""
        found = set()
        for mention in self._mentions:
            for match in mention.matches:
                if match.actor.kind not in ("person", "office") and not match.form.ambiguous:
                    found.update({match.actor.key, match.actor.of or ""} - {""})
        return frozenset(found)

    # ------------------------------------------------------------ bodies and offices

    def _body(self, name: str) -> Actor | None:
        """The one body that a name stands for. A generic word ("Alliance") must be borne out by another name of it."""
        matches = [m for m in _named(self.knowledge, name) if m.actor.kind != "person" and m.kind in _BODY]
        actors = {match.actor.key: match.actor for match in matches}
        if len(actors) != 1:
            return None
        doubtful = fold(name) in self.scene.lex.bodies or any(match.form.ambiguous for match in matches)
        actor = next(iter(actors.values()))
        return actor if not doubtful or self._other_names(actor, name) else None

    def _other_names(self, actor: Actor, name: str) -> bool:
        """Whether the article names an actor by another name too."""
        for entity in self.cast.entities:
            if fold(entity.name) != fold(name) and any(
                m.actor.key == actor.key and m.kind in _BODY for m in _named(self.knowledge, entity.name)
            ):
                return True
        return False

    def fuller(self, start: int, end: int) -> str | None:
        """The known name of one body that begins where a name does (in characters) and goes on beyond it: "Quai" of
        "Quai d'Orsay"."""
        for mention in self._mentions:
            if mention.span[0] == start and mention.span[1] > end:
                bodies = {match.actor.key for match in mention.matches if match.actor.kind != "person"}
                return self.scene.article.text[slice(*mention.span)] if len(bodies) == 1 else None
        return None

    def by_noun(self, noun: str, before: int) -> str | None:
        """The organisation named last before a token that a common noun of its full name means ("the agency").

        Comes back as the article wrote it.
        """
        place = self.scene.tree.start[before]
        for mention in reversed([m for m in self._mentions if m.span[1] <= place]):
            actor, words = mention.matches[0].actor, self.scene.article.text[slice(*mention.span)]
            body = self.knowledge.actor(actor.of or "") if actor.kind == "office" else actor
            if body is None or body.kind not in ("alliance", "organisation") or body.sort:
                continue
            if any(noun in fold(form.text).split() for form in body.forms if form.kind == "name"):
                inside = (form.text for form in body.forms if form.text in words)
                return max(inside, key=len, default=None) if body is not actor else words
        return None

    def of_demonym(self, words: Iterable[str]) -> Entity | None:
        """The state of the article that one of some folded adjectives is of ("russe")."""
        states = {m.actor.key for word in words for m in _named(self.knowledge, word) if m.kind == "adjective"}
        return next(
            (e for e in self.cast.entities if (known := self.actor(e)) is not None and known.key in states), None
        )

    def serves(self, entity: Entity, words: Iterable[str]) -> bool:
        """Whether a known person has held an office of the state that one of some folded words names."""
        known = self.actor(entity)
        states = self._states(words)
        if known is None or not states:
            return False
        offices = [self.knowledge.actor(term.office) for term in self.knowledge.roles(known.key, self.on)]
        return any(office is not None and office.of in states for office in offices)

    def names_state(self, words: Iterable[str]) -> bool:
        """Whether one of some folded words is a state or its adjective."""
        return bool(self._states(words))

    def _states(self, words: Iterable[str]) -> set[str]:
        return {m.actor.key for word in words for m in _named(self.knowledge, word)
                if m.kind == "adjective" or (m.kind == "name" and m.actor.kind == "state")}

    def is_people(self, name: str) -> bool:
        """Whether a word means the people of a state ("les Syldaves"), not the state."""
        matches = _named(self.knowledge, name)
        return bool(matches) and all(match.kind in ("person", "adjective") for match in matches)

    def role(self, nominal: Nominal) -> Role:
        """What the words of a role say."""
        return self.knowledge.role(self.scene.text(nominal.tokens))

    def holder(self, nominal: Nominal) -> tuple[str, str] | None:
        """(office, person or the office itself) that a role means on the article's date.

        None where it fits no known office or several; the office itself where there is no date or no one holder.
        """
        if nominal.former or nominal.plural or nominal.determiner == "indefinite":
            return None
        offices = self.role(nominal).offices
        if len(offices) != 1:
            return None
        people = self._holders(offices[0], self.on)
        return offices[0], people[0] if len(people) == 1 else offices[0]

    def _holders(self, office: str, on: date | None) -> list[str]:
        return sorted({term.person for term in self.knowledge.holders(office, on=on)}) if on is not None else []

    def in_article(self, nominal: Nominal) -> Entity | None:
        """The entity that holds, as is known of the world, the office that a role of the article means."""
        held = self.holder(nominal)
        if held is None or held[0] == held[1]:
            return None
        return next(
            (e for e in self.cast.entities if e.person and (known := self.actor(e)) and known.key == held[1]), None
        )


def provisional(name: str) -> str:
    """The key of an actor that is not known: ``~anna-roe``."""
    return "~" + re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")
