"""Attributions understood: one statement for each part of an attribution, every value with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b

from onrecord.knowledge import Knowledge
from onrecord.model import Article, Attribution, Reading, Span, Spans, Speaker, Statement, Time, Tree, Why
from onrecord.spans import overlap
from onrecord.statements import agenda, conditions, speakers, times
from onrecord.statements.acts import decide
from onrecord.statements.certainty import certainty
from onrecord.statements.passage import Page, Passage
from onrecord.statements.side import side
from onrecord.statements.targets import targets
from onrecord.statements.topics import topics
from onrecord.trees import Walk

CUT = "cut-off"
"""The code of the note on a block that breaks off."""


def code(article: Article, tree: Tree, attributions: Sequence[Attribution],
         knowledge: Knowledge | None = None) -> Reading:
    """All that was read in an article: statements in the order of their attributions, and the agenda.

    ``knowledge`` gives actors and topics; without it speakers keep their names and topics stay empty.
    """
    walk = Walk(tree)
    said_by = speakers.resolve(article, walk, attributions, knowledge)
    told, notes = times.constrain(article, walk, times.find(article, walk))
    article = replace(article, notes=(*article.notes, *notes))
    page = Page(article.text, walk, knowledge)
    cuts = tuple(note.span for note in article.notes if note.code == CUT and note.span is not None)
    statements = tuple(statement for attribution, speaker in zip(attributions, said_by, strict=True)
                       for statement in _statements(page, article, attribution, speaker, told, cuts, knowledge))
    items = tuple(agenda.items(article, walk, statements, told, partial(speakers.meant, article, walk, attributions)))
    return Reading(article, statements, items, tuple(attributions))


def _statements(page: Page, article: Article, attribution: Attribution, speaker: Speaker | None, told: Sequence[Time],
                cuts: Spans, knowledge: Knowledge | None) -> Iterator[Statement]:
    """A statement for each part of an attribution; one without parts is one statement."""
    own = side(page, speaker, knowledge, article.published)
    for content in attribution.parts or (attribution.content,):
        yield statement(Passage(page, attribution, content, own), article.id, speaker, told, cuts, knowledge)


def statement(passage: Passage, article: str, speaker: Speaker | None = None, told: Sequence[Time] = (),
              cuts: Spans = (), knowledge: Knowledge | None = None) -> Statement:
    """One passage understood.

    article: the article's id, from which the statement's is made. told: the article's times; cuts: places where its
    text breaks off.
    """
    attribution, content = passage.attribution, passage.spans
    condition = conditions.find(passage)
    if condition is not None:
        passage.set_aside(condition.if_)
    decision = decide(passage)
    if decision.settled is not None and not decision.settled.weighed and condition is None:
        sure, why_sure = decision.settled.certainty, Why(decision.settled.rule)
    else:
        sure, why_sure = certainty(passage, decision.act, decision.shown, condition)
    aimed, why_aimed = targets(passage, decision.act, condition)
    about, why_about = topics(passage, knowledge)
    why = {"act": decision.why(passage), "certainty": why_sure}
    if condition is not None:
        why["condition"] = Why(condition.rule, (*condition.if_, *condition.then))
    if aimed:
        why["targets"] = why_aimed
    if about:
        why["topics"] = why_about
    if speaker is not None:
        why["speaker"] = Why("; ".join(speaker.how), attribution.source)
    return Statement(
        id=_id(article, content), attribution=attribution.id, kind=attribution.kind, class_=attribution.class_,
        source=attribution.source, cue=attribution.cue, content=content, speaker=speaker, act=decision.act,
        certainty=sure, condition=condition, targets=aimed, topics=about,
        times=tuple(time for time in told if _within(time.span, content)),
        complete=not any(_within(cut, content) for cut in cuts),
        confidence=round(attribution.confidence, 4), rule=attribution.rule, why=why)


def _within(span: Span, content: Spans) -> bool:
    return any(overlap(span, piece) for piece in content)


def _id(article: str, content: Spans) -> str:
    """The same for the same words of the same article, whatever else is found around them."""
    return "s" + blake2b(f"{article}:{content}".encode(), digest_size=5).hexdigest()
