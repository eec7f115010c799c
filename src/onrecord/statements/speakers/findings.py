"""What was found out about one source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.statements.speakers.cast import Entity
from onrecord.statements.speakers.nominals import Nominal


@dataclass(frozen=True, slots=True)
class Party:
    """One of those who speak: an entity by its number, or a body that has only a common noun for a name."""

    name: str
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Who speaks: nobody by name when ``parties`` is empty.

    ``token`` is where the words stand that were resolved. ``gender``, ``plural`` and ``person`` (a human being; not a
    body) are what is known of them, named or not: a pronoun later on may mean them.
    """

    parties: tuple[Party, ...] = ()
    how: tuple[str, ...] = ()
    token: int = -1
    role: Nominal | None = None
    gender: str = ""
    plural: bool = False
    person: bool = False

    def via(self, *steps: str) -> Finding:
        """The same, reached by further steps that come before the others."""
        return replace(self, how=(*steps, *self.how))

    @property
    def names(self) -> str:
        """The names, joined by "; "."""
        return "; ".join(party.name for party in self.parties)


NOBODY = Finding()


def nobody(
    token: int, why: str, role: Nominal | None = None, *, gender: str = "", plural: bool = False, person: bool = True
) -> Finding:
    """Someone the article does not name."""
    return Finding((), (f"{why}: nobody by name",), token, role, gender, plural, person)


def someone(entity: Entity, how: str, token: int, role: Nominal | None = None) -> Finding:
    """A person of the article."""
    return Finding((Party(entity.name, entity.number),), (how,), token, role, entity.gender, False, True)


def something(party: Party, how: str, token: int, gender: str = "", *, plural: bool = False) -> Finding:
    """A body; ``gender`` is that of its noun."""
    return Finding((party,), (how,), token, None, gender, plural, False)
