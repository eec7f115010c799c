"""All that is known of the world, in one object, built once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import KnowledgeError
from onrecord.knowledge import build
from onrecord.knowledge.build import BUILDERS
from onrecord.knowledge.files import ROOT, Entry, entries, fault, parse
from onrecord.knowledge.folding import fold
from onrecord.knowledge.lens import Lens
from onrecord.knowledge.names import Names, resolve
from onrecord.knowledge.nouns import Actor, Form, Kinds, Match, Mention, Outlet, Role, Term, Topic, TopicMatch
from onrecord.knowledge.roles import Roles, answers, institution, titled
from onrecord.knowledge.single import Single

if TYPE_CHECKING:
    from onrecord.knowledge.spellings import Spellings


class Knowledge:
    """What is known of the world. Read-only; :func:`load` gives one and the same for the same folder."""

    def __init__(self, overlay: Path | None = None) -> None:
        """Reads each part when it is first asked for; with an overlay actors and terms at once.

        overlay: a user's folder, laid over ours. Raises KnowledgeError with file and line for the first thing that is
        wrong in itself; :func:`onrecord.knowledge.check.problems` finds what is wrong between entries.
        """
        self.overlay = overlay
        self.kinds = read_kinds(overlay)
        if overlay is not None:
            _ = self.actors, self.terms

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """Actors by key."""
        actors = gather(BUILDERS, self.overlay)
        return {key: titled(actor, actors, self.kinds) if actor.kind == "office" else actor
                for key, actor in actors.items()}

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Who held which office."""
        return tuple(term for entry in entries("actors/offices", self.overlay).values() for term in build.terms(entry))

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by key."""
        return {key: build.topic(entry) for key, entry in entries("topics", self.overlay).items()}

    @cached_property
    def outlets(self) -> Mapping[str, Outlet]:
        """Outlets by key."""
        return {key: build.outlet(entry) for key, entry in entries("outlets", self.overlay).items()}

    def actor(self, key: str) -> Actor | None:
        """The actor of a key, following ``same_as``; an institution without an entry (``md-parliament``) is made up."""
        actors = self.__dict__.get("actors", self._single)  # all, once they are read; with an overlay they always are
        of, _, kind = key.partition("-")
        return resolve(actors, key) or institution(actors, self.kinds, kind, of)

    @cached_property
    def _single(self) -> Single:
        """For who asks for a few actors only."""
        return Single(self.kinds)

    def named(self, name: str) -> tuple[Match, ...]:
        """All actors that a name as written can stand for; empty for an unknown name.

        name: without titles; accents, case, hyphens, script and a leading article do not matter. Namesakes all come
        back, and so do all people of a lone surname. See Match.kind for what kind of name it is, Match.how for how far
        from it it was written.
        """
        exact = self.names.exact(name)
        if exact or " " not in name.strip():
            return exact or self.spellings.surname(fold(name))
        return self._composed(name) or self.spellings.matches(name)

    def _composed(self, name: str) -> tuple[Match, ...]:
        """A body named by its kind and its state: "ministère polonais de la Défense"."""
        found = self.roles_read.body(name)
        actor = institution(self.actors, self.kinds, *found) if found else None
        return (Match(actor, Form(name, "", "name"), "composed"),) if actor else ()

    def mentions(self, text: str, surnames: bool = False) -> tuple[Mention, ...]:
        """The places of a text that name actors, in order, not overlapping, the longest first; spans in characters.

        surnames: also lone surnames of known people, which are often someone else's.
        """
        return tuple(self.names.mentions(text, surnames))

    def role(self, phrase: str, bodies: Sequence[str] = ()) -> Role:
        """What the words of a role say: "ministre ukrainien de la Défense"; see :meth:`Roles.read`."""
        return self.roles_read.read(phrase, bodies)

    def holders(self, office: str, body: str | None = None, on: date | None = None) -> tuple[Term, ...]:
        """Who held an office, latest first.

        office: the key of an office, or a kind or function ("defence-minister", "head-of-state") with its body. on:
        only terms that may cover that day; without it all terms. Two come back on the day of a handover, or where the
        dates are not known to the day.
        """
        keys = {actor.key for actor in self._offices if actor.key == office
                or (actor.of == body and body is not None and answers(actor, (office,)))}
        found = [term for key in keys for term in self._by_office.get(key, ()) if on is None or term.covers(on)]
        return tuple(sorted(found, key=lambda term: (term.from_.first, term.office), reverse=True))

    def roles(self, person: str, on: date | None = None) -> tuple[Term, ...]:
        """The terms of a person, latest first; with ``on`` only those that may cover that day."""
        found = [term for term in self._by_person.get(person, ()) if on is None or term.covers(on)]
        return tuple(sorted(found, key=lambda term: (term.from_.first, term.office), reverse=True))

    def institution(self, kind: str, of: str) -> Actor | None:
        """The body of a kind ("defence-ministry") in a state, made up from the state's name where we have no entry."""
        return institution(self.actors, self.kinds, kind, of)

    def topics_of(self, forms: Sequence[str], lemmas: Sequence[str] | None, lang: str) -> tuple[TopicMatch, ...]:
        """The topics of a row of tokens, with the words they were read from; see :meth:`Lens.topics`."""
        return self._lens(lang).topics(forms, lemmas)

    def outlet(self, domain: str) -> Outlet | None:
        """The outlet of a host name ("www.lemonde.fr"), by the longest domain that ends it."""
        parts = domain.lower().split(".")
        return next((found for cut in range(len(parts)) if (found := self._domains.get(".".join(parts[cut:])))), None)

    @cached_property
    def names(self) -> Names:
        """The index of names."""
        return Names(self.actors, self.kinds.small)

    @cached_property
    def spellings(self) -> Spellings:
        """The index of people's names by sound."""
        from onrecord.knowledge.spellings import Spellings  # noqa: PLC0415 - rapidfuzz, which few commands need

        people = (actor for actor in self.actors.values() if actor.kind == "person" and actor.same_as is None)
        return Spellings(people, given_names(self.overlay))

    @cached_property
    def roles_read(self) -> Roles:
        """The reader of roles."""
        return Roles(self.kinds, self.names, self._offices)

    @cached_property
    def _offices(self) -> tuple[Actor, ...]:
        return tuple(actor for actor in self.actors.values() if actor.kind == "office" and actor.same_as is None)

    @cached_property
    def _by_office(self) -> dict[str, list[Term]]:
        return _grouped(self.terms, lambda term: term.office)

    @cached_property
    def _by_person(self) -> dict[str, list[Term]]:
        return _grouped(self.terms, lambda term: term.person)

    @cached_property
    def _domains(self) -> dict[str, Outlet]:
        return {domain: outlet for outlet in self.outlets.values() for domain in outlet.domains}

    @cached_property
    def _lenses(self) -> dict[str, Lens]:
        return {}

    def _lens(self, lang: str) -> Lens:
        if lang not in self._lenses:
            self._lenses[lang] = Lens(self.topics, lang, self.kinds.small)
        return self._lenses[lang]


