"""An invented press of any size: readings with as many statements, actors and topics as a desk would meet.

Words, actors, topics and outlets come with the frequencies of real ones (Zipf); nothing is said in earnest.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate

from onrecord.model import Article, Block, Condition, Page, Reading, Span, Speaker, Statement, Time, Why
from onrecord.record.identity import ACTS

FIRST = date(2023, 1, 2)
A_DAY = 1000
"""Statements a day."""

AN_ARTICLE = 10
"""Statements an article."""

SYLLABLES = tuple(a + b for a in "bcdfglmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "ou", "er", "é"))


@dataclass
class Deck:
    """Values drawn with Zipf's frequencies."""

    values: list[str]
    weights: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.values))))

    def draw(self, by: random.Random, number: int = 1) -> list[str]:
        """Some values, with repetitions."""
        return by.choices(self.values, cum_weights=self.weights, k=number)


def _words(number: int) -> list[str]:
    by = random.Random(7)
    words: dict[str, None] = {}
    while len(words) < number:
        words["".join(by.choices(SYLLABLES, k=by.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(words)


WORDS = Deck(_words(30_000))
ACTORS = Deck([f"{'~' * (n % 3 == 0)}actor-{n}" for n in range(5000)])
TOPICS = Deck([f"topic-{n}" for n in range(28)])
OUTLETS = Deck([f"The {word.capitalize()} Courier" for word in _words(60)])
TARGETS = Deck([f"Land {n}" for n in range(400)])
VERBS = Deck(list(ACTS[1:]))
CERTAINTIES = Deck(["CT+", "PR+", "U", "hypothetical", "PS+", "CT-", "PR-", "PS-"])


def press(statements: int, seed: int = 1, first: int = 0) -> Iterator[tuple[Page, Reading]]:
    """Pages with their readings in the order of time, up to so many statements; from article ``first`` on."""
    for number in range(first, statements // AN_ARTICLE):
        yield _article(number, random.Random(seed * 1_000_003 + number))


def _article(number: int, by: random.Random) -> tuple[Page, Reading]:
    day = FIRST + timedelta(days=number * AN_ARTICLE // A_DAY)
    contents = [" ".join(WORDS.draw(by, by.randint(8, 36))) for _ in range(AN_ARTICLE)]
    names = [name.replace("~", "").replace("-", " ").title() for name in ACTORS.draw(by, AN_ARTICLE)]
    lines = [f"{name} said that {content}." for name, content in zip(names, contents, strict=True)]
    text, url = "\n".join(lines), f"https://press.example/{number}"
    data = text.encode()
    seen = datetime.combine(day, time(by.randrange(24), by.randrange(60)), UTC)
    page = Page(url, data, hashlib.sha256(data).hexdigest(), seen, "text/plain", url)
    blocks, statements, at = [], [], 0
    for place, (name, line) in enumerate(zip(names, lines, strict=True)):
        blocks.append(Block("paragraph", (at, at + len(line))))
        statements.append(_statement(place, name, (at, at + len(line)), day, by))
        at += len(line) + 1
    outlet = OUTLETS.draw(by)[0]
    article = Article(hashlib.sha256(f"{url}\n{page.sha256}".encode()).hexdigest()[:16], text, _lang(outlet), "report",
                      tuple(blocks), f"{names[0]}: {contents[0][:60]}", url, outlet, None, day, {"published": "given"})
    return page, Reading(article, tuple(statements))


def _statement(place: int, name: str, line: Span, day: date, by: random.Random) -> Statement:
    start, end = line
    cue = (start + len(name) + 1, start + len(name) + 5)
    content = ((cue[1] + 6, end - 1),)
    key = name.lower().replace(" ", "-")
    hangs = by.random() < 0.08
    said = Time((start, cue[1]), day, day, "past tense, published that day")
    return Statement(
        id=f"s{place}", attribution=f"a{place}", kind=by.choice(("direct", "mixed", "indirect", "indirect")),
        class_=by.choice(("speech",) * 8 + ("thought", "attitude")), source=((start, start + len(name)),), cue=(cue,),
        content=content, speaker=Speaker(name, key, None, (f"surname -> {name}",)) if by.random() < 0.85 else None,
        act=VERBS.draw(by)[0] if by.random() < 0.9 else None,
        certainty=CERTAINTIES.draw(by)[0],  # type: ignore[arg-type] # all are
        condition=Condition(content, content, "conditional") if hangs else None,
        targets=tuple(set(TARGETS.draw(by))) if by.random() < 0.6 else (),
        topics=tuple(dict.fromkeys(TOPICS.draw(by, by.choice((0, 1, 1, 2))))),
        times=(said,) if by.random() < 0.3 else (),
        complete=by.random() < 0.99, confidence=round(by.uniform(0.4, 1), 4), rule="model",
        why={"act": Why("speech-verb", (cue,)), "certainty": Why("plain indicative", content),
             "speaker": Why("named", ((start, start + len(name)),))})


def _lang(outlet: str) -> str:
    return "fr" if len(outlet) % 2 else "en"
