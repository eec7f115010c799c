"""What an article tells in which order, before it has a language: paragraphs of elements."""

from __future__ import annotations

from random import Random

from evaluation.month.nouns import Element, Happening, Plan, Story, Utterance
from evaluation.month.stock import items, lines, table

_LENGTHS = {"short": (2, 3), "plain": (3, 6), "long": (5, 8)}


def plan(story: Story, length: str, rng: Random, earlier: list[Utterance]) -> Plan:
    """The plan of an article. earlier: what the story's people said in the days before, for a look back."""
    low, high = _LENGTHS[length]
    paragraphs: Plan = []
    used: set[tuple[str, int]] = set()
    for number, one in enumerate(story.says if length != "short" else story.says[:2]):
        paragraphs += _told(one, number == 0, length, rng)
    for happening in story.happenings:
        paragraphs.insert(0 if _leads(happening, story) else rng.randint(1, max(1, len(paragraphs))),
                          [Element("happening", happening=happening)])
    if earlier and length != "short" and rng.random() < 0.25:
        paragraphs.insert(rng.randint(1, len(paragraphs)), [Element("recap", utterance=rng.choice(earlier))])
    wanted = rng.randint(low, high)
    subject = story.says[0].subject if story.says else "nuclear"
    while len(paragraphs) < wanted or (length == "short" and not used):
        elements = _backing(subject, used, rng, 2 if length == "long" else 1)
        paragraphs.insert(rng.randint(1, len(paragraphs)), elements)
    return paragraphs


def _leads(happening: Happening, story: Story) -> bool:
    return happening.kind == "event" or not story.says


def _told(one: Utterance, leads: bool, length: str, rng: Random) -> Plan:
    """One utterance: reported, then quoted; or only one of them."""
    split = all("|" in words for lang in ("en", "fr") for words in items(lang)[one.group][one.item]["q"])
    quoted = "split" if split and rng.random() < 0.4 else "direct"
    reported = rng.choice(["lead", "that", *_special(one)]) if leads else rng.choice(["that", *_special(one)])
    if length == "short":
        alone = not leads or rng.random() < 0.5
        return [[_say(one, reported)]] if alone else [[_say(one, reported), _say(one, quoted)]]
    if leads:
        return [[_say(one, reported)], [_say(one, quoted)]] if rng.random() < 0.75 else [[_say(one, quoted)]]
    chance = rng.random()
    if chance < 0.35:
        return [[_say(one, reported), _say(one, quoted)]]
    return [[_say(one, reported if chance < 0.65 else quoted)]]


def _special(one: Utterance) -> list[str]:
    """The forms its act allows: an infinitive, a noun phrase."""
    frames = table("groups")["frames"]
    infinitive, noun = frames.get(f"group-{one.group}") or frames.get(one.act, ["", ""])
    item = [items(lang)[one.group][one.item] for lang in ("en", "fr")]
    return [form for form, frame, letter in (("inf", infinitive, "i"), ("np", noun, "n"))
            if frame and all(letter in words for words in item)]


def _backing(subject: str, used: set[tuple[str, int]], rng: Random, most: int) -> list[Element]:
    found: list[Element] = []
    for _ in range(rng.randint(1, most)):
        tag = subject if subject in lines("en", "background") and rng.random() < 0.55 else "general"
        free = [at for at in range(len(lines("en", "background")[tag])) if (tag, at) not in used]
        if free:
            at = rng.choice(free)
            used.add((tag, at))
            found.append(Element("back", tag=tag, number=at))
        else:
            used.add((tag, -1))
    return found or [Element("back", tag="general", number=rng.randrange(len(lines("en", "background")["general"])))]


def _say(one: Utterance, form: str) -> Element:
    return Element("say", utterance=one, form=form)
