"""The month's articles: which outlet prints which story, as its own or from a wire, and when."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from random import Random

from evaluation.month import afterwards, noise, slots
from evaluation.month.copies import copy, pruned
from evaluation.month.nouns import Draft, Plan, Story, Utterance, Version
from evaluation.month.plans import plan
from evaluation.month.plot import days_between, plot, utterances
from evaluation.month.stories import stories
from evaluation.month.world import Outlet, bodies, outlets
from evaluation.month.write import Writer

NOISE = 0.15
"""Share of the articles that is sport, weather, culture ..."""
_LATE = 0.04
_MOST = 22
"""Articles about one story."""
_WIRES = {"en": "northwire", "fr": "meridienne"}


@dataclass(frozen=True, slots=True)
class Month:
    """All that was printed, and all that it is about: what nobody printed was not said."""

    versions: list[Version]
    said: list[Utterance]
    told: list[Story]


@dataclass(slots=True)
class _Wire:
    """A story as an agency sent it."""

    id: str
    draft: Draft
    sent: datetime
    outlet: Outlet
    plan: str


class Desk:
    """Prints articles one after another and numbers them."""

    def __init__(self, seed: str) -> None:
        self.seed = seed
        self.made: list[Version] = []

    def prints(self, outlet: Outlet, draft: Draft, published: datetime, story: Story | None, rng: Random,
               **more: str | tuple[str, ...] | None) -> Version:
        """A new article at a new address. more: further fields of its Version."""
        article = f"a{len(self.made) + 1:05}"
        section = outlet.sections["main" if story else "other"]
        kind = "txt" if outlet.agency else "html"
        url = f"https://{outlet.domain}/{slug(section)}/{published:%Y/%m/%d}/{slug(_plain(draft.title))}-{article[1:]}"
        late = timedelta(days=rng.randint(2, 12)) if rng.random() < _LATE else timedelta()
        seen = published + late + timedelta(minutes=rng.randint(3, 50))
        file = f"pages/{outlet.key}/{published:%Y-%m-%d}/{article}.{kind}"
        version = Version(article, 1, outlet.key, url, file, published, None, seen, draft,
                          rng.choice(outlet.bylines) if outlet.bylines else "", section, story.id if story else None)
        for name, value in more.items():
            setattr(version, name, value)
        self.made.append(version)
        return version


def make(articles: int, seed: int) -> Month:
    """The month with so many articles (addresses; corrected ones have a second version on top).

    Raises ValueError when there are too few articles to tell every story once.
    """
    said = utterances(str(seed))
    told = stories(said, str(seed))
    apart = round(articles * NOISE)
    counts = _shares(told, articles - apart)
    desk = Desk(str(seed))
    for story, count in zip(told, counts, strict=True):
        _cover(desk, story, count, said)
    _rest(desk, articles - len(desk.made))
    versions = afterwards.happens(desk.made, str(seed))
    heard = {mention.utterance.id for version in versions for mention in version.draft.mentions.values()
             if mention.utterance}
    return Month(versions, [*(one for one in said if one.id in heard), *afterwards.misreported(versions)], told)


def _shares(told: list[Story], articles: int) -> list[int]:
    """How many articles each story gets: by weight, one at least, by largest remainder."""
    if articles < len(told):
        least = math.ceil(len(told) / (1 - NOISE)) + 1
        raise ValueError(f"the month has {len(told)} stories: ask for {least} articles or more")
    total = sum(story.weight for story in told)
    spare = articles - len(told)
    exact = [spare * story.weight / total for story in told]
    counts = [min(1 + int(share), _MOST) for share in exact]
    order = sorted(range(len(told)), key=lambda at: (int(exact[at]) - exact[at], at))
    at = 0
    while sum(counts) < articles:
        counts[order[at % len(order)]] += counts[order[at % len(order)]] < _MOST
        at += 1
    return counts


def _cover(desk: Desk, story: Story, count: int, said: list[Utterance]) -> None:
    """Print a story: the wires first, if they have it, then the papers in an order of their own."""
    rng = Random(f"{desk.seed}:{story.id}")
    wires = _wires(desk, story, rng, count, said)
    for wire in wires:
        desk.prints(wire.outlet, wire.draft, wire.sent, story, rng, wire=wire.id, plan=wire.plan)
    papers = [outlet for outlet in outlets().values() if not outlet.agency]
    order = sorted(papers, key=lambda outlet: rng.random() ** (1 / outlet.weight), reverse=True)
    left = count - len(wires)
    for at in range(left):
        outlet = order[at % len(order)]
        taken = [wire for wire in wires if wire.outlet.key in outlet.wires and wire.outlet.lang == outlet.lang]
        if at >= len(order):
            _updated(desk, story, outlet, rng)
        elif taken and rng.random() < {"short": 0.85, "plain": 0.6, "long": 0.35}[outlet.length]:
            _copied(desk, story, outlet, taken[0], rng)
        else:
            _own(desk, story, outlet, rng, said)


def _wires(desk: Desk, story: Story, rng: Random, count: int, said: list[Utterance]) -> list[_Wire]:
    """What the agencies send; at times both send the same text in their languages."""
    if count < 2 or rng.random() > 0.75:
        return []
    langs = rng.sample(["en", "fr"], 2)[:1 if count < 4 or rng.random() < 0.25 else 2]
    shared = plan(story, "plain", rng, _earlier(story, said))
    found = []
    for number, lang in enumerate(langs):
        outlet = outlets()[_WIRES[lang]]
        together = number == 0 or rng.random() < 0.5
        sent = _moment(story, 0.2 + 0.4 * number)
        order: Plan = shared if together else plan(story, "plain", rng, _earlier(story, said))
        draft = _written(desk, story, outlet, order, sent)
        found.append(_Wire(f"w-{story.id}-{lang}", draft, sent, outlet, f"p-{story.id}-{1 if together else 2}"))
    return found


def _own(desk: Desk, story: Story, outlet: Outlet, rng: Random, said: list[Utterance]) -> None:
    published = _moment(story, rng.uniform(0.5, 20 if outlet.length == "long" else 7))
    order = plan(story, outlet.length, rng, _earlier(story, said))
    desk.prints(outlet, _written(desk, story, outlet, order, published), published, story, rng)


def _copied(desk: Desk, story: Story, outlet: Outlet, wire: _Wire, rng: Random) -> None:
    end_of_day = wire.sent.replace(hour=23, minute=50)
    published = min(wire.sent + timedelta(minutes=rng.randint(4, 300)), end_of_day)
    writer = _writer(desk, story, outlet, published)
    draft, edits = copy(wire.draft, outlet, story.says[0] if story.says else None, writer)
    desk.prints(outlet, draft, published, story, rng, wire=wire.id, edits=edits, plan=wire.plan)


def _updated(desk: Desk, story: Story, outlet: Outlet, rng: Random) -> None:
    """The outlet carries its first article further, at a new address."""
    before = next(old for old in reversed(desk.made) if old.outlet == outlet.key and old.story == story.id)
    draft = afterwards.carried_further(before.draft, rng)
    published = before.published + timedelta(minutes=rng.randint(40, 200))
    desk.prints(outlet, draft, published, story, rng, update_of=before.article, wire=before.wire, plan=before.plan)


def _writer(desk: Desk, story: Story, outlet: Outlet, published: datetime) -> Writer:
    return Writer(outlet, outlet.lang, published.date(), f"{desk.seed}:{story.id}:{outlet.key}:{len(desk.made)}",
                  _city(story, outlet.lang))


def _written(desk: Desk, story: Story, outlet: Outlet, order: Plan, published: datetime) -> Draft:
    writer = _writer(desk, story, outlet, published)
    return pruned(writer.article(order, story.says[0] if story.says else None))


def _city(story: Story, lang: str) -> str:
    of = story.says[0].of if story.says else "nato"
    return slots.city_of(of if of in bodies() else "nato", lang)


def _earlier(story: Story, said: list[Utterance]) -> list[Utterance]:
    """What the story's first speaker said of the same matter in the fortnight before."""
    if not story.says:
        return []
    lead = story.says[0]
    return [one for one in said if one.of == lead.of and 2 <= (lead.on - one.on).days <= 14
            and one.part == "position" and one.about == lead.about][-3:]


