"""How an article names the person who speaks: in full at first, then by surname, short role or pronoun."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from evaluation.month.world import Outlet, Person


@dataclass(slots=True)
class Voices:
    """Who was introduced in an article so far, and who spoke last."""

    lang: str
    outlet: Outlet
    rng: Random
    known: list[Person] = field(default_factory=list)
    last: Person | None = None

    def named(self, person: Person) -> tuple[str, str]:
        """The phrase that stands for a person here: (in the middle or at the end, with the comma that a verb needs)."""
        first = person not in self.known
        if first:
            self.known.append(person)
        self.last = person
        return self._introduced(person) if first else self._again(person)

    def _introduced(self, person: Person) -> tuple[str, str]:
        name, role = person.names[self.lang], self.rng.choice(person.roles[self.lang])
        if person.aside or self.rng.random() < 0.3:
            return f"{name}, {role}", f"{name}, {role},"
        if self.lang == "en" and self.rng.random() < 0.6:
            phrase = f"{person.title} {name}"
            return phrase, phrase
        return f"{role}, {name}", f"{role}, {name},"

    def _again(self, person: Person) -> tuple[str, str]:
        chance = self.rng.random()
        shorts = [other.short[self.lang] for other in self.known]
        if chance < 0.3 and shorts.count(person.short[self.lang]) == 1:
            return (person.short[self.lang],) * 2
        if chance < 0.4 and person.metonym:
            return (person.metonym[self.lang],) * 2
        if chance < 0.5:
            return (person.names[self.lang],) * 2
        return (self._surname(person),) * 2

    def _surname(self, person: Person) -> str:
        surname = person.surnames[self.lang]
        if self.lang == "fr":
            return f"{'M.' if person.sex == 'm' else 'Mme'} {surname}"
        return f"{'Mr.' if person.sex == 'm' else 'Ms.'} {surname}" if self.outlet.mister else surname

    def stands_for(self, person: Person) -> bool:
        """Can a pronoun stand for the person: was it the last one to speak?"""
        return self.last is person


def in_headline(person: Person, body: str, lang: str, rng: Random) -> str:
    """Surname, the body, or the house that stands for it."""
    if person.aside:
        return person.names[lang]
    choices = [person.surnames[lang], person.surnames[lang], body]
    if person.metonym:
        choices.append(person.metonym[lang])
    return rng.choice(choices)


def agreement(person: Person, lang: str) -> dict[str, str]:
    """The slots that agree with a person's sex."""
    man = person.sex == "m"
    if lang == "fr":
        he = "il" if man else "elle"
        return {"he": he, "il": he, "lui": "lui" if man else "elle", "e": "" if man else "e", "te": "" if man else "te"}
    return {"he": "he" if man else "she", "his": "his" if man else "her", "himself": "himself" if man else "herself"}
