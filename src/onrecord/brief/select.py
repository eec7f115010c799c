"""The brief of some days: what is shown of the material, in which order. Pure, and the same for the same material."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from onrecord.brief.background import background
from onrecord.brief.choose import ANNOUNCED, across, apart, once, take, voices
from onrecord.brief.material import Material
from onrecord.brief.nouns import BriefData, Change, Quote, Read, ReadOn, Scheduled, Touch
from onrecord.brief.people import people
from onrecord.brief.weigh import ACT, LEAST, fit
from onrecord.knowledge import Knowledge
from onrecord.knowledge.concepts import Concept, concepts

AHEAD = 7
"""Days of the agenda that are shown."""

LONGEST = timedelta(days=7)
"""What is set for a longer stretch is no appointment."""

FIRSTS, NEWS, AIMED = 3, 4, 3
"""First times that are told, and the points that an act needs to make one: that somebody welcomes is no news; and those
it needs where whom it is aimed at is new."""

CHANGES, SCHEDULED, PLEDGES, TOUCHES, RELATED = 12, 12, 8, 8, 6
"""The longest lists; what is left out is in the record."""

_KINDS = ("shift", "contradiction", "first", "silence")
_HOW = ("invokes", "states", "mentions", "touches")


def select(material: Material, lang: str, knowledge: Knowledge, explained: Mapping[str, Concept] | None = None
           ) -> BriefData:
    """Choose. lang: the reader's language, whose quotations are preferred. explained: concepts, or those there are.

    A thing said is shown once: what stands among changes, pledges or thresholds is not quoted again below.
    """
    changes, thresholds = _changes(material.changes), _touches(material.thresholds)
    pledges = material.pledges[:PLEDGES]
    above = [*(quote for change in changes for quote in change.quotes), *(pledge.quote for pledge in pledges),
             *(touch.quote for touch in thresholds if touch.quote)]
    who = people(material.said)
    lines = {one.cite.id: one.line for one in material.said if one.line is not None}
    left = apart(across(_unused(once(material.said, lang, knowledge, who), above, material), lines, above), above)
    announced = take(left, lambda quote: quote.act == "announce", ANNOUNCED)
    said = voices(left, who)
    shown = [*above, *announced, *(quote for voice in said for quote in voice.quotes)]
    known = concepts() if explained is None else explained
    return BriefData(
        from_=material.from_, to=material.to, lang=lang, read=_read(material), changes=changes, said=said,
        announced=announced, agenda=_agenda(material), pledges=pledges, thresholds=thresholds,
        background=background(shown, material.said, known),
        more={"changes": len(material.changes) - len(changes), "pledges": len(material.pledges) - len(pledges)})


def _changes(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Shifts first, silences last; within a kind the latest first, first times by the weight of the act.

    What has no statement is not shown.
    """
    kept = [change for change in changes if change.quotes and (change.kind != "first" or _news(change))]
    kept.sort(key=lambda one: (_KINDS.index(one.kind), -ACT.get(one.act or "", 0),
                               -(one.on.toordinal() if one.on else 0), one.quotes[0].source.id))
    firsts = [change for change in kept if change.kind == "first"]
    return tuple([change for change in kept if change not in firsts[FIRSTS:]][:CHANGES])


def _news(change: Change) -> bool:
    """Whether a first time is one to tell: of an act that weighs, in words that could be quoted."""
    one = change.quotes[0]
    needed = AIMED if change.target else NEWS
    return ACT.get(change.act or "", 0) >= needed and (one.accepted or one.confidence >= LEAST) and fit(one.words)


def _touches(touches: Iterable[Touch]) -> tuple[Touch, ...]:
    """What invokes a doctrine before what only touches its subject; a condition's further touches are left out."""
    ordered = sorted(touches, key=lambda one: (_HOW.index(one.how), one.source.published or date.max,
                                               one.source.id))
    found: dict[object, Touch] = {}
    for touch in ordered:
        found.setdefault((touch.how, touch.doctrine, touch.condition), touch)
    return tuple(found.values())[:TOUCHES]


def _unused(quotes: list[Quote], above: list[Quote], material: Material) -> list[Quote]:
    """The quotations of what is not shown above, by any of its reports."""
    utterance = {one.cite.id: one.utterance for one in material.said if one.utterance}
    used = {quote.source.id for quote in above}
    used |= {utterance[id_] for id_ in used if id_ in utterance}
    return [quote for quote in quotes
            if quote.source.id not in used and utterance.get(quote.source.id) not in used]


def _agenda(material: Material) -> tuple[Scheduled, ...]:
    """What comes within the week, soonest first; then what was moved, cancelled, or held in these days."""
    horizon = material.to + timedelta(days=AHEAD)
    coming = [one for one in material.agenda if one.fate in ("ahead", "today", "moved") and one.from_
              and one.from_ <= horizon and (one.to or one.from_) >= material.to
              and (one.to or one.from_) - one.from_ <= LONGEST]
    news = [one for one in material.agenda if one not in coming and one.fate in ("moved", "cancelled")
            and one.source.published and material.from_ <= one.source.published <= material.to]
    coming.sort(key=lambda one: (one.from_ or material.to, one.to or material.to, one.id))
    news.sort(key=lambda one: one.id)
    return tuple([*coming, *news][:SCHEDULED])


def _read(material: Material) -> Read:
    articles = {one.cite.article for one in material.said}
    outlets = {one.cite.outlet for one in material.said if one.cite.outlet}
    return Read(len(material.said) + material.left, len(articles), len(outlets), material.left)


def quotes_of(data: BriefData) -> tuple[Quote, ...]:
    """All quotations of a brief, in its order."""
    return (*(quote for change in data.changes for quote in change.quotes),
            *(quote for voice in data.said for quote in voice.quotes), *data.announced,
            *(pledge.quote for pledge in data.pledges), *(touch.quote for touch in data.thresholds if touch.quote))


def with_reading(data: BriefData, related: Mapping[str, Iterable[ReadOn]]) -> BriefData:
    """The brief with further coverage. related: article -> what it links to; each address once, none that is cited.

    Those of articles in the reader's language come first.
    """
    quotes = quotes_of(data)
    cited = {quote.source.url for quote in quotes}
    found: dict[str, ReadOn] = {}
    for article in dict.fromkeys(quote.source.article for quote in quotes):
        for link in related.get(article, ()):
            if link.url not in cited:
                found.setdefault(link.url, link)
    ordered = sorted(found.values(), key=lambda link: link.source.lang != data.lang)  # in the order of the brief else
    return replace(data, reading=tuple(ordered[:RELATED]))