def _moment(story: Story, hours: float) -> datetime:
    return datetime.combine(story.on, time(story.hour)) + timedelta(minutes=round(hours * 60))


def _rest(desk: Desk, count: int) -> None:
    """The articles about other things: some outlets' own, most from a wire, a weather report now and then."""
    rng = Random(f"{desk.seed}:noise")
    dates = list(days_between(plot()["start"], plot()["end"]))
    turn = {(lang, kind): _endless(noise.stock(lang, series=kind), rng)
            for lang in ("en", "fr") for kind in (True, False)}
    left = count
    while left > 0:
        day, lang, series = rng.choice(dates), rng.choice(["en", "fr"]), rng.random() < 0.08
        at = next(turn[lang, series])
        draft = noise.draft(lang, at, day, rng)
        papers = [outlet for outlet in outlets().values() if outlet.lang == lang and not outlet.agency]
        many = 1 if series or rng.random() < 0.45 else rng.randint(2, 5)
        wire = f"w-noise-{len(desk.made)}" if many > 1 else None
        for outlet in rng.sample(papers, min(many, left, len(papers))):
            published = datetime.combine(day, time(rng.randint(6, 20), rng.randint(0, 59)))
            writer = Writer(outlet, lang, day, f"{desk.seed}:noise:{len(desk.made)}")
            own, edits = copy(draft, outlet, None, writer) if wire else (draft, ())
            desk.prints(outlet, own, published, None, rng, wire=wire, edits=edits, noise=f"{lang}-{at}")
            left -= 1


def _endless(stock: list[int], rng: Random) -> Iterator[int]:
    while True:
        yield from rng.sample(stock, len(stock))


def _plain(title: str) -> str:
    return re.sub(r"\{[A-Z]\d+ |[{}<>]", "", title)


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens, as in an address."""
    bare = unicodedata.normalize("NFKD", text.replace("œ", "oe").replace("’", " ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")[:60].strip("-")