def load(overlay: Path | None = None) -> Knowledge:
    """The knowledge, ours or with a user's folder laid over it; the same object at every call.

    Raises KnowledgeError. With an overlay the whole is checked (:mod:`onrecord.knowledge.check`).
    """
    return _loaded(overlay)


@lru_cache(maxsize=8)
def _loaded(overlay: Path | None) -> Knowledge:
    if overlay is None:
        return Knowledge()
    if not overlay.is_dir():
        raise KnowledgeError(str(overlay), 0, "no such folder of knowledge")
    from onrecord.knowledge.check import problems  # noqa: PLC0415 - check builds on this module

    for problem in problems(overlay):
        raise problem
    return Knowledge(overlay)


def gather(builders: Iterable[tuple[str, Callable[[Entry], list[Actor]]]], overlay: Path | None) -> dict[str, Actor]:
    """Every actor by key. Raises KnowledgeError when two have one key."""
    actors: dict[str, Actor] = {}
    for folder, builder in builders:
        for entry in entries(folder, overlay).values():
            for actor in builder(entry):
                if actor.key in actors:
                    raise entry.error(f"duplicate key {actor.key}, also in {actors[actor.key].provenance.file}", "key")
                actors[actor.key] = actor
    return actors


@lru_cache(maxsize=8)
def read_kinds(overlay: Path | None = None) -> Kinds:
    """The kinds of office and institution; a user's ``actors/kinds.toml`` replaces ours."""
    table, small = (Entry(path, path, parse(file), file) for path in ("actors/kinds", "small-words")
                    for file in (_single(path, overlay),))
    return build.kinds(table, small)


def given_names(overlay: Path | None = None) -> dict[str, frozenset[int]]:
    """Folded given name -> numbers of the groups it is in."""
    file = _single("actors/given-names", overlay)
    found: dict[str, set[int]] = {}
    groups = parse(file).get("groups", [])
    for number, group in enumerate(groups):
        if not isinstance(group, list) or not all(isinstance(name, str) for name in group):
            raise fault(file, "groups is a list of lists of names", "groups")
        for name in group:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def _single(path: str, overlay: Path | None) -> Path:
    """A file that is not one of many: the user's, else ours."""
    theirs = overlay / f"{path}.toml" if overlay else None
    return theirs if theirs is not None and theirs.exists() else ROOT / f"{path}.toml"


def _grouped(terms: Iterable[Term], by: Callable[[Term], str]) -> dict[str, list[Term]]:
    groups: dict[str, list[Term]] = {}
    for term in terms:
        groups.setdefault(by(term), []).append(term)
    return groups


