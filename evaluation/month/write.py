"""From a plan to a draft: each element becomes a sentence of a language, with marks around what it reports."""

from __future__ import annotations

import re
from datetime import date
from random import Random

from evaluation.month import days, slots
from evaluation.month.marks import numbered, own_numbers
from evaluation.month.nouns import Draft, Element, Happening, Mention, Plan, Utterance
from evaluation.month.stock import items, lines, small, table
from evaluation.month.voices import Voices, agreement, in_headline
from evaluation.month.words import INSIDE, fill, sentence, softened, upper, vary
from evaluation.month.world import Outlet, bodies, people

_BREAK = re.compile(r"[.?!]$")
_NEW_SENTENCE = re.compile(r"[.:] \{T <<\[q2|\bpuis\b|paused|ended with")


class Writer:
    """Writes one article. seed: what is said is worded by it and the utterance, so that one reporter stays the same."""

    def __init__(self, outlet: Outlet, lang: str, published: date, seed: str, city: str | None = None) -> None:
        self.lang, self.published, self.seed = lang, published, seed
        self.rng = Random(seed)
        self.voices = Voices(lang, outlet, self.rng)
        self.draft = Draft(lang, "", [], {}, {})
        self.marks = 0
        self.city = city

    def article(self, plan: Plan, lead: Utterance | None) -> Draft:
        """The draft of a plan; the headline is about the first utterance, or about what happens."""
        self.draft.title = self.headline(lead) if lead else self._event_title(plan)
        for paragraph in plan:
            self.draft.paragraphs.append(" ".join(self.element(element) for element in paragraph))
        return self.draft

    def headline(self, one: Utterance) -> str:
        """A headline with its marks."""
        item, person = items(self.lang)[one.group][one.item], people()[one.by]
        values = self._values(one)
        fragments = [found[1] for words in item["t"] for found in INSIDE.finditer(words)]
        sections = ["head", "head"]
        if one.act == "threaten":
            sections.append("head-threat")
        if one.act == "deny" and "n" in item:
            sections.append("head-deny")
        if fragments and len(fragments[0].split()) > 2 and self.rng.random() < 0.35:
            sections = ["head-quote"]
        body = bodies()[one.of].names[self.lang][0] if one.of in bodies() else person.names[self.lang]
        values |= {"name": in_headline(person, body, self.lang, self.rng), "h": item["h"][0],
                   "n": item.get("n", ("",))[0], "f": fragments[0] if fragments else "",
                   "subject": small(self.lang)["subjects"][one.subject]}
        frame = self.rng.choice(lines(self.lang, "frames")[self.rng.choice(sections)])
        number = self._mention(one, "head", None, values["name"], headline=True)
        return self._set(frame, values, number).rstrip(".")

    def element(self, element: Element) -> str:
        """One sentence (or two) of the article."""
        if element.kind == "back":
            return self._background(lines(self.lang, "background")[element.tag][element.number])
        if element.happening:
            return self._happening(element.happening)
        assert element.utterance is not None
        if element.kind == "recap":
            return self._recap(element.utterance)
        return self._said(element.utterance, element.form)

    def _said(self, one: Utterance, form: str) -> str:
        person = people()[one.by]
        again = self.voices.stands_for(person) and self.rng.random() < 0.7
        values = self._values(one)
        words, own = self._quotation(one, values)
        fidelity: str | None = own
        if form == "split" and not _can_split(words):
            form = "direct"
        frame = self._frame(one, form, again, words)
        if "[q]" in frame or "[q.]" in frame:
            words, fidelity = self._trimmed(words, own)
        elif "[q1]" not in frame:
            fidelity = None
        values |= _quoted(words)
        values |= self._clauses(one)
        if "[who" in frame.lower():
            values["who"], values["who,"] = self.voices.named(person)
        name = values.get("who") or person.names[self.lang]
        frame = frame.replace("[who,]", values.get("who,", ""))
        number = self._mention(one, form, fidelity, name)
        return self._set(frame, values, number)

    def _frame(self, one: Utterance, form: str, again: bool, words: str) -> str:
        """A frame for the form; with a pronoun where the same person goes on speaking."""
        frames = lines(self.lang, "frames")
        if form in ("inf", "np"):
            own = table("groups")["frames"]
            pair = own.get(f"group-{one.group}") or own[one.act]
            return self.rng.choice(frames[pair[0 if form == "inf" else 1]])
        if form == "split":
            fitting = [frame for frame in frames["split-he" if again else "direct-split"] if _suits(frame, words)]
            if fitting:
                return self.rng.choice(fitting)
            form = "direct"
        if again:
            return self.rng.choice(frames["add"] if self.rng.random() < 0.4 and form != "direct"
                                   else frames["direct-he" if form == "direct" else "that-he"])
        special = frames.get(f"that-{'threat' if one.act == 'threaten' else one.act}", ())
        sections = {"lead": [*frames["lead"], *frames["that"], *special], "that": [*frames["that"], *special, *special]}
        return self.rng.choice(sections.get(form) or frames["direct"])

    def _values(self, one: Utterance) -> dict[str, str]:
        """All slots of what is said, of who says it and of where and when it is said."""
        person = people()[one.by]
        found = {**slots.sides(one.about, one.of, self.lang, self.rng), **agreement(person, self.lang)}
        place = self.city or slots.city_of(one.of if one.of in bodies() else "nato", self.lang)
        found["when"] = days.past(one.on, self.published, self.lang, self.rng)
        found["venue"] = self.rng.choice(small(self.lang)["venues"]).replace("[city]", place)
        found["medium"] = self.rng.choice(small(self.lang)["media"])
        if one.part == "pledge":
            found |= slots.gift(one, self.lang)
        if one.part == "meeting":
            found |= slots.meeting(str(one.ref), str(one.detail["kind"]), one.on, self.published, self.lang, self.rng)
        return found

    def _quotation(self, one: Utterance, values: dict[str, str]) -> tuple[str, str]:
        """The words as this reporter has them, and whether they are the speaker's own or a translation."""
        wordings = items(self.lang)[one.group][one.item]["q"]
        if people()[one.by].speaks == self.lang:
            return upper(fill(vary(wordings[0], Random(one.id)), values)), "verbatim"
        rng = Random(f"{self.seed}:{one.id}")
        return upper(fill(vary(rng.choice(wordings), rng), values)), "translated"

    def _trimmed(self, words: str, fidelity: str) -> tuple[str, str]:
        """The words whole, or their first half where that can stand alone."""
        first = words.split(" | ", maxsplit=1)[0]
        if " | " in words and _BREAK.search(first) and len(first.split()) > 4 and self.rng.random() < 0.3:
            return first, "trimmed" if fidelity == "verbatim" else fidelity
        return words, fidelity

    def _clauses(self, one: Utterance) -> dict[str, str]:
        item = items(self.lang)[one.group][one.item]
        clause = vary(self.rng.choice(item["t"]), self.rng)
        return {"t": clause if self.rng.random() < 0.55 else softened(clause),
                **{letter: vary(item[letter][0], self.rng) for letter in "in" if letter in item}}

    def _recap(self, one: Utterance) -> str:
        """A look back at what somebody said days before, with its day."""
        values = {**self._values(one), **self._clauses(one)}
        values["ago"] = days.earlier(one.on, self.published, self.lang, self.rng)
        values["who"], values["who,"] = self.voices.named(people()[one.by])
        frame = self.rng.choice(lines(self.lang, "frames")["recap"]).replace("[who,]", values["who,"])
        return self._set(frame, values, self._mention(one, "recap", None, values["who"]))

    def _happening(self, happening: Happening) -> str:
        if happening.kind == "event":
            text = self.rng.choice(lines(self.lang, "events")[happening.ref])
            words = text
        else:
            values = slots.meeting(happening.ref, happening.kind, self.published, self.published, self.lang, self.rng)
            text = fill(self.rng.choice(lines(self.lang, "events")[f"{happening.kind}-narrator"]), values)
            words = happening.kind
        self.marks += 1
        self.draft.happenings[self.marks] = (happening, words)
        return f"{{E{self.marks} {sentence(text, self.lang)}}}"

    def _event_title(self, plan: Plan) -> str:
        happening = next(element.happening for paragraph in plan for element in paragraph if element.happening)
        return min(lines(self.lang, "events")[happening.ref], key=len).rstrip(".")

    def _background(self, line: str) -> str:
        numbers = {}
        for own in own_numbers(line):
            self.marks += 1
            numbers[own] = self.marks
            self.draft.mentions[self.marks] = Mention(self.marks, None, "background")
        self.voices.last = None
        return numbered(line, numbers)

    def _mention(self, one: Utterance, form: str, fidelity: str | None, name: str, *, headline: bool = False) -> int:
        self.marks += 1
        self.draft.mentions[self.marks] = Mention(self.marks, one, form, fidelity, name, headline)
        return self.marks

    def _set(self, frame: str, values: dict[str, str], number: int) -> str:
        marked = numbered(frame, dict.fromkeys(own_numbers(frame), number))
        return sentence(fill(vary(marked, self.rng), values), self.lang)


def _quoted(words: str) -> dict[str, str]:
    """The slots of a quotation: whole, and in halves."""
    whole = words.replace(" | ", " ")
    found = {"q": whole.rstrip("."), "q.": whole}
    if " | " in words:
        first, second = words.split(" | ", 1)
        found |= {"q1": first.rstrip(".,;: "), "q2": second.rstrip("."), "q2.": second}
    return found


def _can_split(words: str) -> bool:
    return " | " in words


def _suits(frame: str, words: str) -> bool:
    """Does the frame break the quotation as the words break: into two sentences, or within one?"""
    return bool(_BREAK.search(words.split(" | ", maxsplit=1)[0])) == bool(_NEW_SENTENCE.search(frame))

