"""times -> agenda: what is scheduled, when, where and who takes part, each event once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence

from onrecord.datelines import datelines
from onrecord.model import AgendaItem, Article, Span, Statement, Time
from onrecord.spans import overlap
from onrecord.statements.agenda.events import Event, Seeker, chain_above, subjects
from onrecord.statements.agenda.lexicon import events
from onrecord.statements.agenda.merge import merge
from onrecord.statements.agenda.phrases import Phrases
from onrecord.statements.certainty import TOPIC
from onrecord.statements.times.tense import Tenses
from onrecord.trees import Walk

Who = Callable[[int], str | None]
"""Whom the narrator means by a pronoun, a token."""


def items(article: Article, walk: Walk, statements: Iterable[Statement], times: Sequence[Time],
          who: Who = lambda _: None) -> list[AgendaItem]:
    """The events that an article says are still to come, in order of place, each once (as it is first mentioned).

    From its statements and from the narrator's own sentences alike; ``statement`` tells them apart. To come is what
    lies after ``article.published``, or on that day with a verb that looks ahead; without a publication date, what the
    verb says is ahead. A time that stays open in every way (``soon``) makes no item.
    """
    agenda = _Agenda(article, walk, who)
    spoken = list(statements)
    found = [pair for time in times if (pair := agenda.item(time, spoken)) is not None]
    return merge(found, walk)


class _Agenda:
    """The pass over one article."""

    def __init__(self, article: Article, walk: Walk, who: Who) -> None:
        self.article, self.walk, self.tree, self.who = article, walk, walk.tree, who
        self.words = events(walk.tree.lang)
        self.seeker = Seeker(walk, self.words)
        self.phrases = Phrases(article.text, walk, self.words)
        self.tenses = Tenses(walk)
        self.datelines = datelines(article)
        """Where it was written is where nothing takes place, and when is no day to come."""

    def item(self, time: Time, spoken: Sequence[Statement]) -> tuple[AgendaItem, Event] | None:
        """The item that a time makes, with its event; None where it dates nothing to come."""
        tokens = range(bisect_right(self.tree.end, time.span[0]), bisect_left(self.tree.start, time.span[1]))
        if not tokens or not self._dated(time) or self._written(time.span):
            return None
        event = self.seeker.event(tokens)
        if event is None or self._open_ended(time, tokens, event) or self._cancelled(event) or (
                self._open(event) or not self._ahead(time, tokens, event)):
            return None
        what, span = self.phrases.what(event, tokens)
        statement = _statement([one for one in spoken if not _topic(one)], span, time.span)
        if statement is not None and not _scheduled(statement):
            return None
        how = f"{event.kind}: {event.rule} \"{self.tree.form[event.head]}\"; {time.how}"
        actors = self._taking_part(event, tokens) or self._speaker(event, statement)
        return AgendaItem(what, span, time, self.phrases.where(event, tokens), actors,
                          statement.id if statement is not None else None, how), event

    def _speaker(self, event: Event, statement: Statement | None) -> tuple[str, ...]:
        """Who speaks of "we" and "I"; whom the narrator means by "he"."""
        if event.rule == "verb" and statement is None:
            name = next((self.who(t) for t in self.walk.having(event.head, "nsubj", "expl")
                         if self.tree.form[t].lower() in self.words.words["third"]), None)
            return (name,) if name else ()
        if event.rule != "verb" or statement is None or statement.speaker is None:
            return ()
        first = any(self.tree.form[t].lower() in self.words.words["first"] for t in subjects(self.walk, event.head))
        return (statement.speaker.name,) if first else ()

    def _open(self, event: Event) -> bool:
        """Whether the sentence says only that it may be, or that it is not to be."""
        verbs = [] if event.verb is None else [event.verb, *chain_above(self.walk, event.verb)]
        if any(self.tree.form[c].lower() in self.words.words["negation"] for c in self.walk.having(event.head, "det")):
            return True
        for verb in verbs:
            for token in (verb, *self.walk.having(verb, "aux", "advmod", "cop")):
                form, lemma = self.tree.form[token].lower(), self.tree.lemma[token]
                if form in self.words.words["negation"] or form in self.words.words["possible"] or (
                        lemma in self.words.words["possible"]):
                    return True
        return False

    def _dated(self, time: Time) -> bool:
        """Without a publication date most times are open for want of it; with one, only those the words leave open."""
        return time.to is not None or (self.article.published is None and "publication date" in time.how)

    def _written(self, span: Span) -> bool:
        """Whether some words are part of a dateline."""
        return any(overlap(span, line) for line in self.datelines)

    def _taking_part(self, event: Event, tokens: range) -> tuple[str, ...]:
        text = self.article.text
        return tuple(name for name in self.phrases.actors(event, tokens)
                     if not any(name in text[slice(*line)] for line in self.datelines))

    def _open_ended(self, time: Time, tokens: range, event: Event) -> bool:
        """Since or until a day: no day of an event, but "the exercise runs until 14 March" says when it ends."""
        if self.tree.form[tokens.start].lower() not in self.words.words["open_ended"]:
            return False
        published = self.article.published
        return event.rule != "takes place" or published is None or time.from_ is None or time.from_ < published

    def _cancelled(self, event: Event) -> bool:
        verbs = {event.verb, self.tree.head[event.head], *self.walk.ancestors(event.head)}
        return any(self.tree.lemma[v] in self.words.words["cancelled"] for v in verbs if v is not None)

    def _ahead(self, time: Time, tokens: range, event: Event) -> bool:
        published = self.article.published
        if published is not None:
            assert time.to is not None
            if time.to < published:
                return False
            if time.from_ is not None and time.from_ > published:
                return True
        elif any(self.tree.form[t].lower() in self.words.words["forward"] for t in tokens):
            return True
        tense = self.tenses.of(tokens).direction
        if tense is None and event.verb is not None:
            tense = self.tenses.verb(event.verb)
        return tense in ("future", "present")


def _scheduled(statement: Statement) -> bool:
    """Whether a statement puts something in a diary: no wish, demand or offer, nothing supposed or denied."""
    return statement.act is not None and statement.certainty in ("CT+", "PR+")


def _topic(statement: Statement) -> bool:
    """Whether a statement only names what is spoken of ("will discuss the launch"): what it holds the narrator says."""
    return statement.act is None and statement.why.get("certainty") == TOPIC


def _statement(spoken: Sequence[Statement], event: Span, time: Span) -> Statement | None:
    """The statement whose content holds the event and its time; of nested ones the smallest."""
    inside = [st for st in spoken
              if all(any(s <= span[0] and span[1] <= e for s, e in st.content) for span in (event, time))]
    return min(inside, key=lambda st: (sum(e - s for s, e in st.content), st.id)) if inside else None


