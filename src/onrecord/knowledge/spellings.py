"""People across spellings: the guarded steps after the exact look-up.

A person is found only when given name *and* surname agree, each by a named step, and only one person is left:
order ("Reznikov Alexei"), initial ("S. Lavrov"), variant of the given name (Alexei/Oleksii), transliteration (equal
skeleton), close (one letter of a long surname that is transliterated anyway). Two known people that fit
equally both come back.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from onrecord.knowledge.folding import fold, skeleton
from onrecord.knowledge.nouns import Actor, Form, Match

_GENERATION = frozenset(("jr", "sr", "ii", "iii", "iv"))
"""Left off known names, so that they may be missing."""
_NUMERAL = frozenset(("ii", "iii", "iv"))
"""Left off names asked for too. A junior or senior is someone else: "Donald Trump Jr." is not his father."""
_PATRONYMIC = re.compile(r"\w+(?:vich|vitch|vic|vych|vytch|vna|ivna|ichna)")
_LONG = 7
_STEPS = ("exact", "order", "variant", "transliteration", "initial", "close")


class Spellings:
    """People by the sounds of their surnames."""

    def __init__(self, people: Iterable[Actor], variants: Mapping[str, frozenset[int]]) -> None:
        """``variants``: folded given name -> the groups of :file:`actors/given-names.toml` that it is in."""
        self.variants = variants
        self.by_sound: defaultdict[str, list[tuple[Actor, Form, str, str]]] = defaultdict(list)
        self.transliterated: set[str] = set()
        for person in people:
            self._enter(person)

    def _enter(self, person: Actor) -> None:
        surnames = {fold(form.text) for form in person.forms if form.kind == "surname"}
        if any(form.kind == "native" and not form.text[0].isascii() for form in person.forms) or len(surnames) > 1:
            self.transliterated.add(person.key)
        for form in person.forms:
            if form.kind == "name":
                folded = " ".join(word for word in _bare(fold(form.text)).split(" ") if word not in _GENERATION)
                surname = next((s for s in sorted(surnames, key=len, reverse=True) if _ends(folded, s)), None)
                if surname:
                    given = (folded.removesuffix if folded.endswith(surname) else folded.removeprefix)(surname).strip()
                    self.by_sound[skeleton(surname)].append((person, form, given, surname))

    def matches(self, name: str) -> tuple[Match, ...]:
        """The people whose given name and surname agree with a full name. Empty for a single word."""
        words = _bare(fold(name)).split(" ")
        found: dict[str, Match] = {}
        for given, surname, swapped in _readings(words):
            for person, form, known_given, known in self._sounding(surname):
                step = self._step(person, given, surname, known_given, known)
                if step and _better(step, found.get(person.key)):
                    found[person.key] = Match(person, form, "order" if swapped and step == "exact" else step)
            if found:
                return tuple(found.values())
        return ()

    def surname(self, word: str) -> tuple[Match, ...]:
        """The people a lone surname may mean in another transliteration (Shoygu): weak, to be borne out by context."""
        return tuple({person.key: Match(person, Form(known, "", "surname"), "transliteration")
                      for person, _, _, known in self.by_sound.get(skeleton(word), ())
                      if len(skeleton(word)) > 4 and person.key in self.transliterated}.values())

    def _sounding(self, surname: str) -> Iterable[tuple[Actor, Form, str, str]]:
        sound = skeleton(surname)
        known = self.by_sound.get(sound)
        if known or len(sound) < _LONG:
            return known or ()
        near = (rows for other, rows in self.by_sound.items() if other[0] == sound[0] and len(other) >= _LONG
                and OSA.distance(sound, other, score_cutoff=1) <= 1)
        return [row for rows in near for row in rows if row[0].key in self.transliterated]

    def _step(self, person: Actor, given: str, surname: str, known_given: str, known: str) -> str:
        """The step by which both names agree, or nothing."""
        if surname == known:
            by_surname = "exact"
        elif person.key not in self.transliterated:
            return ""
        else:
            by_surname = "transliteration" if skeleton(surname) == skeleton(known) else "close"
        by_given = self._given(given, known_given)
        if by_surname == "close":
            return "close" if by_given in ("exact", "variant") else ""
        return by_given if by_surname == "exact" or by_given != "exact" else by_surname

    def _given(self, given: str, known: str) -> str:
        if given == known:
            return "exact"
        first, other = given.partition(" ")[0], known.partition(" ")[0]
        if not first or not other:
            return ""
        if len(first) == 1 or len(other) == 1:
            return "initial" if first[0] == other[0] else ""
        if self.variants.get(first, frozenset()) & self.variants.get(other, frozenset()):
            return "variant"
        if first == other and given == first:
            return "variant"
        return "transliteration" if skeleton(given) == skeleton(known) else ""


def _better(step: str, than: Match | None) -> bool:
    return than is None or _STEPS.index(step) < _STEPS.index(than.how)


def _bare(folded: str) -> str:
    """Without patronymics, inner initials and numerals: "lloyd j austin iii" is "lloyd austin"."""
    words = [word for word in folded.split(" ") if word not in _NUMERAL]
    inner = [word for word in words[1:-1] if len(word) > 1 and not _PATRONYMIC.fullmatch(word)]
    return " ".join([words[0], *inner, words[-1]]) if len(words) > 2 else " ".join(words)


def _ends(name: str, surname: str) -> bool:
    return name != surname and (name.endswith(" " + surname) or name.startswith(surname + " "))


def _readings(words: list[str]) -> Iterable[tuple[str, str, bool]]:
    """(given, surname, swapped): every place to cut, the surname last before the surname first."""
    for swapped in (False, True):
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            yield (tail, head, True) if swapped else (head, tail, False)
