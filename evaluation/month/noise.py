"""The rest of the paper: small articles about sport, weather, culture, business and daily life."""

from __future__ import annotations

from datetime import date
from random import Random

from evaluation.month.days import weekday
from evaluation.month.marks import numbered, own_numbers
from evaluation.month.nouns import Draft, Mention
from evaluation.month.stock import noise, small
from evaluation.month.words import fill, sentence

SERIES = "series"


def stock(lang: str, *, series: bool) -> list[int]:
    """Which of the small articles are (or are not) of the kind that comes back every day with other numbers."""
    return [at for at, (section, _) in enumerate(noise(lang)) if (section == SERIES) is series]


def draft(lang: str, at: int, on: date, rng: Random) -> Draft:
    """The draft of a small article, its slots filled."""
    section, (title, *paragraphs) = noise(lang)[at]
    own = small(lang)
    team, rival = rng.sample(own["teams"], 2)
    values = {"team": team, "rival": rival, "town": rng.choice(own["towns"]), "firm": rng.choice(own["firms"]),
              "name": rng.choice(own["names"]), "n": str(rng.randint(11, 79)), "m": str(rng.randint(2, 9)),
              "score": f"{rng.randint(2, 4)}-{rng.randint(0, 1)}", "weekday": weekday(on, lang)}
    made = Draft(lang, sentence(fill(title, values), lang), [], {}, {})
    numbers: dict[str, int] = {}
    for paragraph in paragraphs:
        for own_number in own_numbers(paragraph):
            numbers.setdefault(own_number, len(numbers) + 1)
        made.paragraphs.append(sentence(fill(numbered(paragraph, numbers), values), lang))
    made.mentions = {number: Mention(number, None, f"noise-{section}") for number in numbers.values()}
    return made
