"""What was found out about one source."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.statements.speakers.nominals import Nominal


@dataclass(frozen=True, slots=True)
class Party:
    """One of those who speak: an entity's number, or the name of a body without an entity."""

    name: str
    entity: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Who speaks: nobody by name when ``parties`` is empty. ``token`` is where the words stand that were resolved.

    ``gender``, ``plural`` and ``person`` are what is known of them, named or not: a pronoun later on may mean them.
    """

    parties: tuple[Party, ...] = ()
    how: tuple[str, ...] = ()
    token: int = -1
    role: Nominal | None = None
    gender: str = ""
    plural: bool = False
    person: bool = False
    """True when it is a human being, False when it is a body or unknown."""

    def via(self, *steps: str) -> Finding:
        """The same, reached by a further step that comes before the others."""
        return replace(self, how=(*steps, *self.how))


NOBODY = Finding()
