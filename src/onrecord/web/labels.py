"""Codes of the contract in words, in the desk's language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from onrecord.output.plain import one_line
from onrecord.web.desk import Desk
from onrecord.web.language import Language


def _(message: str) -> str:
    """Marks a message for the catalogue; it is said in the language of the page."""
    return message


CERTAINTIES = {
    "CT+": _("certain"), "PR+": _("probable"), "PS+": _("possible"), "CT-": _("certainly not"),
    "PR-": _("probably not"), "PS-": _("possibly not"), "U": _("left open"), "hypothetical": _("conditional")}
KINDS = {"direct": _("direct"), "mixed": _("mixed"), "indirect": _("indirect")}
CLASSES = {"speech": _("speech"), "thought": _("thought"), "attitude": _("attitude"), "decree": _("decree"),
           "evidence": _("evidence")}
FIELDS = {"speaker": _("speaker"), "actor": _("actor"), "role": _("role"), "act": _("act"), "certainty": _("certainty"),
          "kind": _("form"), "class": _("class"), "topics": _("topics"), "targets": _("targets"), "content": _("words"),
          "complete": _("complete"), "condition": _("condition"), "when": _("when"), "cue": _("cue"), "if": _("if"),
          "then": _("then"), "published": _("published"), "outlet": _("outlet"), "title": _("title"),
          "author": _("author"), "topic": _("topic"), "target": _("target"), "lang": _("language"), "from": _("from"),
          "to": _("to"), "q": _("words"), "hidden": _("hidden")}
DECISIONS = {"accept": _("accepted"), "reject": _("rejected"), "correct": _("corrected"), "merge": _("merged"),
             "split": _("split"), "note": _("noted"), "undo": _("undone")}
ACTOR_KINDS = {"person": _("person"), "office": _("office"), "state": _("state"), "alliance": _("alliance"),
               "organisation": _("organisation")}
CHANGES = {"shift": _("changed"), "contradiction": _("contradicts itself"), "first": _("for the first time"),
           "silence": _("no longer said"), "repeat": _("said again")}
FATES = {"ahead": _("ahead"), "today": _("today"), "held": _("held"), "moved": _("moved"),
         "cancelled": _("cancelled"), "not-heard-of": _("not heard of again"), "scheduled": _("scheduled")}
PLEDGES = {"made": _("made"), "repeated": _("repeated"), "raised": _("raised"), "cut": _("cut"), "late": _("late"),
           "delivered": _("delivered"), "withdrawn": _("withdrawn"), "open": _("open"), "overdue": _("overdue")}
TOUCHES = {"invokes": _("invokes"), "states": _("states"), "mentions": _("mentions"), "touches": _("touches")}
FORMS = {"decree": _("decree"), "law": _("law"), "strategy": _("strategy"), "declaration": _("declaration"),
         "speech": _("public speech"), "attributed": _("reported of officials"), "practice": _("said for long")}
VERDICTS = {"verbatim": _("word for word"), "trimmed": _("shortened"), "altered": _("altered"),
            "translated": _("translated"), "not found": _("not found")}
HEALTH = {"new": _("not visited yet"), "good": _("good"), "quiet": _("quiet"), "partial": _("read in part"),
          "failing": _("failing")}
OUTCOMES = {"read": _("read"), "unchanged": _("unchanged"), "failed": _("failed"), "waiting": _("waiting"),
            "kept": _("kept"), "unread": _("given up"), "gone": _("deleted since")}
LANGUAGES = {"fr": _("French"), "en": _("English")}


class Labels:
    """What to call things on a page."""

    def __init__(self, desk: Desk, language: Language) -> None:
        self.desk, self.language = desk, language

    certainties = tuple(CERTAINTIES)
    kinds = tuple(KINDS)

    def act(self, act: str | None) -> str:
        """An act by its name in the codebook."""
        if not act:
            return self.language.say("no act")
        return self.desk.acts.get(act, {}).get(self.language.code, act)

    def actor(self, key: str | None, otherwise: str | None = None) -> str:
        """An actor's name."""
        return one_line(self.desk.actor_name(key, self.language.code, otherwise))

    def topic(self, key: str | None) -> str:
        """A topic's name."""
        return self.desk.topic_name(key, self.language.code) if key else self.language.say("no topic")

    def certainty(self, value: str | None) -> str:
        """A certainty in words."""
        return self._say(CERTAINTIES, value)

    def kind(self, value: str | None) -> str:
        """The form of an attribution."""
        return self._say(KINDS, value)

    def class_(self, value: str | None) -> str:
        """The class of an attribution."""
        return self._say(CLASSES, value)

    def field(self, name: str | None) -> str:
        """A field's name."""
        return self._say(FIELDS, name)

    def decision(self, what: str) -> str:
        """What was decided, as a participle."""
        return self._say(DECISIONS, what)

    def lang(self, code: str) -> str:
        """A language's name."""
        return self._say(LANGUAGES, code)

    def value(self, field: str, value: str | None) -> str:
        """A value of a field of filters."""
        named: dict[str, Callable[[str], str]] = {
            "act": self.act, "actor": self.actor, "target": self.actor, "topic": self.topic,
            "certainty": self.certainty, "kind": self.kind, "lang": self.lang}
        if value is None or value == "none":
            return self.language.say("unknown")
        if field == "target" and not self.desk.knowledge.actor(value):
            return one_line(value)
        return named[field](value) if field in named else one_line(value)

    def actor_kind(self, kind: str) -> str:
        """What kind of actor."""
        return self._say(ACTOR_KINDS, kind)

    def change(self, kind: str) -> str:
        """What kind of change the watch found."""
        return self._say(CHANGES, kind)

    def fate(self, fate: str) -> str:
        """What became of something scheduled."""
        return self._say(FATES, fate)

    def pledge(self, says: str) -> str:
        """What is said of a pledge, or how it stands."""
        return self._say(PLEDGES, says)

    def touch(self, how: str) -> str:
        """How a statement touches a doctrine."""
        return self._say(TOUCHES, how)

    def question(self, key: str, subject: Iterable[tuple[str, str]] = ()) -> str:
        """A question, with what it is about."""
        return self.desk.question_name(key, self.language.code, dict(subject))

    def subject(self, subject: Iterable[tuple[str, str]], holder: str) -> str:
        """What a question is about, beside the one whose position it is."""
        return ", ".join(self.actor(value) for _, value in subject if value != holder)

    def state(self, question: str, key: str | None) -> str:
        """A state of a question."""
        return self.desk.states(question, self.language.code).get(key or "", key or "")

    def form(self, form: str) -> str:
        """What kind of text declares a doctrine."""
        return self._say(FORMS, form)

    def verdict(self, verdict: str | None) -> str:
        """What came of holding a quotation against its source."""
        return self._say(VERDICTS, verdict) if verdict else self.language.say("no verdict")

    def health(self, health: str) -> str:
        """How a source is doing."""
        return self._say(HEALTH, health)

    def outcome(self, outcome: str) -> str:
        """What became of a visit or a page."""
        return self._say(OUTCOMES, outcome)

    def reason(self, field: str, value: str | None) -> str:
        """A value of a statement as its page lists it."""
        named: dict[str, Callable[[str | None], str]] = {
            "act": self.act, "certainty": self.certainty, "kind": self.kind}
        if field in named:
            return named[field](value)
        if field == "topics" and value:
            return ", ".join(self.topic(key) for key in value.split(", "))
        if field == "speaker" and value is None:
            return self.language.say("not named")
        return one_line(value) if value is not None else self.language.say("unknown")

    def _say(self, table: dict[str, str], value: str | None) -> str:
        if value is None:
            return self.language.say("unknown")
        return self.language.say(table[value]) if value in table else one_line(value)
