"""From ``data/plot.toml`` to utterances: who says what on which day, and what for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from evaluation.month.nouns import Utterance
from evaluation.month.stock import items, table
from evaluation.month.world import of_body, people

Row = Mapping[str, Any]


def plot() -> Row:
    """The plot's table."""
    return table("plot")


def state_name(state: str) -> str:
    """The state as knowledge has it: two of our groups may show one state."""
    return state.removesuffix("-terms").removesuffix("-calls")


def group_of(question: str, state: str) -> str:
    """The group of items that shows a state."""
    return str(table("groups")["questions"][question][state])


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day, both ends included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


class Cast:
    """Hands out utterances: ids in order, items in turn, so that nobody repeats themselves within days."""

    def __init__(self, seed: str) -> None:
        self.rng = Random(f"{seed}:cast")
        self.turn: Counter[tuple[str, str]] = Counter()
        self.order: dict[tuple[str, str], list[int]] = {}
        self.made = 0

    def says(self, by: str, group: str, on: date, part: str, **more: Any) -> Utterance:
        """An utterance of a person; the item is the next in this person's own order."""
        act, certainty, subject = table("groups")["acts"][group]
        person = people()[by]
        key = (person.of, group)
        if key not in self.order:
            self.order[key] = list(range(len(items("en")[group])))
            self.rng.shuffle(self.order[key])
        item = self.order[key][self.turn[key] % len(self.order[key])]
        self.turn[key] += 1
        self.made += 1
        return Utterance(f"u{self.made:04}", by, person.of, on, group, item, part, act, certainty, subject, **more)


def utterances(seed: str) -> list[Utterance]:
    """All that is said for the plot's sake, by day; the chatter comes on top (:func:`chatter`)."""
    cast = Cast(seed)
    made = [*_positions(cast), *_friends(cast), *_contradictions(cast), *_lines(cast), *_firsts(cast),
            *_pledges(cast), *_meetings(cast), *_thresholds(cast), *_chatter(cast)]
    return sorted(made, key=lambda one: (one.on, one.id))


def _positions(cast: Cast) -> Iterator[Utterance]:
    end: date = plot()["end"]
    for row in plot()["position"]:
        changes = [(date.fromisoformat(day), state) for day, state in row["states"]]
        speakers = [person.key for person in of_body(row["of"])]
        for day, state, first in _when_said(changes, end, cast.rng, row):
            by = speakers[0] if first or cast.rng.random() < 0.5 else cast.rng.choice(speakers)
            yield cast.says(by, group_of(row["question"], state), day, "position", question=row["question"],
                            state=state_name(state), about=row.get("about", "ua"),
                            detail={"shift": True} if first else {})


def _when_said(changes: Sequence[tuple[date, str]], end: date, rng: Random,
               row: Row) -> Iterator[tuple[date, str, bool]]:
    """(day, state, whether it is a change): about every eighth day, and on the day of every change."""
    avoid = {one["on"] for one in plot()["contradiction"]
             if one["question"] == row["question"] and people()[one["one"][0]].of == row["of"]}
    for number, (start, state) in enumerate(changes):
        until = changes[number + 1][0] if number + 1 < len(changes) else end + timedelta(days=1)
        day = start if number else start + timedelta(days=rng.randint(0, 6))
        first = number > 0
        while day < until:
            if day not in avoid:
                yield day, state, first
            day += timedelta(days=rng.randint(2, 4) if first else rng.randint(6, 10))
            first = False


def _friends(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["friend"]:
        yield cast.says(row["by"], row["group"], row["on"], "friend",
                        detail={"question": row["question"], "why": row["why"]})


def _contradictions(cast: Cast) -> Iterator[Utterance]:
    for number, row in enumerate(plot()["contradiction"]):
        for by, group in (row["one"], row["other"]):
            state = next(state for state, own in table("groups")["questions"][row["question"]].items() if own == group)
            yield cast.says(by, group, row["on"], "contradiction", question=row["question"], state=state_name(state),
                            about=row.get("about", "ua"), ref=f"contradiction-{number + 1}")


def _lines(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["line"]:
        gap = row.get("gap")
        for day in days_between(plot()["start"], row["to"]):
            if day.weekday() == row["weekday"] and not (gap and gap[0] <= day <= gap[1]):
                yield cast.says(row["by"], row["group"], day, "line", ref=row["group"])


def _firsts(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["first"]:
        yield cast.says(row["by"], row["group"], row["on"], "first", about=row.get("about", "ua"))


def _pledges(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["pledge"]:
        before = None
        for day, kind, amount in row["events"]:
            yield cast.says(row["by"], f"pledge-{kind}", date.fromisoformat(day), "pledge", ref=row["id"],
                            about=row.get("about", "ua"), detail={"kind": kind, "amount": amount, "before": before,
                                                                  "unit": row["unit"], "due": row["due"]})
            before = amount


def _meetings(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["meeting"]:
        for day in row["told"]:
            yield cast.says(row["by"], "meet-announce", day, "meeting", ref=row["id"], detail={"kind": "announce"})
        if "moved" in row:
            yield cast.says(row["by"], "meet-moved", row["moved"][0], "meeting", ref=row["id"],
                            detail={"kind": "moved"})
        if "cancelled" in row:
            yield cast.says(row["by"], "meet-cancelled", row["cancelled"], "meeting", ref=row["id"],
                            detail={"kind": "cancelled"})
        held = held_on(row)
        if held and held <= plot()["end"]:
            yield cast.says(row["by"], "meet-held", held, "meeting", ref=row["id"], detail={"kind": "held"})


def held_on(row: Row) -> date | None:
    """The last day of a meeting that took place; None for one that did not, or is still ahead."""
    if row["fate"] == "held":
        day: date = row["on"][-1]
        return day
    if row["fate"] == "moved" and row["moved"][1] <= plot()["end"]:
        moved: date = row["moved"][1]
        return moved
    return None


def _thresholds(cast: Cast) -> Iterator[Utterance]:
    for row in plot()["threshold"]:
        by, group = row["says"]
        yield cast.says(by, group, row["on"], "threshold", ref=row["event"])


def _chatter(cast: Cast) -> Iterator[Utterance]:
    """What fills the days; nobody does for the first time what is planted as a first before that day."""
    rows = plot()["chatter"]
    planted = {(people()[row["by"]].of, table("groups")["acts"][row["group"]][0]): row["on"] for row in plot()["first"]}
    for day in days_between(plot()["start"], plot()["end"]):
        for _ in range(cast.rng.randint(3, 6) if day.weekday() < 5 else cast.rng.randint(2, 3)):
            row = cast.rng.choice(rows)
            by, group = cast.rng.choice(row["by"]), cast.rng.choice(row["groups"])
            planned = planted.get((people()[by].of, table("groups")["acts"][group][0]))
            if planned is None or day > planned:
                yield cast.says(by, group, day, "chatter", about=row.get("about", "ua"))
